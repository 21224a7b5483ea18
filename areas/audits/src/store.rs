//! The only SQL that touches this area's tables; one file per noun.

pub mod answer;
pub mod audit;
pub mod capacity;
pub mod figures;
pub mod frame;
pub mod impact;
pub mod learning;
pub mod moderation;
pub mod programme;
pub mod reply;
pub mod sample;
