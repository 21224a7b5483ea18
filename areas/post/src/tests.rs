//! Through the front door.

mod change_words;
mod outbox;
mod setting;
mod write_letter;
