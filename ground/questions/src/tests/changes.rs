use super::{FORMS, MODEL, form};
use crate::*;

fn model() -> PracticeModel {
    PracticeModel::parse(MODEL).unwrap()
}

fn said(before: &Form, after: &Form) -> Vec<String> {
    changes(before, after, &model()).iter().map(ToString::to_string).collect()
}

#[test]
fn nothing_changed_is_no_change() {
    for (name, _) in FORMS {
        assert_eq!(changes(&form(name), &form(name), &model()), []);
    }
}

#[test]
fn each_kind_of_change_is_told_in_a_sentence() {
    let before = form("note");
    let mut after = before.clone();
    after.title = "Short note".to_owned();
    after.sections[0].questions[2].ask = "What is it about?".to_owned();
    after.sections[0].questions[3].required_to_complete = true;
    after.sections[0].questions[3].domain = Some("safety".to_owned());
    let gone = after.sections[1].questions.remove(2);
    after.sections[1].questions.push(Question { id: "worry".to_owned(), ask: "Worry?".to_owned(), ..gone });

    assert_eq!(
        said(&before, &after),
        [
            "The form “Note” is now called “Short note”",
            "“What is it about, in a few words?” is now asked as “What is it about?”",
            "“Who was it with?” must now be answered before a record can be completed",
            "“Who was it with?” now serves “What could harm this child, and what keeps them safe?”",
            "“Worry?” was added",
            "“Does it make the child more safe or less safe?” was taken out. Records already written keep the answers to it",
        ]
    );
}

#[test]
fn a_prompt_is_told_with_what_it_said_before_and_says_now() {
    let before = form("visit");
    let after = before.with_prompt("step", "So that it is done.", "Begin with a verb.").unwrap();

    let told = changes(&before, &after, &model());

    assert_eq!(told[0].sentence, "Why we ask “What” reads otherwise");
    assert_eq!(told[0].what, Changed::Question("step".to_owned()));
    assert_eq!(told[0].texts.as_ref().unwrap().1, "So that it is done.");
    assert_eq!(told[1].sentence, "What a good answer to “What” shows reads otherwise");
}

#[test]
fn choices_that_come_go_or_read_otherwise_are_told() {
    let before = form("visit");
    let mut after = before.clone();
    let Kind::Choice { options } = &mut after.sections[0].questions[2].kind else { panic!("it is a choice") };
    options[0].words = "Arranged beforehand".to_owned();
    options.remove(1);
    options.push(OptionChoice { code: "by_phone".to_owned(), words: "By telephone".to_owned() });

    assert_eq!(
        said(&before, &after),
        [
            "At “How was the visit arranged?” the choice “Agreed beforehand” now reads “Arranged beforehand”",
            "“How was the visit arranged?” can now be answered “By telephone”",
            "“How was the visit arranged?” can no longer be answered “Not announced”",
        ]
    );
}

#[test]
fn a_question_that_was_moved_is_the_only_one_told_of() {
    let before = form("visit");
    let mut after = before.clone();
    let first = after.sections[0].questions.remove(0);
    after.sections[0].questions.insert(2, first);

    assert_eq!(said(&before, &after), ["“When did the visit start?” now comes after “How was the visit arranged?”"]);
}

#[test]
fn another_order_and_another_section_are_told() {
    let before = form("note");
    let mut after = before.clone();
    after.sections[0].questions.swap(0, 1);
    after.sections[1].title = "What it could mean".to_owned();
    let impact = after.sections[1].questions.pop().unwrap();
    let ask = impact.ask.clone();
    after.sections[0].questions.push(impact);

    let said = said(&before, &after);

    assert_eq!(said.len(), 3, "{said:#?}");
    assert!(said[0].starts_with("The section") && said[0].ends_with("is now called “What it could mean”"));
    assert!(said[1].ends_with("now comes first") || said[1].contains("now comes after"));
    assert_eq!(said[2], format!("“{ask}” moved to the section “{}”", after.sections[0].title));
}
