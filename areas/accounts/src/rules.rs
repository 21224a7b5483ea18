//! What holds without a database or a page.

pub mod carried;
pub mod landing;
