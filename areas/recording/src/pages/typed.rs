//! What came in for a draft: read, kept, and what became of each answer.

use crate::pages::loaded::Loaded;
use page::ask::{Typed, keep, places};
use page::parts::Errors;
use page::{Fail, Form, Visit};
use record::store::answer::{self, Outcome, Save, SaveFault};
use store::{Acting, Fault};

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

/// Everything that came in.
pub struct Intake<'a> {
    /// Answers that can be kept.
    pub taken: Vec<Taken<'a>>,
    /// Places with more than can be kept, and the sentence that says so.
    pub refused: Errors,
}

impl<'a> Intake<'a> {
    /// Reads the answers in `sent`; with `changed_only`, leaves out those that the page did not change.
    pub fn read(visit: &Visit, loaded: &'a Loaded, sent: &Form, changed_only: bool) -> Intake<'a> {
        let mut intake = Intake { taken: Vec::new(), refused: Errors::none() };
        for typed in places(sent, &loaded.form, &loaded.ids()) {
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
            .map(|t| Save {
                question: &t.typed.question.id,
                person: t.typed.person.unwrap_or(answer::FOR_ALL),
                value: &t.kept,
                base: t.typed.base,
                sent: &t.sent,
            })
            .collect()
    }
}

/// Why an act that saves answers leaves nothing behind.
pub enum Stop {
    /// Nothing had to be written; this is how each answer stands.
    Nothing(Vec<Outcome>),
    /// The record is a draft no longer.
    NotADraft,
    /// It cannot be completed yet.
    Cannot,
    /// The store failed.
    Fault(Fault),
    /// An area whose form it is says no.
    Fail(Fail),
}

impl From<Fail> for Stop {
    fn from(fail: Fail) -> Stop {
        Stop::Fail(fail)
    }
}

impl From<Fault> for Stop {
    fn from(fault: Fault) -> Stop {
        Stop::Fault(fault)
    }
}

impl From<SaveFault> for Stop {
    fn from(fault: SaveFault) -> Stop {
        match fault {
            SaveFault::NotADraft(_) => Stop::NotADraft,
            SaveFault::Fault(fault) => Stop::Fault(fault),
        }
    }
}

/// Saves what can be saved, and says how each answer stands. An act is left only when something was written.
pub fn save(acting: &mut Acting<'_>, visit: &Visit, record: i64, saves: &[Save<'_>]) -> Result<Vec<Outcome>, Stop> {
    let who = visit.who.as_ref();
    let (account, name) = who.map_or((0, ""), |w| (w.account, w.name.as_str()));
    let outcomes = answer::save_answers(acting, record, saves, account, name)?;
    if outcomes.iter().any(|o| matches!(o, Outcome::Saved(_))) { Ok(outcomes) } else { Err(Stop::Nothing(outcomes)) }
}

/// What became of a record that is a draft no longer, in a sentence.
pub fn ended(loaded: &Loaded) -> String {
    let document = &loaded.document;
    let by = document.completed_by.as_deref().unwrap_or("somebody");
    match document.completed_at {
        Some(at) => format!("This record was completed by {by} on {}.", days::long_with_time(at)),
        None => "This draft was discarded.".to_owned(),
    }
}

/// Why a record that is a draft no longer takes no answers, in words.
pub fn no_draft(loaded: &Loaded) -> Fail {
    let then = match loaded.document.completed_at {
        Some(_) => "and not in the record: copy it, open the record and add it there",
        None => "and not in it: copy it, open the draft and take it up again",
    };
    Fail::Stale(format!("{} What you typed since is still on your page {then}.", ended(loaded)))
}
