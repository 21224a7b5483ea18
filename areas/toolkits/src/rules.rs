//! What decides, without a database.

pub mod compare;
pub mod graded;
