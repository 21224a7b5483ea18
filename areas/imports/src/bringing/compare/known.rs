//! What changes for somebody whose record Kith has.

use super::{Comparing, Fate, facts_of, identifiers_of};
use crate::bringing::PersonChange;
use crate::rules::missing_things::missing_things;
use crate::rules::rows::year_of;
use crate::words::PlannedChild;
use record::store::{fact, kept, origin, person};
use record::words::{FactKind, Scheme};
use store::{Fault, Reading};

/// Whether a source names a file of ours, so that a later file may correct it. What a worker confirmed stands.
fn from_a_file(source: &str) -> bool {
    source.starts_with("SSDA903") || source == "the former system"
}

impl Comparing<'_> {
    pub(super) fn known(
        &mut self,
        reading: &mut Reading<'_>,
        place: usize,
        child: &PlannedChild,
        record: i64,
    ) -> Result<PersonChange, Fault> {
        let mut change = PersonChange { person: Some(record), ..PersonChange::of(place) };
        let who = person::person(reading, record)?;
        let names = person::names(reading, record)?;
        let only_a_number = names.iter().all(|n| n.family == child.number || n.given.is_empty() && n.family.is_empty());
        change.named = child.name.is_some() && only_a_number;
        let have = person::identifiers(reading, record)?;
        // A number may stand on a record that was merged into this one.
        let known = |scheme: Scheme, value: &String| match scheme {
            Scheme::Upn => self.by_pupil.get(value) == Some(&record),
            Scheme::Nhs => self.by_nhs.get(value) == Some(&record),
            _ => self.by_number.get(value) == Some(&record),
        };
        change.identifiers = identifiers_of(child)
            .into_iter()
            .filter(|(scheme, value, _)| !known(*scheme, value) && !have.iter().any(|i| i.value == *value))
            .collect();
        if child.born.is_some() && who.birth != child.born {
            let by = person::birth_confirmed(reading, record)?.map(|(_, by)| by);
            if who.birth.is_none() || by.is_some_and(|by| from_a_file(&by)) {
                change.birth = child.born;
            } else {
                self.note(
                    "kept",
                    child,
                    "Kith has another date of birth, which somebody confirmed; the file's was not used.".to_owned(),
                );
            }
        }
        change.death = child.died.filter(|day| who.death != Some(*day));
        self.facts(reading, child, record, &mut change)?;
        if change.named || change.birth.is_some() || !change.identifiers.is_empty() || !change.facts.is_empty() {
            self.mark(child.row, Fate::Changed);
        }
        self.entries(reading, child, record, &mut change)?;
        self.responsibilities(reading, child, &mut change)?;
        self.addresses(reading, child, record, &mut change)?;
        let wanted = missing_things(child, self.today);
        let origins: Vec<String> = wanted.iter().map(|t| t.origin.clone()).collect();
        let agreed = origin::actions(reading, &origins)?;
        change.tasks = wanted.into_iter().filter(|t| !agreed.contains_key(&t.origin)).collect();
        let have = kept::kept(reading, record)?;
        change.kept = child
            .kept
            .iter()
            .filter(|(kind, end)| !have.iter().any(|k| k.kind == *kind && k.end == *end))
            .copied()
            .collect();
        Ok(change)
    }

    fn facts(
        &mut self,
        reading: &mut Reading<'_>,
        child: &PlannedChild,
        record: i64,
        change: &mut PersonChange,
    ) -> Result<(), Fault> {
        let have = fact::facts(reading, record)?;
        for (kind, wanted) in facts_of(child) {
            let held = have.iter().find(|f| f.kind == kind);
            match (held, wanted) {
                (Some(held), Some(wanted)) if held.code == wanted.code && held.words == wanted.words => {}
                (Some(held), Some(wanted)) if !from_a_file(&held.source) => {
                    if held.code == wanted.code {
                        continue;
                    }
                    let words = format!(
                        "{}: Kith has “{}”, which somebody confirmed; the file's was not used.",
                        kind.words(),
                        held.words
                    );
                    self.note("kept", child, words);
                }
                (_, Some(wanted)) => change.facts.push((kind, wanted.clone())),
                (Some(held), None)
                    if kind == FactKind::LegalStatus && from_a_file(&held.source) && !child.entries.is_empty() =>
                {
                    change.ended_facts.push(held.id);
                }
                _ => {}
            }
        }
        Ok(())
    }

    fn entries(
        &mut self,
        reading: &mut Reading<'_>,
        child: &PlannedChild,
        record: i64,
        change: &mut PersonChange,
    ) -> Result<(), Fault> {
        let origins: Vec<String> = child.entries.iter().map(|e| e.origin.clone()).collect();
        let told = origin::entries(reading, &origins)?;
        for (at, entry) in child.entries.iter().enumerate() {
            match told.get(&entry.origin) {
                None => {
                    change.told.push(at);
                    self.mark(entry.row, Fate::New);
                }
                Some(had) if had.day == entry.day && had.title == entry.title && had.words == entry.words => {}
                Some(had) => {
                    change.retold.push((had.id, had.standing.clone(), had.meaning.clone(), at));
                    self.mark(entry.row, Fate::Changed);
                }
            }
        }
        if let Some(year) = self.plan.year {
            for (origin, day) in origin::origins_of(reading, record)? {
                if year_of(day) == year && origin.starts_with("ssda903:") && !origins.contains(&origin) {
                    let words = format!(
                        "What an earlier file told of {} is not in this one. It was left as it stands.",
                        days::long(day)
                    );
                    self.note("not in the file any more", child, words);
                }
            }
        }
        Ok(())
    }

    fn responsibilities(
        &mut self,
        reading: &mut Reading<'_>,
        child: &PlannedChild,
        change: &mut PersonChange,
    ) -> Result<(), Fault> {
        let origins: Vec<String> = child.responsible.iter().map(|r| r.origin.clone()).collect();
        let made = origin::responsibilities(reading, &origins)?;
        for (at, one) in child.responsible.iter().enumerate() {
            match made.get(&one.origin) {
                None => {
                    change.responsible.push(at);
                    self.mark(one.row, Fate::New);
                }
                Some(had) if had.to == one.to => {}
                Some(had) => {
                    change.responsible_until.push((had.id, one.to));
                    self.mark(one.row, Fate::Changed);
                }
            }
        }
        Ok(())
    }

    fn addresses(
        &mut self,
        reading: &mut Reading<'_>,
        child: &PlannedChild,
        record: i64,
        change: &mut PersonChange,
    ) -> Result<(), Fault> {
        let have = person::addresses(reading, record)?;
        for (at, one) in child.addresses.iter().enumerate() {
            let held = have.iter().find(|a| a.kind == one.kind && a.postcode == one.postcode && a.from == one.from);
            match held {
                None => change.addresses.push(at),
                Some(held) if held.to != one.to && from_a_file(&held.source) => {
                    change.address_until.push((held.id, one.to))
                }
                Some(_) => {}
            }
        }
        Ok(())
    }
}
