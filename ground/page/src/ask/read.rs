//! What was typed in the fields of a form, place by place.

use super::{digest, placed};
use days::Day;
use questions::{AnswerFault, AnswerProblem, Kind, Question, Row, When};
use std::collections::BTreeMap;

/// What stood in one place when the form was sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Typed<'a> {
    /// The field's name.
    pub place: String,
    /// The question.
    pub question: &'a Question,
    /// For whom; `None` for everybody.
    pub person: Option<i64>,
    /// The version that the page started from.
    pub base: i64,
    /// The digest of the answer that the page started from.
    pub was: String,
    /// What was typed.
    pub text: String,
    /// What the page sent before and has had no reply to, as typed.
    pub sent: Vec<String>,
}

impl Typed<'_> {
    /// Whether this answer, as it would be kept, differs from what the page started from.
    pub fn differs(&self, kept: &str) -> bool {
        digest(kept) != self.was
    }
}

/// Everything that was sent for questions of this form about these children. A place that is no question's is left out:
/// our own pages send none, and there is nothing it could be an answer to.
pub fn places<'a>(sent: &crate::Form, form: &'a questions::Form, children: &[i64]) -> Vec<Typed<'a>> {
    let mut rows: BTreeMap<&str, BTreeMap<usize, Row>> = BTreeMap::new();
    for (name, value) in sent.fields() {
        let Some((place, rest)) = name.strip_prefix("q-").and_then(|_| name.split_once('.')) else { continue };
        let Some((n, inner)) = rest.split_once('.') else { continue };
        let Ok(n) = n.parse::<usize>() else { continue };
        rows.entry(place).or_default().entry(n).or_default().insert(inner.to_owned(), value.to_owned());
    }
    let mut all = Vec::new();
    for (name, mark) in sent.fields() {
        let Some(place) = name.strip_prefix("v-") else { continue };
        let Some((id, person)) = placed(place) else { continue };
        let Some((_, question)) = form.questions().find(|(_, q)| q.id == id) else { continue };
        if person.is_some_and(|p| !children.contains(&p) || !question.each_child) {
            continue;
        }
        let text = match &question.kind {
            Kind::Several { .. } | Kind::People => {
                sent.all(place).filter(|v| !v.is_empty()).collect::<Vec<_>>().join("\n")
            }
            Kind::Repeating { .. } if sent.get(place).is_none() => {
                as_json(rows.get(place).map(|r| r.values().cloned().collect()).unwrap_or_default())
            }
            _ => sent.get(place).unwrap_or_default().to_owned(),
        };
        let (base, was) = mark.split_once('.').unwrap_or((mark, ""));
        all.push(Typed {
            place: place.to_owned(),
            question,
            person,
            base: base.parse().unwrap_or(0),
            was: was.to_owned(),
            text,
            sent: sent.all(&format!("s-{place}")).map(str::to_owned).collect(),
        });
    }
    all
}

/// What is kept of a typed answer, and what is still wrong with it. Nothing typed is thrown away: what cannot be read
/// yet is kept as typed, and completing asks for it to be put right.
///
/// Errors: only for more than can be kept at all; the page then still holds it.
pub fn keep(question: &Question, typed: &str, today: Day) -> Result<(String, Option<AnswerFault>), AnswerFault> {
    let fault = match questions::read_answer(question, typed, today) {
        Ok(kept) => return Ok((kept, None)),
        Err(fault) => fault,
    };
    if matches!(fault.problem, AnswerProblem::TooLong { .. } | AnswerProblem::TooManyRows { .. }) {
        return Err(fault);
    }
    let kept = match questions::read_answer(&any_day(question), typed, today) {
        Ok(kept) => kept,
        Err(_) => match (&question.kind, questions::rows(typed.trim())) {
            (Kind::Repeating { .. }, Some(rows)) => questions::clean(&as_json(rows)),
            _ => questions::clean(typed).trim().to_owned(),
        },
    };
    Ok((kept, Some(fault)))
}

/// The same question without a say on whether a day lies ahead or behind, so that a day reads the same tomorrow.
fn any_day(question: &Question) -> Question {
    let mut free = Question { when: When::Any, ..question.clone() };
    if let Kind::Repeating { questions } = &mut free.kind {
        for inner in questions.iter_mut() {
            inner.when = When::Any;
        }
    }
    free
}

pub(super) fn as_json(rows: Vec<Row>) -> String {
    let rows: Vec<Row> = rows
        .into_iter()
        .map(|row| row.into_iter().filter(|(_, cell)| !cell.trim().is_empty()).collect::<Row>())
        .filter(|row| !row.is_empty())
        .collect();
    if rows.is_empty() { String::new() } else { serde_json::to_string(&rows).unwrap_or_default() }
}
