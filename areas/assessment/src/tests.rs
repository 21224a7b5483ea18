//! Tested through the front door.

mod begin_assessment;
mod conclude_assessment;
mod decide_assessment;
mod figures;
mod help_level;
mod last_time;
mod lists;
mod move_assessment;
mod pre_birth;
mod review_assessment;
mod scene;
