//! What decides: pure, from facts to a decision or a refusal.

pub mod change;
pub mod conflict;
pub mod continuity;
pub mod forecast;
pub mod level;
pub mod spread;
pub mod unallocated;
pub mod weigh;
pub mod who_may_lead;
