//! Through HTTP, as workers and their managers would.

mod decision_point;
mod decision_rules;
mod experience;
mod queue;
mod scene;
mod settle_decision;
