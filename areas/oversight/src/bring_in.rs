//! What was held and entered before there was Kith, or is made up for a demonstration: the same rows as through the pages.

use crate::pages::supervision::paper::{CHILD_FORM, FORM, as_answers};
use crate::rules::plan;
use crate::store::experience::{self, Entered};
use crate::store::supervision::{self, NewSupervision};
use crate::store::supervision_answer::{self as answer, Save, THE_WORKER};
use crate::supervising::{objective, reflective, start_clock, tell_children};
use crate::words::Kind;
use ::store::{Acting, Fault};
use days::Day;
use record::store::form;

/// A supervision that was held.
#[derive(Debug, Clone)]
pub struct HeldSupervision<'a> {
    /// Its kind.
    pub kind: Kind,
    /// The account that led it.
    pub account: i64,
    /// That person's worker record, if any.
    pub supervisor: Option<i64>,
    /// Their name.
    pub by: &'a str,
    /// With whom.
    pub worker: i64,
    /// The day it was held.
    pub held_on: Day,
    /// Answers about the worker: question and value, as kept.
    pub answers: &'a [(&'a str, String)],
    /// Answers about each child.
    pub children: &'a [(i64, Vec<(&'a str, String)>)],
}

/// Brings in a supervision as completed at the act's time; tells the children's records as completing does.
pub fn bring_in_supervision(acting: &mut Acting<'_>, held: &HeldSupervision<'_>) -> Result<i64, Fault> {
    let now = acting.at;
    for (name, text) in [FORM, CHILD_FORM] {
        form::ensure_built_in(acting, name, text)?;
    }
    let children: Vec<i64> = held.children.iter().map(|(id, _)| *id).collect();
    let new = NewSupervision {
        kind: held.kind,
        account: held.account,
        supervisor: held.supervisor,
        by: held.by,
        held_on: held.held_on,
        versions: (1, 1),
        workers: &[held.worker],
        children: &children,
    };
    let id = supervision::begin(acting, &new)?;
    let about_worker = (THE_WORKER, held.answers);
    let about_children = held.children.iter().map(|(child, answers)| (*child, answers.as_slice()));
    for (person, answers) in std::iter::once(about_worker).chain(about_children) {
        let saves: Vec<Save<'_>> =
            answers.iter().map(|(question, value)| Save { question, value, base: 0, sent: &[] }).collect();
        answer::save(acting, (id, person), &saves, held.account, held.by)?;
    }
    let kept = as_answers(&answer::answers(acting, id, THE_WORKER)?);
    let form = form::version(acting, FORM.0, 1)?;
    supervision::complete(acting, id, reflective(&form, &kept), objective(&kept))?;
    if let Some(whole) = supervision::supervision(acting, id)? {
        tell_children(acting, &whole, now)?;
    }
    if plan::plan_on(held.held_on).is_some_and(|p| p.counts(held.kind.code())) {
        start_clock(acting, held.worker, held.held_on, held.supervisor)?;
    }
    Ok(id)
}

/// Enters how long a worker has practised.
pub fn enter_experience(acting: &mut Acting<'_>, worker: i64, entered: &Entered<'_>) -> Result<(), Fault> {
    experience::enter(acting, worker, entered)
}

/// Puts a worker on the trusted list from one day to another, with one step or all that are held by years or trust.
pub fn trust_worker(
    acting: &mut Acting<'_>,
    worker: i64,
    step: Option<&str>,
    why: &str,
    days: (Day, Day),
    by: &str,
) -> Result<(), Fault> {
    experience::trust(acting, worker, step, why, days, by).map(|_| ())
}
