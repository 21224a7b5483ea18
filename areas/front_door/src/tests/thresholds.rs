use super::scene::*;

fn typed() -> Vec<(String, String)> {
    let mut fields = vec![
        ("version".to_owned(), "4.3".to_owned()),
        ("from".to_owned(), "1 12 2026".to_owned()),
        ("reason".to_owned(), "Words for family help".to_owned()),
        ("title".to_owned(), "Which help".to_owned()),
    ];
    for n in 1..=4 {
        fields.push((format!("name_{n}"), format!("Level {n}")));
        fields.push((format!("words_{n}"), "What it means".to_owned()));
        fields.push((format!("where_{n}"), format!("Place {n}")));
        fields.push((format!("signs_{n}"), "Often hungry [neglect]".to_owned()));
    }
    fields
}

fn send(browser: &testkit::Browser<'_>, fields: &[(String, String)]) -> testkit::Seen {
    let all: Vec<(&str, &str)> = fields.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
    browser.post("/thresholds/new", &all)
}

#[test]
fn a_new_version_ends_the_one_before_on_its_first_day_and_everybody_may_read_both() {
    let scene = Scene::new();
    let lead = scene.app.sign_in_as("quality");
    lead.get("/thresholds/new").expect("The last version is 4.2");

    send(&lead, &typed()).expect_status(303);

    let member = scene.app.sign_in_as("member");
    member.get("/thresholds").expect("version 4.2").expect("in force from 1 April 2026 until 1 December 2026");
    member.get("/thresholds/4.3").expect("Often hungry").expect("Neglect").expect("Where to go: Place 1");
    member.get("/thresholds/4.9").expect_status(404);
    scene.app.minutes_pass(9 * 24 * 60);
    scene.app.sign_in_as("member").get("/thresholds").expect("version 4.3");
    scene.app.expect_sound();
}

#[test]
fn a_version_that_cannot_be_is_refused_with_what_was_typed_still_there() {
    let scene = Scene::new();
    let lead = scene.app.sign_in_as("quality");
    let mut fields = typed();
    fields[0].1 = "4.1".to_owned();
    fields[1].1 = "1 1 2020".to_owned();
    fields[7].1 = "Hungry [hunger]".to_owned();
    let seen = send(&lead, &fields);
    seen.expect_status(422);
    assert!(seen.error_for("version").unwrap().contains("larger"));
    assert!(seen.error_for("from").is_some() && seen.error_for("signs_1").unwrap().contains("[hunger]"));
    assert_eq!(seen.field("reason").as_deref(), Some("Words for family help"));
    scene.app.sign_in_as("hub").get("/thresholds/new").expect_status(403);
}

#[test]
fn where_there_is_none_the_first_version_begins_with_a_text_to_make_ones_own() {
    let scene = Scene::without_thresholds();
    let lead = scene.app.sign_in_as("senior");
    lead.get("/thresholds").expect("No threshold document is in force");
    let form = lead.get("/thresholds/new");
    assert!(form.field("signs_2").unwrap().contains("Often hungry"));
    send(&lead, &typed()).expect_status(303);
}
