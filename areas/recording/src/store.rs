//! The only SQL that touches this area's tables; one file per noun.

pub mod attachment;
pub mod chronology;
pub mod stopped;
pub mod summary;
