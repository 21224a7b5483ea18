//! The public form: what it asks, what it keeps, how it answers what cannot be.

use super::scene::{LEAST, Scene};

#[test]
fn a_stranger_reads_whom_to_ring_and_begins_without_an_account() {
    let scene = Scene::new();
    let who = scene.app.stranger();
    let start = who.get("/refer");
    start.expect("Anybody can use this page");
    assert!(start.source().contains("Ring 999") && start.source().contains("01632 960001"));
    assert!(!start.source().contains("Sign out") && !start.source().contains("/sign-in"));
    let at = scene.begin(&who);
    let form = who.get(&at);
    form.expect("What have you seen and heard?").expect("Right help, right time, version 4.2");
    assert_eq!(form.header("cache-control"), Some("no-store"));
    assert_eq!(form.header("referrer-policy"), Some("no-referrer"));
}

#[test]
fn the_frame_of_the_public_shows_nothing_of_somebody_who_is_signed_in() {
    let scene = Scene::new();
    let hub = scene.app.sign_in_as("hub");
    let seen = hub.get("/refer");
    assert!(!seen.source().contains("Front door worker") && !seen.source().contains("kith-nav"));
}

#[test]
fn the_address_alone_opens_nothing() {
    let scene = Scene::new();
    let who = scene.app.stranger();
    let at = scene.begin(&who);
    scene.fill(&who, &at, &LEAST, "save").expect_status(303);
    let other = scene.app.stranger();
    for path in [at.clone(), format!("{at}/check"), format!("{at}/sent")] {
        other.get(&path).expect_status(404).expect("This form is not open here").expect_not("Robin");
    }
    other.post(&at, &LEAST).expect_status(404);
    other.post(&format!("{at}/send"), &[]).expect_status(404);
    let another = scene.app.stranger();
    scene.begin(&another);
    another.get(&at).expect_status(404).expect_not("Robin");
}

#[test]
fn what_is_typed_stays_whatever_is_pressed() {
    let scene = Scene::new();
    let who = scene.app.stranger();
    let at = scene.begin(&who);
    let fields = [
        ("seen", "Two lines\nof words"),
        ("children", "1"),
        ("child-1-given", "Zoë"),
        ("child-1-family", "O'Neil"),
        ("child-1-postcode", "WS1 1AA"),
        ("concern", "neglect"),
        ("sign", "2.1"),
    ];
    let led = scene.fill(&who, &at, &fields, "another").led_to();
    assert_eq!(led, format!("{at}#child-2"));
    let form = who.get(&at);
    assert_eq!(form.field("seen").as_deref(), Some("Two lines\nof words"));
    assert_eq!(form.field("child-1-given").as_deref(), Some("Zoë"));
    assert_eq!(form.field("child-2-family").as_deref(), Some("O'Neil"));
    assert_eq!(form.field("child-2-postcode").as_deref(), Some("WS1 1AA"));
    assert_eq!(form.field("concern").as_deref(), Some("neglect"));
    let fields = [("children", "2"), ("child-1-given", "Zoë"), ("child-2-given", "Ann")];
    scene.fill(&who, &at, &fields, "out-1").expect_status(303);
    let form = who.get(&at);
    assert_eq!((form.field("children").as_deref(), form.field("child-1-given").as_deref()), (Some("1"), Some("Ann")));
}

#[test]
fn what_is_missing_is_said_at_its_field_and_nothing_typed_is_lost() {
    let scene = Scene::new();
    let who = scene.app.stranger();
    let at = scene.begin(&who);
    let seen = scene.fill(
        &who,
        &at,
        &[("who", "professional"), ("child-1-birth", "31 2 2019"), ("well", "Likes football")],
        "check",
    );
    seen.expect_status(422);
    assert_eq!(seen.error_for("work").as_deref(), Some("Choose where you work"));
    assert!(seen.error_for("child-1-birth").unwrap().contains("28 days"));
    assert!(seen.error_for("seen").unwrap().contains("A few words are enough"));
    assert_eq!(seen.field("well").as_deref(), Some("Likes football"));
    assert_eq!(who.get(&at).field("well").as_deref(), Some("Likes football"));
    assert_eq!(who.get(&format!("{at}/check")).led_to(), at);
}

#[test]
fn the_suggested_level_stands_beside_the_answers_and_never_stops_a_sending() {
    let scene = Scene::new();
    let who = scene.app.stranger();
    let at = scene.begin(&who);
    let suggested = |seen: &testkit::Seen| seen.all("[data-level-said]:not([hidden]) .kith-level__name");
    assert!(suggested(&who.get(&at)).is_empty());
    let mut fields = LEAST.to_vec();
    fields.push(("sign", "2.1"));
    scene.fill(&who, &at, &fields, "check").expect_status(303);
    assert_eq!(suggested(&who.get(&at)), ["Level 2: A little more"]);
    let check = who.get(&format!("{at}/check"));
    assert_eq!(suggested(&check), ["Level 2: A little more"]);
    check.expect("Family hub, 01632 960100.").expect("You can send whatever the level is");
    fields.push(("urgent", "yes"));
    scene.fill(&who, &at, &fields, "save");
    assert_eq!(suggested(&who.get(&at)), ["Level 4: At risk of harm"]);
    who.get(&format!("{at}/check")).expect("Ring as well as sending this: 999, or us on 01632 960001");
    scene.send(&who, &at).expect_status(303);
    assert_eq!(scene.app.count("SELECT suggested_level FROM incoming", &[]), 4);
}

#[test]
fn the_script_saves_as_somebody_types() {
    let scene = Scene::new();
    let who = scene.app.stranger();
    let at = scene.begin(&who);
    let word = who.get(&at).field("word").unwrap();
    let saved = who.script(&at, &[("word", &word), ("seen", "Half a sen"), ("then", "save")]);
    assert_eq!(saved.json()["saved"], "10:42");
    assert_eq!(who.get(&at).field("seen").as_deref(), Some("Half a sen"));
    assert_eq!(who.script(&at, &[("word", "forged"), ("seen", "x")]).status(), 409);
}

#[test]
fn a_page_of_another_form_or_of_another_site_is_refused() {
    let scene = Scene::new();
    let who = scene.app.stranger();
    let at = scene.begin(&who);
    scene.fill(&who, &at, &LEAST, "save");
    who.post(&at, &[("word", "forged"), ("seen", "changed")]).expect_status(409);
    who.post(&format!("{at}/send"), &[("word", "")]).expect_status(409);
    let word = who.get(&at).field("word").unwrap();
    let from_elsewhere = axum::http::Request::post(format!("{at}/send"))
        .header("content-type", "application/x-www-form-urlencoded")
        .header("sec-fetch-site", "cross-site")
        .body(axum::body::Body::from(format!("word={word}")))
        .unwrap();
    who.send(from_elsewhere).expect_status(403);
    assert_eq!(scene.contacts(), 0);
    assert!(who.get(&at).field("seen").unwrap().starts_with("He cries"));
}

#[test]
fn input_that_no_form_sends_makes_nothing_fall_over() {
    let scene = Scene::new();
    let who = scene.app.stranger();
    let at = scene.begin(&who);
    let megabyte = "a".repeat(1_048_576);
    let seen = scene.fill(&who, &at, &[("child-1-given", &megabyte)], "check");
    seen.expect_status(413).expect("larger than 512 KB");
    let long = "a".repeat(201_000);
    scene.fill(&who, &at, &[("child-1-given", &long)], "check").expect_status(422).expect("longer than we can keep");
    let name = "b".repeat(5_000);
    let seen = scene.fill(&who, &at, &[("child-1-given", &name), ("seen", "x"), ("who", "not_said")], "check");
    assert!(seen.error_for("child-1-given").unwrap().contains("Use at most 200 letters here; this has 5000"));
    for (born, birth, says) in [
        ("day", "1 1 2030", "in the future"),
        ("day", "99/99/9999", "day"),
        ("unborn", "1 1 2031", "10 months"),
        ("day", "1 1 1900", "older than 25"),
    ] {
        let seen = scene.fill(&who, &at, &[("child-1-born", born), ("child-1-birth", birth)], "check");
        let said = seen.error_for("child-1-birth").unwrap();
        assert!(said.to_lowercase().contains(says), "{birth}: {said}");
    }
    let bytes = axum::http::Request::post(&at)
        .header("content-type", "application/x-www-form-urlencoded")
        .body(axum::body::Body::from(b"seen=%ff%fe&word=x".to_vec()))
        .unwrap();
    who.send(bytes).expect_status(422);
    assert_eq!(scene.contacts(), 0);
}

#[test]
fn a_program_that_fills_in_every_field_is_told_and_a_person_can_put_it_right() {
    let scene = Scene::new();
    let who = scene.app.stranger();
    let at = scene.begin(&who);
    let mut fields = LEAST.to_vec();
    fields.push(("homepage", "https://spam.example"));
    let seen = scene.fill(&who, &at, &fields, "check");
    seen.expect_status(422).expect("Leave this empty");
    scene.fill(&who, &at, &LEAST, "check").expect_status(303);
}
