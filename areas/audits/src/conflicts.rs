//! What keeps an auditor from a record: being in its line, or knowing the family.

use crate::store::frame;
use ::store::{Fault, Reading};
use days::Day;
use record::store::worker;
use std::collections::{BTreeMap, BTreeSet};

/// An auditor: account, name, and the worker they are, if any.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Auditor {
    /// The account.
    pub account: i64,
    /// The name.
    pub name: String,
    /// The worker.
    pub worker: Option<i64>,
}

/// Everybody whose role holds a permission and whose account is open, by name.
pub fn who_may(reading: &mut Reading<'_>, permission: &str) -> Result<Vec<Auditor>, Fault> {
    let may = |role: &str| access::Roles::built_in().find(role).is_some_and(|r| r.may.iter().any(|m| m == permission));
    let open = access::accounts(reading)?.into_iter().filter(|a| a.closed_at.is_none() && may(&a.role));
    Ok(open.map(|a| Auditor { account: a.id, name: a.name, worker: a.worker }).collect())
}

/// What keeps each of these auditors from each of these people's records: why, by account and person.
///
/// In the line: they answer for the child, as a reviewing officer too, or hold a post in a team that does. Knows the family:
/// what they declared of themselves excludes them from the household.
pub fn kept_from(
    reading: &mut Reading<'_>,
    auditors: &[Auditor],
    people: &[i64],
    on: Day,
) -> Result<BTreeMap<(i64, i64), &'static str>, Fault> {
    let mut kept = BTreeMap::new();
    let line = frame::line(reading, people, on)?;
    let workers: Vec<i64> = auditors.iter().filter_map(|a| a.worker).collect();
    let excluded: BTreeSet<(i64, i64)> = allocation::published::who_knows(reading, &workers, people)?;
    for auditor in auditors {
        let Some(own) = auditor.worker else { continue };
        let teams = worker::teams_of(reading, own, on)?;
        for person in people {
            let held = line.get(person).map(Vec::as_slice).unwrap_or_default();
            let in_line = held.iter().any(|(w, t)| *w == Some(own) || t.is_some_and(|t| teams.contains(&t)));
            if in_line {
                kept.insert((auditor.account, *person), "is in the line");
            } else if excluded.contains(&(own, *person)) {
                kept.insert((auditor.account, *person), "declared that they know the family");
            }
        }
    }
    Ok(kept)
}
