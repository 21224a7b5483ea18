//! Filling in a toolkit: each grade stands on something that was seen.

use super::scene::{Scene, graded, head, send};

#[test]
fn a_grade_without_an_observation_is_not_completed_and_nothing_typed_is_lost() {
    let scene = Scene::new();
    let amina = scene.app.browser_of(scene.amina);
    amina.get(&format!("/people/{}", scene.number)).expect("Neglect toolkit");
    let record = scene.begin(&amina);
    let mut answers = head("20 11 2026");
    answers.extend(graded("body", "3", "20 11 2026"));
    answers.push(("q-home-0".to_owned(), "g2".to_owned()));

    let refused = send(&amina, &record, "complete", &answers);

    refused.expect_status(422).expect("Say what was seen for the grade of “Home, warmth and sleep”");
    assert_eq!(refused.error_for("q-home_seen-0").map(|e| e.contains("at least one observation")), Some(true));
    assert_eq!(amina.get(&record).field("q-home-0").as_deref(), Some("g2"), "what was typed is kept");
    answers.extend(graded("home", "2", "20 11 2026"));
    let done = send(&amina, &record, "complete", &answers);
    amina.follow(&done).expect("Seen of home on 20 11 2026").expect("20 November 2026");
    scene.app.expect_sound();
}

#[test]
fn a_result_stands_in_the_story_and_its_steps_in_the_plan() {
    let scene = Scene::new();
    let amina = scene.app.browser_of(scene.amina);
    let record = scene.begin(&amina);
    let mut answers = head("20 11 2026");
    answers.extend(graded("loved", "2", "20 11 2026"));
    answers.push(("q-childs_words-0".to_owned(), "\"Mum reads to me now.\"".to_owned()));
    for (cell, words) in [("step", "Ask the library about a card"), ("who", "me"), ("by_when", "30 11 2026")] {
        answers.push((format!("q-next_steps-0.0.{cell}"), words.to_owned()));
    }

    send(&amina, &record, "complete", &answers).expect_status(303);

    amina.get(&format!("/people/{}", scene.number)).expect("Neglect toolkit").expect("Mum reads to me now.");
    amina
        .get(&format!("/people/{}/work", scene.number))
        .expect("Ask the library about a card")
        .expect("Result of 20 November 2026");
}

#[test]
fn a_correction_that_takes_the_observation_away_is_refused_as_well() {
    let scene = Scene::new();
    let amina = scene.app.browser_of(scene.amina);
    let record = scene.filled_in(&amina, "20 11 2026", ["3", "2", "2", "2"]);
    let at = format!("{record}/answers/q-body_seen-0/correct");
    let mark = amina.get(&at).field("v-q-body_seen-0").unwrap();

    let refused = amina.post(&at, &[("v-q-body_seen-0", &mark), ("q-body_seen-0", ""), ("reason", "Not so")]);

    refused.expect_status(422).expect("each grade needs at least one observation");
}

#[test]
fn a_form_that_the_council_made_from_it_counts_as_a_result() {
    let scene = Scene::new();
    let (amina, lead) = (scene.app.browser_of(scene.amina), scene.app.sign_in_as("quality"));
    lead.get("/forms").expect("Neglect toolkit");
    lead.post("/forms/neglect_toolkit/copy", &[("title", "Westmere toolkit")]).expect_status(303);
    let stands = lead.get("/forms/westmere_toolkit/edit/check").field("stands").unwrap();
    lead.post("/forms/westmere_toolkit/publish", &[("reason", "Our own words"), ("stands", &stands)])
        .expect_status(303);
    let path = format!("/people/{}/forms/westmere_toolkit/new", scene.number);
    amina.get(&format!("/people/{}", scene.number)).expect("Westmere toolkit");
    let record = amina.post(&path, &[("whom", &scene.number)]).led_to();
    let mut answers = head("20 11 2026");
    answers.push(("q-body-0".to_owned(), "g3".to_owned()));
    send(&amina, &record, "complete", &answers).expect_status(422);
    answers.extend(graded("body", "3", "20 11 2026"));

    send(&amina, &record, "complete", &answers).expect_status(303);

    amina.get(&scene.at("")).expect("Westmere toolkit, 20 November 2026");
}
