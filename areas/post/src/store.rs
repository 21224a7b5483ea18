//! The only SQL on this area's tables.

pub mod letter;
pub mod queue;
pub mod wording;
