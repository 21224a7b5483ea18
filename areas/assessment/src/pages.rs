//! The pages.

pub mod asked;
pub mod begin_assessment;
pub mod change_lead;
pub mod conclude_assessment;
pub mod decide_assessment;
pub mod decided_otherwise;
pub mod evidence;
pub mod figures;
pub mod help_level;
pub mod last_time;
pub mod lists;
pub mod panels;
pub mod pre_birth;
pub mod review_assessment;
pub mod settle_level;
pub mod writing;
