//! The only SQL that touches this area's tables; one file per noun.

pub mod question;
pub mod report;
pub mod waiting;
