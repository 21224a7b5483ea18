//! Rows of the same few answers.

use std::collections::BTreeMap;

use days::Day;
use serde_json::{Map, Value};

use super::{Answer, AnswerFault, AnswerProblem, LONGEST_ANSWER, read_answer};
use crate::Question;

/// The most rows that are kept under one question. Local limit.
pub const MOST_ROWS: usize = 200;

/// One row: the name of each inner question with its answer, as typed or as kept.
pub type Row = BTreeMap<String, String>;

/// Something wrong in one cell of one row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RowFault {
    /// The row as typed, counted from 0; none when it is about the rows together.
    pub row: Option<usize>,
    /// What is wrong.
    pub fault: AnswerFault,
}

/// The answer as it is kept, from rows as typed; rows with nothing in them are left out.
///
/// Errors: everything wrong in any row. A cell for which there is no question is wrong too, so
/// nothing typed is dropped in silence.
pub fn read_rows(question: &Question, typed: &[Row], today: Day) -> Result<Answer, Vec<RowFault>> {
    let inner = question.inner();
    let all = || as_json(typed.iter().map(|row| in_order(row, inner)).collect());
    let mut faults = Vec::new();
    let mut kept = Vec::new();
    for (n, row) in typed.iter().enumerate() {
        let mut cells = Map::new();
        for one in inner {
            let cell = row.get(&one.id).map(String::as_str).unwrap_or_default();
            match read_answer(one, cell, today) {
                Ok(answer) if answer.is_empty() => {}
                Ok(answer) => {
                    cells.insert(one.id.clone(), Value::String(answer));
                }
                Err(fault) => faults.push(RowFault { row: Some(n), fault }),
            }
        }
        let strange = row.iter().find(|(id, cell)| !cell.trim().is_empty() && inner.iter().all(|one| one.id != **id));
        if let Some((_, cell)) = strange {
            let fault = AnswerFault::new(question, cell, AnswerProblem::NotRows);
            faults.push(RowFault { row: Some(n), fault });
        }
        if !cells.is_empty() {
            kept.push(Value::Object(cells));
        }
    }
    let (rows, answer) = (kept.len(), as_json(kept));
    let length = answer.chars().count();
    let too_much = if rows > MOST_ROWS {
        Some(AnswerProblem::TooManyRows { rows, most: MOST_ROWS })
    } else if length > LONGEST_ANSWER {
        Some(AnswerProblem::TooLong { length, most: LONGEST_ANSWER })
    } else {
        None
    };
    if let Some(problem) = too_much {
        faults.push(RowFault { row: None, fault: AnswerFault::new(question, &all(), problem) });
    }
    if faults.is_empty() { Ok(answer) } else { Err(faults) }
}

/// The rows of an answer as it is kept; none when it cannot be read as rows.
pub fn rows(answer: &str) -> Option<Vec<Row>> {
    if answer.is_empty() {
        return Some(Vec::new());
    }
    serde_json::from_str(answer).ok()
}

/// Reads rows typed as the JSON in which they are kept.
pub(super) fn read(question: &Question, typed: &str, today: Day) -> Result<Answer, AnswerFault> {
    let problem = match rows(typed.trim()) {
        None => AnswerProblem::NotRows,
        Some(rows) => match read_rows(question, &rows, today) {
            Ok(answer) => return Ok(answer),
            Err(faults) => first(faults),
        },
    };
    Err(AnswerFault::new(question, typed, problem))
}

fn first(faults: Vec<RowFault>) -> AnswerProblem {
    match faults.into_iter().next() {
        Some(RowFault { row: Some(row), fault }) => AnswerProblem::Row { row: row + 1, fault: Box::new(fault) },
        Some(RowFault { row: None, fault }) => fault.problem,
        None => AnswerProblem::NotRows,
    }
}

fn in_order(row: &Row, inner: &[Question]) -> Value {
    let cells =
        inner.iter().filter_map(|one| row.get(&one.id).map(|cell| (one.id.clone(), Value::String(cell.clone()))));
    let known: Map<String, Value> = cells.collect();
    let others = row
        .iter()
        .filter(|(id, _)| !known.contains_key(*id))
        .map(|(id, cell)| (id.clone(), Value::String(cell.clone())))
        .collect::<Vec<_>>();
    Value::Object(known.into_iter().chain(others).collect())
}

fn as_json(rows: Vec<Value>) -> Answer {
    if rows.is_empty() { Answer::new() } else { Value::Array(rows).to_string() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn next_steps() -> Question {
        let form = crate::Form::parse(
            r#"
            id = "visit"
            title = "Visit"
            purpose = "A visit"
            [[section]]
            id = "next"
            title = "Next"
            [[section.question]]
            id = "next_steps"
            ask = "What happens next"
            kind = "repeating"
            [[section.question.question]]
            id = "what"
            ask = "What"
            kind = "narrative"
            [[section.question.question]]
            id = "by_when"
            ask = "By when"
            kind = "date"
            "#,
        )
        .unwrap();
        form.question("next_steps").unwrap().clone()
    }

    fn row(what: &str, by_when: &str) -> Row {
        Row::from([("what".to_owned(), what.to_owned()), ("by_when".to_owned(), by_when.to_owned())])
    }

    #[test]
    fn rows_are_kept_in_the_forms_order_and_read_back() {
        let typed = [row("Ring the school", "30 11 2026"), row("", " "), row("Tell Mum", "")];

        let kept = read_rows(&next_steps(), &typed, date(2026, 11, 23)).unwrap();

        assert_eq!(kept, r#"[{"what":"Ring the school","by_when":"2026-11-30"},{"what":"Tell Mum"}]"#);
        assert_eq!(rows(&kept).unwrap().len(), 2);
        assert_eq!(read_answer(&next_steps(), &kept, date(2026, 11, 23)), Ok(kept));
    }

    #[test]
    fn a_wrong_day_in_the_second_row_is_told_for_the_second_row() {
        let typed = [row("Ring", "30 11 2026"), row("Tell", "31 11 2026")];

        let faults = read_rows(&next_steps(), &typed, date(2026, 11, 23)).unwrap_err();

        assert_eq!(faults.len(), 1);
        assert_eq!(faults[0].row, Some(1));
        assert_eq!(faults[0].fault.typed, "31 11 2026");
        let whole = read_answer(&next_steps(), r#"[{"what":"Ring"},{"by_when":"31 11 2026"}]"#, date(2026, 11, 23));
        assert_eq!(
            whole.unwrap_err().to_string(),
            "What happens next, row 2: By when must be a real date, like 21 11 2018. \
             November 2026 has 30 days, so it has no day 31. Check the day and the month"
        );
    }

    #[test]
    fn a_cell_without_a_question_is_refused_and_not_dropped() {
        let typed = [Row::from([("who".to_owned(), "Sam".to_owned())])];

        let faults = read_rows(&next_steps(), &typed, date(2026, 11, 23)).unwrap_err();

        assert_eq!(faults[0].fault.problem, AnswerProblem::NotRows);
        assert_eq!(faults[0].fault.typed, "Sam");
    }

    #[test]
    fn more_rows_than_anybody_reads_are_refused_with_the_counts() {
        let typed: Vec<Row> = (0..201).map(|n| row(&format!("Step {n}"), "")).collect();

        let faults = read_rows(&next_steps(), &typed, date(2026, 11, 23)).unwrap_err();

        assert_eq!(
            faults[0].fault.to_string(),
            "What happens next has 201 rows, and at most 200 can be kept. Join some of them"
        );
        assert!(faults[0].fault.typed.contains("Step 200"));
    }
}
