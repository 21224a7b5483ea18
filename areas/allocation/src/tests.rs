//! Through HTTP, as people would.

mod allocate;
mod caseloads;
mod conflicts;
mod continuity;
mod handover;
mod levels_and_weights;
mod setting;
mod teams;
mod tie_conflict;
mod unallocated;
mod visits_and_court;
