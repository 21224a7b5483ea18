//! What decides; pure.

pub mod retry;
pub mod typed;
pub mod wording;
