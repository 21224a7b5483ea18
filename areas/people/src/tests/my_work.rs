use super::setting::*;
use record::store::clock::{self, Duty};
use record::store::family::{NewRelationship, relate};
use record::store::person::{NewAddress, add_address};
use record::store::work_clock::{self, About, Whose};
use record::store::worker::{make_worker, take_post};
use record::words::RelationshipKind;
use testkit::{Seen, TestApp};

fn duty(app: &TestApp, child: i64, words: &str, due: &str, worker: i64) {
    app.arrange(|acting| {
        let duty = Duty {
            id: 0,
            person: child,
            rule: "visit".to_owned(),
            version: 1,
            words: words.to_owned(),
            basis: "local".to_owned(),
            source: "a test".to_owned(),
            started: "2026-11-01".parse().unwrap(),
            due: due.parse().unwrap(),
            stopped: None,
            worker: Some(worker),
        };
        clock::start(acting, &duty, None)
    });
}

/// Robin and Wren are brother and sister at one address, Sam lives elsewhere; a call waits in the team's queue.
fn scene() -> (TestApp, i64) {
    let app = app();
    let (robin, _) = a_child(&app, "Robin", "Marsden", "2019-03-14");
    let (wren, _) = a_child(&app, "Wren", "Marsden", "2021-03-14");
    let (sam, _) = a_child(&app, "Sam", "Okoro", "2015-01-02");
    let account = a_worker(&app, "Amina Yusuf", "West team", Some(robin));
    let amina = app.count("SELECT id FROM worker WHERE name = 'Amina Yusuf'", &[]);
    let team = app.count("SELECT id FROM team WHERE name = 'West team'", &[]);
    app.arrange(|acting| {
        let kind = RelationshipKind::Sibling;
        let new = NewRelationship { one: robin, other: wren, kind, words: "", responsibility: "no", source: "a test" };
        relate(acting, &new, "a test")?;
        for (child, lines) in [(robin, "1 Weir Lane"), (wren, "1 Weir Lane"), (sam, "9 Mill Street")] {
            let postcode = "WM4 2QT";
            let home = NewAddress { kind: "home", lines, postcode, from: None, to: None, source: "a test" };
            add_address(acting, child, &home, "a test")?;
        }
        let call = About { kind: "school_call", id: 7, words: "Call from a school", href: "/people/found/7" };
        let whose = Whose { team: Some(team), worker: None };
        let from = "2026-11-20".parse().unwrap();
        // Something that a social worker's role does not do waits there too.
        let other = About { kind: "allocation", id: 8, words: "A child without a worker", href: "/people/ABC/merge" };
        work_clock::start(acting, "referral_decision", from, &other, whose, None)?;
        work_clock::start(acting, "referral_decision", from, &call, whose, None)
    });
    for (child, words, due) in
        [(robin, "See Robin", "2026-11-20"), (sam, "See Sam", "2026-11-23"), (wren, "See Wren", "2026-12-30")]
    {
        duty(&app, child, words, due, amina);
    }
    (app, account)
}

fn groups(seen: &Seen) -> Vec<String> {
    seen.all(".kith-card__title")
}

#[test]
fn work_is_grouped_by_date_child_address_or_brothers_and_sisters() {
    let (app, account) = scene();
    let amina = app.browser_of(account);

    assert_eq!(groups(&amina.get("/work")), ["Today 2", "Late 1", "Later 1"]);
    let by_child = amina.get("/work?by=child");
    let mut children = groups(&by_child);
    children.sort();
    assert_eq!(children, ["Not about a child on record 1", "Robin Marsden 1", "Sam Okoro 1", "Wren Marsden 1"]);
    let mut homes = groups(&amina.get("/work?by=address"));
    homes.sort();
    assert_eq!(homes, ["1 Weir Lane, WM4 2QT 2", "9 Mill Street, WM4 2QT 1", "Not about a child on record 1"]);
    let mut families = groups(&amina.get("/work?by=family"));
    families.sort();
    assert_eq!(families, ["Not about a child on record 1", "Robin Marsden, Wren Marsden 2", "Sam Okoro 1"]);
}

#[test]
fn what_waits_in_a_teams_queue_stands_in_the_work_of_its_workers_until_somebody_has_it() {
    let (app, account) = scene();
    let waiting = app.browser_of(account).get("/work");
    waiting.expect("Call from a school").expect("Waits in your team's queue").expect("Due today");
    waiting.expect_not("A child without a worker");

    let joel = app.arrange(|acting| {
        let team = acting.count("SELECT id FROM team WHERE name = 'West team'", &[])?;
        let joel = make_worker(acting, "Joel Okafor", "Social worker", None, "a test")?;
        take_post(acting, joel, team, "Social worker", "2026-01-05".parse().unwrap())?;
        Ok(joel)
    });
    let other = app.account("joel", "Joel Okafor", "worker", Some(joel));
    app.browser_of(other).get("/").expect("Call from a school");
    app.arrange(|acting| {
        let amina = acting.count("SELECT id FROM worker WHERE name = 'Amina Yusuf'", &[])?;
        let call = work_clock::about(acting, "school_call", 7)?;
        let whose = Whose { team: call[0].team, worker: Some(amina) };
        work_clock::give(acting, call[0].id, whose)
    });

    app.browser_of(account).get("/work").expect("Call from a school").expect_not("Waits in your team's queue");
    app.browser_of(other).get("/work").expect_not("Call from a school").expect("Nothing is due");
}

#[test]
fn an_account_without_a_worker_is_told_that_no_work_is_given_to_it() {
    let (app, _) = scene();
    app.sign_in_as("finance").get("/work").expect("Your account belongs to no worker");
}
