//! Coming back to a form by its code, within its days.

use super::scene::{LEAST, Scene};

#[test]
fn a_code_opens_the_form_on_another_device_and_closes_it_where_it_was() {
    let scene = Scene::new();
    let phone = scene.app.stranger();
    let at = scene.begin(&phone);
    let page = scene.fill(&phone, &at, &LEAST, "later");
    page.expect_status(200).expect("for 7 days");
    let code = page.all(".kith-reference")[0].clone();
    assert!(!scene.text("SELECT code FROM refer_draft").contains(&code));

    let desk = scene.app.stranger();
    desk.get("/refer/back").expect("Type the code");
    let opened = desk.post("/refer/back", &[("code", &code.to_lowercase().replace('-', " "))]);
    assert_eq!(opened.led_to(), at);
    assert!(desk.get(&at).field("seen").unwrap().starts_with("He cries"));
    phone.get(&at).expect_status(404);
    scene.send(&desk, &at).expect_status(303);
    desk.post("/refer/back", &[("code", &code)]).expect_status(422).expect("No form has this code");
}

#[test]
fn a_new_code_ends_the_one_before() {
    let scene = Scene::new();
    let who = scene.app.stranger();
    let at = scene.begin(&who);
    let first = scene.fill(&who, &at, &LEAST, "later").all(".kith-reference")[0].clone();
    let second = scene.fill(&who, &at, &LEAST, "later").all(".kith-reference")[0].clone();
    let other = scene.app.stranger();
    other.post("/refer/back", &[("code", &first)]).expect_status(422);
    other.post("/refer/back", &[("code", &second)]).expect_status(303);
}

#[test]
fn after_seven_days_a_form_that_was_not_sent_is_gone() {
    let scene = Scene::new();
    let who = scene.app.stranger();
    let at = scene.begin(&who);
    let code = scene.fill(&who, &at, &LEAST, "later").all(".kith-reference")[0].clone();
    scene.app.minutes_pass(7 * 24 * 60 - 1);
    assert!(who.get(&at).field("seen").is_some());
    scene.app.minutes_pass(1);
    who.get(&at).expect_status(404).expect("we keep it for 7 days");
    who.post("/refer/back", &[("code", &code)]).expect_status(422);
    // Somebody's beginning now and then takes it out of the database.
    for _ in 0..300 {
        scene.begin(&scene.app.stranger());
        if scene.app.count("SELECT count(*) FROM refer_draft WHERE answers <> '[]'", &[]) == 0 {
            return;
        }
    }
    panic!("a form that is kept no longer is still in the database");
}
