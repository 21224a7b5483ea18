//! Pages: one journey each.

pub mod carried;
pub mod digits;
pub mod kept;
pub mod sign_in;
pub mod sign_out;
