//! The pages.

pub mod bring_in;
pub mod decide_person;
pub mod give_files;
pub mod read_report;
pub mod report_parts;
pub mod retention;
