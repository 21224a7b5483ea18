//! The figures of a measure on a day.

use crate::definitions::{Measure, Population};
use crate::rules::counting::{Counted, Facts, Known, count, reads, within};
use crate::store;
use ::store::{Fault, Reading};
use days::Day;
use std::collections::hash_map::Entry;
use std::collections::{BTreeMap, HashMap, HashSet};

/// Counts a measure over the whole authority.
pub fn counted(reading: &mut Reading<'_>, measure: &Measure, today: Day) -> Result<Counted, Fault> {
    counted_among(reading, measure, today, None, &mut AlreadyRead::default())
}

/// What was read for one measure and serves the next.
#[derive(Default)]
pub struct AlreadyRead {
    populations: HashMap<Population, Vec<i64>>,
    facts: Facts,
    every_fact: bool,
}

/// How the name of what a condition reads begins, where it reads a fact.
const FACT: &str = "fact:";

/// Counts a measure over these people alone, for whom nothing else is read.
pub fn counted_for(
    reading: &mut Reading<'_>,
    measure: &Measure,
    today: Day,
    people: &[i64],
    already: &mut AlreadyRead,
) -> Result<Counted, Fault> {
    counted_among(reading, measure, today, Some(people), already)
}

fn counted_among(
    reading: &mut Reading<'_>,
    measure: &Measure,
    today: Day,
    among: Option<&[i64]>,
    already: &mut AlreadyRead,
) -> Result<Counted, Fault> {
    let people = match already.populations.entry(measure.population) {
        Entry::Occupied(read) => &*read.into_mut(),
        Entry::Vacant(vacant) => vacant.insert(store::population(reading, measure.population, today, among)?),
    };
    for condition in measure.met.iter().chain(&measure.part) {
        let name = reads(condition);
        if already.facts.contains_key(&name) {
            continue;
        }
        let known = match among.filter(|_| name.starts_with(FACT)) {
            // A few people have few facts: one reading serves every measure.
            Some(few) if !already.every_fact => {
                already.every_fact = true;
                already
                    .facts
                    .extend(store::facts(reading, few)?.into_iter().map(|(k, known)| (format!("{FACT}{k}"), known)));
                already.facts.remove(&name).unwrap_or_default()
            }
            Some(_) => Known::default(),
            None => store::known(reading, &name, among)?,
        };
        already.facts.insert(name, known);
    }
    Ok(count(measure, people, &already.facts, today))
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

/// Keys of the people somebody answers for, in their order.
pub fn held_by(reading: &mut Reading<'_>, worker: i64, today: Day) -> Result<Vec<i64>, Fault> {
    let mut held: Vec<i64> = store::held_by(reading, worker, today)?.into_iter().collect();
    held.sort_unstable();
    Ok(held)
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
