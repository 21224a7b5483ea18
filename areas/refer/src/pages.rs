//! What is shown and sent.

pub mod api;
pub mod asked;
pub mod check;
pub mod come_back;
pub mod form;
pub mod keys;
pub mod opened;
pub mod receiving;
pub mod send;
pub mod start;
pub mod status;
pub mod thresholds;
pub mod wait;
