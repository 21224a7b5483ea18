use super::scene::{Scene, publish, reword, send, send_from};

#[test]
fn a_page_sent_back_untouched_changes_nothing() {
    let scene = Scene::new();
    let sian = scene.sian();

    for form in ["visit", "note", "summary"] {
        let ids: Vec<String> = scene.live(form).all_questions().map(|q| q.id.clone()).collect();
        for id in ids {
            send(&sian, &format!("/forms/{form}/edit/questions/{id}"), &[("then", "stay")]).expect_status(303);
        }
        send(&sian, &format!("/forms/{form}/edit/words"), &[]).expect_status(303);
    }

    assert_eq!(scene.app.count("SELECT count(*) FROM form_change", &[]), 0);
}

#[test]
fn a_new_question_is_added_where_it_was_asked_for_and_can_be_undone() {
    let scene = Scene::new();
    let sian = scene.sian();
    let at = "/forms/visit/edit/add";
    let page = sian.get(&format!("{at}?after=place"));
    assert_eq!(page.field("stands").as_deref(), Some("after:place"));

    let kept = send_from(
        &sian,
        &page,
        at,
        &[
            ("ask", "Was anybody smoking?"),
            ("why", "Smoke harms small lungs."),
            ("good", "Who, and in which room."),
            ("kind", "choice"),
            ("choice-0", "Yes, indoors"),
            ("choice-1", "No"),
            ("only_if", "answered|place"),
            ("domain", "safety"),
            ("tags", "risk"),
            ("then", "stay"),
        ],
    );

    let bench = sian.follow(&kept);
    bench
        .expect("Kept. It is not live yet")
        .expect("Was anybody smoking? New")
        .expect("“Where did you meet?” is answered");
    bench.expect("One of a list: Yes, indoors; No");
    publish(&sian, "visit", "Fire service asked").expect_status(303);
    let asked: Vec<String> = scene.live("visit").questions().map(|(_, q)| q.id.clone()).collect();
    assert_eq!(asked[1..3], ["place", "was_anybody_smoking"]);
}

#[test]
fn what_is_wrong_is_said_at_the_field_and_what_was_typed_is_kept() {
    let scene = Scene::new();
    let sian = scene.sian();

    let seen = send(&sian, "/forms/visit/edit/questions/place", &[("ask", " "), ("why", "My new why"), ("good", "")]);

    seen.expect_status(422).expect("There is a problem");
    assert_eq!(seen.error_for("ask").as_deref(), Some("Write the question as a worker reads it"));
    assert_eq!(seen.error_for("good").as_deref(), Some("Say what a good answer shows. Every question says so"));
    assert_eq!(seen.field("why").as_deref(), Some("My new why"));
}

#[test]
fn a_question_changed_in_another_window_is_not_overwritten_unseen() {
    let scene = Scene::new();
    let sian = scene.sian();
    let at = "/forms/visit/edit/questions/place";
    let older = sian.get(at);
    reword(&sian, "visit", "place", &[("ask", "Where was it?")]);

    let seen = send_from(&sian, &older, at, &[("why", "Typed in the older window")]);

    seen.expect_status(422).expect("changed in another window").expect("How it stands now").expect("Where was it?");
    assert_eq!(seen.field("why").as_deref(), Some("Typed in the older window"));
    send_from(&sian, &seen, at, &[]).expect_status(303);
    assert_eq!(sian.get(at).field("why").as_deref(), Some("Typed in the older window"));
}

#[test]
fn questions_move_come_out_and_go_back() {
    let scene = Scene::new();
    let sian = scene.sian();
    let bench = "/forms/visit/edit";
    let down = |id: &str| sian.post(&format!("{bench}/questions/{id}/move"), &[("step", "down")]);

    assert_eq!(down("happened").led_to(), format!("{bench}#ask-happened"));
    sian.get(bench).expect("Where did you meet? Moved");
    down("seen").expect_status(422).expect("cannot stand before that one");
    sian.get(&format!("{bench}/questions/seen/out")).expect("Kith itself needs the answer");
    sian.get(&format!("{bench}/questions/bedroom_seen/out"))
        .expect("“What is it like where the child sleeps?” is asked depending on it");
    sian.get(&format!("{bench}/questions/going_well/out")).expect("No record has been completed with this form yet");
    sian.post(&format!("{bench}/questions/going_well/out"), &[]).expect_status(303);
    sian.get(bench).expect("Taken out, once you publish");
    sian.post(&format!("{bench}/questions/going_well/back"), &[]).expect_status(303);
    sian.get(bench).expect_not("Taken out, once you publish");
    sian.post(&format!("{bench}/questions/happened/move"), &[("step", "up")]).expect_status(303);

    sian.get(bench).expect("Nothing changed yet");
}

#[test]
fn choices_are_reworded_added_and_taken_away_under_the_same_stored_words() {
    let scene = Scene::new();
    let sian = scene.sian();
    reword(
        &sian,
        "visit",
        "kind_of_visit",
        &[("choice-0", "Arranged beforehand"), ("choice-1", ""), ("choice-3", "By telephone")],
    );

    sian.get("/forms/visit/edit/check")
        .expect("the choice “Agreed beforehand” now reads “Arranged beforehand”")
        .expect("can no longer be answered “Not announced”")
        .expect("can now be answered “By telephone”");
    publish(&sian, "visit", "Telephone visits").expect_status(303);
    let codes: Vec<String> =
        scene.live("visit").question("kind_of_visit").unwrap().options().iter().map(|o| o.code.clone()).collect();
    assert_eq!(codes, ["agreed", "no_answer", "by_telephone"]);
}

#[test]
fn a_section_and_the_form_get_other_words() {
    let scene = Scene::new();
    let sian = scene.sian();

    send(&sian, "/forms/visit/edit/sections/meaning", &[("title", "So what?"), ("domain", "change")])
        .expect_status(303);
    send(&sian, "/forms/visit/edit/words", &[("title", "Home visit"), ("entry_title", "At {nowhere}")])
        .expect_status(422)
        .expect("In braces stands the name of a question of this form, like happened, place");
    send(&sian, "/forms/visit/edit/words", &[("title", "Home visit")]).expect_status(303);

    sian.get("/forms/visit/edit/check")
        .expect("The form “Visit” is now called “Home visit”")
        .expect("The section “What it means for the child” is now called “So what?”")
        .expect("now serves “What needs to change, and who will do it?”");
    publish(&sian, "visit", "Our words").expect_status(303);
    assert_eq!(scene.live("visit").title, "Home visit");
}

#[test]
fn the_preview_shows_the_form_as_a_worker_will_see_it_and_sends_nothing() {
    let scene = Scene::new();
    let sian = scene.sian();
    reword(&sian, "visit", "place", &[("ask", "Where was it?")]);

    let mine = sian.get("/forms/visit/edit/preview");
    let live = sian.get("/forms/visit/preview");

    mine.expect("Where was it?").expect("Only for Alex").expect("What a reader would still miss");
    assert!(mine.attributes("main form", "action").is_empty());
    live.expect("Where did you meet?").expect_not("Where was it?");
}
