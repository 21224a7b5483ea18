use super::{FORMS, MODEL, form};
use crate::*;

fn words(n: usize) -> String {
    vec!["word"; n].join(" ")
}

#[test]
fn every_form_is_called_as_its_file_is() {
    for (name, _) in FORMS {
        assert_eq!(form(name).id, name);
    }
}

#[test]
fn c01_01_every_field_in_the_visit_form_shows_a_prompt() {
    for (name, _) in FORMS {
        let without: Vec<String> = without_prompt(&form(name)).iter().map(|q| q.id.clone()).collect();
        assert!(without.is_empty(), "{name}: {without:?}");
    }
}

#[test]
fn c01_01_a_changed_prompt_is_the_next_version_of_the_form() {
    let before = form("visit");

    let after = before.with_prompt("step", "So that it is done.", "Begin with a verb.").unwrap();

    assert_eq!(after.version, before.version + 1);
    assert_eq!(after.question("step").unwrap().prompt.good, "Begin with a verb.");
    assert!(
        changes(&before, &after, &PracticeModel::parse(MODEL).unwrap())
            .iter()
            .all(|c| c.what == Changed::Question("step".to_owned()))
    );
    assert_eq!(after.with_prompt("step", "So that it is done.", "Begin with a verb.").unwrap().version, after.version);
}

#[test]
fn c01_01_a_prompt_that_says_nothing_or_too_much_is_refused() {
    let visit = form("visit");

    assert_eq!(visit.with_prompt("step", "Why", " \0"), Err(PromptFault::Empty));
    assert_eq!(
        visit.with_prompt("step", "Why", &"a".repeat(1_001)),
        Err(PromptFault::TooLong { length: 1_001, most: 1_000 })
    );
    assert_eq!(
        visit.with_prompt("tea", "Why", "Good").unwrap_err().to_string(),
        "There is no question called tea in this form. Choose one of its questions"
    );
}

#[test]
fn c01_03_the_model_has_four_domains_and_every_form_maps_to_them() {
    let model = PracticeModel::parse(MODEL).unwrap();
    let forms: Vec<Form> = FORMS.iter().map(|(name, _)| form(name)).collect();

    let share = mapped(&forms, &model);

    assert_eq!(model.domains.len(), 4);
    assert!(forms.iter().all(|form| unmapped(form, &model).is_empty()));
    assert_eq!(share.mapped, share.of);
    assert!(share.of > 50);
    for domain in &model.domains {
        let serves = |form: &Form| form.all_questions().any(|q| form.domain_of(q) == Some(&domain.id));
        assert!(forms.iter().all(serves), "{}", domain.id);
    }
}

#[test]
fn c01_03_a_question_outside_the_model_is_named() {
    let mut visit = form("visit");
    visit.sections[0].domain = Some("paperwork".to_owned());

    let outside = unmapped(&visit, &PracticeModel::parse(MODEL).unwrap());

    assert_eq!(outside.iter().map(|q| q.id.as_str()).collect::<Vec<_>>(), ["happened", "place", "kind_of_visit"]);
}

#[test]
fn c02_01_a_short_entry_with_risk_reflection_and_impact_scores_three_and_a_long_one_scores_one() {
    let visit = form("visit");
    let short = Answers::new().with("risk", None, words(30)).with("reflection", None, words(30)).with(
        "impact",
        None,
        words(30),
    );
    let long = Answers::new().with("saw_and_heard", None, words(800)).with("risk", None, words(100));

    let (short, long) = (analysis_score(&visit, &short, Some(1)), analysis_score(&visit, &long, Some(1)));

    assert_eq!((short.points(), short.of), (3, 3));
    assert_eq!((long.points(), long.of), (1, 3));
    assert!(long.risk && !long.reflection && !long.impact);
}

#[test]
fn c02_01_what_is_written_for_one_child_does_not_count_for_the_other() {
    let visit = form("visit");
    let answers = Answers::new().with("impact", Some(1), "She stays up to listen for the door");

    assert!(analysis_score(&visit, &answers, Some(1)).impact);
    assert!(!analysis_score(&visit, &answers, Some(2)).impact);
    assert!(analysis_score(&visit, &answers, None).impact);
}

#[test]
fn c02_01_words_that_stand_in_for_an_answer_count_for_nothing() {
    let visit = form("visit");
    for nothing in ["n/a", "N/A.", "none", " - ", "TBC", "as above", "...", "\n"] {
        assert!(!says_something(nothing), "{nothing}");
        let answers = Answers::new().with("risk", None, nothing);
        assert_eq!(analysis_score(&visit, &answers, None).points(), 0, "{nothing}");
    }
    for something in ["No", "❤️", "😀", "не знаю", "None of them was home"] {
        assert!(says_something(something), "{something}");
    }
}

#[test]
fn c02_02_the_one_page_summary_has_six_fields() {
    assert_eq!(form("summary").questions().count(), 6);
}

#[test]
fn a_visit_follows_the_spine_of_a_narrative() {
    let visit = form("visit");
    let at = |id: &str| visit.questions().position(|(_, q)| q.id == id).unwrap();

    assert!(at("saw_and_heard") < at("childs_words"));
    assert!(at("childs_words") < at("impact"));
    assert!(at("impact") < at("next_steps"));
    let inner: Vec<&str> = visit.question("next_steps").unwrap().inner().iter().map(|q| q.id.as_str()).collect();
    assert_eq!(inner, ["step", "who", "by_when"]);
}

#[test]
fn a_reader_is_told_what_they_would_miss_for_each_child() {
    let visit = form("visit");
    let answers = Answers::new().with("seen", None, "yes").with("seen_alone", None, "yes").with(
        "childs_words",
        Some(1),
        "“I like it when Gran comes”",
    );

    let missed = still_missed(&visit, &answers, &[1, 2]);

    let voice: Vec<&Missed> = missed.iter().filter(|m| m.question == "childs_words").collect();
    assert_eq!(voice.len(), 1);
    assert_eq!(voice[0].person, Some(2));
    assert_eq!(
        voice[0].about("Amira"),
        "A reader would not hear Amira: what they said in their own words, or what they showed"
    );
    assert_eq!(missed.iter().filter(|m| m.question == "identity").count(), 2);
    assert_eq!(missed.iter().filter(|m| m.question == "place").count(), 1);
    assert!(missed.iter().all(|m| m.question != "why_not_alone"));
    assert!(missed.iter().all(|m| !m.sentence.contains('{')));
}

#[test]
fn a_child_who_was_not_seen_is_not_asked_for_their_words() {
    let visit = form("visit");
    let answers = Answers::new().with("seen", None, "yes").with("seen", Some(2), "no");

    let missed = still_missed(&visit, &answers, &[1, 2]);
    let of = |id: &str| missed.iter().filter(|m| m.question == id).map(|m| m.person).collect::<Vec<_>>();

    assert_eq!(of("childs_words"), [Some(1)]);
    assert_eq!(of("why_not_seen"), [Some(2)]);
}

#[test]
fn rows_with_only_dashes_tell_a_reader_nothing() {
    let visit = form("visit");
    let misses = |rows: &str| {
        let answers = Answers::new().with("next_steps", None, rows);
        still_missed(&visit, &answers, &[1]).iter().any(|m| m.question == "next_steps")
    };

    assert!(misses(r#"[{"step":"-","who":"n/a"}]"#));
    assert!(!misses(r#"[{"step":"Ring the school"}]"#));
}

#[test]
fn a_practice_model_with_a_fault_is_refused_in_a_sentence() {
    let said = |text: &str| PracticeModel::parse(text).unwrap_err();
    let domain = "[[domain]]\nid = \"a\"\ntitle = \"A\"\nmeaning = \"M\"\n";
    let head = "id = \"m\"\ntitle = \"M\"\n";

    assert!(said(head).contains("Add at least one [[domain]]"));
    assert!(said(&format!("{head}{domain}{domain}")).contains("Two domains are called a"));
    assert!(said(&format!("{head}{}", domain.replace("\"A\"", "\" \""))).contains("Domain 1 lacks"));
    assert!(said("domains = 4").contains("cannot be read"));
}

#[test]
fn next_steps_are_shown_row_by_row_in_words() {
    let visit = form("visit");
    let steps = r#"[{"step":"Ring the school","who":"Sam","by_when":"2026-11-30"}]"#;

    let shown = show_answer(visit.question("next_steps").unwrap(), steps);

    assert_eq!(shown.text(), "What: Ring the school; Who: Sam; By when: 30 November 2026");
    let Shown::Rows(rows) = shown else { panic!("rows are shown as rows") };
    assert_eq!(rows[0].len(), 3);
}
