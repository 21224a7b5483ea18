//! What holds without a database or a page.

pub mod council_sign_in;
pub mod landing;
pub mod temporary;
