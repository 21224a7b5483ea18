//! What was held and entered before there was Kith, or is made up for a demonstration: the same rows as through the pages.

use crate::asking::Ask;
use crate::pages::supervision::paper::{CHILD_FORM, FORM, as_answers};
use crate::rules::judge::judge;
use crate::rules::{decision_points, plan};
use crate::store::decision::{self, Decision, Settling};
use crate::store::decision_rule;
use crate::store::experience::{self, Entered};
use crate::store::supervision::{self, NewSupervision};
use crate::store::supervision_answer::{self as answer, Save, THE_WORKER};
use crate::supervising::{objective, reflective, start_clock, tell_children};
use crate::words::{Kind, Standing};
use ::store::{Acting, Fault};
use days::{Day, Instant};
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

/// That a manager agreed, and when.
#[derive(Debug, Clone, Copy)]
pub struct Agreed<'a> {
    /// The manager's account.
    pub account: i64,
    /// Their name.
    pub by: &'a str,
    /// Why.
    pub rationale: &'a str,
    /// What was read.
    pub read: &'a str,
    /// When it was asked.
    pub asked: Instant,
    /// When they agreed.
    pub at: Instant,
}

/// Logs a decision that a manager agreed to, under the rule of the day on which it was asked; its clock has run already, and
/// the child's story is told by whoever brings it in. Gives its key.
pub fn bring_in_agreed(acting: &mut Acting<'_>, ask: &Ask<'_>, agreed: &Agreed<'_>) -> Result<i64, Fault> {
    let day = days::day_of(agreed.asked);
    let rule = decision_rule::on(acting, ask.step, day)?;
    let experience = experience::experience(acting, ask.worker, ask.step, day)?;
    let judged = judge(rule.as_ref(), &experience, day);
    let id = acting.new_id();
    let step_words = decision_points::step(ask.step).map_or(ask.outcome_words, |s| s.words.as_str());
    let new = Decision {
        id,
        step: ask.step.to_owned(),
        step_words: step_words.to_owned(),
        rule_version: rule.as_ref().map_or(0, |r| r.version),
        rule_words: rule.as_ref().map_or_else(|| "No rule was in force".to_owned(), |r| r.words()),
        person: ask.person,
        team: ask.team,
        worker: ask.worker,
        account: ask.account,
        asked_by: ask.by.to_owned(),
        experience: experience.words(day),
        about_kind: ask.about_kind.to_owned(),
        about_id: ask.about_id,
        about_words: ask.about_words.to_owned(),
        href: ask.href.to_owned(),
        outcome_words: ask.outcome_words.to_owned(),
        reason: ask.reason.to_owned(),
        why: if judged.held { judged.why } else { "The worker wanted a manager to decide".to_owned() },
        held: true,
        standing: Standing::Held,
        asked_on: day,
        asked_at: agreed.asked,
        due: None,
        settled: None,
    };
    decision::log(acting, &new)?;
    let settling = Settling {
        on: days::day_of(agreed.at),
        at: agreed.at,
        by: agreed.by.to_owned(),
        rationale: agreed.rationale.to_owned(),
        read: agreed.read.to_owned(),
        changed_outcome: None,
    };
    decision::settle(acting, id, Standing::Agreed, agreed.account, &settling)?;
    Ok(id)
}
