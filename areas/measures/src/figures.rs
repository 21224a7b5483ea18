//! The figures of a measure on a day.

use crate::definitions::Measure;
use crate::rules::counting::{Counted, Facts, count, reads, within};
use crate::store;
use ::store::{Fault, Reading};
use days::Day;
use std::collections::hash_map::Entry;
use std::collections::{BTreeMap, HashSet};

/// Counts a measure over the whole authority.
pub fn counted(reading: &mut Reading<'_>, measure: &Measure, today: Day) -> Result<Counted, Fault> {
    let people = store::population(reading, measure.population, today)?;
    let mut facts = Facts::new();
    for condition in measure.met.iter().chain(&measure.part) {
        let name = reads(condition);
        if let Entry::Vacant(vacant) = facts.entry(name) {
            let known = store::known(reading, vacant.key())?;
            vacant.insert(known);
        }
    }
    Ok(count(measure, &people, &facts, today))
}

/// One team's share.
pub struct OfTeam {
    /// The team.
    pub team: i64,
    /// Its name.
    pub name: String,
    /// Its children.
    pub counted: Counted,
}

/// Only the children somebody answers for.
pub fn mine(reading: &mut Reading<'_>, counted: &Counted, worker: i64, today: Day) -> Result<Counted, Fault> {
    Ok(within(counted, &store::held_by(reading, worker, today)?))
}

/// The same figures by the teams that hold the children.
pub fn by_team(reading: &mut Reading<'_>, counted: &Counted, today: Day) -> Result<Vec<OfTeam>, Fault> {
    let mut teams: BTreeMap<(String, i64), HashSet<i64>> = BTreeMap::new();
    for (team, name, person) in store::teams(reading, today)? {
        teams.entry((name, team)).or_default().insert(person);
    }
    let each = teams.into_iter().map(|((name, team), people)| OfTeam { team, name, counted: within(counted, &people) });
    Ok(each.filter(|t| t.counted.of() > 0).collect())
}
