use super::setting::*;
use record::store::work_clock;

#[test]
fn a_child_with_the_team_alone_shows_until_a_worker_is_named_and_is_due_the_same_day() {
    let app = app();
    let (child, number) = a_child(&app, "Robin", "Marsden");
    let team = a_team(&app, "East team");
    let joel = a_worker(&app, "Joel Okafor", team);
    let helen = a_worker_who_is(&app, "Helen Brearley", team, SOCIAL_WORKER, "Team manager");
    let account = app.account("helen", "Helen Brearley", "manager", Some(helen));
    let manager = app.browser_of(account);
    manager
        .get("/unallocated")
        .expect("0 children without a worker tonight")
        .expect("Every child for whom a team answers has a worker.");
    let at = format!("/people/{number}/workers/new");
    let team_alone = format!("team-{team}");
    let fields = [to(&team_alone, "23 11 2026"), vec![("priority", "urgent")]].concat();

    manager.post(&at, &fields).expect_status(303);

    let home = manager.get("/");
    home.expect("Waiting for a worker")
        .expect("1 tonight")
        .expect("Robin Marsden")
        .expect("Urgent, without a worker since 23 November 2026");
    assert!(home.attributes(".kith-work a", "href").contains(&at));
    let duties = app.store.read(|r| work_clock::waiting(r, &[team], 10)).unwrap();
    assert_eq!(
        duties.iter().map(|d| (d.rule.as_str(), d.due)).collect::<Vec<_>>(),
        [("name_worker", day("2026-11-23"))]
    );
    assert_eq!(duties[0].person, Some(child));

    app.minutes_pass(60 * 24 * 2);
    let manager = app.browser_of(account);
    let list = manager.get("/unallocated");
    list.expect("1 child without a worker tonight").expect("East team: 1 child").expect("23 November 2026 (3 nights)");
    list.expect("24 November 2026 : 1 child").expect("22 November 2026 : 0 children");
    manager.get("/unallocated/2026-11-24").expect("1 child without a worker on the night of 24 November 2026");
    manager.get("/unallocated/2026-11-22").expect("0 children");
    manager.get("/unallocated/2026-12-24").expect_status(404);
    manager.get("/unallocated/whenever").expect_status(404);

    manager.post(&at, &to(&format!("{joel}-{team}"), "28 11 2026")).expect_status(303);
    manager.get("/unallocated").expect("A worker comes on 28 November 2026");
    assert_eq!(app.store.read(|r| work_clock::waiting(r, &[team], 10)).unwrap(), []);
    app.minutes_pass(60 * 24 * 3);
    let manager = app.browser_of(account);
    manager.get("/unallocated").expect("0 children without a worker tonight");
    assert!(!manager.get("/").says("Waiting for a worker"));
}

#[test]
fn a_child_whose_worker_has_left_is_without_one_though_the_name_still_stands() {
    let app = app();
    let (child, _) = a_child(&app, "Robin", "Marsden");
    let team = a_team(&app, "East team");
    let joel = a_worker(&app, "Joel Okafor", team);
    app.arrange(|acting| {
        answers(acting, child, Some(joel), team, day("2026-01-05"), None)?;
        let post = acting.count("SELECT id FROM post WHERE worker = $1", &[joel.into()])?;
        record::store::worker::end_post(acting, post, Some(day("2026-11-20")))
    });
    let hub = app.sign_in_as("hub");

    hub.get("/unallocated").expect("20 November 2026 (4 nights)").expect("Joel Okafor has left and is still named");
    hub.get("/").expect("the worker named has left");
    app.sign_in_as("senior").get("/caseloads").expect("No post now");
}

#[test]
fn a_restricted_child_is_counted_and_never_named() {
    let app = app();
    let (child, number) = a_child(&app, "Robin", "Marsden");
    let team = a_team(&app, "East team");
    app.arrange(|acting| answers(acting, child, None, team, day("2026-11-23"), None));
    let guardian = app.account("priya", "Priya Mehta", "governance", None);
    app.arrange(|acting| access::restrict(acting, child, guardian, &[], "a test"));
    let hub = app.sign_in_as("hub");
    for path in ["/unallocated", "/"] {
        let seen = hub.get(path);
        seen.expect("A record that you may not open").expect_not("Marsden");
        assert!(!seen.source().contains(&number));
    }
    hub.get("/unallocated").expect("1 child without a worker tonight");
}

#[test]
fn a_child_whom_another_area_gives_to_a_team_shows_by_its_priority_and_whoever_answered_no_longer_does() {
    let app = app();
    let ((robin, _), (kim, _)) = (a_child(&app, "Robin", "Marsden"), a_child(&app, "Kim", "Brook"));
    let (east, west) = (a_team(&app, "East team"), a_team(&app, "West team"));
    let joel = a_worker(&app, "Joel Okafor", west);
    app.arrange(|acting| {
        answers(acting, robin, Some(joel), west, day("2026-01-05"), None)?;
        for (person, priority) in [(kim, "ordinary"), (robin, "urgent")] {
            let reason = "The referral was accepted";
            let new = crate::published::ToTeam {
                person,
                team: east,
                from: day("2026-11-23"),
                reason,
                priority,
                by: "Tom Whitworth",
            };
            crate::published::give_to_team(acting, &new)?;
        }
        Ok(())
    });

    let rows = app.sign_in_as("hub").get("/unallocated").all("tbody tr");

    assert!(rows.len() == 2 && rows[0].starts_with("Robin Marsden") && rows[1].starts_with("Kim Brook"), "{rows:?}");
    let duties = app.store.read(|r| work_clock::waiting(r, &[east], 10)).unwrap();
    assert_eq!(duties.iter().map(|d| d.person).collect::<Vec<_>>(), [Some(kim), Some(robin)]);
    let running = "SELECT count(*) FROM responsibility WHERE person = $1 AND to_day IS NULL";
    assert_eq!(app.count(running, &[robin.into()]), 1);
}
