//! An audit as it is written and read: its form, its answers, and what came in from a page.

use crate::carrying::form_with;
use crate::pages::seeing::{is_auditor, one, still};
use crate::store::answer::{self, Kept, Save};
use crate::store::audit::Audit;
use crate::words::Standing;
use page::ask::{Mark, Typed, in_field, keep, place, places};
use page::parts::Errors;
use page::{Fail, Visit};
use questions::{Answers, Form};
use std::collections::BTreeMap;
use std::sync::Arc;
use store::Reading;

/// An audit with everything that a page about it needs.
pub struct Paper {
    /// The audit.
    pub audit: Audit,
    /// The form, in the version it is written with.
    pub form: Arc<Form>,
    /// The answers as kept.
    pub kept: Vec<Kept>,
    /// The same, as questions know them.
    pub answers: Answers,
}

impl Paper {
    /// Reads it.
    pub fn of(reading: &mut Reading<'_>, audit: Audit) -> Result<Paper, Fail> {
        let form = form_with(reading, &audit)?;
        let kept = answer::answers(reading, audit.id)?;
        Ok(Paper { answers: answer::as_answers(&kept), audit, form, kept })
    }

    /// What is known of each place: the version a field starts from, and who else changed it last.
    pub fn marks(&self, reader: i64) -> BTreeMap<String, Mark> {
        let mark = |k: &Kept| {
            let by = match k.account == reader {
                true => String::new(),
                false => format!("Last changed by {} at {}", k.by, days::clock_time(k.at)),
            };
            (place(&k.question, None), Mark { version: k.version, changed: by, ..Mark::default() })
        };
        self.kept.iter().map(mark).collect()
    }

    /// What a reader would still miss, each with its place.
    pub fn missed(&self, answers: &Answers) -> Vec<(String, String)> {
        let mut missed: Vec<(String, String)> = Vec::new();
        for stop in questions::cannot_complete(&self.form, answers, &[]) {
            missed.push((place(&stop.question, None), stop.sentence));
        }
        missed
    }

    /// An answer as it stands in its field.
    pub fn shown(&self, kept: &Kept) -> String {
        self.form.question(&kept.question).map_or_else(|| kept.value.clone(), |q| in_field(q, &kept.value))
    }
}

/// The draft that this address names, for its auditor. Errors when it is a draft no longer, with what to do.
pub fn draft(visit: &Visit, reading: &mut Reading<'_>) -> Result<Paper, Fail> {
    let (audit, _) = one(visit, reading)?;
    if !is_auditor(visit, &audit) {
        return Err(Fail::NotForYou);
    }
    still(&audit, Standing::Draft)?;
    Paper::of(reading, audit)
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
    pub fn saves(&self) -> Vec<Save> {
        let save = |t: &Taken<'_>| Save {
            question: t.typed.question.id.clone(),
            value: t.kept.clone(),
            base: t.typed.base,
            sent: t.sent.clone(),
        };
        self.taken.iter().map(save).collect()
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
