//! What decides; pure.

pub mod decision_points;
pub mod judge;
pub mod plan;
pub mod rationale;
pub mod sample;
pub mod wait;
