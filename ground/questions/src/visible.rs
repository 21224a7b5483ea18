//! Which questions are asked, given the answers so far.

use std::collections::BTreeSet;

use crate::{Answers, Condition, Form, Question};

impl Form {
    /// The questions that are asked of this person, in order.
    ///
    /// A condition looks only at questions above its own. An answer left behind in a question that
    /// is no longer asked counts as no answer.
    pub fn visible(&self, answers: &Answers, person: Option<i64>) -> Vec<&Question> {
        let mut asked = BTreeSet::new();
        let mut visible = Vec::new();
        for (_, question) in self.questions() {
            let look = |id: &str| {
                if asked.contains(id) { answers.get(id, person) } else { None }
            };
            if question.only_if.as_ref().is_none_or(|condition| holds(condition, &look)) {
                asked.insert(question.id.as_str());
                visible.push(question);
            }
        }
        visible
    }

    /// Whether this question is asked of this person.
    pub fn is_visible(&self, question: &Question, answers: &Answers, person: Option<i64>) -> bool {
        self.visible(answers, person).iter().any(|asked| asked.id == question.id)
    }
}

fn holds<'a>(condition: &Condition, look: &impl Fn(&str) -> Option<&'a str>) -> bool {
    match condition {
        Condition::Is { question, value } => look(question).is_some_and(|a| contains(a, value)),
        Condition::IsNot { question, value } => look(question).is_some_and(|a| !contains(a, value)),
        Condition::Answered { question } => look(question).is_some(),
        Condition::AnyOf(any) => any.iter().any(|c| holds(c, look)),
        Condition::AllOf(all) => all.iter().all(|c| holds(c, look)),
        Condition::Not(not) => !holds(not, look),
    }
}

fn contains(answer: &str, value: &str) -> bool {
    answer == value || answer.lines().any(|line| line == value)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Answers;

    fn form() -> Form {
        Form::parse(
            r#"
            id = "visit"
            title = "Visit"
            purpose = "A visit"
            about = "child"
            [[section]]
            id = "seen"
            title = "Seeing the child"
            [[section.question]]
            id = "seen"
            ask = "Seen?"
            kind = "yes_no_not_known"
            each_child = true
            [[section.question]]
            id = "alone"
            ask = "Seen alone?"
            kind = "yes_no_not_known"
            each_child = true
            only_if = { question = "seen", is = "yes" }
            [[section.question]]
            id = "why_not_alone"
            ask = "Why not?"
            kind = "narrative"
            each_child = true
            only_if = { any = [{ question = "alone", is_not = "yes" }, { not = { answered = "seen" } }] }
            "#,
        )
        .unwrap()
    }

    fn asked(answers: &Answers, person: Option<i64>) -> Vec<String> {
        form().visible(answers, person).iter().map(|q| q.id.clone()).collect()
    }

    #[test]
    fn a_question_is_asked_only_of_the_child_it_concerns() {
        let answers = Answers::new().with("seen", None, "yes").with("alone", None, "yes").with("alone", Some(2), "no");

        assert_eq!(asked(&answers, Some(1)), ["seen", "alone"]);
        assert_eq!(asked(&answers, Some(2)), ["seen", "alone", "why_not_alone"]);
    }

    #[test]
    fn an_answer_left_behind_in_a_hidden_question_counts_for_nothing() {
        let answers = Answers::new().with("seen", None, "no").with("alone", None, "no");

        assert_eq!(asked(&answers, None), ["seen"]);
    }

    #[test]
    fn not_and_any_read_as_they_sound() {
        assert_eq!(asked(&Answers::new(), None), ["seen", "why_not_alone"]);
    }
}
