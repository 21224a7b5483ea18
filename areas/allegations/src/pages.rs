//! What people see.

pub mod add_adult;
pub mod add_alias;
pub mod add_allegation;
pub mod add_post;
pub mod adult;
pub mod advice;
pub mod agree_action;
pub mod capacity;
pub mod close_referral;
pub mod decide_outcome;
pub mod desk;
pub mod figures;
pub mod find;
pub mod form_page;
pub mod hold_meeting;
pub mod link_child;
pub mod lists;
pub mod looks;
pub mod named;
pub mod note_answered;
pub mod refer_onward;
pub mod referral;
pub mod room;
pub mod setting;
pub mod take_in;
pub mod write_letter;
