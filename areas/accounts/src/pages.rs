//! Pages: one journey each.

pub mod digits;
pub mod kept;
pub mod sign_in;
pub mod sign_out;
