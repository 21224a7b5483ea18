//! The only SQL that touches this room's tables; one file per noun.

pub mod agency;
pub mod became;
pub mod board;
pub mod contact;
pub mod decision;
pub mod incoming;
pub mod matching;
pub mod setting;
pub mod threshold;
