use super::setting::*;
use record::store::action::{NewAction, agree};
use record::store::worker::worker_called;

#[test]
fn another_worker_takes_over_with_what_is_still_to_be_done_and_the_history_counts_both() {
    let app = app();
    let (child, number) = a_child(&app, "Robin", "Marsden", "2019-03-14");
    a_worker(&app, "Joel Okafor", "East team", Some(child));
    a_worker(&app, "Amina Yusuf", "West team", None);
    let joel = app.store.read(|r| worker_called(r, "Joel Okafor")).unwrap().unwrap();
    let amina = app.store.read(|r| worker_called(r, "Amina Yusuf")).unwrap().unwrap();
    let team = app.count("SELECT id FROM team WHERE name = 'West team'", &[]);
    app.arrange(|acting| {
        let new = NewAction {
            person: Some(child),
            words: "Ring school",
            owner: Some(joel),
            owner_words: "Joel Okafor",
            due: None,
            agreed_where: "visit",
            agreed_id: None,
            agreed_by: "Joel Okafor",
            priority: 0,
            origin: None,
        };
        agree(acting, &new)
    });
    let hub = app.sign_in_as("hub");
    let at = format!("/people/{number}/workers/new");
    hub.get(&at).expect("Social worker: Joel Okafor, East team, since 5 January 2026");
    let who = format!("{amina}-{team}");
    let early = [("who", who.as_str()), ("role", "social_worker"), ("from", "1 1 2026"), ("reason", "x")];
    assert!(hub.post(&at, &early).error_for("from").unwrap().contains("5 January 2026"));

    let new = [
        ("who", who.as_str()),
        ("role", "social_worker"),
        ("from", "20 11 2026"),
        ("reason", "The family moved west."),
        ("hand_over", "yes"),
    ];
    hub.post(&at, &new).expect_status(303);

    let page = hub.get(&format!("/people/{number}/family"));
    page.expect("2 workers so far, 2 of them in the last 12 months; Amina Yusuf now, 3 days");
    page.expect("5 January 2026 to 20 November 2026").expect("The family moved west.");
    let story = hub.get(&format!("/people/{number}"));
    story.expect("Social worker: Amina Yusuf, West team").expect("Before: Joel Okafor, East team.");
    assert_eq!(app.count("SELECT count(*) FROM action WHERE owner = $1", &[amina.into()]), 1);
    assert!(hub.post(&at, &new).error_for("who").unwrap().contains("already"));
    let put_right = [
        ("who", format!("team-{team}")),
        ("role", "social_worker".to_owned()),
        ("from", "20 11 2026".to_owned()),
        ("reason", "Amina is away".to_owned()),
    ];
    let put_right: Vec<(&str, &str)> = put_right.iter().map(|(n, v)| (*n, v.as_str())).collect();
    hub.post(&at, &put_right).expect_status(303);
    hub.get(&format!("/people/{number}/measures")).expect("Workers so far, reviewing officers not counted 1");
    app.expect_sound();
}

#[test]
fn a_manager_who_gives_a_child_to_another_team_comes_home_and_a_worker_may_not_allocate() {
    let app = app();
    let (child, number) = a_child(&app, "Robin", "Marsden", "2019-03-14");
    let east = app.browser_of(a_worker(&app, "Joel Okafor", "East team", Some(child)));
    a_worker(&app, "Amina Yusuf", "West team", None);
    let joel = app.store.read(|r| worker_called(r, "Joel Okafor")).unwrap();
    let manager = app.browser_of(app.account("helen", "Helen Brearley", "manager", joel));
    let team = app.count("SELECT id FROM team WHERE name = 'West team'", &[]);
    let at = format!("/people/{number}/workers/new");
    east.get(&at).expect_status(403);

    let who = format!("team-{team}");
    let given = manager
        .post(&at, &[("who", &who), ("role", "social_worker"), ("from", "23 11 2026"), ("reason", "Moved west")]);

    assert_eq!(given.led_to(), "/");
    manager.follow(&given).expect_status(200).expect("West team, worker not yet named answers for Robin");
    manager.get(&at).expect_status(403);
}

#[test]
fn a_child_with_the_team_alone_waits_on_the_managers_home_page() {
    let app = app();
    let (_, number) = a_child(&app, "Robin", "Marsden", "2019-03-14");
    a_worker(&app, "Joel Okafor", "East team", None);
    let joel = app.store.read(|r| worker_called(r, "Joel Okafor")).unwrap();
    let manager = app.browser_of(app.account("helen", "Helen Brearley", "manager", joel));
    let team = app.count("SELECT id FROM team WHERE name = 'East team'", &[]);
    let who = format!("team-{team}");
    let fields = [("who", who.as_str()), ("role", "social_worker"), ("from", "23 11 2026"), ("reason", "New referral")];
    manager.post(&format!("/people/{number}/workers/new"), &fields).expect_status(303);

    let home = manager.get("/");

    home.expect("Waiting for a worker").expect("Robin Marsden");
    assert!(home.attributes(".kith-work a", "href").contains(&format!("/people/{number}/workers/new")));
}
