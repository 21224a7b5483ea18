use super::setting::*;
use record::store::story::{NewEntry, tell};
use record::words::StoryKind;

#[test]
fn c03_01_a_visit_on_day_8_written_on_day_15_is_shown_as_recorded_seven_days_late() {
    let app = app();
    let (child, number) = a_child(&app, "Kayleigh", "Marsden", "2019-03-14");
    app.arrange(|acting| {
        let entry = NewEntry {
            kind: StoryKind::Visit,
            day: "2026-11-08".parse().unwrap(),
            time: None,
            written_at: "2026-11-15T09:00:00Z".parse().unwrap(),
            title: "Home visit",
            words: "Seen alone in the garden.",
            meaning: "Feels safe outside.",
            turning_point: false,
            source: "Visit",
            source_id: None,
            by: "Amina Yusuf",
            origin: None,
        };
        tell(acting, child, &entry)
    });

    let page = app.sign_in_as("hub").get(&format!("/people/{number}"));

    page.expect_status(200).expect("Kayleigh Marsden").expect("Seen alone in the garden.");
    assert!(page.all(".kith-late").iter().any(|l| l.contains("7 days")), "{:?}", page.all(".kith-late"));
}

#[test]
fn each_place_of_the_page_opens_and_each_look_is_logged() {
    let app = app();
    let (child, number) = a_child(&app, "Tyler", "Marsden", "2017-03-14");
    let hub = app.sign_in_as("hub");
    for end in ["", "/work", "/family", "/records", "/measures"] {
        hub.get(&format!("/people/{number}{end}")).expect_status(200).expect("Tyler Marsden");
    }
    assert_eq!(app.count("SELECT count(*) FROM look WHERE subject = $1", &[child.into()]), 5);
    app.sign_in_as("governance").get(&format!("/people/{number}/looks")).expect("Front door worker");
}

#[test]
fn another_teams_child_is_opened_only_with_a_reason_which_is_kept() {
    let app = app();
    let (child, number) = a_child(&app, "Ellis", "Ward", "2012-06-01");
    a_worker(&app, "Joel Okafor", "East team", Some(child));
    let other = app.browser_of(a_worker(&app, "Amina Yusuf", "West team", None));
    let (page, ask) = (format!("/people/{number}"), format!("/people/{number}/ask"));
    other.get(&page).expect_status(403).expect("East team");
    other.post(&ask, &[("reason", "x")]).expect_status(422).expect("Say in a sentence");

    let opened = other.post(&ask, &[("reason", "Duty call from the hospital tonight")]);

    other.follow(&opened).expect_status(200).expect("Ellis Ward").expect("Your reason was kept");
    assert_eq!(app.last_act(), "break_glass");
    app.minutes_pass(5 * 60);
    app.browser_of(other.account.unwrap()).get(&page).expect_status(403);
    app.expect_sound();
}

#[test]
fn a_restricted_record_shows_that_it_exists_and_whom_to_ask() {
    let app = app();
    let (child, number) = a_child(&app, "Mia", "Stone", "2013-06-01");
    let guardian = app.account("grace.mensah", "Grace Mensah", "manager", None);
    app.arrange(|acting| access::restrict(acting, child, guardian, &[], "A relative works here"));
    let reviewer = app.sign_in_as("reviewer");
    reviewer.get(&format!("/people/{number}")).expect_status(403).expect("Ask Grace Mensah").expect_not("Mia");
    app.browser_of(guardian).get(&format!("/people/{number}")).expect_status(200).expect("Mia Stone");
}
