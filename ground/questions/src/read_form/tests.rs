use super::*;

const GOOD: &str = r#"
id = "visit"
title = "Visit"
purpose = "A visit"
about = "child"
[[section]]
id = "one"
title = "One"
[[section.question]]
id = "seen"
ask = "Seen?"
kind = "yes_no_not_known"
each_child = true
[[section.question]]
id = "why"
ask = "Why not?"
kind = "narrative"
each_child = true
only_if = { question = "seen", is = "no" }
"#;

fn said(text: &str) -> Vec<String> {
    Form::parse(text).unwrap_err().0.iter().map(ToString::to_string).collect()
}

fn spoilt(from: &str, to: &str) -> Vec<String> {
    assert!(GOOD.contains(from));
    said(&GOOD.replacen(from, to, 1))
}

#[test]
fn a_form_without_fault_is_read_with_what_was_left_out_filled_in() {
    let form = Form::parse(GOOD).unwrap();

    assert_eq!((form.version, form.short.as_str()), (1, "visit"));
    assert_eq!(form.question("why").unwrap().name(), "Why not?");
}

#[test]
fn all_faults_are_told_at_once_each_with_its_line() {
    let text = GOOD.replace("title = \"One\"", "titel = \"One\"").replace("\"yes_no_not_known\"", "\"yesno\"");

    let said = said(&text);

    assert_eq!(said.len(), 3, "{said:#?}");
    assert_eq!(said[0], "Line 6, section 1 (one): \"title\" is missing. Add title = \"...\"");
    assert!(said[1].starts_with("Line 8, section 1 (one): There is no field \"titel\" here. Use id, title"));
    assert!(said[2].starts_with("Line 12, section 1 (one), question 1 (seen): \"kind\" must be narrative, "));
}

#[test]
fn text_that_is_not_toml_is_refused_with_the_line() {
    let said = spoilt("ask = \"Seen?\"", "ask = \"Seen?");

    assert!(said[0].starts_with("Line 11: This cannot be read as TOML"), "{said:?}");
}

#[test]
fn names_are_used_once_and_written_plainly() {
    assert_eq!(spoilt("id = \"why\"", "id = \"seen\""), ["Line 10: Two questions are called seen. Rename one"]);
    assert!(spoilt("id = \"why\"", "id = \"Why Not\"")[0].contains("like seen_alone"));
    assert!(spoilt("id = \"why\"", "id = \"\"")[0].contains("is empty"));
}

#[test]
fn a_condition_looks_only_at_questions_above_and_answers_they_can_have() {
    assert!(spoilt("question = \"seen\"", "question = \"later\"")[0].contains("not a question above this one"));
    assert!(spoilt("question = \"seen\"", "question = \"why\"")[0].contains("not a question above this one"));
    assert!(spoilt("is = \"no\"", "is = \"never\"")[0].contains("never is not an answer that seen can have"));
    assert!(spoilt(", is = \"no\" }", " }")[0].contains("Write one of"));
    let shared = GOOD.replace("kind = \"narrative\"\neach_child = true", "kind = \"narrative\"");
    assert!(said(&shared)[0].contains("may differ for each child"));
}

#[test]
fn fields_that_do_not_belong_to_the_kind_are_refused() {
    let with = |field: &str| spoilt("kind = \"narrative\"", &format!("kind = \"narrative\"\n{field}")).join("\n");

    assert!(with("min = 3").contains("takes no \"min\""));
    assert!(with("when = \"past\"").contains("Only a date or date_time"));
    assert!(with("tags = [\"danger\"]").contains("must be childs_voice, identity"));
    assert!(with("each_kid = true").contains("There is no field \"each_kid\""));
    assert!(with("one_line = \"yes\"").contains("must be true or false"));
    assert!(
        spoilt("kind = \"yes_no_not_known\"", "kind = \"yes_no_not_known\"\ntags = [\"reflection\"]")[0]
            .contains("A tick is no reflection")
    );
    assert!(spoilt("kind = \"yes_no_not_known\"", "kind = \"choice\"")[0].contains("Add options"));
}

#[test]
fn a_title_names_only_questions_that_exist() {
    let said = spoilt("about = \"child\"", "about = \"child\"\nentry_title = \"Visit at {place}\"");

    assert_eq!(said, ["Line 6: entry_title names {place}, and there is no such question"]);
}

#[test]
fn rows_inside_rows_are_refused_however_deep() {
    let mut text = GOOD.to_owned();
    let mut path = "section.question".to_owned();
    for n in 0..60 {
        text.push_str(&format!("[[{path}]]\nid = \"q{n}\"\nask = \"Q\"\nkind = \"repeating\"\n"));
        path.push_str(".question");
    }

    assert!(said(&text).iter().any(|s| s.contains("Inside a repeating question there is no \"question\"")));
}
