//! What an audit carries with it from one state to the next: clocks, actions, the re-audit, the question that follows.

use crate::definitions::form_of;
use crate::rules::outcome::{found, graded, is_moderated, wanted};
use crate::store::answer::{answers, as_answers};
use crate::store::audit::{self, Audit, NewAudit};
use crate::store::moderation::{self, Moderated};
use crate::store::{impact, learning};
use crate::words::{Kind, Standing};
use ::store::{Acting, Fault};
use days::{Calendar, Day, Instant, Rules};
use questions::Form;
use record::store::action::{self, Asked, NewAction};
use record::store::{form, work_clock, worker};
use record::words::Helped;
use std::sync::Arc;

/// What the clocks here are about.
pub const KIND: &str = "audit";

/// The day a rule gives from a day.
pub fn due_by(rule: &str, from: Day) -> Option<Day> {
    let rule = Rules::built_in().rule_on(rule, from).ok()?;
    days::due(rule, from, Calendar::england()).ok().map(|due| due.due)
}

fn start(acting: &mut Acting<'_>, rule: &str, audit: i64, from: Day, whose: Option<i64>) -> Result<Option<Day>, Fault> {
    let href = match rule {
        "audit_impact" => format!("/audits/{audit}/impact"),
        "audit_moderation" => format!("/audits/{audit}/moderate"),
        _ => format!("/audits/{audit}"),
    };
    // Named by its rule, so that each of its clocks can be stopped alone.
    let about = work_clock::About { kind: KIND, id: audit, words: "An audit", href: &href };
    let whose = work_clock::Whose { team: None, worker: whose };
    work_clock::start(acting, rule, from, &about, whose, None)?;
    Ok(due_by(rule, from))
}

fn stop(acting: &mut Acting<'_>, rule: &str, audit: i64, on: Day) -> Result<(), Fault> {
    for duty in work_clock::about(acting, KIND, audit)? {
        if duty.stopped.is_none() && duty.rule == rule {
            work_clock::stop(acting, duty.id, on)?;
        }
    }
    Ok(())
}

/// Gives the work of an audit to the worker who audits, from this day.
pub fn give_work(acting: &mut Acting<'_>, audit: i64, auditor: Option<i64>, today: Day) -> Result<(), Fault> {
    stop(acting, "audit_record", audit, today)?;
    start(acting, "audit_record", audit, today, auditor).map(|_| ())
}

/// The form an audit is written with.
pub fn form_with(reading: &mut ::store::Reading<'_>, audit: &Audit) -> Result<Arc<Form>, Fault> {
    form::version(reading, form_of(audit.kind).0, audit.form_version)
}

/// Begins an audit: from now on it is written, with the form as it is today and the worker as they are today.
pub fn begin(acting: &mut Acting<'_>, audit: &Audit, now: Instant) -> Result<(), Fault> {
    let today = days::day_of(now);
    let (name, text) = form_of(audit.kind);
    form::ensure_built_in(acting, name, text)?;
    let version = form::live(acting, name, now, Some(text))?.map_or(1, |live| live.version);
    let mut held = worker::responsible(acting, audit.person, today)?;
    held.retain(|r| r.role != record::words::ResponsibilityRole::Reviewer);
    held.sort_by_key(|r| r.worker.is_none());
    let one = held.first();
    let words = one.and_then(|r| r.worker_name.clone().or(r.team_name.clone())).unwrap_or_default();
    let columns = [
        ("standing", Standing::Draft.code().into()),
        ("form_version", version.into()),
        ("worker", one.and_then(|r| r.worker).into()),
        ("worker_words", words.into()),
        ("team", one.and_then(|r| r.team).into()),
        ("begun_at", now.into()),
    ];
    audit::change(acting, audit.id, &columns)
}

/// Sends an audit that is fully answered: its result is kept, its actions are agreed, and it waits for moderation or its
/// grade stands. Says how it stands now.
pub fn send(
    acting: &mut Acting<'_>,
    audit: &Audit,
    by: (i64, &str),
    own: Option<i64>,
    today: Day,
) -> Result<Standing, Fault> {
    let form = form_with(acting, audit)?;
    let answers = as_answers(&answers(acting, audit.id)?);
    let all = found(&form, &answers);
    for one in wanted(&answers) {
        let me = ["me", "i", "myself"].contains(&one.who.trim().to_lowercase().as_str()) || one.who.trim() == by.1;
        let owner = if me { own } else { worker::worker_called(acting, &one.who)? };
        let new = NewAction {
            person: Some(audit.person),
            words: &one.words,
            owner,
            owner_words: if me { by.1 } else { &one.who },
            due: one.due,
            agreed_where: KIND,
            agreed_id: Some(audit.id),
            agreed_by: by.1,
            priority: i64::from(all.result == "inadequate"),
            origin: None,
        };
        let asked =
            Asked { by: by.0, evidence_wanted: one.evidence, will_change: one.will_change, ask_impact_on: None };
        action::agree_asked(acting, &new, &asked)?;
    }
    stop(acting, "audit_record", audit.id, today)?;
    let number = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
    let waits = is_moderated(audit.moderate, &all.result);
    let columns = [
        ("standing", Standing::Waiting.code().into()),
        ("sent_on", today.into()),
        ("first", all.result.as_str().into()),
        ("item_met", number(all.met).into()),
        ("item_of", number(all.of).into()),
        ("moderate", i64::from(waits).into()),
    ];
    audit::change(acting, audit.id, &columns)?;
    if waits {
        start(acting, "audit_moderation", audit.id, today, None)?;
        return Ok(Standing::Waiting);
    }
    stands(acting, audit, &all.result, today)?;
    Ok(Standing::Graded)
}

/// The result of an audit stands: the worker can answer, and what is inadequate is looked at again.
fn stands(acting: &mut Acting<'_>, audit: &Audit, result: &str, today: Day) -> Result<(), Fault> {
    let columns = [("standing", Standing::Graded.code().into()), ("graded_on", today.into()), ("final", result.into())];
    audit::change(acting, audit.id, &columns)?;
    if audit.worker.is_some() {
        start(acting, "audit_answer", audit.id, today, audit.worker)?;
    }
    if result == "inadequate" {
        let new = NewAudit {
            programme: audit.programme,
            sample: None,
            person: audit.person,
            kind: Kind::Again,
            auditor: None,
            moderate: true,
            earlier: Some(audit.id),
            due: due_by("audit_again", today),
        };
        audit::plan(acting, &new)?;
    }
    Ok(())
}

/// A moderator's grade of one domain, or of the whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Given {
    /// The question that is graded.
    pub question: String,
    /// The grade.
    pub grade: String,
    /// Why.
    pub reason: String,
}

/// Keeps a moderator's grades beside the first ones; the moderator's grade of the whole stands.
pub fn moderate(
    acting: &mut Acting<'_>,
    audit: &Audit,
    given: &[Given],
    by: (i64, &str),
    today: Day,
) -> Result<(), Fault> {
    let form = form_with(acting, audit)?;
    let first = as_answers(&answers(acting, audit.id)?);
    for (question, _) in graded(&form) {
        let Some(one) = given.iter().find(|g| g.question == question) else { continue };
        let kept = Moderated {
            question: question.clone(),
            first: first.own(&question, None).unwrap_or_default().to_owned(),
            grade: one.grade.clone(),
            reason: one.reason.clone(),
            account: by.0,
            by: by.1.to_owned(),
            at: acting.at,
        };
        moderation::keep(acting, audit.id, &kept)?;
    }
    stop(acting, "audit_moderation", audit.id, today)?;
    let result = given.iter().find(|g| g.question == "overall").map(|g| g.grade.clone());
    let result = result.or_else(|| audit.first.clone()).unwrap_or_default();
    stands(acting, audit, &result, today)
}

/// The worker answered.
pub fn answered(acting: &mut Acting<'_>, audit: i64, today: Day) -> Result<(), Fault> {
    stop(acting, "audit_answer", audit, today)
}

/// Closes an audit: some weeks later it is asked what changed for the child.
pub fn close(acting: &mut Acting<'_>, audit: &Audit, own: Option<i64>, today: Day) -> Result<(), Fault> {
    stop(acting, "audit_answer", audit.id, today)?;
    let columns = [("standing", Standing::Closed.code().into()), ("closed_on", today.into())];
    audit::change(acting, audit.id, &columns)?;
    if let Some(due) = start(acting, "audit_impact", audit.id, today, own)? {
        impact::ask(acting, audit.id, due)?;
        for one in action::agreed_in(acting, audit.id)? {
            action::ask_impact_on(acting, one.id, due)?;
        }
    }
    Ok(())
}

/// Keeps what changed for the child: of the audit, and of each action that it asked for and that was done.
pub fn note_impact(acting: &mut Acting<'_>, said: &impact::Impact, helped: Helped, today: Day) -> Result<(), Fault> {
    impact::answer(acting, said, helped)?;
    stop(acting, "audit_impact", said.audit, today)?;
    for one in action::agreed_in(acting, said.audit)? {
        if one.done_at.is_some() {
            action::note_helped(acting, one.id, helped, &said.evidence, &said.by)?;
        }
    }
    Ok(())
}

/// Keeps the reflective conversation.
pub fn note_learning(acting: &mut Acting<'_>, audit: i64, said: &learning::Learning) -> Result<(), Fault> {
    learning::keep(acting, audit, said)
}

/// An audit is not done after all.
pub fn drop_audit(acting: &mut Acting<'_>, audit: i64, why: &str, today: Day) -> Result<(), Fault> {
    stop(acting, "audit_record", audit, today)?;
    audit::change(acting, audit, &[("standing", Standing::Dropped.code().into()), ("dropped_why", why.into())])
}

/// Gives an audit to somebody.
pub fn give(acting: &mut Acting<'_>, audit: i64, to: &crate::conflicts::Auditor, today: Day) -> Result<(), Fault> {
    let columns = [("auditor", to.account.into()), ("auditor_words", to.name.as_str().into())];
    audit::change(acting, audit, &columns)?;
    give_work(acting, audit, to.worker, today)
}

/// An auditor hands an audit back: it is to be given to somebody else.
pub fn hand_back(acting: &mut Acting<'_>, audit: i64, today: Day) -> Result<(), Fault> {
    stop(acting, "audit_record", audit, today)?;
    audit::change(acting, audit, &[("auditor", None::<i64>.into()), ("auditor_words", "".into())])
}
