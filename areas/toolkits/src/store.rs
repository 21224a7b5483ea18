//! The only SQL on this area's tables.

pub mod concern;
pub mod reason;
