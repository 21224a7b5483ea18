//! The pages; one file each, with its template beside it.

pub mod allocate;
pub mod caseload_behind;
pub mod caseload_levels;
pub mod caseload_of;
pub mod caseload_weights;
pub mod caseloads;
pub mod child_list;
pub mod conflicts;
pub mod continuity;
pub mod declaration;
pub mod declare_conflict;
pub mod handover;
pub mod handover_pack;
pub mod leaving;
pub mod overrides;
pub mod panels;
pub mod plain_form;
pub mod strip;
pub mod teams;
pub mod tie_conflict;
pub mod unallocated;
pub mod weigh_work;
