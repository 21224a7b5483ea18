//! What a sent audit comes to: its compliance items apart from its grades, its result, and whether it is moderated.

use crate::words::NOT_APPLICABLE;
use questions::{Answers, Form, Kind, Row};

/// What was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// Compliance items met.
    pub met: usize,
    /// Compliance items that apply.
    pub of: usize,
    /// The grade of the whole, or of a dip sample whether the record passes.
    pub result: String,
}

/// Whether a question is a compliance item: one of "met", "not met", "not applicable".
pub fn is_item(question: &questions::Question) -> bool {
    matches!(&question.kind, Kind::Choice { options } if options.iter().any(|o| o.code == "met"))
}

/// What the answers come to.
pub fn found(form: &Form, answers: &Answers) -> Found {
    let given = |id: &str| answers.own(id, None).unwrap_or_default().to_owned();
    let items: Vec<String> = form.questions().filter(|(_, q)| is_item(q)).map(|(_, q)| given(&q.id)).collect();
    let result = match form.question("overall") {
        Some(_) => given("overall"),
        None => given("meets"),
    };
    Found {
        met: items.iter().filter(|i| *i == "met").count(),
        of: items.iter().filter(|i| !i.is_empty() && *i != NOT_APPLICABLE).count(),
        result,
    }
}

/// The questions that are graded, each with how it is called: the domains, then the whole.
pub fn graded(form: &Form) -> Vec<(String, String)> {
    let grades = form.questions().filter(|(_, q)| matches!(q.kind, Kind::Grade { .. }));
    grades.map(|(_, q)| (q.id.clone(), q.name().to_owned())).collect()
}

/// Whether an audit is moderated: those drawn for it, and whatever is inadequate.
pub fn is_moderated(drawn: bool, result: &str) -> bool {
    (drawn && result != "pass" && result != "fail") || result == "inadequate"
}

/// An action as it stands in a row of the form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wanted {
    /// What will be done.
    pub words: String,
    /// By whom, in words.
    pub who: String,
    /// By when.
    pub due: Option<days::Day>,
    /// What will change for the child.
    pub will_change: String,
    /// What will show that it is done.
    pub evidence: String,
}

/// The actions of an audit.
pub fn wanted(answers: &Answers) -> Vec<Wanted> {
    let rows = questions::rows(answers.own("actions", None).unwrap_or_default()).unwrap_or_default();
    let text = |row: &Row, id: &str| row.get(id).cloned().unwrap_or_default();
    let of = |row: &Row| Wanted {
        words: text(row, "action"),
        who: text(row, "who"),
        due: text(row, "by_when").parse().ok(),
        will_change: text(row, "will_change"),
        evidence: text(row, "evidence"),
    };
    rows.iter().map(of).filter(|w| !w.words.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::definitions::form_of;

    #[test]
    fn c26_01_eighteen_of_twenty_items_met_and_requires_improvement_stand_apart() {
        let form = Form::parse(form_of(crate::words::Kind::Full).1).unwrap();
        let mut answers = Answers::new();
        let items: Vec<String> = form.questions().filter(|(_, q)| is_item(q)).map(|(_, q)| q.id.clone()).collect();
        assert_eq!(items.len(), 20);
        for (n, item) in items.iter().enumerate() {
            answers.set(item, None, if n < 18 { "met" } else { "not_met" }.to_owned());
        }
        answers.set("overall", None, "requires_improvement".to_owned());
        let all = found(&form, &answers);
        assert_eq!((all.met, all.of, all.result.as_str()), (18, 20, "requires_improvement"));
        answers.set(&items[19], None, NOT_APPLICABLE.to_owned());
        assert_eq!((found(&form, &answers).met, found(&form, &answers).of), (18, 19));
    }

    #[test]
    fn what_is_inadequate_is_always_moderated_and_the_rest_when_it_was_drawn() {
        assert!(is_moderated(false, "inadequate") && is_moderated(true, "good"));
        assert!(!is_moderated(false, "requires_improvement"));
        assert!(!is_moderated(true, "fail"), "a dip sample has no grade to moderate");
    }
}
