//! Pages: one journey each.

pub mod accounts;
pub mod carried;
pub mod council_sign_in;
pub mod digits;
pub mod first_password;
pub mod kept;
pub mod own;
pub mod sign_in;
pub mod sign_out;
