//! Through the front door.

mod after_completion;
mod attach_file;
mod chronology;
mod measures;
mod scene;
mod two_writers;
mod write_record;
