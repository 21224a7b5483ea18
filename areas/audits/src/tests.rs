//! Through HTTP, as auditors, moderators, workers and managers would.

mod actions;
mod capacity;
mod close_audit;
mod dip_sample;
mod draw_sample;
mod figures;
mod moderate_audit;
mod scene;
mod write_audit;
