//! The SQL on this area's tables.

pub mod draft;
pub mod key;
pub mod once;
pub mod pace;
