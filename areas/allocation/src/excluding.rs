//! Whether a declared conflict keeps a worker from children, for other areas that name somebody.

use crate::rules::conflict::{Finding, judge};
use crate::store::circle::circle;
use crate::store::conflict;
use std::collections::BTreeSet;
use store::{Fault, Reading};

/// Whether a declared conflict keeps this worker from any of these children. Where a service manager decided otherwise for
/// a child and this worker, as is listed, it no longer does.
pub fn excluded(reading: &mut Reading<'_>, worker: i64, children: &[i64]) -> Result<bool, Fault> {
    let declared = conflict::holding(reading, &[worker])?;
    if declared.is_empty() {
        return Ok(false);
    }
    let decided = conflict::overridden(reading, worker)?;
    let children: Vec<i64> = children.iter().copied().filter(|child| !decided.contains(child)).collect();
    if children.is_empty() {
        return Ok(false);
    }
    let around = circle(reading, &children)?;
    Ok(declared.iter().any(|c| judge(&c.declared, &around) == Some(Finding::Excluded)))
}

/// Which of these workers know the households of which of these people, by what they declared of themselves: worker and
/// person. That a service manager decided otherwise for the work does not count here.
pub fn who_knows(reading: &mut Reading<'_>, workers: &[i64], people: &[i64]) -> Result<BTreeSet<(i64, i64)>, Fault> {
    let mut found = BTreeSet::new();
    let declared = conflict::holding(reading, workers)?;
    if declared.is_empty() {
        return Ok(found);
    }
    for person in people {
        let around = circle(reading, &[*person])?;
        let knows = declared.iter().filter(|c| judge(&c.declared, &around) == Some(Finding::Excluded));
        found.extend(knows.map(|c| (c.worker, *person)));
    }
    Ok(found)
}
