//! Pages, one file each, with its template beside it.

pub mod bring_together;
pub mod change_form;
pub mod check_form;
pub mod copy_form;
pub mod difference;
pub mod edit_form;
pub mod edit_practice_model;
pub mod form;
pub mod form_text;
pub mod form_versions;
pub mod form_words;
pub mod forms;
pub mod held;
pub mod move_question;
pub mod outline;
pub mod practice_model;
pub mod preview_form;
pub mod publish_form;
pub mod put_question;
pub mod question_fields;
pub mod section;
pub mod take_out_question;
pub mod unused_questions;
