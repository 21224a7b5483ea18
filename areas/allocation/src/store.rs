//! The only SQL on this area's tables, and what it reads of the record.

pub mod circle;
pub mod conflict;
pub mod court;
pub mod handover;
pub mod holding;
pub mod level;
pub mod team;
pub mod tie;
pub mod visiting;
pub mod weight;
