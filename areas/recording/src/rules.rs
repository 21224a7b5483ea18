//! What follows from what, without a database.

pub mod file_kind;
pub mod fresh;
pub mod same_day;
pub mod story_words;
