use super::{FORMS, form};
use crate::*;

fn said(before: &Form, after: &Form) -> Vec<String> {
    changes(before, after).iter().map(ToString::to_string).collect()
}

#[test]
fn nothing_changed_is_no_change() {
    for (name, _) in FORMS {
        assert_eq!(changes(&form(name), &form(name)), []);
    }
}

#[test]
fn each_kind_of_change_is_told_in_a_sentence() {
    let before = form("note");
    let mut after = before.clone();
    after.title = "Short note".to_owned();
    after.sections[0].questions[2].ask = "What is it about?".to_owned();
    after.sections[0].questions[3].required_to_complete = true;
    let gone = after.sections[1].questions.remove(2);
    after.sections[1].questions.push(Question { id: "worry".to_owned(), ask: "Worry?".to_owned(), ..gone });

    assert_eq!(
        said(&before, &after),
        [
            "The form's title or purpose changed",
            "“What is it about, in a few words?” is now asked as “What is it about?”",
            "How “Who was it with?” is answered changed",
            "“Worry?” was added",
            "“Does it make the child more safe or less safe?” was taken out",
        ]
    );
}

#[test]
fn another_order_and_another_section_are_told() {
    let before = form("note");
    let mut after = before.clone();
    after.sections[0].questions.swap(0, 1);
    after.sections[1].title = "What it could mean".to_owned();

    assert_eq!(
        said(&before, &after),
        ["The section What it could mean changed", "The questions stand in another order"]
    );
}
