//! Pure rules: facts in, a decision or a refusal out.

pub mod agency_likeness;
pub mod decide;
pub mod period;
pub mod priority;
pub mod receipt;
pub mod reference;
pub mod repeat;
pub mod stage;
pub mod threshold;
