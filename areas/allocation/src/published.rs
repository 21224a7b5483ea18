//! The only door for other areas, and for whoever sets an authority up.

pub use crate::excluding::{excluded, who_knows};
pub use crate::giving::{ToTeam, give_to_team, must_name_worker, worker_named};
pub use crate::rules::conflict::Declared;
pub use crate::rules::level::{Exception, Level};
pub use crate::store::conflict::{NewConflict, declare, note_override};
pub use crate::store::handover::{NewHandover, begin as begin_handover, finish_item};
pub use crate::store::level::{agree_exception, agree_level, note_leave};
pub use crate::store::team::set_terms;
pub use crate::store::tie::tie as tie_conflict;
pub use crate::store::weight::{Said, say as say_weight};

use crate::definitions;
use days::Day;

/// The handover's checklist on a day: its version and the words of its items.
pub fn checklist(on: Day) -> (i64, Vec<String>) {
    let checklist = definitions::checklist(on);
    (checklist.version, checklist.item.iter().map(|i| i.id.clone()).collect())
}
