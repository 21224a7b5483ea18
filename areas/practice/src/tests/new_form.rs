use super::scene::{Scene, publish, reword, send};

#[test]
fn a_form_made_from_another_is_live_once_it_is_published() {
    let scene = Scene::new();
    let sian = scene.sian();

    send(&sian, "/forms/visit/copy", &[("title", "visit")]).expect_status(422).expect("Another form is called so");
    let made = send(&sian, "/forms/visit/copy", &[("title", "Visit before birth")]);
    assert_eq!(made.led_to(), "/forms/visit_before_birth/edit");
    sian.follow(&made).expect("Made, and not live yet");
    scene.nia().get("/forms/visit_before_birth").expect_status(404);
    reword(&sian, "visit_before_birth", "place", &[("ask", "Where did you meet the parents?")]);
    sian.get("/forms/visit_before_birth/edit/check").expect("A new form").expect("Workers find it under “Add”");
    publish(&sian, "visit_before_birth", "For unborn children").expect_status(303);

    scene.nia().get("/forms").expect("Visit before birth");
    scene.nia().get("/forms/visit_before_birth").expect("Where did you meet the parents?").expect("Version 1");
    assert_eq!(scene.live("visit_before_birth").like.as_deref(), Some("visit"));
    assert_eq!(scene.live("visit").question("place").unwrap().ask, "Where did you meet?");
    scene.app.expect_sound();
}

#[test]
fn what_kith_needs_stays_in_a_form_made_here_too_and_it_can_go_out_of_use() {
    let scene = Scene::new();
    let sian = scene.sian();
    send(&sian, "/forms/visit/copy", &[("title", "Early visit")]).expect_status(303);
    sian.get("/forms/early_visit/edit/questions/seen/out").expect("Kith itself needs the answer");
    publish(&sian, "early_visit", "New").expect_status(303);

    send(&sian, "/forms/early_visit/edit/words", &[("in_use", "-")]).expect_status(303);
    sian.get("/forms/early_visit/edit/check").expect("It is out of use: nobody can begin one");
    publish(&sian, "early_visit", "Not needed").expect_status(303);

    sian.get("/forms").expect("Out of use");
    assert!(!scene.live("early_visit").in_use);
}

#[test]
fn of_the_summary_there_is_only_one() {
    let scene = Scene::new();
    let sian = scene.sian();

    sian.get("/forms/summary").expect_not("Make a new form from it");
    sian.get("/forms/summary/copy").expect("A child has one summary");
    sian.post("/forms/summary/copy", &[("title", "Another")]).expect_status(422).expect("A child has one summary");
}

#[test]
fn two_people_who_make_the_same_form_are_told_apart() {
    let scene = Scene::new();
    let (sian, nia) = (scene.sian(), scene.nia());

    let first = send(&sian, "/forms/note/copy", &[("title", "Call note")]).led_to();
    let second = send(&nia, "/forms/note/copy", &[("title", "Call note")]).led_to();

    assert_ne!(first, second);
}
