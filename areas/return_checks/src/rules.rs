//! What decides, purely.

pub mod asked;
pub mod filter;
pub mod keep_check;
pub mod seal;
