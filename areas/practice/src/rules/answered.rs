//! Which questions are asked and which are answered, counted over completed records.

use questions::{Answers, Form, Kind, Question, rows, says_something};
use std::collections::BTreeMap;

/// Fewer records than this say nothing about a question. Source: local.
pub const TOO_FEW: u32 = 10;
/// A question answered less often than this, of a hundred, is seldom answered. Source: local.
pub const SELDOM_IN_100: u32 = 10;

/// One question's figures. The unit is the record: a question counts once in a visit to three children.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Counted {
    /// Records in which it was asked of somebody.
    pub asked: u32,
    /// Records in which it was answered.
    pub answered: u32,
    /// Records in which the answer told a reader something; only for questions answered in words.
    pub with_words: Option<u32>,
}

/// What the figures say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Finding {
    /// It is answered.
    Answered,
    /// It is answered less often than one record in ten.
    Seldom,
    /// Nobody answers it.
    Nobody,
    /// It was asked too seldom to say.
    TooFew,
}

impl Counted {
    /// Records whose answer counts: with words where words are asked for.
    pub fn filled(&self) -> u32 {
        self.with_words.unwrap_or(self.answered)
    }

    /// What the figures say.
    pub fn finding(&self) -> Finding {
        if self.asked < TOO_FEW {
            Finding::TooFew
        } else if self.filled() == 0 {
            Finding::Nobody
        } else if u64::from(self.filled()) * 100 < u64::from(self.asked) * u64::from(SELDOM_IN_100) {
            Finding::Seldom
        } else {
            Finding::Answered
        }
    }
}

/// A share of a hundred, with its 95% range after Wilson; nothing of nothing.
pub fn share(part: u32, of: u32) -> Option<(f64, f64, f64)> {
    if of == 0 {
        return None;
    }
    const Z: f64 = 1.959_964;
    let (n, p) = (f64::from(of), f64::from(part) / f64::from(of));
    let middle = p + Z * Z / (2.0 * n);
    let spread = Z * (p * (1.0 - p) / n + Z * Z / (4.0 * n * n)).sqrt();
    let whole = 1.0 + Z * Z / n;
    Some((p * 100.0, (middle - spread).max(0.0) / whole * 100.0, (middle + spread).min(whole) / whole * 100.0))
}

/// The figures of every question of one form, over its versions.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Tally {
    /// Records counted.
    pub records: u32,
    /// By the question's name.
    pub questions: BTreeMap<String, Counted>,
}

impl Tally {
    /// Counts one record, asked as `form` asked it.
    pub fn count(&mut self, form: &Form, people: &[i64], answers: &Answers) {
        self.records += 1;
        let everybody = form.visible(answers, None);
        let each: Vec<(i64, Vec<&Question>)> =
            people.iter().map(|person| (*person, form.visible(answers, Some(*person)))).collect();
        let asks = |visible: &[&Question], id: &str| visible.iter().any(|question| question.id == id);
        for (_, question) in form.questions() {
            let of: Vec<Option<i64>> = if question.each_child && !people.is_empty() {
                each.iter()
                    .filter(|(_, visible)| asks(visible, &question.id))
                    .map(|(person, _)| Some(*person))
                    .collect()
            } else if asks(&everybody, &question.id) {
                vec![None]
            } else {
                Vec::new()
            };
            if of.is_empty() {
                continue;
            }
            let given: Vec<&str> = of.iter().filter_map(|person| answers.get(&question.id, *person)).collect();
            let said = given.iter().any(|answer| in_words(question, answer));
            self.add(question, !given.is_empty(), said);
            self.count_rows(question, &given);
        }
    }

    /// What is asked in rows is asked wherever there is a row.
    fn count_rows(&mut self, question: &Question, given: &[&str]) {
        let all: Vec<_> = given.iter().filter_map(|answer| rows(answer)).flatten().collect();
        if all.is_empty() {
            return;
        }
        for inner in question.inner() {
            let cells: Vec<&String> =
                all.iter().filter_map(|row| row.get(&inner.id)).filter(|c| !c.is_empty()).collect();
            let said = cells.iter().any(|cell| in_words(inner, cell));
            self.add(inner, !cells.is_empty(), said);
        }
    }

    fn add(&mut self, question: &Question, answered: bool, said: bool) {
        let counted = self.questions.entry(question.id.clone()).or_default();
        counted.asked += 1;
        counted.answered += u32::from(answered);
        if matches!(question.kind, Kind::Narrative | Kind::Repeating { .. }) {
            *counted.with_words.get_or_insert(0) += u32::from(said);
        }
    }
}

fn in_words(question: &Question, answer: &str) -> bool {
    match (&question.kind, rows(answer)) {
        (Kind::Repeating { .. }, Some(rows)) => rows.iter().flat_map(|row| row.values()).any(|c| says_something(c)),
        _ => says_something(answer),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::check::tests::visit;

    fn counted(tally: &Tally, id: &str) -> (u32, u32, Option<u32>) {
        tally.questions.get(id).map_or((0, 0, None), |c| (c.asked, c.answered, c.with_words))
    }

    #[test]
    fn a_question_counts_once_for_a_visit_to_two_children() {
        let mut tally = Tally::default();
        let answers = Answers::new().with("seen", None, "yes").with("childs_words", Some(2), "\"I like it.\"");

        tally.count(&visit(), &[1, 2], &answers);

        assert_eq!(tally.records, 1);
        assert_eq!(counted(&tally, "seen"), (1, 1, None));
        assert_eq!(counted(&tally, "childs_words"), (1, 1, Some(1)));
        assert_eq!(counted(&tally, "impact"), (1, 0, Some(0)));
        assert_eq!(counted(&tally, "why_not_seen"), (0, 0, None), "it was not asked");
    }

    #[test]
    fn a_question_asked_of_one_child_only_was_asked() {
        let mut tally = Tally::default();
        let answers = Answers::new().with("seen", Some(1), "yes").with("seen", Some(2), "no");

        tally.count(&visit(), &[1, 2], &answers);

        assert_eq!(counted(&tally, "why_not_seen"), (1, 0, Some(0)));
    }

    #[test]
    fn a_stand_in_is_an_answer_without_words() {
        let mut tally = Tally::default();

        tally.count(&visit(), &[1], &Answers::new().with("impact", None, "n/a").with("place", None, "Home"));

        assert_eq!(counted(&tally, "impact"), (1, 1, Some(0)));
        assert_eq!(counted(&tally, "place"), (1, 1, Some(1)));
    }

    #[test]
    fn what_is_asked_in_rows_counts_where_there_are_rows() {
        let mut tally = Tally::default();
        let steps = r#"[{"step":"Ring the school","who":"Sam"}]"#;

        tally.count(&visit(), &[1], &Answers::new().with("next_steps", None, steps));
        tally.count(&visit(), &[1], &Answers::new());

        assert_eq!(counted(&tally, "next_steps"), (2, 1, Some(1)));
        assert_eq!(counted(&tally, "step"), (1, 1, Some(1)));
        assert_eq!(counted(&tally, "by_when"), (1, 0, None));
    }

    #[test]
    fn a_question_that_nobody_answers_is_found_and_few_records_say_nothing() {
        let of = |asked, answered, with_words| Counted { asked, answered, with_words }.finding();

        assert_eq!(of(9, 0, None), Finding::TooFew);
        assert_eq!(of(10, 0, None), Finding::Nobody);
        assert_eq!(of(10, 8, Some(0)), Finding::Nobody, "eight times n/a");
        assert_eq!(of(100, 9, None), Finding::Seldom);
        assert_eq!(of(100, 10, None), Finding::Answered);
    }

    #[test]
    fn a_share_comes_with_the_range_that_so_few_allow() {
        let (share, low, high) = share(12, 60).unwrap();

        assert_eq!(format!("{share:.1} {low:.1} {high:.1}"), "20.0 11.8 31.8");
        assert_eq!(super::share(0, 0), None);
        let (none, low, high) = super::share(0, 20).unwrap();
        assert_eq!(format!("{none:.1} {low:.1} {high:.1}"), "0.0 0.0 16.1");
    }
}
