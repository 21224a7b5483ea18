//! The pages: one journey is one file with its template beside it.

pub mod agencies;
pub mod asked;
pub mod board;
pub mod contact;
pub mod decide;
pub mod filters;
pub mod give;
pub mod make_record;
pub mod matching;
pub mod next_steps;
pub mod sent;
pub mod take_in;
pub mod thresholds;
