//! Through the front door.

mod scene;
mod write_record;
