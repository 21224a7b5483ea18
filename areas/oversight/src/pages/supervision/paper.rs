//! A supervision as it is written and read: the part about the worker, or the part about one child.

use crate::pages::reach;
use crate::store::supervision::{self, Supervision};
use crate::store::supervision_answer::{self as answer, Kept, Save, THE_WORKER};
use page::ask::{Mark, Typed, in_field, keep, place, places};
use page::parts::Errors;
use page::{Fail, Visit};
use questions::{Answers, Form};
use record::store::form;
use std::collections::BTreeMap;
use std::sync::Arc;
use store::Reading;

/// The form about the worker.
pub const FORM: (&str, &str) = ("supervision", include_str!("../../forms/supervision.toml"));
/// The form about each child.
pub const CHILD_FORM: (&str, &str) = ("supervision_child", include_str!("../../forms/supervision_child.toml"));

/// One part with everything that a page about it needs.
pub struct Paper {
    /// The supervision.
    pub supervision: Supervision,
    /// The child it is about, or [`THE_WORKER`].
    pub person: i64,
    /// The form, in the version it is written with.
    pub form: Arc<Form>,
    /// The answers as kept.
    pub kept: Vec<Kept>,
    /// The same, as questions know them.
    pub answers: Answers,
}

/// Answers as questions know them.
pub fn as_answers(kept: &[Kept]) -> Answers {
    let mut answers = Answers::new();
    for one in kept {
        answers.set(&one.question, None, one.value.clone());
    }
    answers
}

impl Paper {
    /// The part about `person` of a supervision.
    pub fn read(reading: &mut Reading<'_>, supervision: Supervision, person: i64) -> Result<Paper, Fail> {
        let form = if person == THE_WORKER {
            form::version(reading, FORM.0, supervision.form_version)?
        } else {
            form::version(reading, CHILD_FORM.0, supervision.child_form_version)?
        };
        let kept = answer::answers(reading, supervision.id, person)?;
        Ok(Paper { answers: as_answers(&kept), supervision, person, form, kept })
    }

    /// The part that this address names: of the visit's child, where it has one. Errors with [`Fail::NotFound`] when the
    /// visitor may not read it, or the child was not discussed.
    pub fn of(visit: &Visit, reading: &mut Reading<'_>) -> Result<Paper, Fail> {
        let found = one(visit, reading)?;
        let person = visit.subjects.first().copied().unwrap_or(THE_WORKER);
        if person != THE_WORKER && !supervision::children(reading, found.id)?.contains(&person) {
            return Err(Fail::NotFound);
        }
        Paper::read(reading, found, person)
    }

    /// Where it is read or written.
    pub fn path(&self, visit: &Visit) -> String {
        match self.person {
            THE_WORKER => at(self.supervision.id),
            _ => format!("{}/children/{}", at(self.supervision.id), visit.param("person")),
        }
    }

    /// What is known of each place: the version a field starts from, and who else changed it last.
    pub fn marks(&self, reader: i64) -> BTreeMap<String, Mark> {
        let mark = |k: &Kept| {
            let by = if k.account == reader {
                String::new()
            } else {
                format!("Last changed by {} at {}", k.by, days::clock_time(k.at))
            };
            (place(&k.question, None), Mark { version: k.version, changed: by, ..Mark::default() })
        };
        self.kept.iter().map(mark).collect()
    }

    /// What a reader would still miss, each with its place.
    pub fn missed(&self, answers: &Answers, called: &str) -> Vec<(String, String)> {
        let mut missed: Vec<(String, String)> = Vec::new();
        for one in questions::still_missed(&self.form, answers, &[]) {
            let words = one.about(called);
            // What reads the same at several questions is said once.
            if missed.iter().all(|(_, said)| *said != words) {
                missed.push((place(&one.question, None), words));
            }
        }
        missed
    }

    /// An answer as it stands in its field.
    pub fn shown(&self, kept: &Kept) -> String {
        self.form.question(&kept.question).map_or_else(|| kept.value.clone(), |q| in_field(q, &kept.value))
    }
}

/// Where a supervision is.
pub fn at(id: i64) -> String {
    format!("/supervision/sessions/{id}")
}

/// The supervision that this address names. Errors with [`Fail::NotFound`] when the visitor may not read it.
pub fn one(visit: &Visit, reading: &mut Reading<'_>) -> Result<Supervision, Fail> {
    let found = supervision::supervision(reading, visit.id("session")?)?.ok_or(Fail::NotFound)?;
    if may_read(visit, reading, &found)? { Ok(found) } else { Err(Fail::NotFound) }
}

/// A draft is its author's. What is complete is read by its author, those it was held with, their manager and the service
/// manager; by nobody else.
pub fn may_read(visit: &Visit, reading: &mut Reading<'_>, found: &Supervision) -> Result<bool, Fail> {
    let who = visit.who()?;
    if who.account == found.account {
        return Ok(true);
    }
    if !found.is_complete() {
        return Ok(false);
    }
    let with = supervision::workers(reading, found.id)?;
    if who.worker.is_some_and(|own| with.iter().any(|(id, _)| *id == own)) {
        return Ok(true);
    }
    if !visit.may("supervise") {
        return Ok(false);
    }
    if reach::teams(visit, reading)?.is_none() {
        return Ok(true);
    }
    let reached = reach::workers(visit, reading)?;
    Ok(with.iter().any(|(id, _)| reached.iter().any(|p| p.worker == *id)))
}

/// The draft that this address names, for its author. Errors when it is complete or discarded, with what to do.
pub fn draft(visit: &Visit, reading: &mut Reading<'_>) -> Result<Paper, Fail> {
    let paper = Paper::of(visit, reading)?;
    still_draft(visit, &paper.supervision)?;
    Ok(paper)
}

/// Errors when somebody else leads it, or it is a draft no longer.
pub fn still_draft(visit: &Visit, found: &Supervision) -> Result<(), Fail> {
    if visit.who()?.account != found.account {
        return Err(Fail::NotForYou);
    }
    if found.is_draft() {
        return Ok(());
    }
    let words = if found.is_complete() { "completed" } else { "discarded" };
    Err(Fail::Stale(format!(
        "This supervision was {words} meanwhile. What you typed since is still on your page: copy it, open the supervision and add it there."
    )))
}

/// One answer that came in, as it will be kept.
pub struct Taken<'a> {
    /// As typed.
    pub typed: Typed<'a>,
    /// As kept.
    pub kept: String,
    /// What the page sent before, as kept.
    pub sent: Vec<String>,
    /// What is wrong with it so far.
    pub wrong: Option<String>,
}

/// Everything that came in, and at which places more than can be kept.
pub struct Intake<'a> {
    /// Answers that can be kept.
    pub taken: Vec<Taken<'a>>,
    /// Places with more than can be kept, and the sentence that says so.
    pub refused: Errors,
}

impl<'a> Intake<'a> {
    /// Reads what was sent; with `changed_only`, leaves out what the page did not change.
    pub fn read(visit: &Visit, paper: &'a Paper, changed_only: bool) -> Intake<'a> {
        let mut intake = Intake { taken: Vec::new(), refused: Errors::none() };
        for typed in places(&visit.form, &paper.form, &[]) {
            match keep(typed.question, &typed.text, visit.today()) {
                Err(fault) => intake.refused.add(typed.place.clone(), fault.to_string()),
                Ok((kept, _)) if changed_only && !typed.differs(&kept) => {}
                Ok((kept, wrong)) => {
                    let before = typed.sent.iter().filter_map(|s| keep(typed.question, s, visit.today()).ok());
                    let sent = before.map(|(kept, _)| kept).collect();
                    intake.taken.push(Taken { typed, kept, sent, wrong: wrong.map(|w| w.to_string()) });
                }
            }
        }
        intake
    }

    /// The same, as the store takes it.
    pub fn saves(&self) -> Vec<Save<'_>> {
        self.taken
            .iter()
            .map(|t| Save { question: &t.typed.question.id, value: &t.kept, base: t.typed.base, sent: &t.sent })
            .collect()
    }

    /// The answers as they will stand.
    pub fn over(&self, answers: &Answers) -> Answers {
        let mut answers = answers.clone();
        for taken in &self.taken {
            answers.set(&taken.typed.question.id, None, taken.kept.clone());
        }
        answers
    }
}
