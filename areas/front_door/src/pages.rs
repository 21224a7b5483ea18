//! The pages: one journey is one file with its template beside it.

pub mod agencies;
pub mod agency_of;
pub mod asked;
pub mod board;
pub mod calls;
pub mod contact;
pub mod contact_lines;
pub mod decide;
pub mod decided_otherwise;
pub mod decisions;
pub mod figures;
pub mod filters;
pub mod give;
pub mod make_record;
pub mod matching;
pub mod next_steps;
pub mod partner;
pub mod requests;
pub mod sent;
pub mod settings;
pub mod tabs;
pub mod take_in;
pub mod thresholds;
