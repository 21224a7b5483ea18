//! Pages, one file each, with its template beside it.

pub mod append_to_record;
pub mod attach_file;
pub mod choose_answers;
pub mod chronology;
pub mod complete_record;
pub mod correct_record;
pub mod discard_draft;
pub mod loaded;
pub mod missing_facts;
pub mod move_record;
pub mod one_page_summary;
pub mod open_record;
pub mod panels;
pub mod read_record;
pub mod reasoned;
pub mod save_answer;
pub mod save_draft;
pub mod start_record;
pub mod typed;
pub mod write_record;
