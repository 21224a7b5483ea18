//! Why an answer cannot be kept as what the question asks for.

use std::fmt;

use crate::Question;

/// What was typed and why it cannot be used; the typed text is kept in full.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AnswerFault {
    /// The question.
    pub question: String,
    /// How sentences call the answer.
    pub name: String,
    /// Exactly what was typed.
    pub typed: String,
    /// What is wrong with it.
    pub problem: AnswerProblem,
}

/// What is wrong with what was typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AnswerProblem {
    /// Longer than is kept, in characters.
    TooLong {
        /// How long it is.
        length: usize,
        /// How long it may be.
        most: usize,
    },
    /// Neither yes, no nor not known.
    NotYesOrNo,
    /// Not one of the choices.
    NotAChoice,
    /// Not a day; with what more is known.
    NotADay {
        /// A sentence about what is wrong, when there is more to say.
        more: Option<String>,
    },
    /// Not a day and time; with what more is known.
    NotATime {
        /// A sentence about what is wrong.
        more: String,
    },
    /// Ahead of today.
    AheadOfToday,
    /// Before today.
    BeforeToday,
    /// Not a whole number.
    NotANumber,
    /// Outside the numbers that are possible.
    OutOfRange {
        /// The smallest.
        min: Option<i64>,
        /// The largest.
        max: Option<i64>,
        /// What is counted.
        unit: Option<Box<str>>,
    },
    /// Not pounds and pence.
    NotMoney,
    /// Not the name of a person in the record.
    NotAPerson,
    /// More rows than are kept.
    TooManyRows {
        /// How many there are.
        rows: usize,
        /// How many there may be.
        most: usize,
    },
    /// Rows that cannot be told apart.
    NotRows,
    /// Something wrong inside a row.
    Row {
        /// The row, counted from 1.
        row: usize,
        /// What is wrong there.
        fault: Box<AnswerFault>,
    },
}

impl AnswerFault {
    /// A fault of this question with what was typed.
    pub(super) fn new(question: &Question, typed: &str, problem: AnswerProblem) -> AnswerFault {
        AnswerFault {
            question: question.id.clone(),
            name: question.name().to_owned(),
            typed: typed.to_owned(),
            problem,
        }
    }
}

impl fmt::Display for AnswerFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = &self.name;
        match &self.problem {
            AnswerProblem::TooLong { length, most } => write!(
                f,
                "{name} has {} characters, and at most {} can be kept. Divide it between two records",
                thousands(*length),
                thousands(*most)
            ),
            AnswerProblem::NotYesOrNo => write!(f, "{name} must be yes, no or not known"),
            AnswerProblem::NotAChoice => {
                write!(f, "{name} must be one of the choices shown. Choose again")
            }
            AnswerProblem::NotADay { more } => {
                write!(f, "{name} must be a real date, like 21 11 2018")?;
                more.iter().try_for_each(|more| write!(f, ". {more}"))
            }
            AnswerProblem::NotATime { more } => {
                write!(f, "{name} must be a real date and time, like 21 11 2018 10:42. {more}")
            }
            AnswerProblem::AheadOfToday => write!(f, "{name} must be today or in the past"),
            AnswerProblem::BeforeToday => write!(f, "{name} must be today or in the future"),
            AnswerProblem::NotANumber => write!(f, "{name} must be a whole number, like 12"),
            AnswerProblem::OutOfRange { min, max, unit } => {
                let unit = unit.as_ref().map(|unit| format!(" {unit}")).unwrap_or_default();
                match (min, max) {
                    (Some(min), Some(max)) => {
                        write!(f, "{name} must be between {min} and {max}{unit}")
                    }
                    (Some(min), None) => write!(f, "{name} must be {min}{unit} or more"),
                    (None, Some(max)) => write!(f, "{name} must be {max}{unit} or less"),
                    (None, None) => write!(f, "{name} must be a number that can be kept"),
                }
            }
            AnswerProblem::NotMoney => {
                write!(f, "{name} must be an amount in pounds and pence, like £1,234.50")
            }
            AnswerProblem::NotAPerson => {
                write!(f, "{name} must be somebody in the record. Find and choose the person")
            }
            AnswerProblem::TooManyRows { rows, most } => {
                write!(f, "{name} has {rows} rows, and at most {most} can be kept. Join some of them")
            }
            AnswerProblem::NotRows => {
                write!(f, "{name} could not be read row by row. Enter each row again")
            }
            AnswerProblem::Row { row, fault } => write!(f, "{name}, row {row}: {fault}"),
        }
    }
}

impl std::error::Error for AnswerFault {}

fn thousands(number: usize) -> String {
    let figures = number.to_string();
    let mut out = String::new();
    for (n, figure) in figures.chars().enumerate() {
        if n > 0 && (figures.len() - n).is_multiple_of(3) {
            out.push(',');
        }
        out.push(figure);
    }
    out
}
