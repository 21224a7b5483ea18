//! Forms as data: questions with prompts, the answers to them, and what a reader would still miss.
//!
//! Pure: text goes in, values and sentences come out. Nothing here knows HTML, a database or a clock.

mod answer;
mod answers;
mod change;
mod complete;
mod condition_words;
mod form;
mod merge;
mod missed;
mod practice_model;
mod prompts;
mod read_form;
mod score;
mod title;
mod visible;
mod write_form;

pub use answer::{
    Answer, AnswerFault, AnswerProblem, LONGEST_ANSWER, MOST_ROWS, Row, RowFault, Shown, check_answer, clean,
    read_answer, read_rows, rows, show_answer,
};
pub use answers::Answers;
pub use change::{Changed, FormChange, changes};
pub use complete::{CannotComplete, cannot_complete};
pub use form::{About, Condition, Form, Kind, OptionChoice, Prompt, Question, Section, Tag, When};
pub use merge::{Merge, both, merge};
pub use missed::{Missed, says_something, still_missed};
pub use practice_model::{Domain, Mapped, PracticeModel, mapped, unmapped};
pub use prompts::{PromptFault, without_prompt};
pub use read_form::{FormFault, FormFaults};
pub use score::{Score, analysis_score};

#[cfg(test)]
mod tests;
