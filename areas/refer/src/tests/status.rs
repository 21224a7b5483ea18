//! How something stands, by its reference: nothing about a child.

use super::scene::{LEAST, Scene};

#[test]
fn anybody_with_the_reference_sees_how_it_stands_and_nothing_about_the_child() {
    let scene = Scene::new();
    let who = scene.app.stranger();
    let reference = scene.tell(&who, &LEAST);
    who.get("/refer/status").expect("Your reference");
    let ask = || who.post("/refer/status", &[("reference", &reference.to_lowercase())]);
    ask().expect_status(200).expect("We have it").expect_not("Robin");
    for (stage, says) in [
        ("checking", "It is being looked at"),
        ("waiting_for_manager", "It is being looked at"),
        ("decided", "It is decided"),
    ] {
        scene.app.arrange(|acting| {
            let id = acting.one::<i64>("SELECT id FROM contact", &[])?.unwrap_or_default();
            acting.update("contact", id, &[("stage", stage.into())]).map(|_| ())
        });
        ask().expect(says).expect_not("Robin");
    }
    assert_eq!(ask().header("cache-control"), Some("no-store"));
}

#[test]
fn a_reference_that_is_none_says_so_and_stays_in_its_field() {
    let scene = Scene::new();
    let seen = scene.app.stranger().post("/refer/status", &[("reference", "R7K2 <b>")]);
    seen.expect_status(422).expect("We have nothing under this reference");
    assert_eq!(seen.field("reference").as_deref(), Some("R7K2 <b>"));
}
