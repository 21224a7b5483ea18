//! The components: each once.

mod bits;
mod drop;
mod errors;
mod field;
mod pager;
mod sign_in;
mod summary;
mod table;

pub use bits::{empty, notice, tag};
pub use drop::{Drop, drop};
pub use errors::{Errors, error_summary};
pub use field::{Field, Option_, choice, choice_in_groups, date, radios, text, textarea, ticks};
pub use pager::{Pager, pager, pager_within};
pub use sign_in::{Asks, Carried, sign_in, sign_in_again, sign_in_asking};
pub use summary::{SummaryRow, summary};
pub use table::{Table, table};
