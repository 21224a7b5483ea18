//! A reassessment begins beside last time's answers; nothing is copied unless it is chosen.

use super::scene::{ANSWERS, Scene, at, outcome, send};

#[test]
fn last_times_answers_stand_beside_and_only_the_chosen_ones_are_copied() {
    let scene = Scene::new().with_experience();
    let joel = scene.joel();
    let first = scene.begin(&joel, false, scene.joel, "2 11 2026");
    send(&joel, &first, "go-on", ANSWERS).expect_status(303);
    let name = format!("outcome-{}", scene.kj);
    joel.post(&at(&first, "conclude"), &outcome(&name, "child_in_need")).expect_status(303);
    scene.app.minutes_pass(60 * 24);
    let joel = scene.joel();
    let again = scene.begin(&joel, false, scene.joel, "24 11 2026");
    let page = joel.get(&again);
    page.expect("Read last time's answers beside these");
    assert_eq!(page.field("q-what_happened-0").as_deref(), Some(""), "nothing is copied by itself");

    let beside = joel.get(&at(&again, "last-time"));

    beside
        .expect("Last time, concluded 23 November 2026")
        .expect("Mum and Dad shout at night.")
        .expect("Not answered yet");
    assert!(beside.field("take").is_none(), "nothing is ticked");
    assert!(!beside.source().contains("value=\"q-seen-0\""), "that a child was seen is not carried over");
    joel.post(&at(&again, "last-time"), &[]).expect_status(303);
    let fields = [("take", "q-what_happened-0"), ("take", "q-seen-0"), ("take", "nonsense")];
    let took = joel.post(&at(&again, "last-time"), &fields);
    joel.follow(&took).expect("Single assessment");
    let page = joel.get(&again);
    assert_eq!(page.field("q-what_happened-0").as_deref(), Some("Mum and Dad shout at night."));
    assert_eq!(page.field("q-seen-0"), None);
    assert_eq!(page.field("q-impact-0").as_deref(), Some(""));
    joel.get(&at(&first, "last-time")).expect_status(404);
    joel.post(&at(&first, "last-time"), &fields).expect_status(404);
}
