use super::setting::*;
use record::store::action::{NewAction, agree};
use record::store::family::{NewRelationship, relate};
use record::words::RelationshipKind;

fn action_for(app: &testkit::TestApp, child: i64, owner: i64) {
    app.arrange(|acting| {
        let new = NewAction {
            person: Some(child),
            words: "Ring school",
            owner: Some(owner),
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
}

fn siblings(app: &testkit::TestApp, one: i64, other: i64) {
    app.arrange(|acting| {
        let (kind, words) = (RelationshipKind::Sibling, "");
        let new = NewRelationship { one, other, kind, words, responsibility: "not_known", source: "a test" };
        relate(acting, &new, "a test")
    });
}

#[test]
fn another_worker_takes_over_with_what_is_still_to_be_done_and_the_history_counts_both() {
    let app = app();
    let (child, number) = a_child(&app, "Robin", "Marsden");
    let (east, west) = (a_team(&app, "East team"), a_team(&app, "West team"));
    let (joel, amina) = (a_worker(&app, "Joel Okafor", east), a_worker(&app, "Amina Yusuf", west));
    app.arrange(|acting| answers(acting, child, Some(joel), east, day("2026-01-05"), None));
    action_for(&app, child, joel);
    let hub = app.sign_in_as("hub");
    let at = format!("/people/{number}/workers/new?team={west}");
    hub.get(&at)
        .expect("Now: Social worker: Joel Okafor, East team, since 5 January 2026")
        .expect("a change would make it 2 in 12 months");
    let at = format!("/people/{number}/workers/new");
    let who = format!("{amina}-{west}");
    assert!(hub.post(&at, &to(&who, "20 11 2026")).error_for("from").unwrap().contains("before today"));

    hub.post(&at, &to(&who, "23 11 2026")).expect_status(303);

    let page = hub.get(&format!("/people/{number}/family"));
    page.expect("2 workers so far, 2 of them in the last 12 months; Amina Yusuf now, from today");
    page.expect("5 January 2026 to 23 November 2026").expect("The family moved.");
    let story = hub.get(&format!("/people/{number}"));
    story.expect("Social worker: Amina Yusuf, West team").expect("Before: Joel Okafor, East team.");
    assert_eq!(app.count("SELECT count(*) FROM action WHERE owner = $1", &[amina.into()]), 1);
    assert!(hub.post(&at, &to(&who, "23 11 2026")).error_for("who").unwrap().contains("already"));
    let team = format!("team-{west}");
    hub.post(&at, &to(&team, "23 11 2026")).expect_status(303);
    hub.get(&format!("/people/{number}/measures")).expect("Workers so far, reviewing officers not counted 1");
    app.expect_sound();
}

#[test]
fn a_change_agreed_for_a_later_day_is_shown_from_that_day_and_can_be_replaced() {
    let app = app();
    let (child, number) = a_child(&app, "Robin", "Marsden");
    let team = a_team(&app, "East team");
    let (joel, amina, rachel) = (
        a_worker(&app, "Joel Okafor", team),
        a_worker(&app, "Amina Yusuf", team),
        a_worker(&app, "Rachel Dunne", team),
    );
    app.arrange(|acting| answers(acting, child, Some(joel), team, day("2026-01-05"), None));
    action_for(&app, child, joel);
    let hub = app.sign_in_as("hub");
    let (at, family) = (format!("/people/{number}/workers/new"), format!("/people/{number}/family"));

    hub.post(&at, &to(&format!("{amina}-{team}"), "3 12 2026")).expect_status(303);

    hub.get(&family).expect("From 3 December 2026").expect("Social worker: Amina Yusuf, from 3 December 2026");
    hub.get(&at).expect("Now: Social worker: Joel Okafor, East team, since 5 January 2026, until 3 December 2026");
    assert_eq!(app.count("SELECT count(*) FROM action WHERE owner = $1", &[joel.into()]), 1);
    hub.post(&at, &to(&format!("{rachel}-{team}"), "1 12 2026")).expect_status(303);
    hub.get(&family)
        .expect("Was to begin 3 December 2026; taken back")
        .expect("Social worker: Rachel Dunne, from 1 December 2026");
    app.minutes_pass(60 * 24 * 20);
    let hub = app.sign_in_as("hub");
    hub.get(&family).expect("2 workers so far").expect("Rachel Dunne now");
    assert!(
        hub.post(&at, &to(&format!("{amina}-{team}"), "1 1 2028"))
            .error_for("from")
            .unwrap()
            .contains("more than a year")
    );
}

#[test]
fn a_manager_who_gives_a_child_to_another_team_comes_home_and_a_worker_may_not_allocate() {
    let app = app();
    let (child, number) = a_child(&app, "Robin", "Marsden");
    let (east, west) = (a_team(&app, "East team"), a_team(&app, "West team"));
    let joel = a_worker(&app, "Joel Okafor", east);
    app.arrange(|acting| answers(acting, child, Some(joel), east, day("2026-01-05"), None));
    let helen = a_worker_who_is(&app, "Helen Brearley", east, SOCIAL_WORKER, "Team manager");
    let manager = browser(&app, "helen", "Helen Brearley", "manager", Some(helen));
    let at = format!("/people/{number}/workers/new");
    browser(&app, "joel", "Joel Okafor", "worker", Some(joel)).get(&at).expect_status(403);

    let given = manager.post(&at, &to(&format!("team-{west}"), "23 11 2026"));

    assert_eq!(given.led_to(), "/");
    manager.follow(&given).expect_status(200).expect("West team, worker not yet named answers for Robin");
    manager.get(&at).expect_status(403);
}

#[test]
fn brothers_and_sisters_are_allocated_together_and_their_worker_is_suggested_first() {
    let app = app();
    let ((robin, number), (kim, kims)) = (a_child(&app, "Robin", "Marsden"), a_child(&app, "Kim", "Marsden"));
    let (east, west) = (a_team(&app, "East team"), a_team(&app, "West team"));
    let (joel, amina) = (a_worker(&app, "Joel Okafor", east), a_worker(&app, "Amina Yusuf", west));
    a_worker(&app, "Anna Able", east);
    siblings(&app, robin, kim);
    app.arrange(|acting| {
        answers(acting, kim, Some(amina), west, day("2026-01-05"), None)?;
        answers(acting, robin, None, east, day("2026-11-23"), None)
    });
    let hub = app.sign_in_as("hub");
    let at = format!("/people/{number}/workers/new");

    let page = hub.get(&at);
    let offered = page.all(".govuk-radios__item:has([name=who]) label");
    assert_eq!(offered[0], "Amina Yusuf, West team", "{offered:?}");
    page.expect("Answers for Kim Marsden");
    let who = format!("{joel}-{east}");
    let mut fields = to(&who, "23 11 2026");
    fields.push(("also", &kims));
    let sent = hub.post(&at, &fields);

    hub.follow(&sent)
        .expect("Joel Okafor, East team answers for Robin and for a brother or sister from 23 November 2026");
    for (child, _) in [(robin, 0), (kim, 1)] {
        let now = "SELECT count(*) FROM responsibility WHERE person = $1 AND worker = $2 AND to_day IS NULL";
        assert_eq!(app.count(now, &[child.into(), joel.into()]), 1);
    }
    assert_eq!(app.last_act(), "allocate");
    hub.get(&format!("/people/{kims}/handover")).expect("Amina Yusuf to Joel Okafor");
    app.expect_sound();
}

#[test]
fn role_is_not_profession_and_a_lead_practitioner_who_is_no_social_worker_is_overseen() {
    let app = app();
    let (child, number) = a_child(&app, "Robin", "Marsden");
    let team = a_team(&app, "Family help");
    let gail = a_worker_who_is(&app, "Gail Moss", team, "Family support worker", "Family support worker");
    let helen = a_worker_who_is(&app, "Helen Brearley", team, SOCIAL_WORKER, "Team manager");
    app.arrange(|acting| answers(acting, child, None, team, day("2026-11-23"), None));
    let hub = app.sign_in_as("hub");
    let (at, who, overseer) = (format!("/people/{number}/workers/new"), format!("{gail}-{team}"), helen.to_string());
    hub.get(&at).expect("Family support worker, not a social worker");
    let with = |role: &'static str, overseer: &str| {
        let fields = [
            ("who", who.as_str()),
            ("role", role),
            ("overseer", overseer),
            ("from", "23 11 2026"),
            ("reason", "She knows the family's school."),
        ];
        hub.post(&at, &fields)
    };

    assert!(
        with("social_worker", &overseer).error_for("role").unwrap().contains("Choose the role of lead practitioner")
    );
    assert!(with("lead_practitioner", "").error_for("overseer").unwrap().contains("who oversees"));
    assert!(with("lead_practitioner", &gail.to_string()).error_for("overseer").is_some());
    with("lead_practitioner", &overseer).expect_status(303);

    hub.get(&format!("/people/{number}/family")).expect("Helen Brearley, for Gail Moss (Family support worker)");
    hub.get(&format!("/people/{number}"))
        .expect("Lead practitioner: Gail Moss, Family help")
        .expect("Overseen by Helen Brearley.");
}

#[test]
fn what_is_missing_is_asked_for_and_nothing_typed_is_lost() {
    let app = app();
    let (_, number) = a_child(&app, "Robin", "Marsden");
    let team = a_team(&app, "East team");
    a_worker(&app, "Joel Okafor", team);
    let hub = app.sign_in_as("hub");
    let at = format!("/people/{number}/workers/new");

    let seen =
        hub.post(&at, &[("who", "999-1"), ("role", "king"), ("from", "soon"), ("reason", ""), ("priority", "high")]);

    seen.expect_status(422);
    for field in ["who", "role", "from", "reason"] {
        assert!(seen.error_for(field).is_some(), "{field}");
    }
    assert_eq!((seen.field("from").as_deref(), seen.field("priority").as_deref()), (Some("soon"), Some("high")));
    assert_eq!(app.count("SELECT count(*) FROM responsibility", &[]), 0);
}
