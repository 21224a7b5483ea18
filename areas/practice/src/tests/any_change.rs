//! Whatever is typed, and whatever is published: no page falls over, and no record that was written loses a word.

use super::scene::{FORMS, Scene, publish, reword, send};
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};
use questions::show_answer;
use record::store::{answer, document, form};

/// What a reader of a document sees: each question as it was asked, its prompt, and the answer.
fn read(scene: &Scene, id: i64) -> Vec<(String, String, String)> {
    scene
        .app
        .store
        .read(|r| {
            let written = document::document(r, id)?.unwrap();
            let asked = form::version(r, &written.form, written.form_version)?;
            let answers = answer::as_answers(&answer::answers(r, id)?);
            let read = |q: &questions::Question| {
                let given = show_answer(q, answers.own(&q.id, None).unwrap_or_default()).text();
                (q.ask.clone(), q.prompt.good.clone(), given)
            };
            Ok::<_, store::Fault>(asked.questions().map(|(_, q)| read(q)).collect())
        })
        .unwrap()
}

#[test]
fn any_text_sent_as_a_form_is_kept_or_gets_sentences_and_stays_on_the_page() {
    let scene = Scene::new();
    let sian = scene.sian();
    let at = "/forms/note/edit/text";
    let lines: Vec<&str> = FORMS[1].1.lines().collect();
    let edit = (0usize..4, 0..lines.len(), 0..lines.len(), "[a-z=\"\\[\\]{}#\\\\ ]{0,12}|\\PC{0,8}");
    let mutated = proptest::collection::vec(edit, 1..5).prop_map(|edits| {
        let mut text: Vec<String> = lines.iter().map(|line| (*line).to_owned()).collect();
        for (how, one, other, words) in edits {
            let (one, other) = (one % text.len(), other % text.len());
            match how {
                0 => {
                    text.remove(one);
                }
                1 => text.swap(one, other),
                2 => text[one].push_str(&words),
                _ => text.insert(one, words),
            }
        }
        text.join("\n")
    });
    let any = prop_oneof![mutated, "\\PC{0,200}", "[a-z=\"\\[\\]{}\n ]{0,200}"];
    TestRunner::new(Config { cases: 60, failure_persistence: None, ..Config::default() })
        .run(&any, |typed| {
            let seen = send(&sian, at, &[("text", &typed)]);
            match seen.status() {
                303 => {
                    let check = sian.get("/forms/note/edit/check");
                    prop_assert!(matches!(check.status(), 200 | 303), "{}", check.text());
                    prop_assert_eq!(sian.get("/forms/note/edit").status(), 200);
                    prop_assert_eq!(sian.get("/forms/note/edit/preview").status(), 200);
                }
                422 => {
                    prop_assert!(seen.says("There is a problem"));
                    prop_assert!(!seen.error_for("text").unwrap_or_default().is_empty());
                    let stays = seen.field("text").unwrap_or_default();
                    prop_assert_eq!(stays.trim_end(), typed.trim_start_matches('\n').trim_end());
                }
                other => prop_assert!(false, "{other}: {}", seen.text()),
            }
            Ok(())
        })
        .unwrap();
    scene.app.expect_sound();
}

/// What a reader must still find of the answers below, in a draft whose questions may read otherwise by now.
const WRITTEN: [&str; 8] = [
    "20 November 2026 at 15:30",
    "Gran's flat",
    "Not announced",
    "Yes",
    "The radio was on.",
    "inhaler chart",
    "Ring the school",
    "30 November 2026",
];

#[test]
fn whatever_goes_live_old_records_and_open_drafts_read_as_they_did() {
    let scene = Scene::new();
    let sian = scene.sian();
    let answers = [
        ("happened", "2026-11-20T15:30"),
        ("place", "Gran's flat"),
        ("kind_of_visit", "unannounced"),
        ("seen", "yes"),
        ("saw_and_heard", "Both were colouring.\n\nThe radio was on."),
        ("going_well", "Dad had the inhaler chart on the fridge."),
        ("next_steps", r#"[{"step":"Ring the school","who":"Sam","by_when":"2026-11-30"}]"#),
    ];
    let (old, draft) = (scene.completed("visit", &answers), scene.draft("visit", &answers));
    let (then, written) = (read(&scene, old), scene.app.store.read(|r| answer::answers(r, draft)).unwrap());
    let changes = (0usize..8, 0usize..40, "[a-zA-Z ]{1,20}");
    let published = std::cell::Cell::new(0);
    TestRunner::new(Config { cases: 40, failure_persistence: None, ..Config::default() })
        .run(&changes, |(how, at, words)| {
            let live = scene.live("visit");
            let ids: Vec<String> = live.all_questions().map(|q| q.id.clone()).collect();
            let id = &ids[at % ids.len()];
            let page = format!("/forms/visit/edit/questions/{id}");
            let words = format!("x{words}");
            let status = match how {
                0 => send(&sian, &page, &[("ask", &words)]).status(),
                1 => send(&sian, &page, &[("good", &words), ("hint", &words)]).status(),
                2 => send(&sian, &page, &[("choice-0", ""), ("choice-9", &words)]).status(),
                3 => send(&sian, &page, &[("required", "yes"), ("only_if", ""), ("one_line", "yes")]).status(),
                4 => sian.post(&format!("{page}/out"), &[]).status(),
                5 => sian.post(&format!("{page}/move"), &[("step", "down")]).status(),
                6 => send(&sian, &page, &[("stands", "new:"), ("section", &words)]).status(),
                _ => send(
                    &sian,
                    "/forms/visit/edit/add",
                    &[
                        ("ask", &words),
                        ("why", "w"),
                        ("good", "g"),
                        ("kind", "money"),
                        ("stands", &format!("after:{id}")),
                    ],
                )
                .status(),
            };
            prop_assert!(matches!(status, 303 | 422), "{how} {id} {status}");
            let done = publish(&sian, "visit", "A test").status();
            prop_assert!(matches!(done, 303 | 409 | 422), "{done}");
            if done == 303 {
                published.set(published.get() + 1);
            } else if sian.get("/forms/visit/edit").says("not live yet") {
                sian.post("/forms/visit/edit/away", &[]);
            }
            prop_assert_eq!(&read(&scene, old), &then);
            let shown: Vec<String> = read(&scene, draft).into_iter().map(|(_, _, given)| given).collect();
            for words in WRITTEN {
                prop_assert!(shown.iter().any(|given| given.contains(words)), "the draft no longer shows {words:?}");
            }
            prop_assert_eq!(&scene.app.store.read(|r| answer::answers(r, draft)).unwrap(), &written);
            Ok(())
        })
        .unwrap();
    assert!(published.get() > 5, "{} versions went live", published.get());
    scene.app.expect_sound();
}

#[test]
fn hostile_words_stay_words() {
    let scene = Scene::new();
    let sian = scene.sian();
    let hostile = "<script>alert(1)</script> \u{202e} & \" ' }} {% include %} \u{1F600}";

    reword(&sian, "visit", "place", &[("ask", hostile), ("why", hostile), ("good", hostile), ("choice-0", hostile)]);
    publish(&sian, "visit", hostile).expect_status(303);

    for path in [
        "/forms/visit",
        "/forms/visit/versions",
        "/forms/visit/versions/2",
        "/forms/visit/preview",
        "/unused-questions",
        "/practice-model",
    ] {
        let seen = sian.get(path);
        seen.expect_status(200);
        assert!(!seen.source().contains("<script>alert"), "{path}");
    }
    sian.get("/forms/visit").expect("<script>alert(1)</script>").expect("\u{1F600}");
}
