//! Through the front door.

mod scene;
mod two_writers;
mod write_record;
