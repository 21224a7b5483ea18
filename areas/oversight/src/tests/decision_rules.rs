use super::scene::{AGREES, Scene, asks, decides};

const CHANGE: &[(&str, &str)] = &[
    ("seen", "1"),
    ("asks", "nobody"),
    ("from", "1 12 2026"),
    ("reason", "The first quarter's closings were all agreed unchanged"),
];

#[test]
fn a_rule_is_changed_as_a_new_version_from_a_day_and_a_decision_keeps_the_one_it_was_asked_under() {
    let scene = Scene::new();
    let quality = scene.app.sign_in_as("quality");
    asks(&scene.amina(), &scene.kj_number, 1, "step_down").expect_status(303);
    quality.get("/decision-rules").expect("Step down to a lower level of help").expect("Everybody");

    let sent = quality.post("/decision-rules/step_down", CHANGE);

    quality.follow(&sent).expect("The first quarter's closings").expect("Came with Kith").expect("In force. Everybody");
    quality.get("/decision-rules").expect("From 1 December 2026: Nobody");
    assert!(
        scene.amina().follow(&asks(&scene.amina(), &scene.kj_number, 2, "step_down")).text().contains("whoever asks")
    );
    scene.app.minutes_pass(60 * 24 * 8);
    let amina = scene.amina();
    let free = asks(&amina, &scene.kj_number, 3, "step_down");
    amina.follow(&free).expect("Free. Nobody has to ask a manager at this step");
    // What was asked before still waits under its own version.
    let helen = scene.helen();
    helen.get(&format!("/trials/{}/1", scene.kj_number)).expect("Everybody (local rule, version 1)");
    decides(&helen, &scene.kj_number, 1, AGREES).expect_status(303);
    let versions = "SELECT count(DISTINCT rule_version) FROM decision WHERE step = 'step_down'";
    assert_eq!(scene.app.count(versions, &[]), 2);
    scene.app.expect_sound();
}

#[test]
fn a_change_that_cannot_be_is_told_at_its_field_and_nothing_typed_is_lost() {
    let scene = Scene::new();
    let angela = scene.angela();
    let send = |asks, years, from, reason| {
        let fields = [("seen", "1"), ("asks", asks), ("years", years), ("from", from), ("reason", reason)];
        angela.post("/decision-rules/close_record", &fields)
    };
    let why = "Two closings came back within a month";
    assert!(send("under_years", "", "1 12 2026", why).error_for("years").unwrap().contains("1 to 40"));
    assert!(send("under_years", "many", "1 12 2026", why).error_for("years").is_some());
    assert!(send("some", "", "1 12 2026", why).error_for("asks").is_some());
    assert!(send("everybody", "", "22 11 2026", why).error_for("from").unwrap().contains("keeps its rule"));
    assert!(send("everybody", "", "1 12 2062", why).error_for("from").unwrap().contains("a year away"));
    assert!(send("everybody", "", "soon", why).error_for("from").is_some());
    let said = send("everybody", "", "1 12 2026", "n/a");
    assert!(said.error_for("reason").unwrap().contains("does not say why"));
    said.expect("n/a");
    assert_eq!(scene.app.count("SELECT count(*) FROM decision_rule", &[]), 0);
    send("under_years", "5", "1 12 2026", why).expect_status(303);
    send("everybody", "", "1 12 2026", why).expect_status(409).expect("Somebody changed this rule");
}

#[test]
fn workers_read_the_rules_and_those_who_may_not_change_them_are_refused() {
    let scene = Scene::new();
    for browser in [scene.amina(), scene.helen()] {
        browser.get("/decision-rules").expect("Close an assessment");
        browser.get("/decision-rules/close_assessment").expect("Came with Kith").expect_not("Add this version");
        browser.post("/decision-rules/close_assessment", CHANGE).expect_status(403);
    }
    scene.angela().get("/decision-rules/close_everything").expect_status(404);
}
