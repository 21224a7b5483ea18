use super::setting::*;
use record::store::clock::{self, Duty};

#[test]
fn the_home_page_says_what_must_be_done_today_before_what_is_late_and_what_comes() {
    let app = app();
    let (child, _) = a_child(&app, "Robin", "Marsden", "2019-03-14");
    let account = a_worker(&app, "Amina Yusuf", "West team", Some(child));
    let amina = app.count("SELECT id FROM worker WHERE name = 'Amina Yusuf'", &[]);
    let dues = [
        ("Later", "2027-01-20"),
        ("Soon", "2026-11-27"),
        ("Late by rule", "2026-11-19"),
        ("Late by law", "2026-11-10"),
        ("Now", "2026-11-23"),
    ];
    app.arrange(|acting| {
        for (words, due) in dues {
            let duty = Duty {
                id: 0,
                person: child,
                rule: "visit".to_owned(),
                version: 1,
                words: words.to_owned(),
                basis: if words.ends_with("law") { "statute" } else { "local" }.to_owned(),
                source: "a test".to_owned(),
                started: "2026-11-01".parse().unwrap(),
                due: due.parse().unwrap(),
                stopped: None,
                worker: Some(amina),
            };
            clock::start(acting, &duty, None)?;
        }
        Ok(())
    });

    let home = app.browser_of(account).get("/");

    home.expect("1 due today, 2 late, 1 in the next 7 days");
    let lines = home.all(".kith-work li");
    let places: Vec<&str> =
        lines.iter().map(|l| dues.iter().find(|(w, _)| l.contains(&format!(": {w} "))).unwrap().0).collect();
    assert_eq!(places, ["Now", "Late by law", "Late by rule", "Soon", "Later"]);
    assert!(home.all("details summary").contains(&"Later: 1".to_owned()));
    home.expect("Robin Marsden");
}

#[test]
fn a_manager_sees_what_is_late_in_the_team_the_laws_duties_first() {
    let app = app();
    let (child, _) = a_child(&app, "Robin", "Marsden", "2019-03-14");
    a_worker(&app, "Amina Yusuf", "West team", Some(child));
    let amina = app.count("SELECT id FROM worker WHERE name = 'Amina Yusuf'", &[]);
    app.arrange(|acting| {
        for (words, basis, due) in [("By rule", "local", "2026-11-01"), ("By law", "statute", "2026-11-20")] {
            let duty = Duty {
                id: 0,
                person: child,
                rule: "visit".to_owned(),
                version: 1,
                words: words.to_owned(),
                basis: basis.to_owned(),
                source: "a test".to_owned(),
                started: "2026-11-01".parse().unwrap(),
                due: due.parse().unwrap(),
                stopped: None,
                worker: Some(amina),
            };
            clock::start(acting, &duty, None)?;
        }
        let team = acting.count("SELECT id FROM team WHERE name = 'West team'", &[])?;
        let manager = record::store::worker::make_worker(acting, "Helen Brearley", "Team manager", None, "a test")?;
        record::store::worker::take_post(acting, manager, team, "Team manager", "2026-01-05".parse().unwrap())?;
        Ok(())
    });
    let helen = app.count("SELECT id FROM worker WHERE name = 'Helen Brearley'", &[]);

    let home = app.browser_of(app.account("helen", "Helen Brearley", "manager", Some(helen))).get("/");

    let lines = home.all(".kith-work li");
    assert!(lines[0].contains("By law") && lines[1].contains("By rule"), "{lines:?}");
    home.expect("Amina Yusuf 1 : people, Amina Yusuf 2 : clocks that are late, Amina Yusuf");
    let lists = home.attributes("main td a", "href");
    assert!(lists.iter().any(|to| to.starts_with("/caseloads/workers/") && to.ends_with("/late")), "{lists:?}");
}
