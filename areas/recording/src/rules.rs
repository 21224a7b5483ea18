//! What follows from what, without a database.

pub mod late;
pub mod story_words;
