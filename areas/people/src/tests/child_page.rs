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

#[test]
fn the_whole_story_is_read_and_printed_from_the_beginning_on_one_page() {
    let app = app();
    let (child, number) = a_child(&app, "Ottoline", "Marsden", "2015-03-14");
    app.arrange(|acting| {
        for n in 0..130i64 {
            let title = format!("Event {n}");
            let entry = NewEntry {
                kind: StoryKind::Event,
                day: days::Day::new(2016, 1, 1).unwrap().saturating_add(days_of(n)),
                time: None,
                written_at: "2026-11-15T09:00:00Z".parse().unwrap(),
                title: &title,
                words: "",
                meaning: "",
                turning_point: false,
                source: "Test",
                source_id: None,
                by: "Amina Yusuf",
                origin: None,
            };
            tell(acting, child, &entry)?;
        }
        Ok(())
    });
    let hub = app.sign_in_as("hub");

    let latest = hub.get(&format!("/people/{number}"));
    let whole = hub.get(&format!("/people/{number}/story"));

    latest.expect("130 entries, the latest first");
    assert_eq!(latest.all(".kith-entry").len(), 100);
    let titles = whole.all(".kith-entry__title");
    assert_eq!(titles.len(), 130);
    assert!(titles[0].starts_with("Event 0") && titles[129].starts_with("Event 129"), "{} {}", titles[0], titles[129]);
    whole.expect("Printed 23 November 2026 at 10:42 by");
}

fn days_of(n: i64) -> jiff::Span {
    jiff::Span::new().days(n)
}
