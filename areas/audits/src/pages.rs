//! The screens of audit.

pub mod actions;
pub mod audit;
pub mod capacity;
pub mod draw_sample;
pub mod facts;
pub mod figures;
pub mod give_audit;
pub mod home;
pub mod lines;
pub mod mine;
pub mod overview;
pub mod programmes;
pub mod result_paper;
pub mod sample;
pub mod seeing;
pub mod tabs;
