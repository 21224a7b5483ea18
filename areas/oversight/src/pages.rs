//! Pages, one file each, with its template beside it.

pub mod asked;
pub mod child_decision;
pub mod child_decisions;
pub mod decision;
pub mod decision_rules;
pub mod decisions;
pub mod experience;
pub mod home;
pub mod named;
pub mod reach;
pub mod settle_form;
pub mod supervision;
