//! What decides; pure.

pub mod decision_points;
pub mod judge;
pub mod rationale;
pub mod wait;
