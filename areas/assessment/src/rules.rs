//! What decides, without a database.

pub mod lead;
pub mod milestone;
pub mod proposal;
pub mod step_level;
