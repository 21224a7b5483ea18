//! Concluding: what must be answered, outcome and next steps, and what follows.

use super::scene::{ANSWERS, Scene, at, outcome, send};
use jiff::civil::date;
use record::store::{action, clock, story, worker};

#[test]
fn questions_come_first_and_each_step_needs_a_person_and_a_day() {
    let scene = Scene::new().with_experience();
    let joel = scene.joel();
    let record = scene.begin(&joel, false, scene.joel, "2 11 2026");

    let go_on = send(&joel, &record, "go-on", &ANSWERS[..4]);

    assert_eq!(go_on.led_to(), at(&record, "conclude"));
    joel.follow(&go_on).expect("It cannot be concluded yet").expect("Was exploitation considered for this child?");
    let name = format!("outcome-{}", scene.kj);
    joel.post(&at(&record, "conclude"), &outcome(&name, "child_in_need"))
        .expect_status(422)
        .expect("cannot be concluded");
    send(&joel, &record, "go-on", &ANSWERS[4..]).expect_status(303);
    joel.get(&at(&record, "conclude")).expect("Child in need plan").expect("What a reader would still miss");
    joel.post(&format!("{record}/complete"), &[]).expect_status(303);
    assert_eq!(scene.app.count("SELECT count(*) FROM document WHERE standing = 'complete'", &[]), 0);
    let mut fields = outcome(&name, "child_in_need");
    fields[4] = ("by-0", "");
    let refused = joel.post(&at(&record, "conclude"), &fields);
    refused.expect_status(422).expect("a step without a day is a hope");
    assert_eq!(refused.field("what-0").as_deref(), Some("Meet at school with both parents"));
    joel.post(&at(&record, "conclude"), &[("reason", "")]).expect_status(422).expect("Choose what comes of it");
}

#[test]
fn an_outcome_stops_the_clock_tells_the_story_agrees_the_steps_and_sets_the_level() {
    let scene = Scene::new().with_experience();
    let joel = scene.joel();
    let record = scene.begin(&joel, true, scene.joel, "2 11 2026");
    send(&joel, &record, "go-on", ANSWERS).expect_status(303);
    let (kj, tyler) = (format!("outcome-{}", scene.kj), format!("outcome-{}", scene.tyler));
    let mut fields = outcome(&kj, "child_in_need");
    fields.push((&tyler, "no_further_action"));

    let done = joel.post(&at(&record, "conclude"), &fields);

    joel.follow(&done)
        .expect("KJ: Child in need plan; Tyler: No further action")
        .expect("Done in time, 23 November 2026 (due 7 January 2027)")
        .expect("They listen at the door instead of sleeping.");
    let at_child = format!("/people/{}", scene.number);
    joel.get(&at_child).expect("Assessment concluded: Child in need plan").expect("I count the stairs.");
    joel.get(&format!("{at_child}/work")).expect("Meet at school with both parents").expect("Child in need since");
    joel.get(&format!("{at_child}/help")).expect("Child in need since 23 November 2026");
    let (kj_held, tyler_held) = scene
        .app
        .store
        .read(|r| {
            let on = date(2026, 11, 24);
            Ok::<_, store::Fault>((worker::responsible(r, scene.kj, on)?, worker::responsible(r, scene.tyler, on)?))
        })
        .unwrap();
    assert_eq!((kj_held.len(), tyler_held.len()), (1, 0), "work with Tyler ends, with KJ it goes on");
    let duties = scene.app.store.read(|r| clock::of_person(r, scene.tyler)).unwrap();
    assert!(duties.iter().filter(|d| d.rule == "single_assessment").all(|d| d.stopped == Some(date(2026, 11, 23))));
    let steps = scene.app.store.read(|r| action::of_worker(r, scene.joel, 10)).unwrap();
    assert!(steps.iter().all(|s| s.due == Some(date(2026, 12, 7))) && steps.len() == 2);
    assert_eq!(
        scene.app.count("SELECT count(*) FROM work_clock WHERE about_kind = 'assessment' AND stopped_on IS NULL", &[]),
        0
    );
    joel.post(&at(&record, "conclude"), &fields).expect_status(409).expect("was concluded meanwhile");
    scene.app.expect_sound();
}

#[test]
fn the_step_that_an_outcome_begins_with_is_taken_when_no_other_is_named() {
    let scene = Scene::new().with_experience();
    let joel = scene.joel();
    let record = scene.begin(&joel, false, scene.joel, "2 11 2026");
    send(&joel, &record, "go-on", ANSWERS).expect_status(303);
    let name = format!("outcome-{}", scene.kj);

    joel.post(&at(&record, "conclude"), &[(&name, "child_in_need"), ("reason", "Nights are hard")]).expect_status(303);

    // Ten working days from 23 November 2026.
    joel.get(&format!("/people/{}/work", scene.number))
        .expect("Hold the first child in need meeting")
        .expect("7 December 2026");
}

#[test]
fn where_neglect_is_a_worry_a_result_or_a_reason_is_asked_for_and_not_yet_opens_a_task() {
    let scene = Scene::new().with_experience();
    let joel = scene.joel();
    let record = scene.begin(&joel, false, scene.joel, "2 11 2026");
    let mut answers = ANSWERS.to_vec();
    answers[4] = ("q-concerns-0", "neglect");
    send(&joel, &record, "go-on", &answers).expect_status(303);
    joel.get(&at(&record, "conclude")).expect("is there a result of the neglect toolkit");
    send(&joel, &record, "go-on", &[("q-toolkit-0", "result")]).expect_status(303);
    joel.get(&at(&record, "conclude")).expect("No result of the neglect toolkit that still holds is on record");
    send(&joel, &record, "go-on", &[("q-toolkit-0", "not_yet")]).expect_status(303);
    let name = format!("outcome-{}", scene.kj);

    joel.post(&at(&record, "conclude"), &outcome(&name, "child_in_need")).expect_status(303);

    joel.get(&format!("/people/{}/toolkits", scene.number))
        .expect("since 23 November 2026 (Single assessment, Joel Okafor)")
        .expect("A task to fill it in is open");
    joel.get(&format!("/people/{}/work", scene.number)).expect("Fill in the toolkit with the family");
}

#[test]
fn the_toolkits_reasons_are_the_same_in_the_form() {
    let form = questions::Form::parse(include_str!("../forms/single_assessment.toml")).unwrap();
    let asked: Vec<(String, String)> =
        form.question("toolkit").unwrap().options().iter().skip(1).map(|o| (o.code.clone(), o.words.clone())).collect();
    let offered: Vec<(String, String)> =
        toolkits::published::offered().map(|(code, words, _)| (code.to_owned(), words.to_owned())).collect();
    assert_eq!(asked, offered);
    assert!(form.all_questions().count() <= 25, "{} questions", form.all_questions().count());
    let concerns: Vec<&str> = front_door::published::concerns().iter().map(|c| c.code.as_str()).collect();
    let ticked = form.question("concerns").unwrap().options();
    assert!(concerns.iter().all(|code| ticked.iter().any(|o| o.code == *code)), "{concerns:?}");
}

#[test]
fn a_completed_assessment_is_corrected_as_every_record_is() {
    let scene = Scene::new().with_experience();
    let joel = scene.joel();
    let record = scene.begin(&joel, false, scene.joel, "2 11 2026");
    send(&joel, &record, "go-on", ANSWERS).expect_status(303);
    let name = format!("outcome-{}", scene.kj);
    joel.post(&at(&record, "conclude"), &outcome(&name, "child_in_need")).expect_status(303);
    let place = format!("{record}/answers/q-what_happened-0/correct");
    let mark = joel.get(&place).field("v-q-what_happened-0").unwrap();

    let fields = [
        ("v-q-what_happened-0", mark.as_str()),
        ("q-what_happened-0", "Mum shouts at night."),
        ("reason", "Dad had moved out"),
    ];
    joel.post(&place, &fields).expect_status(303);

    joel.get(&record).expect("Mum shouts at night.").expect("Dad had moved out");
    let told =
        scene.app.store.read(|r| story::story(r, scene.kj, &story::Wanted { kind: None, skip: 0, most: 20 })).unwrap();
    assert!(told.iter().any(|e| e.words.contains("Mum shouts at night.")));
    assert!(told.iter().any(|e| e.title == "Assessment concluded: Child in need plan"));
}
