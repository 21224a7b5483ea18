//! One answer: how it is kept, read from what was typed, checked, and shown.

mod check;
mod clean;
mod fault;
mod read;
mod repeating;
mod show;

pub use check::check_answer;
pub use clean::clean;
pub use fault::{AnswerFault, AnswerProblem};
pub use read::read_answer;
pub use repeating::{MOST_ROWS, Row, RowFault, read_rows, rows};
pub use show::{Shown, show_answer};

/// An answer as it is kept: plain text, in one form for each kind of question.
///
/// | Kind | Kept as |
/// |---|---|
/// | narrative | the text, lines divided by `\n` |
/// | yes, no, not known | `yes`, `no` or `not_known` |
/// | choice, grade | the code |
/// | several | the codes in the form's order, divided by `\n` |
/// | date | `2026-11-23` |
/// | date and time | `2026-11-23T10:42`, as clocks in England showed it |
/// | number | `42`, whole, in the question's unit |
/// | money | pence, `12345` |
/// | person | the person's name in the record's own numbering, any text without spaces |
/// | people | the same, divided by `\n` |
/// | repeating | JSON: `[{"what":"Ring the school","by_when":"2026-11-30"}]`, each row holding the inner answers as they are kept, those left empty left out |
///
/// The empty text is no answer.
pub type Answer = String;

/// The longest answer that is kept, in characters. Local limit: about 35,000 words.
pub const LONGEST_ANSWER: usize = 200_000;
