//! What decides; pure.

pub mod answered;
pub mod bring_together;
pub mod check;
pub mod effort;
pub mod name_for;
pub mod new_form;
pub mod open_drafts;
pub mod place;
pub mod put_question;
pub mod take_out;
pub mod whole_text;
pub mod word_by_word;
