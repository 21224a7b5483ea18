//! The only door for other areas, and for whoever sets an authority up.

pub use crate::giving::{ToTeam, give_to_team, must_name_worker, worker_named};
pub use crate::rules::conflict::Declared;
pub use crate::rules::level::{Exception, Level};
pub use crate::store::conflict::{NewConflict, declare, note_override};
pub use crate::store::handover::{NewHandover, begin as begin_handover, finish_item};
pub use crate::store::level::{agree_exception, agree_level, note_leave};
pub use crate::store::team::set_terms;
pub use crate::store::weight::{Said, say as say_weight};

use crate::definitions;
use crate::rules::conflict::{Finding, judge};
use crate::store::{circle, conflict};
use ::store::{Fault, Reading};
use days::Day;
use std::collections::BTreeSet;

/// The handover's checklist on a day: its version and the words of its items.
pub fn checklist(on: Day) -> (i64, Vec<String>) {
    let checklist = definitions::checklist(on);
    (checklist.version, checklist.item.iter().map(|i| i.id.clone()).collect())
}

/// Which of these workers are kept from which of these people's households by what they declared of themselves.
pub fn excluded(reading: &mut Reading<'_>, workers: &[i64], people: &[i64]) -> Result<BTreeSet<(i64, i64)>, Fault> {
    let mut found = BTreeSet::new();
    let declared = conflict::holding(reading, workers)?;
    if declared.is_empty() {
        return Ok(found);
    }
    for person in people {
        let around = circle::circle(reading, &[*person])?;
        for one in &declared {
            if judge(&one.declared, &around) == Some(Finding::Excluded) {
                found.insert((one.worker, *person));
            }
        }
    }
    Ok(found)
}
