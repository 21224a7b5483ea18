//! The answers of one entry, shared or for one child.

use std::collections::{BTreeMap, BTreeSet};

use crate::Answer;

/// What was answered: once for all, and for one child what differs.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Answers {
    kept: BTreeMap<(String, Option<i64>), Answer>,
}

impl Answers {
    /// No answers yet.
    pub fn new() -> Answers {
        Answers::default()
    }

    /// Keeps an answer, for all (`None`) or for one person; an empty answer takes it away.
    pub fn set(&mut self, question: &str, person: Option<i64>, answer: impl Into<Answer>) {
        let key = (question.to_owned(), person);
        let answer = answer.into();
        if answer.is_empty() {
            self.kept.remove(&key);
        } else {
            self.kept.insert(key, answer);
        }
    }

    /// The same with one answer more; for building examples in one expression.
    pub fn with(mut self, question: &str, person: Option<i64>, answer: impl Into<Answer>) -> Answers {
        self.set(question, person, answer);
        self
    }

    /// The answer that holds for this person: their own, or else the one for all.
    pub fn get(&self, question: &str, person: Option<i64>) -> Option<&str> {
        self.own(question, person).or_else(|| self.own(question, None))
    }

    /// The answer given for exactly this person, or for all with `None`.
    pub fn own(&self, question: &str, person: Option<i64>) -> Option<&str> {
        self.kept.get(&(question.to_owned(), person)).map(String::as_str)
    }

    /// Every answer kept, with its question and person.
    pub fn iter(&self) -> impl Iterator<Item = (&str, Option<i64>, &str)> {
        self.kept.iter().map(|((question, person), answer)| (question.as_str(), *person, answer.as_str()))
    }

    /// The people who have an answer of their own.
    pub fn people(&self) -> BTreeSet<i64> {
        self.kept.keys().filter_map(|(_, person)| *person).collect()
    }

    /// Whether nothing was answered.
    pub fn is_empty(&self) -> bool {
        self.kept.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_child_without_an_own_answer_has_the_one_for_all() {
        let answers = Answers::new().with("seen_alone", None, "yes").with("seen_alone", Some(2), "no");

        assert_eq!(answers.get("seen_alone", Some(1)), Some("yes"));
        assert_eq!(answers.get("seen_alone", Some(2)), Some("no"));
        assert_eq!(answers.get("seen_alone", None), Some("yes"));
        assert_eq!(answers.own("seen_alone", Some(1)), None);
        assert_eq!(answers.people(), BTreeSet::from([2]));
    }

    #[test]
    fn emptying_a_childs_own_answer_goes_back_to_the_one_for_all() {
        let mut answers = Answers::new().with("place", None, "Home").with("place", Some(2), "School");

        answers.set("place", Some(2), "");

        assert_eq!(answers.get("place", Some(2)), Some("Home"));
        assert_eq!(answers.iter().count(), 1);
    }
}
