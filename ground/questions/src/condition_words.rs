//! A condition as a person reads it.

use crate::{Condition, Form, Kind};

impl Form {
    /// When a question is asked, in words: "“Did you see the child?” is “Yes”".
    pub fn condition_words(&self, condition: &Condition) -> String {
        match condition {
            Condition::Is { question, value } => {
                format!("{} is “{}”", self.called(question), self.read(question, value))
            }
            Condition::IsNot { question, value } => {
                format!("{} is answered, and not “{}”", self.called(question), self.read(question, value))
            }
            Condition::Answered { question } => format!("{} is answered", self.called(question)),
            Condition::AnyOf(parts) => self.joined(parts, " or "),
            Condition::AllOf(parts) => self.joined(parts, " and "),
            Condition::Not(part) => format!("it is not so that {}", self.condition_words(part)),
        }
    }

    fn joined(&self, parts: &[Condition], word: &str) -> String {
        let several = parts.len() > 1;
        let one = |part: &Condition| match part {
            Condition::AnyOf(_) | Condition::AllOf(_) if several => format!("({})", self.condition_words(part)),
            _ => self.condition_words(part),
        };
        parts.iter().map(one).collect::<Vec<_>>().join(word)
    }

    fn called(&self, question: &str) -> String {
        self.question(question).map_or_else(|| question.to_owned(), |q| format!("“{}”", q.ask))
    }

    fn read(&self, question: &str, value: &str) -> String {
        let Some(question) = self.question(question) else { return value.to_owned() };
        match (&question.kind, value) {
            (Kind::YesNoNotKnown, "yes") => "Yes".to_owned(),
            (Kind::YesNoNotKnown, "no") => "No".to_owned(),
            (Kind::YesNoNotKnown, "not_known") => "Not known".to_owned(),
            _ => question.options().iter().find(|o| o.code == value).map_or(value, |o| o.words.as_str()).to_owned(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_condition_is_read_in_the_words_of_the_form() {
        let form = crate::tests::form("visit");
        let only_if = |id: &str| form.condition_words(form.question(id).unwrap().only_if.as_ref().unwrap());

        assert_eq!(only_if("why_not_alone"), "“Did you see the child alone?” is “No”");
    }

    #[test]
    fn several_conditions_are_told_apart() {
        let form = crate::tests::form("visit");
        let seen = |value: &str| Condition::Is { question: "seen".to_owned(), value: value.to_owned() };
        let either = Condition::AnyOf(vec![
            Condition::AllOf(vec![seen("yes"), Condition::Answered { question: "place".to_owned() }]),
            Condition::Not(Box::new(seen("not_known"))),
        ]);

        assert_eq!(
            form.condition_words(&either),
            "(“Did you see the child?” is “Yes” and “Where did you meet?” is answered) or it is not so that “Did you see the child?” is “Not known”"
        );
    }
}
