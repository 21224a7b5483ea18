use super::scene::{Scene, begins, writes};

#[test]
fn a_draft_is_saved_by_its_button_and_stands_with_the_worker_for_its_author_alone() {
    let scene = Scene::new();
    let helen = scene.helen();
    let at = begins(&helen, scene.amina, "personal", "23 11 2026", &[]);

    let saved = writes(&helen, &at, "draft", &[("wellbeing", "Tired"), ("workload", "Four in court")]);

    helen.follow(&saved).expect("Your draft is saved").expect("Saved 10:42");
    assert_eq!(helen.get(&at).field("q-wellbeing-0").as_deref(), Some("Tired"));
    helen.get(&format!("/supervision/{}", scene.amina)).expect("Draft");
    scene.angela().get(&format!("/supervision/{}", scene.amina)).expect_not("Draft");
}

#[test]
fn the_pages_script_saves_answer_by_answer_and_hears_what_another_window_wrote() {
    let scene = Scene::new();
    let helen = scene.helen();
    let at = begins(&helen, scene.amina, "personal", "23 11 2026", &[]);
    let mark = helen.get(&at).field("v-q-wellbeing-0").unwrap();
    let types = |text: &str, mark: &str| {
        helen.script(&format!("{at}/answers"), &[("v-q-wellbeing-0", mark), ("q-wellbeing-0", text)]).json()
    };

    let said = types("Tired", &mark);

    assert_eq!(said["saved"][0]["place"], "q-wellbeing-0");
    assert_eq!(said["words"], "Saved 10:42");
    let other = types("Rested", &mark);
    assert_eq!(other["conflicts"][0]["theirs_read"], "Tired");
    assert_eq!(other["conflicts"][0]["mine_read"], "Rested");
    let now = helen.get(&format!("{at}/answers.json")).json();
    assert_eq!((&now["draft"], &now["answers"][0]["text"]), (&true.into(), &"Tired".into()));
    let newest = said["saved"][0]["mark"].as_str().unwrap();
    assert_eq!(types("Rested", newest)["saved"][0]["place"], "q-wellbeing-0");
    assert_eq!(types("Rested", newest)["conflicts"], serde_json::json!([]));
}

#[test]
fn of_a_child_too_the_script_saves_answer_by_answer_and_apart_from_the_worker() {
    let scene = Scene::new();
    let helen = scene.helen();
    let at = begins(&helen, scene.amina, "case", "23 11 2026", &[&scene.kj_number]);
    let child = format!("{at}/children/{}", scene.kj_number);
    let mark = helen.get(&child).field("v-q-discussed-0").unwrap();

    let sent = [("v-q-discussed-0", mark.as_str()), ("q-discussed-0", "She sleeps in her coat")];
    let said = helen.script(&format!("{child}/answers"), &sent).json();

    assert_eq!(said["saved"][0]["place"], "q-discussed-0");
    let texts = |page: &str| {
        let now = helen.get(&format!("{page}/answers.json")).json();
        now["answers"].as_array().unwrap().iter().map(|a| a["text"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(texts(&child), ["She sleeps in her coat"]);
    assert_eq!(texts(&at), Vec::<String>::new());
    assert_eq!(helen.get(&child).field("q-discussed-0").as_deref(), Some("She sleeps in her coat"));
}

#[test]
fn by_the_button_a_clash_keeps_both_in_sight() {
    let scene = Scene::new();
    let helen = scene.helen();
    let at = begins(&helen, scene.amina, "personal", "23 11 2026", &[]);
    let old = helen.get(&at).field("v-q-wellbeing-0").unwrap();
    writes(&helen, &at, "draft", &[("wellbeing", "Tired")]).expect_status(303);

    let clash = helen.post(&format!("{at}/draft"), &[("v-q-wellbeing-0", &old), ("q-wellbeing-0", "Rested")]);

    clash.expect_status(422);
    assert!(clash.error_for("q-wellbeing-0").unwrap().contains("“Tired”"));
    assert_eq!(clash.field("q-wellbeing-0").as_deref(), Some("Rested"));
    let mark = clash.field("v-q-wellbeing-0").unwrap();
    helen
        .post(&format!("{at}/draft"), &[("v-q-wellbeing-0", &mark), ("q-wellbeing-0", "Tired, then rested")])
        .expect_status(303);
    assert_eq!(helen.get(&at).field("q-wellbeing-0").as_deref(), Some("Tired, then rested"));
}

#[test]
fn it_is_not_completed_while_something_it_needs_is_missing_and_nothing_typed_is_lost() {
    let scene = Scene::new();
    let helen = scene.helen();
    let at = begins(&helen, scene.amina, "case", "23 11 2026", &[&scene.kj_number]);

    let stopped = writes(&helen, &at, "complete", &[("wellbeing", "Tired")]);

    stopped.expect_status(422);
    assert!(stopped.error_for("q-agreed-0").is_some());
    stopped.expect("Kayleigh: Answer “What is it like to be this child at the moment, and what did we discuss?”");
    assert_eq!(stopped.field("q-wellbeing-0").as_deref(), Some("Tired"));
    let child = format!("{at}/children/{}", scene.kj_number);
    let half = [("discussed", "She is well"), ("next_steps.0.step", "Ring school")];
    writes(&helen, &child, "draft", &half).expect_status(303);
    writes(&helen, &at, "complete", &[("agreed", "Nothing new this time")]).expect_status(422).expect("row 1");
    helen.post(&format!("{child}/off"), &[]).expect_status(303);
    writes(&helen, &at, "complete", &[("agreed", "Nothing new this time")]).expect_status(303);
    assert_eq!(scene.app.count("SELECT count(*) FROM story WHERE source = 'Supervision'", &[]), 0);
}

#[test]
fn a_draft_is_discarded_by_its_author_alone_and_then_nothing_of_it_stands_anywhere() {
    let scene = Scene::new();
    let helen = scene.helen();
    let at = begins(&helen, scene.amina, "case", "23 11 2026", &[&scene.kj_number]);
    scene.neil().post(&format!("{at}/discard"), &[]).expect_status(404);
    scene.amina().post(&format!("{at}/discard"), &[]).expect_status(403);

    helen.post(&format!("{at}/discard"), &[]).expect_status(303);

    helen.get(&format!("/supervision/{}", scene.amina)).expect("None yet").expect_not("Draft");
    helen.post(&format!("{at}/discard"), &[]).expect_status(409).expect("discarded meanwhile");
    scene.amina().get(&at).expect_status(404);
    let child = helen.post(&format!("{at}/children"), &[("child", &scene.kj_number)]);
    child.expect_status(409);
}
