//! Through the front door.

mod after_completion;
mod attach_file;
mod chronology;
mod forms_open;
mod measures;
mod scene;
mod two_writers;
mod write_record;
