//! Writing what was decided into the record, all of it or nothing.

use crate::rules::missing_things::working_days_for;
use crate::rules::report_lines::as_csv;
use crate::store::{question, report};
use crate::words::{ChildWork, NewDuty, Report, Who, Work};
use days::{Calendar, Day, Rules};
use record::store::clock::Duty;
use record::store::person::{NewAddress, NewPerson};
use record::store::story::NewEntry;
use record::store::worker::NewResponsible;
use record::store::{action, clock, fact, kept, origin, person, story, worker};
use record::words::{NameKind, ResponsibilityRole, StoryKind, Verification};
use std::collections::HashMap;
use store::{Acting, Fault};

/// How far a long work is: what is done to people, to how many, of how many.
pub type Progress<'a> = &'a dyn Fn(&'static str, usize, usize);

/// What was written.
pub struct Written {
    /// The report's key.
    pub report: i64,
    /// The report, with the Kith numbers of the records made.
    pub said: Report,
}

/// Writes it. `by` is who brings the files in; `progress` hears how far it is.
pub fn write(
    acting: &mut Acting<'_>,
    work: &Work,
    workers: &HashMap<String, (i64, String)>,
    by: &str,
    progress: Progress<'_>,
) -> Result<Written, Fault> {
    let mut said = work.report.clone();
    let mut workers = workers.clone();
    for (id, name) in &work.named_workers {
        worker::name_worker(acting, *id, name)?;
    }
    for (number, name) in &work.workers {
        let id = worker::make_worker(acting, name, "Social worker", Some(number), &said.source)?;
        workers.insert(number.clone(), (id, name.clone()));
    }
    let source = said.source.clone();
    let today = days::day_of(acting.at);
    for (n, child) in work.children.iter().enumerate() {
        progress("Brought in", n, work.children.len());
        let writing = Writing { child, source: &source, by, today, workers: &workers, report: &work.report };
        if let Some(number) = writing.write(acting)? {
            said.numbers.push((child.number.clone(), number));
        }
    }
    for asked in &work.waiting {
        question::ask(acting, asked, &source)?;
    }
    said.numbers.sort();
    let report = report::keep(acting, &said, &as_csv(&said), by)?;
    Ok(Written { report, said })
}

struct Writing<'a> {
    child: &'a ChildWork,
    source: &'a str,
    by: &'a str,
    today: Day,
    workers: &'a HashMap<String, (i64, String)>,
    report: &'a Report,
}

impl Writing<'_> {
    /// Writes one person; gives the Kith number of a record that was made.
    fn write(&self, acting: &mut Acting<'_>) -> Result<Option<String>, Fault> {
        let (person, made) = match &self.child.who {
            Who::Known(id) => (*id, None),
            Who::New { given, family, called, born } => {
                let called = Some(called.as_str()).filter(|called| !called.is_empty());
                let new = NewPerson { given, family, called, birth: *born, source: self.source };
                let (id, number) = person::make_person_said(acting, &new)?;
                (id, Some(number))
            }
        };
        self.write_who(acting, person)?;
        self.write_story(acting, person)?;
        self.write_around(acting, person)?;
        self.write_work(acting, person)?;
        Ok(made)
    }

    fn write_who(&self, acting: &mut Acting<'_>, person: i64) -> Result<(), Fault> {
        let (child, source) = (self.child, self.source);
        if let Some((given, family, called)) = &child.name {
            person::add_name(acting, person, NameKind::Legal, given, family, source, source)?;
            if !called.is_empty() {
                person::add_name(acting, person, NameKind::Preferred, called, "", source, source)?;
            }
        }
        if let Some(birth) = child.birth {
            person::set_birth(acting, person, Some(birth), record::words::BirthKind::Actual, source)?;
        }
        if let Some(death) = child.death {
            person::set_death(acting, person, Some(death))?;
        }
        for number in &child.numbers {
            let checked = Verification::Unverified;
            person::add_identifier(acting, person, number.scheme, &number.value, checked, source, source)?;
        }
        for id in &child.ended_facts {
            fact::end_fact(acting, *id)?;
        }
        for (new, first) in &child.facts {
            let (code, words) = (&new.is.code, &new.is.words);
            if *first {
                fact::first_fact(acting, person, new.kind, code, words, source, source)?;
            } else {
                fact::set_fact(acting, person, new.kind, code, words, source, source)?;
            }
        }
        for one in &child.kept {
            kept::keep(acting, person, one.kind, one.end, source)?;
        }
        Ok(())
    }

    fn write_story(&self, acting: &mut Acting<'_>, person: i64) -> Result<(), Fault> {
        let written_at = acting.at;
        for entry in &self.child.entries {
            let place = self.report.lines.get(entry.row).map(|line| line.place.to_string()).unwrap_or_default();
            let new = NewEntry {
                kind: entry.kind,
                day: entry.day,
                time: None,
                written_at,
                title: &entry.title,
                words: &entry.words,
                meaning: "",
                turning_point: entry.turning_point,
                source: &format!("{}: {place}", self.source),
                source_id: None,
                by: self.by,
                origin: Some(entry.origin.clone()),
            };
            story::tell(acting, person, &new)?;
        }
        for (id, title, words, meaning) in &self.child.retold {
            story::retell(acting, *id, "stands", title, words, meaning)?;
        }
        if !self.child.corrections.is_empty() {
            let new = NewEntry {
                kind: StoryKind::Event,
                day: self.today,
                time: None,
                written_at,
                title: &format!("{} says otherwise than before", self.source),
                words: &self.child.corrections.join(" "),
                meaning: "",
                turning_point: false,
                source: self.source,
                source_id: None,
                by: self.by,
                origin: Some(format!("ssda903:{}:corrected:{}", self.child.number, acting.id)),
            };
            story::tell(acting, person, &new)?;
        }
        Ok(())
    }

    fn write_around(&self, acting: &mut Acting<'_>, person: i64) -> Result<(), Fault> {
        let child = self.child;
        for one in &child.responsible {
            let new = NewResponsible {
                worker: self.workers.get(&one.worker).map(|(id, _)| *id),
                team: None,
                role: ResponsibilityRole::SocialWorker,
                from: one.from,
                to: one.to,
                reason: &one.reason,
                origin: Some(one.origin.clone()),
            };
            worker::make_responsible(acting, person, &new)?;
        }
        for (id, to) in &child.responsible_until {
            origin::set_responsible_until(acting, *id, *to)?;
        }
        for stay in &child.stays {
            let new = NewAddress {
                kind: stay.kind,
                lines: &stay.lines,
                postcode: &stay.postcode,
                from: stay.from,
                to: stay.to,
                source: self.source,
            };
            person::add_address(acting, person, &new, self.source)?;
        }
        for id in &child.stays_ended {
            person::end_address(acting, *id)?;
        }
        for (id, to) in &child.stays_until {
            origin::set_address_until(acting, *id, *to)?;
        }
        Ok(())
    }

    fn write_work(&self, acting: &mut Acting<'_>, person: i64) -> Result<(), Fault> {
        let child = self.child;
        let owner = child.responsible.iter().filter(|r| r.to.is_none()).max_by_key(|r| r.from);
        let owner = owner.and_then(|r| self.workers.get(&r.worker).cloned());
        for (id, day) in &child.duties_stopped {
            clock::stop(acting, *id, *day)?;
        }
        if let Some(duty) = child.duty.as_ref().and_then(|duty| due(duty, person, owner.as_ref().map(|o| o.0))) {
            clock::start(acting, &duty, None)?;
        }
        for task in &child.tasks {
            let new = action::NewAction {
                person: Some(person),
                words: &task.words,
                owner: owner.as_ref().map(|o| o.0),
                owner_words: owner.as_ref().map_or("Whoever is allocated", |o| o.1.as_str()),
                due: within(self.today, child.risk),
                agreed_where: "import",
                agreed_id: None,
                agreed_by: self.by,
                priority: child.risk,
                origin: Some(task.origin.clone()),
            };
            action::agree(acting, &new)?;
        }
        for (id, evidence) in &child.tasks_done {
            action::finish(acting, *id, evidence, self.by)?;
        }
        Ok(())
    }
}

/// The duty as the clocks' rules have it; nothing where no rule was in force then.
fn due(new: &NewDuty, person: i64, worker: Option<i64>) -> Option<Duty> {
    let rule = Rules::built_in().rule_on(new.rule, new.from).ok()?;
    let due = days::due(rule, new.from, Calendar::england()).ok()?;
    Some(Duty {
        id: 0,
        person,
        rule: due.rule,
        version: i64::from(due.version),
        words: rule.words.clone(),
        basis: due.basis.code().to_owned(),
        source: due.source,
        started: due.started,
        due: due.due,
        stopped: None,
        worker,
    })
}

fn within(today: Day, risk: i64) -> Option<Day> {
    Calendar::england().add_working_days(today, working_days_for(risk)).ok()
}
