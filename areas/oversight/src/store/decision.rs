//! Every asking at a decision point, and what came of it.

use crate::words::Standing;
use ::store::{Acting, Fault, Reading, Row, Value};
use days::{Day, Instant};

/// An asking at a decision point.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decision {
    /// Key.
    pub id: i64,
    /// The step: `close_assessment`.
    pub step: String,
    /// What is proposed: "Close an assessment".
    pub step_words: String,
    /// The version of the rule it was asked under; 0 when no rule was in force.
    pub rule_version: i64,
    /// Who had to ask under that version, in words.
    pub rule_words: String,
    /// The person decided about, when there is one on record.
    pub person: Option<i64>,
    /// The team whose manager it waits for.
    pub team: Option<i64>,
    /// The worker who asks.
    pub worker: Option<i64>,
    /// Their account.
    pub account: i64,
    /// Their name.
    pub asked_by: String,
    /// Their experience on the day, in words.
    pub experience: String,
    /// The kind of thing decided.
    pub about_kind: String,
    /// Its key.
    pub about_id: i64,
    /// What to call it, without anybody's name.
    pub about_words: String,
    /// The page where the evidence is.
    pub href: String,
    /// The outcome proposed, in words.
    pub outcome_words: String,
    /// The worker's reason.
    pub reason: String,
    /// Why a manager must decide, or need not.
    pub why: String,
    /// Whether a manager had to decide when it was asked.
    pub held: bool,
    /// How it stands.
    pub standing: Standing,
    /// The day it was asked.
    pub asked_on: Day,
    /// When it was asked.
    pub asked_at: Instant,
    /// By when a manager should have decided; nothing when nobody had to.
    pub due: Option<Day>,
    /// What came of it, once it is settled.
    pub settled: Option<Settling>,
}

/// What a manager decided.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settling {
    /// On which day.
    pub on: Day,
    /// When.
    pub at: Instant,
    /// Who.
    pub by: String,
    /// Why; for one sent back, what has to change.
    pub rationale: String,
    /// What was read before deciding.
    pub read: String,
    /// The outcome decided instead.
    pub changed_outcome: Option<String>,
}

pub(crate) const COLUMNS: &str = "d.id, d.step, d.step_words, d.rule_version, d.rule_words, d.person, d.team, d.worker, d.account, d.asked_by,
     d.experience, d.about_kind, d.about_id, d.about_words, d.href, d.outcome_words, d.reason, d.why, d.held, d.standing,
     d.asked_on, d.asked_at, d.due_on, d.settled_on, d.settled_at, d.settled_by, d.rationale, d.read_words, d.changed_outcome";

pub(crate) fn read(r: &Row) -> Result<Decision, Fault> {
    let text = |column: &str| r.get::<Option<String>>(column).map(Option::unwrap_or_default);
    let settled = match (r.get::<Option<Day>>("settled_on")?, r.get::<Option<Instant>>("settled_at")?) {
        (Some(on), Some(at)) => Some(Settling {
            on,
            at,
            by: text("settled_by")?,
            rationale: text("rationale")?,
            read: text("read_words")?,
            changed_outcome: r.get("changed_outcome")?,
        }),
        _ => None,
    };
    Ok(Decision {
        id: r.get("id")?,
        step: r.get("step")?,
        step_words: r.get("step_words")?,
        rule_version: r.get("rule_version")?,
        rule_words: r.get("rule_words")?,
        person: r.get("person")?,
        team: r.get("team")?,
        worker: r.get("worker")?,
        account: r.get("account")?,
        asked_by: r.get("asked_by")?,
        experience: r.get("experience")?,
        about_kind: r.get("about_kind")?,
        about_id: r.get("about_id")?,
        about_words: r.get("about_words")?,
        href: r.get("href")?,
        outcome_words: r.get("outcome_words")?,
        reason: r.get("reason")?,
        why: r.get("why")?,
        held: r.get("held")?,
        standing: Standing::from_code(&r.get::<String>("standing")?).unwrap_or(Standing::Withdrawn),
        asked_on: r.get("asked_on")?,
        asked_at: r.get("asked_at")?,
        due: r.get("due_on")?,
        settled,
    })
}

/// Logs an asking under its key; `settled` is not read.
pub fn log(acting: &mut Acting<'_>, new: &Decision) -> Result<(), Fault> {
    acting.insert_as(
        "decision",
        new.id,
        &[
            ("step", new.step.as_str().into()),
            ("step_words", new.step_words.as_str().into()),
            ("rule_version", new.rule_version.into()),
            ("rule_words", new.rule_words.as_str().into()),
            ("person", new.person.into()),
            ("team", new.team.into()),
            ("worker", new.worker.into()),
            ("account", new.account.into()),
            ("asked_by", new.asked_by.as_str().into()),
            ("experience", new.experience.as_str().into()),
            ("about_kind", new.about_kind.as_str().into()),
            ("about_id", new.about_id.into()),
            ("about_words", new.about_words.as_str().into()),
            ("href", new.href.as_str().into()),
            ("outcome_words", new.outcome_words.as_str().into()),
            ("reason", new.reason.as_str().into()),
            ("why", new.why.as_str().into()),
            ("held", new.held.into()),
            ("standing", new.standing.code().into()),
            ("asked_on", new.asked_on.into()),
            ("asked_at", new.asked_at.into()),
            ("due_on", new.due.into()),
        ],
    )
}

/// Who holds a post in a team on a day with an account: worker, role and account, the longest there first.
pub fn accounts_in(reading: &mut Reading<'_>, team: i64, on: Day) -> Result<Vec<(i64, String, i64)>, Fault> {
    let sql = "SELECT p.worker, a.role, a.id FROM post p JOIN account a ON a.worker = p.worker
               WHERE p.team = $1 AND p.from_day <= $2 AND (p.to_day IS NULL OR p.to_day > $2) AND a.closed_at IS NULL
               ORDER BY p.from_day, p.id, a.id";
    let rows = reading.rows(sql, &[team.into(), on.into()])?;
    rows.iter().map(|r| Ok((r.get("worker")?, r.get("role")?, r.get("id")?))).collect()
}

/// Says which person it turned out to be about.
pub fn is_about(acting: &mut Acting<'_>, decision: i64, person: i64) -> Result<(), Fault> {
    acting.update("decision", decision, &[("person", person.into())])?;
    Ok(())
}

/// Notes what came of it.
pub fn settle(
    acting: &mut Acting<'_>,
    decision: i64,
    standing: Standing,
    account: i64,
    settling: &Settling,
) -> Result<(), Fault> {
    acting.update(
        "decision",
        decision,
        &[
            ("standing", standing.code().into()),
            ("settled_on", settling.on.into()),
            ("settled_at", settling.at.into()),
            ("settled_account", account.into()),
            ("settled_by", settling.by.as_str().into()),
            ("rationale", settling.rationale.as_str().into()),
            ("read_words", settling.read.as_str().into()),
            ("changed_outcome", settling.changed_outcome.clone().into()),
        ],
    )?;
    Ok(())
}

fn some(reading: &mut Reading<'_>, rest: &str, values: &[Value]) -> Result<Vec<Decision>, Fault> {
    reading.rows(&format!("SELECT {COLUMNS} FROM decision d {rest}"), values)?.iter().map(read).collect()
}

/// One.
pub fn decision(reading: &mut Reading<'_>, id: i64) -> Result<Option<Decision>, Fault> {
    Ok(some(reading, "WHERE d.id = $1", &[id.into()])?.pop())
}

/// One, kept from others until the act ends.
pub fn decision_to_settle(acting: &mut Acting<'_>, id: i64) -> Result<Option<Decision>, Fault> {
    Ok(some(acting, "WHERE d.id = $1 FOR UPDATE", &[id.into()])?.pop())
}

/// Every asking about a thing, the latest first.
pub fn about(reading: &mut Reading<'_>, kind: &str, id: i64) -> Result<Vec<Decision>, Fault> {
    some(
        reading,
        "WHERE d.about_kind = $1 AND d.about_id = $2 ORDER BY d.asked_at DESC, d.id DESC",
        &[kind.into(), id.into()],
    )
}
