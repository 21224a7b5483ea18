//! What a plan would change, compared with the record as it stands.

mod known;
mod reviews;

use super::{PersonChange, Progress};
use crate::rules::missing_things::missing_things;
use crate::rules::same_person::same_people;
use crate::words::{Coded, Note, Plan, PlannedChild, Pupil, Report};
use days::Day;
use record::matching::{LIKELY, Sketch};
use record::store::{find, origin, person};
use record::words::{FactKind, Scheme, Verification};
use std::collections::{BTreeMap, HashMap};
use store::{Fault, Reading};

/// What would change, and the report of it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Changes {
    /// Person by person; those for whom nothing changes are left out.
    pub people: Vec<PersonChange>,
    /// Table by table, with what a person should look at.
    pub report: Report,
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Fate {
    Known,
    Changed,
    New,
}

struct Comparing<'p> {
    plan: &'p Plan,
    today: Day,
    fates: Vec<Fate>,
    notes: Vec<Note>,
    by_number: HashMap<String, i64>,
    by_pupil: HashMap<String, i64>,
    by_nhs: HashMap<String, i64>,
}

/// Compares a plan with the record; nothing is written.
pub fn compare(reading: &mut Reading<'_>, plan: &Plan, today: Day, progress: Progress<'_>) -> Result<Changes, Fault> {
    let scheme = plan.children.first().map_or(Scheme::Ssda903, |c| c.scheme);
    let mut comparing = Comparing {
        plan,
        today,
        fates: vec![Fate::Known; plan.rows.len()],
        notes: plan.notes.clone(),
        by_number: origin::people_with(reading, scheme)?,
        by_pupil: origin::people_with(reading, Scheme::Upn)?,
        by_nhs: origin::people_with(reading, Scheme::Nhs)?,
    };
    let anybody = find::how_many(reading)? > 0;
    let same = same_people(&plan.children);
    let mut changes = Changes::default();
    let report = &mut changes.report;
    report.title.clone_from(&plan.source);
    report.people_in = count(plan.children.len());
    let mut tasks: BTreeMap<(i64, &'static str), u64> = BTreeMap::new();
    for (place, child) in plan.children.iter().enumerate() {
        progress(place, plan.children.len());
        let mut change = match comparing.record_of(reading, child)? {
            Some(record) => {
                report.people_known += 1;
                let mut change = comparing.known(reading, place, child, record)?;
                if same.contains_key(&place) {
                    change.tasks.clear();
                }
                change
            }
            None => {
                report.people_new += 1;
                let mut change = comparing.unknown(place, child);
                if let Some((with, why)) = same.get(&place) {
                    change.merged_with = Some(*with);
                    change.tasks.clear();
                    report.people_merged += 1;
                    let other = plan.children.get(*with).map_or("", |c| c.number.as_str());
                    comparing.note("merged", child, format!("Merged into {other}: {why}."));
                } else if anybody {
                    comparing.likely(reading, child)?;
                }
                change
            }
        };
        comparing.clocks(reading, child, &mut change)?;
        report.entries += count(change.told.len() + change.retold.len());
        for task in &change.tasks {
            *tasks.entry((-task.priority, task.kind)).or_default() += 1;
        }
        if !change.is_nothing() {
            changes.people.push(change);
        }
    }
    report.tasks = tasks.into_iter().fold(Vec::new(), |mut sums: Vec<(String, u64)>, ((_, kind), n)| {
        match sums.iter_mut().find(|(k, _)| k == kind) {
            Some((_, sum)) => *sum += n,
            None => sums.push((kind.to_owned(), n)),
        }
        sums
    });
    report.tallies.clone_from(&plan.tallies);
    for (row, fate) in plan.rows.iter().zip(&comparing.fates) {
        let Some(tally) = report.tallies.get_mut(row.tally) else { continue };
        match fate {
            Fate::Known => tally.known += 1,
            Fate::Changed => tally.changed += 1,
            Fate::New => tally.new += 1,
        }
    }
    report.notes = comparing.notes;
    report.ignored.clone_from(&plan.ignored);
    report.changed_anything = !changes.people.is_empty();
    Ok(changes)
}

fn count(n: usize) -> u64 {
    u64::try_from(n).unwrap_or(u64::MAX)
}

/// Facts that a file sets.
fn facts_of(child: &PlannedChild) -> Vec<(FactKind, Option<&Coded>)> {
    vec![
        (FactKind::Sex, child.sex.as_ref()),
        (FactKind::Ethnicity, child.ethnicity.as_ref()),
        (FactKind::Immigration, child.immigration.as_ref()),
        (FactKind::LegalStatus, child.legal_status.as_ref()),
    ]
}

fn identifiers_of(child: &PlannedChild) -> Vec<(Scheme, String, Verification)> {
    let mut all = vec![(child.scheme, child.number.clone(), Verification::Verified)];
    match &child.pupil {
        Some(Pupil::Number(number)) => all.push((Scheme::Upn, number.clone(), Verification::Unverified)),
        Some(Pupil::Doubtful(number)) => all.push((Scheme::Upn, number.clone(), Verification::Pending)),
        Some(Pupil::None(_)) | None => {}
    }
    all.extend(child.nhs.iter().map(|nhs| (Scheme::Nhs, nhs.clone(), Verification::Unverified)));
    all
}

impl Comparing<'_> {
    fn note(&mut self, what: &str, child: &PlannedChild, words: String) {
        self.notes.push(Note { what: what.to_owned(), place: String::new(), who: child.number.clone(), words });
    }

    fn mark(&mut self, row: usize, fate: Fate) {
        if let Some(was) = self.fates.get_mut(row) {
            *was = (*was).max(fate);
        }
    }

    /// The record of a person: by their number in files, or by another number and the same day of birth.
    fn record_of(&mut self, reading: &mut Reading<'_>, child: &PlannedChild) -> Result<Option<i64>, Fault> {
        if let Some(record) = self.by_number.get(&child.number) {
            return Ok(Some(*record));
        }
        let pupil = match &child.pupil {
            Some(Pupil::Number(number)) => self.by_pupil.get(number),
            _ => None,
        };
        let other = child.nhs.as_ref().and_then(|nhs| self.by_nhs.get(nhs)).or(pupil).copied();
        let Some(record) = other else { return Ok(None) };
        let birth = person::person(reading, record)?.birth;
        if birth.is_some() && birth == child.born {
            self.note("matched", child, "Found by another number and the same date of birth.".to_owned());
            return Ok(Some(record));
        }
        let words = "Somebody in Kith has the same NHS or pupil number and another date of birth. A record of its own was made: compare the two.";
        self.note("likely the same", child, words.to_owned());
        Ok(None)
    }

    /// Says who in Kith may already be this person.
    fn likely(&mut self, reading: &mut Reading<'_>, child: &PlannedChild) -> Result<(), Fault> {
        let Some(name) = &child.name else { return Ok(()) };
        let sketch = Sketch {
            names: vec![(name.given.clone(), name.family.clone())],
            births: child.born.into_iter().collect(),
            postcodes: child.addresses.iter().map(|a| a.postcode.clone()).collect(),
            identifiers: child.nhs.iter().cloned().collect(),
        };
        if let Some(found) = find::matches_for(reading, &sketch, 1)?.into_iter().find(|f| f.score >= LIKELY) {
            let number = found.person.shown_number();
            let words =
                format!("May be {number}, who is in Kith already. A record of its own was made: compare the two.");
            self.note("likely the same", child, words);
        }
        Ok(())
    }

    fn unknown(&mut self, place: usize, child: &PlannedChild) -> PersonChange {
        self.mark(child.row, Fate::New);
        if let Some(row) = child.immigration_row {
            self.mark(row, Fate::New);
        }
        for row in child.entries.iter().map(|e| e.row).chain(child.responsible.iter().map(|r| r.row)) {
            self.mark(row, Fate::New);
        }
        PersonChange {
            identifiers: identifiers_of(child),
            death: child.died,
            facts: facts_of(child).into_iter().filter_map(|(kind, coded)| Some((kind, coded?.clone()))).collect(),
            told: (0..child.entries.len()).collect(),
            responsible: (0..child.responsible.len()).collect(),
            addresses: (0..child.addresses.len()).collect(),
            tasks: missing_things(child, self.today),
            kept: child.kept.clone(),
            ..PersonChange::of(place)
        }
    }
}
