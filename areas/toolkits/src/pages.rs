//! The pages.

pub mod compare_results;
pub mod concern_figure;
pub mod note_concern;
pub mod note_reason;
pub mod toolkits_of_child;
