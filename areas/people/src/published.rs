//! The only door for other areas.

pub use crate::pages::child_header::{age_and_birth, header};
pub use crate::pages::find_people::{Matches, Shown, shown};
pub use crate::pages::work::owners;
pub use crate::rules::lateness;
pub use crate::rules::typed;
