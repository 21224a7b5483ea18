//! What follows from what, without a database.

pub mod file_kind;
pub mod fresh;
pub mod late;
pub mod story_words;
