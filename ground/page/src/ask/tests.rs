use super::*;
use jiff::civil::date;

const FORM: &str = r#"
id = "t"
title = "T"
purpose = "T"
[[section]]
id = "s"
title = "What happened"
[[section.question]]
id = "seen"
ask = "Seen?"
kind = "yes_no_not_known"
each_child = true
why = "First thing asked."
good = "With your own eyes."
[[section.question]]
id = "words"
ask = "What did the child say?"
kind = "narrative"
each_child = true
only_if = { question = "seen", is = "yes" }
[[section.question]]
id = "on"
ask = "When?"
name = "Day"
kind = "date"
when = "past"
[[section.question]]
id = "steps"
ask = "Next?"
kind = "repeating"
[[section.question.question]]
id = "what"
ask = "What"
kind = "narrative"
[[section.question.question]]
id = "by"
ask = "By when"
kind = "date"
"#;

fn form() -> questions::Form {
    questions::Form::parse(FORM).unwrap()
}

fn page(answers: &Answers) -> String {
    let children = [(7, "Kayleigh".to_owned()), (8, "Tyler <b>".to_owned())];
    let (form, marks, errors) = (form(), BTreeMap::new(), Errors::none());
    ask_form(&Asking { form: &form, answers, children: &children, choose: &[], marks: &marks, errors: &errors }).0
}

#[test]
fn each_child_is_asked_what_differs_and_names_are_escaped() {
    let html = page(&Answers::new());
    for place in ["q-seen-0", "q-seen-7", "q-words-8"] {
        assert!(html.contains(&format!("data-place=\"{place}\"")), "{place}");
    }
    assert!(html.contains("Only for Tyler &lt;b&gt;") && !html.contains("Tyler <b>"));
    assert!(html.contains("With your own eyes.") && !html.contains('*'));
}

#[test]
fn one_two_and_three_children_are_named_as_they_are_spoken_of() {
    let said = |names: &[&str]| any_of(names.iter().map(|name| (*name).to_owned()));
    assert_eq!(said(&["Sana"]), "Sana");
    assert_eq!(said(&["Sana", "Rida"]), "Sana or Rida");
    assert_eq!(said(&["Sana", "Rida", "Zain"]), "Sana, Rida or Zain");
}

#[test]
fn what_a_browser_sends_back_untouched_is_kept_unchanged() {
    let kept = Answers::new().with("on", None, "2026-11-02").with(
        "steps",
        None,
        r#"[{"what":"Ring","by":"2026-11-30"},{"by":"soon"}]"#,
    );
    let form = form();
    let sent = crate::Form::of([
        ("v-q-on-0", format!("3.{}", digest("2026-11-02"))),
        ("q-on-0", "2 November 2026".to_owned()),
        ("v-q-steps-0", format!("1.{}", digest(kept.own("steps", None).unwrap()))),
        ("q-steps-0.0.what", "Ring".to_owned()),
        ("q-steps-0.0.by", "30 November 2026".to_owned()),
        ("q-steps-0.1.what", String::new()),
        ("q-steps-0.1.by", "soon".to_owned()),
        ("q-steps-0.2.what", String::new()),
    ]);
    let typed = places(&sent, &form, &[7, 8]);
    assert_eq!(typed.len(), 2);
    let on = keep(typed[0].question, &typed[0].text, date(2026, 11, 23)).unwrap().0;
    assert!(!typed[0].differs(&on) && typed[0].base == 3);
    // Rows with something unreadable stay as they were typed, and say what is wrong.
    let (steps, wrong) = keep(typed[1].question, &typed[1].text, date(2026, 11, 23)).unwrap();
    assert!(steps.contains("soon") && steps.contains("Ring") && wrong.is_some());
}

#[test]
fn a_day_that_is_too_early_or_unreadable_is_kept_and_told() {
    let form = form();
    let question = form.question("on").unwrap();
    let (kept, wrong) = keep(question, "1 12 2026", date(2026, 11, 23)).unwrap();
    assert_eq!((kept.as_str(), wrong.is_some()), ("2026-12-01", true));
    let (kept, wrong) = keep(question, "tuesd", date(2026, 11, 23)).unwrap();
    assert_eq!((kept.as_str(), wrong.is_some()), ("tuesd", true));
}

#[test]
fn an_answer_for_a_child_whom_the_document_does_not_concern_is_left_out() {
    let form = form();
    let sent = crate::Form::of([("v-q-seen-99", "0."), ("q-seen-99", "yes"), ("v-q-on-7", "0."), ("v-q-none-0", "0.")]);
    assert!(places(&sent, &form, &[7, 8]).is_empty());
}
