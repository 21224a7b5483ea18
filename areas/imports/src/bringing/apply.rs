//! Writing what a plan changes, within one act.

use super::{PersonChange, Progress};
use crate::bringing::Changes;
use crate::words::{Plan, PlannedChild};
use record::store::merge::{self, MergeFault};
use record::store::person::{NewAddress, NewPerson};
use record::store::story::NewEntry;
use record::store::worker::NewResponsible;
use record::store::{action, clock, fact, kept, origin, person, story, worker};
use record::words::{BirthKind, NameKind, ResponsibilityRole};
use std::collections::HashMap;
use store::{Acting, Fault};

struct Applying<'a, 'b> {
    acting: &'a mut Acting<'b>,
    plan: &'a Plan,
    by: &'a str,
    workers: HashMap<String, i64>,
    made: HashMap<usize, i64>,
}

/// Writes the changes. `by` is whom the record names; `progress` hears how far it is.
pub fn apply(
    acting: &mut Acting<'_>,
    plan: &Plan,
    changes: &Changes,
    by: &str,
    progress: Progress<'_>,
) -> Result<(), Fault> {
    let mut applying = Applying { acting, plan, by, workers: HashMap::new(), made: HashMap::new() };
    for (done, change) in changes.people.iter().enumerate() {
        progress(done, changes.people.len());
        if let Some(child) = plan.children.get(change.child) {
            applying.person(child, change)?;
        }
    }
    progress(changes.people.len(), changes.people.len());
    Ok(())
}

impl Applying<'_, '_> {
    fn person(&mut self, child: &PlannedChild, change: &PersonChange) -> Result<(), Fault> {
        let source = self.plan.source.as_str();
        let id = match change.person {
            Some(id) => id,
            None => self.make(child)?,
        };
        self.made.insert(change.child, id);
        if change.named {
            self.name(id, child)?;
        }
        for (scheme, value, verification) in &change.identifiers {
            person::add_identifier(self.acting, id, *scheme, value, *verification, source, source)?;
        }
        if let Some(day) = change.birth {
            person::set_birth(self.acting, id, Some(day), BirthKind::Actual, source)?;
        }
        if let Some(day) = change.death {
            origin::set_death(self.acting, id, day)?;
        }
        for (kind, coded) in &change.facts {
            fact::set_fact(self.acting, id, *kind, &coded.code, &coded.words, source, source)?;
        }
        for ended in &change.ended_facts {
            fact::end_fact(self.acting, *ended)?;
        }
        let owner = self.responsible(id, child, change)?;
        self.story(id, child, change)?;
        self.places(id, child, change)?;
        for (kind, ended) in &change.kept {
            kept::keep(self.acting, id, *kind, *ended, source)?;
        }
        self.work(id, change, owner)?;
        if let Some(stands) = change.merged_with.and_then(|with| self.made.get(&with)).copied() {
            let why = "Two rows of one file stand for one person";
            merge::merge(self.acting, stands, id, why, self.by, &[]).map_err(|fault| match fault {
                MergeFault::Fault(fault) => fault,
                other => Fault::Address(other.to_string()),
            })?;
        }
        Ok(())
    }

    /// Makes the record. Without a name in the file the child's number stands for one until it is given.
    fn make(&mut self, child: &PlannedChild) -> Result<i64, Fault> {
        let (given, family, called) = match &child.name {
            Some(name) => (name.given.as_str(), name.family.as_str(), Some(name.preferred.as_str())),
            None => ("Child", child.number.as_str(), None),
        };
        let birth = child.born.map(|day| (day, BirthKind::Actual));
        let new = NewPerson { given, family, called, birth, source: &self.plan.source };
        person::make_person(self.acting, &new)
    }

    fn name(&mut self, id: i64, child: &PlannedChild) -> Result<(), Fault> {
        let Some(name) = &child.name else { return Ok(()) };
        let source = self.plan.source.as_str();
        let before: Vec<i64> = person::names(self.acting, id)?.iter().map(|n| n.id).collect();
        for stood in before {
            origin::end_name(self.acting, stood)?;
        }
        person::add_name(self.acting, id, NameKind::Legal, &name.given, &name.family, source, source)?;
        if !name.preferred.is_empty() {
            person::add_name(self.acting, id, NameKind::Preferred, &name.preferred, "", source, source)?;
        }
        Ok(())
    }

    /// Makes and ends responsibilities; gives the worker who answers now.
    fn responsible(&mut self, id: i64, child: &PlannedChild, change: &PersonChange) -> Result<Option<i64>, Fault> {
        for (key, to) in &change.responsible_until {
            origin::set_responsible_until(self.acting, *key, *to)?;
        }
        for one in change.responsible.iter().filter_map(|at| child.responsible.get(*at)) {
            let worker = self.worker(&one.worker)?;
            let new = NewResponsible {
                worker: Some(worker),
                team: None,
                role: ResponsibilityRole::SocialWorker,
                from: one.from,
                to: one.to,
                reason: &one.reason,
                origin: Some(one.origin.clone()),
            };
            worker::make_responsible(self.acting, id, &new)?;
        }
        match child.responsible.iter().find(|r| r.to.is_none()) {
            Some(now) => self.worker(&now.worker).map(Some),
            None => Ok(None),
        }
    }

    /// The worker with this number; the file has no names, so the number stands for one until somebody gives it.
    fn worker(&mut self, reference: &str) -> Result<i64, Fault> {
        if let Some(id) = self.workers.get(reference) {
            return Ok(*id);
        }
        let id = match worker::worker_by_reference(self.acting, reference)? {
            Some(id) => id,
            None => {
                let name = format!("Social worker {reference}");
                worker::make_worker(self.acting, &name, "Social worker", Some(reference), &self.plan.source)?
            }
        };
        self.workers.insert(reference.to_owned(), id);
        Ok(id)
    }

    fn story(&mut self, id: i64, child: &PlannedChild, change: &PersonChange) -> Result<(), Fault> {
        let at = self.acting.at;
        for entry in change.told.iter().filter_map(|at| child.entries.get(*at)) {
            let new = NewEntry {
                kind: entry.kind,
                day: entry.day,
                time: None,
                written_at: at,
                title: &entry.title,
                words: &entry.words,
                meaning: "",
                turning_point: entry.turning_point,
                source: &self.plan.source,
                source_id: None,
                by: self.by,
                origin: Some(entry.origin.clone()),
            };
            story::tell(self.acting, id, &new)?;
        }
        for (key, standing, meaning, at) in &change.retold {
            let Some(entry) = child.entries.get(*at) else { continue };
            story::retell(self.acting, *key, standing, &entry.title, &entry.words, meaning)?;
            story::redate(self.acting, *key, entry.day, None)?;
        }
        Ok(())
    }

    fn places(&mut self, id: i64, child: &PlannedChild, change: &PersonChange) -> Result<(), Fault> {
        let source = self.plan.source.as_str();
        for one in change.addresses.iter().filter_map(|at| child.addresses.get(*at)) {
            let new =
                NewAddress { kind: one.kind, lines: "", postcode: &one.postcode, from: one.from, to: one.to, source };
            person::add_address(self.acting, id, &new, source)?;
        }
        for (key, to) in &change.address_until {
            origin::set_address_until(self.acting, *key, *to)?;
        }
        Ok(())
    }

    fn work(&mut self, id: i64, change: &PersonChange, owner: Option<i64>) -> Result<(), Fault> {
        for (key, on) in &change.stopped {
            clock::stop(self.acting, *key, *on)?;
        }
        for duty in &change.duties {
            clock::start(self.acting, &clock::Duty { person: id, worker: owner, ..duty.clone() }, None)?;
        }
        for task in &change.tasks {
            let new = action::NewAction {
                person: Some(id),
                words: &task.words,
                owner,
                owner_words: if owner.is_some() { "" } else { "Whoever is allocated" },
                due: task.due,
                agreed_where: "import",
                agreed_id: None,
                agreed_by: self.by,
                priority: task.priority,
                origin: Some(task.origin.clone()),
            };
            action::agree(self.acting, &new)?;
        }
        Ok(())
    }
}
