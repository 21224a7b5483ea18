//! Whether an answer that is kept is one that the question can have.

use jiff::civil::{Date, DateTime};

use super::{AnswerFault, AnswerProblem, rows};
use crate::{Kind, Question};

/// Checks a kept answer, which may be what somebody had typed so far, or came from elsewhere.
///
/// The empty text passes: it is no answer. Whether a day lies ahead or behind is not checked again.
pub fn check_answer(question: &Question, answer: &str) -> Result<(), AnswerFault> {
    if answer.is_empty() {
        return Ok(());
    }
    let coded = |code: &str| question.options().iter().any(|option| option.code == code);
    let problem = match &question.kind {
        Kind::Narrative => None,
        Kind::YesNoNotKnown => (!["yes", "no", "not_known"].contains(&answer)).then_some(AnswerProblem::NotYesOrNo),
        Kind::Choice { .. } | Kind::Grade { .. } => (!coded(answer)).then_some(AnswerProblem::NotAChoice),
        Kind::Several { .. } => (!answer.split('\n').all(coded)).then_some(AnswerProblem::NotAChoice),
        Kind::Date => (kept_date(answer).is_none()).then_some(AnswerProblem::NotADay { more: None }),
        Kind::DateTime => {
            (kept_date_time(answer).is_none()).then_some(AnswerProblem::NotATime { more: "Enter it again".to_owned() })
        }
        Kind::Number { min, max, unit } => match answer.parse::<i64>() {
            Err(_) => Some(AnswerProblem::NotANumber),
            Ok(n) if min.is_some_and(|min| n < min) || max.is_some_and(|max| n > max) => {
                Some(AnswerProblem::OutOfRange { min: *min, max: *max, unit: unit.as_deref().map(Into::into) })
            }
            Ok(_) => None,
        },
        Kind::Money => (!answer.parse::<i64>().is_ok_and(|p| p >= 0)).then_some(AnswerProblem::NotMoney),
        Kind::Person => answer.contains(char::is_whitespace).then_some(AnswerProblem::NotAPerson),
        Kind::People => answer
            .split('\n')
            .any(|one| one.is_empty() || one.contains(char::is_whitespace))
            .then_some(AnswerProblem::NotAPerson),
        Kind::Repeating { questions } => rows_problem(questions, answer),
    };
    match problem {
        None => Ok(()),
        Some(problem) => Err(AnswerFault::new(question, answer, problem)),
    }
}

/// The day of a kept date.
pub(super) fn kept_date(answer: &str) -> Option<Date> {
    Date::strptime("%Y-%m-%d", answer).ok()
}

/// The day and time of a kept date and time.
pub(super) fn kept_date_time(answer: &str) -> Option<DateTime> {
    DateTime::strptime("%Y-%m-%dT%H:%M", answer).ok()
}

fn rows_problem(questions: &[Question], answer: &str) -> Option<AnswerProblem> {
    let Some(rows) = rows(answer) else { return Some(AnswerProblem::NotRows) };
    for (n, row) in rows.iter().enumerate() {
        for (id, cell) in row {
            let Some(question) = questions.iter().find(|question| question.id == *id) else {
                return Some(AnswerProblem::NotRows);
            };
            if let Err(fault) = check_answer(question, cell) {
                return Some(AnswerProblem::Row { row: n + 1, fault: Box::new(fault) });
            }
        }
    }
    None
}
