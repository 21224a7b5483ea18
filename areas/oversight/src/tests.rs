//! Through HTTP, as workers and their managers would.

mod child_decision;
mod decision_point;
mod decision_rules;
mod experience;
mod queue;
mod scene;
mod settle_decision;
mod supervision;
mod supervision_draft;
mod supervision_plan;
