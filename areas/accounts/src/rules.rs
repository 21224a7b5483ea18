//! What holds without a database or a page.

pub mod landing;
pub mod temporary;
