//! One audit, from beginning it to the question some weeks after it closed.

pub mod begin;
pub mod close;
pub mod impact;
pub mod learning;
pub mod moderate;
pub mod open;
pub mod paper;
pub mod read;
pub mod reply;
pub mod save;
pub mod send;
pub mod write;
