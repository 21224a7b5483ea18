//! What decides, pure.

pub mod agreement;
pub mod capacity;
pub mod close;
pub mod outcome;
pub mod sample;
pub mod shares;
