//! The only door for other areas.

pub use crate::pages::child_header::header;
pub use crate::rules::lateness;
