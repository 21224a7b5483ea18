//! The only door for other areas.

pub use crate::pages::about::edit::typed as as_typed;
pub use crate::pages::asked::{Asked, page as asked_page};
pub use crate::pages::child_header::{age_and_birth, born_words, header};
pub use crate::pages::family::{SeenAs, all_seen_as, counted as workers_counted};
pub use crate::pages::find_people::{Matches, Shown, shown};
pub use crate::pages::work::owners;
pub use crate::rules::lateness;
pub use crate::rules::typed;
pub use crate::rules::workers;
pub use crate::store::finding;
