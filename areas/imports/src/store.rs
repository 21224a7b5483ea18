//! This area's tables.

pub mod report;
pub mod waiting;
