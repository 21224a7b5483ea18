use super::scene::{Scene, publish, reword, send, send_from};

const AT: &str = "/practice-model/edit";

/// C01-03.
#[test]
fn c01_03_every_question_of_every_form_serves_the_model_and_the_page_says_so() {
    let scene = Scene::new();

    let seen = scene.sian().get("/practice-model");

    let all: usize = ["visit", "note", "summary"].iter().map(|form| scene.live(form).all_questions().count()).sum();
    assert_eq!(seen.row("Questions that serve the model").as_deref(), Some("100.0%"));
    assert_eq!(seen.row("Out of"), Some(format!("{all} of {all}")));
    seen.expect("Nothing is missing").expect("What could harm this child, and what keeps them safe?");
    assert_eq!(seen.all("main section.kith-section > h2").len(), 4);
    assert!(seen.all("td[data-label='None of them']").iter().all(|none| none == "0"));
}

/// C01-03.
#[test]
fn c01_03_what_serves_no_part_is_listed_until_it_does() {
    let scene = Scene::new();
    let sian = scene.sian();
    let meaning = sian.get(AT);
    assert_eq!(meaning.field("title-3").as_deref(), Some("What needs to change, and who will do it?"));

    let done = send(&sian, AT, &[("title-3", ""), ("meaning-3", ""), ("reason", "Three are enough")]);

    let seen = sian.follow(&done);
    seen.expect("Version 2 of the model holds from now on.").expect("These questions serve no part of the model yet");
    seen.expect("What happens next?").expect("Version 2, 23 November 2026 at 10:42, by Sian Hughes: Three are enough");
    assert_ne!(seen.row("Questions that serve the model").as_deref(), Some("100.0%"));
    send(&sian, "/forms/summary/edit/sections/next", &[("domain", "safety")]).expect_status(303);
    publish(&sian, "summary", "Three parts").expect_status(303);
    let done = sian.get("/practice-model");
    done.expect("Version 2 of “One-page summary” is live");
    let now = sian.get("/practice-model");
    assert!(!now.all("main .kith-notice").join(" ").contains("One-page summary"));
}

#[test]
fn a_part_gets_other_words_and_a_new_one_is_added_without_unmapping_anything() {
    let scene = Scene::new();
    let sian = scene.sian();

    let done = send(
        &sian,
        AT,
        &[
            ("title-0", "The child's day"),
            ("title-4", "Our own part in it"),
            ("meaning-4", "What we bring, and what we do not see."),
            ("reason", "Our new model"),
        ],
    );

    sian.follow(&done)
        .expect("Every question serves a part of it")
        .expect("The child's day")
        .expect("Our own part in it");
    reword(&sian, "visit", "reflection", &[("domain", "our_own_part_in_it")]);
    sian.get("/forms/visit/edit/check").expect("now serves “Our own part in it”");
}

#[test]
fn what_is_wrong_with_a_model_is_said_and_what_was_typed_stays() {
    let scene = Scene::new();
    let sian = scene.sian();

    let seen = send(&sian, AT, &[("title-0", ""), ("title-1", "Same"), ("title-2", "same"), ("reason", "")]);

    seen.expect_status(422).expect("Say why it is changed").expect("Two parts are called “same”. Rename one");
    assert_eq!(seen.field("title-1").as_deref(), Some("Same"));
    send(&sian, AT, &[("reason", "Nothing")]).expect_status(422).expect("Nothing differs");
}

#[test]
fn of_two_people_who_change_the_model_the_second_is_told() {
    let scene = Scene::new();
    let (sian, nia) = (scene.sian(), scene.nia());
    let older = nia.get(AT);
    send(&sian, AT, &[("title-0", "Sian's words"), ("reason", "Mine")]).expect_status(303);

    let seen = send_from(&nia, &older, AT, &[("title-0", "Nia's words"), ("reason", "Mine")]);

    seen.expect_status(422)
        .expect("Sian Hughes changed the model on 23 November 2026 at 10:42, while you were changing it");
    assert_eq!(seen.field("title-0").as_deref(), Some("Nia's words"));
    send_from(&nia, &seen, AT, &[]).expect_status(303);
    nia.get("/practice-model").expect("Nia's words").expect_not("Sian's words.");
}
