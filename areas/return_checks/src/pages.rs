//! The pages.

pub mod child;
pub mod children;
pub mod errors;
pub mod forget_check;
pub mod give_files;
pub mod keep_check;
pub mod report_file;
pub mod rule;
mod showing;
pub mod summary;
