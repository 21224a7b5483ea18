//! Through the front door.

mod outbox;
mod setting;
mod write_letter;
