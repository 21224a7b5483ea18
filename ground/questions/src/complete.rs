//! What stands between an entry and its completion.

use crate::missed::asked_of;
use crate::{Answers, Form, Question, check_answer, rows};

/// Why an entry cannot be completed yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CannotComplete {
    /// The question.
    pub question: String,
    /// The child it is about, when it is asked for each child.
    pub person: Option<i64>,
    /// What to do, as a sentence.
    pub sentence: String,
}

/// Everything to be answered or put right first, in the form's order.
///
/// That is little on purpose: what must be answered, where it is asked, and answers that are not
/// what their question asks for. What a reader would miss is told by `still_missed` and stops nobody.
pub fn cannot_complete(form: &Form, answers: &Answers, people: &[i64]) -> Vec<CannotComplete> {
    let mut stops = Vec::new();
    for (_, question) in form.questions() {
        let whose = asked_of(question, people);
        let asked = |person| form.is_visible(question, answers, person);
        let mut stop = |person, sentence| {
            stops.push(CannotComplete { question: question.id.clone(), person, sentence });
        };
        let mut given = whose.clone();
        if !given.contains(&None) {
            given.insert(0, None);
        }
        for person in given {
            let fault = answers.own(&question.id, person).and_then(|answer| check_answer(question, answer).err());
            let matters = asked(person) || person.is_none() && whose.iter().any(|one| asked(*one));
            if let Some(fault) = fault.filter(|_| matters) {
                stop(person, fault.to_string());
            } else if matters {
                for sentence in unfinished_rows(question, answers.own(&question.id, person).unwrap_or_default()) {
                    stop(person, sentence);
                }
            }
        }
        for person in whose {
            let missing = answers.get(&question.id, person).is_none();
            if question.required_to_complete && missing && asked(person) {
                stop(person, format!("Answer “{}” before completing", question.ask));
            }
        }
    }
    stops
}

fn unfinished_rows(question: &Question, answer: &str) -> Vec<String> {
    let needed: Vec<&Question> = question.inner().iter().filter(|inner| inner.required_to_complete).collect();
    let rows = if needed.is_empty() { Vec::new() } else { rows(answer).unwrap_or_default() };
    rows.iter()
        .enumerate()
        .flat_map(|(n, row)| {
            let missing = needed.iter().filter(|inner| row.get(&inner.id).is_none_or(String::is_empty));
            missing.map(move |inner| format!("{}, row {}: add “{}”", question.name(), n + 1, inner.ask))
        })
        .collect()
}
