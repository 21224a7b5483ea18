use super::scene::{FORMS, Scene, publish, reword, send, send_from};

const AT: &str = "/forms/visit/edit/text";

#[test]
fn each_fault_has_its_line_what_was_expected_and_what_to_do_and_what_was_typed_stays() {
    let scene = Scene::new();
    let sian = scene.sian();
    let typed = FORMS[0].1.replacen("kind = \"yes_no_not_known\"", "kind = \"yesno\"", 1).replacen(
        "title = \"When and where\"",
        "titel = \"When and where\"",
        1,
    );

    let seen = send(&sian, AT, &[("text", &typed)]);

    seen.expect_status(422).expect("There are 3 faults");
    assert_eq!(seen.field("text").as_deref(), Some(typed.as_str()));
    let lines = seen.all("td[data-label='Line']");
    let row = typed.lines().position(|line| line == "titel = \"When and where\"").unwrap() + 1;
    assert!(lines.contains(&row.to_string()), "{lines:?}");
    assert!(seen.all("td[data-label='What to do']").iter().any(|said| said.contains("\"kind\" must be narrative, ")));
    assert!(seen.all("td[data-label='What stands there']").iter().any(|stands| stands == "titel = \"When and where\""));
    assert_eq!(scene.app.count("SELECT count(*) FROM form_change", &[]), 0);
}

#[test]
fn notes_and_layout_stay_until_a_question_is_changed_by_its_page() {
    let scene = Scene::new();
    let sian = scene.sian();
    let typed = FORMS[0].1.replacen("ask = \"Where did you meet?\"", "ask = \"Where was it?\" # as in the old form", 1);
    send(&sian, AT, &[("text", &typed)]).expect_status(303);

    publish(&sian, "visit", "By text").expect_status(303);

    let shown = sian.get(AT).field("text").unwrap();
    assert_eq!(shown, typed.replacen("version = 1", "version = 2", 1));
}

#[test]
fn a_text_from_an_older_page_is_kept_and_put_in_place_only_when_sent_again() {
    let scene = Scene::new();
    let sian = scene.sian();
    let older = sian.get(AT);
    reword(&sian, "visit", "place", &[("ask", "Where was it?")]);
    let typed = FORMS[0].1.replacen("Where did you meet?", "Where?", 1);

    let seen = send_from(&sian, &older, AT, &[("text", &typed)]);

    seen.expect_status(422).expect("in another window");
    assert_eq!(seen.field("text").as_deref(), Some(typed.as_str()));
    send_from(&sian, &seen, AT, &[]).expect_status(303);
    sian.get("/forms/visit/edit/check").expect("is now asked as “Where?”");
}

#[test]
fn a_text_that_is_no_form_at_all_gets_a_sentence() {
    let scene = Scene::new();
    let sian = scene.sian();

    for (typed, said) in [
        (String::new(), "There is no text"),
        ("Dear Kith, please add a question.".to_owned(), "cannot be read as TOML"),
        ("\u{202e}\u{7} = [".to_owned(), "cannot be read as TOML"),
        (format!("a = {}", "[".repeat(50_000)), "cannot be read as TOML"),
        ("# ".to_owned() + &"a".repeat(200_001), "Shorten it"),
        (FORMS[0].1.replacen("id = \"visit\"", "id = \"Visit!\"", 1), "like seen_alone"),
    ] {
        send(&sian, AT, &[("text", &typed)]).expect_status(422).expect(said);
    }
}
