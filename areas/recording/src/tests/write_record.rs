//! Writing a record: by its button, by the script, by two people.

use super::scene::{Scene, VISIT, send, send_from, type_in};

#[test]
fn a_visit_to_two_siblings_is_written_once_and_tells_the_story_of_each() {
    let scene = Scene::new();
    let amina = scene.app.browser_of(scene.amina);

    amina.get(&format!("/people/{}/visits/new", scene.number)).expect("Whom does it concern?").expect("Tyler Marsden");
    let record = scene.begin(&amina, "visits", true);
    amina.get(&record).expect("What a reader would still miss").expect("Only for KJ").expect("Why we ask");
    let own = scene.own("childs_words", scene.tyler);
    send(&amina, &record, "draft", &[(&own, "\"I like it here.\""), ("q-place-0", "Gran's flat")]).expect_status(303);
    assert_eq!(amina.get(&record).field(&own).as_deref(), Some("\"I like it here.\""));
    let steps = [
        ("q-next_steps-0.0.step", "Ring the school nurse"),
        ("q-next_steps-0.0.who", "me"),
        ("q-next_steps-0.0.by_when", "30 11 2026"),
    ];
    let all: Vec<_> = VISIT.iter().chain(&steps).copied().collect();
    let done = send(&amina, &record, "complete", &all);

    amina
        .follow(&done)
        .expect("Both were colouring")
        .expect("I like it here")
        .expect("written 3 days later")
        .expect("Ring the school nurse");
    let told = scene
        .app
        .store
        .read(|r| record::store::story::told_by(r, record.rsplit('/').next().unwrap().parse().unwrap()))
        .unwrap();
    assert_eq!(told.len(), 2);
    assert!(told.iter().all(|(_, e)| e.title == "Visit at Gran's flat"
        && e.day.to_string() == "2026-11-20"
        && e.time.as_deref() == Some("15:30")));
    let of = |person| told.iter().find(|(p, _)| *p == person).unwrap().1.words.clone();
    assert!(
        of(scene.tyler).contains("Tyler said or showed: \"I like it here.\"")
            && !of(scene.kj).contains("I like it here")
    );
    let steps = scene.app.store.read(|r| record::store::action::of_worker(r, scene.worker, 10)).unwrap();
    assert_eq!(steps.len(), 2, "each child's plan holds the step");
    scene.app.expect_sound();
}

#[test]
fn what_cannot_be_completed_says_why_and_is_saved_all_the_same() {
    let scene = Scene::new();
    let amina = scene.app.browser_of(scene.amina);
    let record = scene.begin(&amina, "visits", false);

    let seen = send(
        &amina,
        &record,
        "complete",
        &[("q-saw_and_heard-0", "A long text."), ("q-happened-0", "31 11 2026 10:00")],
    );

    seen.expect_status(422)
        .expect("There is a problem")
        .expect("must be a real date and time")
        .expect("before completing");
    assert_eq!(seen.field("q-happened-0").as_deref(), Some("31 11 2026 10:00"));
    let again = amina.get(&record);
    assert_eq!(again.field("q-saw_and_heard-0").as_deref(), Some("A long text."));
    assert_eq!(again.field("q-happened-0").as_deref(), Some("31 11 2026 10:00"));
}

#[test]
fn a_visit_that_has_not_happened_yet_is_not_completed() {
    let scene = Scene::new();
    let amina = scene.app.browser_of(scene.amina);
    let record = scene.begin(&amina, "visits", false);
    let mut answers = VISIT.to_vec();
    answers[0] = ("q-happened-0", "23 11 2026 18:00");

    send(&amina, &record, "complete", &answers).expect_status(422).expect("has not come yet");
}

#[test]
fn the_script_saves_answers_and_a_retry_of_the_same_does_nothing() {
    let scene = Scene::new();
    let amina = scene.app.browser_of(scene.amina);
    let record = scene.begin(&amina, "visits", true);

    let first = type_in(&amina, &record, "q-saw_and_heard-0", "He was cal", "0.");
    assert_eq!(first["words"], "Saved 10:42");
    assert!(first["saved"][0]["mark"].as_str().unwrap().starts_with("1."));
    assert!(first["missed"].as_array().unwrap().iter().all(|m| m["place"] != "q-saw_and_heard-0"));
    let acts = scene.app.count("SELECT count(*) FROM act", &[]);
    let again = type_in(&amina, &record, "q-saw_and_heard-0", "He was cal", "0.");

    assert_eq!(first["saved"], again["saved"]);
    assert_eq!(scene.app.count("SELECT count(*) FROM act", &[]), acts);
}

#[test]
fn two_people_write_in_one_document_and_only_the_same_answer_conflicts() {
    let scene = Scene::new();
    let (amina, joel) = (scene.app.browser_of(scene.amina), scene.app.browser_of(scene.joel));
    let record = scene.begin(&amina, "visits", true);

    type_in(&amina, &record, "q-saw_and_heard-0", "He was calm", "0.");
    let other = type_in(&joel, &record, "q-going_well-0", "Gran is there", "0.");
    let same = type_in(&joel, &record, "q-saw_and_heard-0", "He was upset", "0.");

    assert_eq!(other["conflicts"].as_array().unwrap().len(), 0);
    let conflict = &same["conflicts"][0];
    assert_eq!((conflict["by"].as_str(), conflict["text"].as_str()), (Some("Amina Yusuf"), Some("He was calm")));
    assert_eq!(conflict["both"], "He was calm\n\nHe was upset");
    let now = joel.get(&format!("{record}/answers.json")).json();
    assert!(now["answers"].as_array().unwrap().iter().any(|a| a["text"] == "He was calm"));
    let chosen =
        type_in(&joel, &record, "q-saw_and_heard-0", "He was calm\n\nHe was upset", conflict["mark"].as_str().unwrap());
    assert_eq!(chosen["conflicts"].as_array().unwrap().len(), 0);
    assert_eq!(amina.get(&record).field("q-saw_and_heard-0").as_deref(), Some("He was calm\n\nHe was upset"));
}

#[test]
fn without_a_script_the_same_conflict_is_a_page_that_shows_both() {
    let scene = Scene::new();
    let (amina, joel) = (scene.app.browser_of(scene.amina), scene.app.browser_of(scene.joel));
    let record = scene.begin(&amina, "visits", true);
    let joels = joel.get(&record);
    send(&amina, &record, "draft", &[("q-saw_and_heard-0", "He was calm")]);

    let asked =
        send_from(&joel, &joels, &record, "draft", &[("q-saw_and_heard-0", "He was upset"), ("q-place-0", "School")]);

    asked.expect_status(409).expect("You and Amina Yusuf both answered").expect("He was calm").expect("He was upset");
    assert_eq!(amina.get(&record).field("q-place-0").as_deref(), Some("School"), "the rest is saved");
    let stands = asked.field("stands-q-saw_and_heard-0").unwrap();
    let fields = |choice| {
        [
            ("stands-q-saw_and_heard-0", stands.as_str()),
            ("mine-q-saw_and_heard-0", "He was upset"),
            ("both-q-saw_and_heard-0", "He was calm\n\nHe was upset"),
            ("choice-q-saw_and_heard-0", choice),
        ]
    };
    joel.post(&format!("{record}/draft"), &fields("")).expect_status(409).expect("Choose what stands");
    joel.post(&format!("{record}/draft"), &fields("both")).expect_status(303);
    assert_eq!(amina.get(&record).field("q-saw_and_heard-0").as_deref(), Some("He was calm\n\nHe was upset"));
}

#[test]
fn what_is_typed_into_a_record_that_was_completed_meanwhile_is_offered_as_an_addition() {
    let scene = Scene::new();
    let (amina, joel) = (scene.app.browser_of(scene.amina), scene.app.browser_of(scene.joel));
    let record = scene.begin(&amina, "visits", true);
    let joels = joel.get(&record);
    send(&amina, &record, "complete", VISIT).expect_status(303);

    joel.script(&format!("{record}/answers"), &[("v-q-going_well-0", "0."), ("q-going_well-0", "Gran")])
        .expect_status(409);
    let late = send_from(&joel, &joels, &record, "draft", &[("q-going_well-0", "Gran is there")]);

    late.expect_status(409).expect("was completed by Amina Yusuf");
    assert!(late.field("words").unwrap().contains("Gran is there"));
    let added =
        joel.post(&format!("{record}/append"), &[("words", "Gran is there"), ("reason", "Written at the same time")]);
    joel.follow(&added).expect("Added by Joel Okafor").expect("Gran is there");
}

#[test]
fn a_double_click_completes_once() {
    let scene = Scene::new();
    let amina = scene.app.browser_of(scene.amina);
    let record = scene.begin(&amina, "visits", true);
    send(&amina, &record, "draft", VISIT);
    let once = [("once", "0123456789abcdef0123456789abcdef")];

    let first = amina.post(&format!("{record}/complete"), &once);
    let second = amina.post(&format!("{record}/complete"), &once);

    assert_eq!(first.led_to(), second.led_to());
    assert_eq!(scene.app.count("SELECT count(*) FROM story", &[]), 2);
}

#[test]
fn drafts_are_listed_on_the_child_and_on_the_home_page() {
    let scene = Scene::new();
    let amina = scene.app.browser_of(scene.amina);
    scene.begin(&amina, "visits", true);

    amina.get("/").expect("Your drafts").expect("Visit: Kayleigh-Ann Marsden and Tyler Marsden");
    amina.get(&format!("/people/{}/records", scene.number)).expect("Visit, also about Tyler Marsden").expect("Draft");
    amina.get(&format!("/people/{}/visits/new", scene.number)).expect("There is a draft already");
}

/// C01-01.
#[test]
fn c01_01_every_field_in_the_visit_form_shows_a_prompt_on_the_page() {
    let scene = Scene::new();
    let amina = scene.app.browser_of(scene.amina);
    let record = scene.begin(&amina, "visits", true);

    let page = amina.get(&record);

    let form = questions::Form::parse(include_str!("../forms/visit.toml")).unwrap();
    let source = page.text();
    let all: Vec<_> = form.all_questions().collect();
    let prompted = all
        .iter()
        .filter(|q| !q.prompt.why.is_empty() && source.contains(&q.prompt.why) && source.contains(&q.prompt.good))
        .count();
    assert!(all.len() > 20, "the visit form asks {} questions", all.len());
    assert_eq!(prompted, all.len(), "100 %");
}
