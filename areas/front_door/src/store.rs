//! The only SQL that touches this room's tables; one file per noun.

pub mod agency;
pub mod became;
pub mod board;
pub mod call;
pub mod contact;
pub mod decision;
pub mod figures;
pub mod incoming;
pub mod matching;
pub mod request;
pub mod setting;
pub mod threshold;
