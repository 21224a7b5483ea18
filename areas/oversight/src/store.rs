//! The only SQL that touches this area's tables; one file per noun.

pub mod decision;
pub mod decision_list;
pub mod decision_rule;
pub mod experience;
pub mod note;
pub mod supervision;
pub mod supervision_answer;
