//! Pages, one file each, with its template beside it.

pub mod append_to_record;
pub mod attach_file;
pub mod choose_answers;
pub mod complete_record;
pub mod loaded;
pub mod open_record;
pub mod panels;
pub mod read_record;
pub mod save_answer;
pub mod save_draft;
pub mod start_record;
pub mod typed;
pub mod write_record;
