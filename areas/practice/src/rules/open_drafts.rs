//! Whether a draft that was begun with one version of a form can go on with another.
//!
//! Decision: docs/decisions/0006-open-drafts-and-new-versions.md

use questions::{Form, Kind, Question};

use super::place::rows_of;

/// Why an answer in a draft would lose its place, in words that begin small; nothing when every answer that the draft
/// can hold is still asked for, in the same way and under the same condition. More may be asked.
pub fn loses_place(before: &Form, after: &Form) -> Option<String> {
    before.all_questions().find_map(|old| {
        let Some(new) = after.question(&old.id) else {
            return Some(format!("“{}” is no longer asked", old.ask));
        };
        if rows_of(before, &old.id) != rows_of(after, &old.id) {
            return Some(format!("“{}” stands elsewhere", old.ask));
        }
        why(old, new).map(|why| format!("“{}” {why}", old.ask))
    })
}

fn why(old: &Question, new: &Question) -> Option<&'static str> {
    if old.kind.code() != new.kind.code() {
        return Some("is answered in another way");
    }
    if old.options().iter().any(|option| new.options().iter().all(|other| other.code != option.code)) {
        return Some("has lost a choice");
    }
    if old.each_child && !new.each_child {
        return Some("is no longer asked for each child");
    }
    // A browser takes the line ends out of a text that it shows on one line.
    if matches!(old.kind, Kind::Narrative) && !old.one_line && new.one_line {
        return Some("is answered on one line now");
    }
    if new.only_if.is_some() && new.only_if != old.only_if {
        return Some("is asked under another condition");
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::check::tests::visit;
    use crate::rules::take_out::take_out;
    use questions::Condition;

    #[test]
    fn new_words_another_order_and_more_questions_leave_every_answer_its_place() {
        let before = visit();
        let mut after = before.with_prompt("place", "Other", "Words").unwrap();
        after.sections[0].questions.swap(0, 1);
        after.sections[0].questions[0].required_to_complete = true;
        let more = Question { id: "more".to_owned(), ..after.sections[0].questions[1].clone() };
        after.sections[0].questions.push(more);

        assert_eq!(loses_place(&before, &after), None);
    }

    #[test]
    fn an_answer_that_would_lose_its_place_is_named() {
        let before = visit();
        let mut condition = before.clone();
        condition.sections[0].questions[1].only_if = Some(Condition::Answered { question: "happened".to_owned() });
        let mut line = before.clone();
        line.sections[0].questions[3].one_line = true;

        assert_eq!(
            loses_place(&before, &take_out(&before, "going_well", None).unwrap()),
            Some("“What is going well, and who makes it go well?” is no longer asked".to_owned())
        );
        assert!(loses_place(&before, &condition).unwrap().ends_with("is asked under another condition"));
        assert!(loses_place(&before, &line).unwrap().ends_with("is answered on one line now"));
        assert_eq!(loses_place(&condition, &before), None, "a condition that falls away asks more, not less");
    }
}
