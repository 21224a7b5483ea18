//! The only SQL on this area's tables.

pub mod check;
