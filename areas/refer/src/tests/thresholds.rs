//! How the council decides who helps, for everybody to read.

use super::scene::Scene;

#[test]
fn the_document_in_force_is_shown_with_where_help_is() {
    let scene = Scene::new();
    let page = scene.app.stranger().get("/refer/thresholds");
    page.expect("Right help, right time, version 4.2, in force since 1 January 2026");
    page.expect("Level 3: Several needs").expect("Family help, 01632 960101.").expect("Bruises that nobody explains");
    let said = scene.ask(None, "/api/thresholds").json();
    assert_eq!((said["version"].as_str(), said["levels"][1]["name"].as_str()), (Some("4.2"), Some("A little more")));
    assert_eq!(said["signs"][0]["code"], "2.1");
    assert!(said["concerns"].as_array().unwrap().iter().any(|c| c["code"] == "neglect"));
}

#[test]
fn without_a_document_the_form_is_sent_all_the_same() {
    let scene = Scene::new();
    scene.app.arrange(|acting| {
        let id = acting.one::<i64>("SELECT id FROM threshold_document", &[])?.unwrap_or_default();
        acting.remove("threshold_document", id)
    });
    scene.app.stranger().get("/refer/thresholds").expect("has not put its words on this page yet");
    assert_eq!(scene.ask(None, "/api/thresholds").status(), 404);
    scene.tell(&scene.app.stranger(), &super::scene::LEAST);
    assert_eq!(scene.text("SELECT threshold_version FROM incoming"), "");
}
