//! Declared conflicts of interest, and allocations in spite of one.

use crate::rules::conflict::Declared;
use crate::store::tie;
use ::store::{Acting, Fault, Reading, Row, in_list};
use days::{Day, Instant};

/// A declaration as its worker and their manager read it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Conflict {
    /// What the rule reads.
    pub declared: Declared,
    /// Who declared it of themselves.
    pub worker: i64,
    /// Their name.
    pub worker_name: String,
    /// family, neighbour, previous, other.
    pub kind: String,
    /// More, in their words.
    pub words: String,
    /// When.
    pub at: Instant,
    /// When it ceased to hold, and why.
    pub ended: Option<(Instant, String)>,
}

const COLUMNS: &str = "c.id, c.worker, w.name AS worker_name, c.kind, c.about, c.person, c.given, c.family, c.birth_day, c.lines, \
     c.postcode, c.words, c.declared_at, c.ended_at, c.ended_why";

fn read(r: &Row) -> Result<Conflict, Fault> {
    let ended_at: Option<Instant> = r.get("ended_at")?;
    let why: Option<String> = r.get("ended_why")?;
    Ok(Conflict {
        declared: Declared {
            id: r.get("id")?,
            about: r.get("about")?,
            person: r.get("person")?,
            tied: Vec::new(),
            given: r.get("given")?,
            family: r.get("family")?,
            born: r.get("birth_day")?,
            lines: r.get("lines")?,
            postcode: r.get("postcode")?,
        },
        worker: r.get("worker")?,
        worker_name: r.get("worker_name")?,
        kind: r.get("kind")?,
        words: r.get("words")?,
        at: r.get("declared_at")?,
        ended: ended_at.map(|at| (at, why.unwrap_or_default())),
    })
}

/// What a worker declared, that which holds first. It is for the worker, so that no tie to a record is read.
pub fn of_worker(reading: &mut Reading<'_>, worker: i64) -> Result<Vec<Conflict>, Fault> {
    let sql = format!(
        "SELECT {COLUMNS} FROM conflict c JOIN worker w ON w.id = c.worker WHERE c.worker = $1
         ORDER BY CASE WHEN c.ended_at IS NULL THEN 0 ELSE 1 END, c.declared_at DESC, c.id DESC LIMIT 200"
    );
    reading.rows(&sql, &[worker.into()])?.iter().map(read).collect()
}

/// One declaration, whether or not it holds, without its ties; nothing when there is no such declaration.
pub fn one(reading: &mut Reading<'_>, conflict: i64) -> Result<Option<Conflict>, Fault> {
    let sql = format!("SELECT {COLUMNS} FROM conflict c JOIN worker w ON w.id = c.worker WHERE c.id = $1");
    reading.row(&sql, &[conflict.into()])?.as_ref().map(read).transpose()
}

/// Everything that these workers declared and that holds, with the records to which it is tied, by worker's name.
pub fn holding(reading: &mut Reading<'_>, workers: &[i64]) -> Result<Vec<Conflict>, Fault> {
    let mut all = Vec::new();
    for chunk in workers.chunks(256) {
        let (marks, listed) = in_list(1, chunk);
        let sql = format!(
            "SELECT {COLUMNS} FROM conflict c JOIN worker w ON w.id = c.worker
             WHERE c.ended_at IS NULL AND c.worker IN ({marks}) ORDER BY w.name, c.declared_at DESC, c.id DESC"
        );
        for r in reading.rows(&sql, &listed)? {
            all.push(read(&r)?);
        }
    }
    let keys: Vec<i64> = all.iter().map(|c| c.declared.id).collect();
    let mut tied = tie::people(reading, &keys)?;
    for c in &mut all {
        c.declared.tied = tied.remove(&c.declared.id).unwrap_or_default();
    }
    Ok(all)
}

/// What is needed to declare.
#[derive(Debug, Clone)]
pub struct NewConflict<'a> {
    /// Who.
    pub worker: i64,
    /// family, neighbour, previous, other.
    pub kind: &'a str,
    /// What it is about; its key is not read.
    pub declared: Declared,
    /// More, in their words.
    pub words: &'a str,
}

/// Declares a conflict; gives its key.
pub fn declare(acting: &mut Acting<'_>, new: &NewConflict<'_>, by: &str) -> Result<i64, Fault> {
    let at = acting.at;
    let d = &new.declared;
    acting.insert(
        "conflict",
        &[
            ("worker", new.worker.into()),
            ("kind", new.kind.into()),
            ("about", d.about.as_str().into()),
            ("person", d.person.into()),
            ("given", d.given.as_str().into()),
            ("family", d.family.as_str().into()),
            ("birth_day", d.born.into()),
            ("lines", d.lines.as_str().into()),
            ("postcode", d.postcode.as_str().into()),
            ("words", new.words.into()),
            ("declared_by", by.into()),
            ("declared_at", at.into()),
        ],
    )
}

/// A declaration no longer holds. Says no when it is not, or no longer, one of this worker's.
pub fn end(acting: &mut Acting<'_>, worker: i64, conflict: i64, why: &str) -> Result<bool, Fault> {
    let sql = "SELECT id FROM conflict WHERE id = $1 AND worker = $2 AND ended_at IS NULL";
    if acting.row(sql, &[conflict.into(), worker.into()])?.is_none() {
        return Ok(false);
    }
    let at = acting.at;
    acting.update("conflict", conflict, &[("ended_at", at.into()), ("ended_why", why.into())])?;
    Ok(true)
}

/// An allocation in spite of a declared conflict.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Override {
    /// The child.
    pub person: i64,
    /// The worker.
    pub worker_name: String,
    /// Why.
    pub reason: String,
    /// Who decided.
    pub by: String,
    /// When.
    pub at: Instant,
}

/// Notes such an allocation.
pub fn note_override(
    acting: &mut Acting<'_>,
    person: i64,
    worker: i64,
    responsibility: i64,
    reason: &str,
    by: &str,
) -> Result<i64, Fault> {
    let at = acting.at;
    acting.insert(
        "conflict_override",
        &[
            ("person", person.into()),
            ("worker", worker.into()),
            ("responsibility", responsibility.into()),
            ("reason", reason.into()),
            ("by_words", by.into()),
            ("at", at.into()),
        ],
    )
}

/// The children for whom somebody decided so about this worker.
pub fn overridden(reading: &mut Reading<'_>, worker: i64) -> Result<Vec<i64>, Fault> {
    let sql = "SELECT DISTINCT person FROM conflict_override WHERE worker = $1 ORDER BY person";
    reading.rows(sql, &[worker.into()])?.iter().map(|r| r.get("person")).collect()
}

/// Every such allocation, the latest first.
pub fn overrides(reading: &mut Reading<'_>) -> Result<Vec<Override>, Fault> {
    let sql = "SELECT o.person, w.name AS worker_name, o.reason, o.by_words, o.at FROM conflict_override o
               JOIN worker w ON w.id = o.worker ORDER BY o.at DESC, o.id DESC LIMIT 1000";
    let rows = reading.rows(sql, &[])?;
    rows.iter()
        .map(|r| {
            Ok(Override {
                person: r.get("person")?,
                worker_name: r.get("worker_name")?,
                reason: r.get("reason")?,
                by: r.get("by_words")?,
                at: r.get("at")?,
            })
        })
        .collect()
}

/// What was agreed beside a responsibility.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Agreed {
    /// The worker's profession on that day.
    pub profession: String,
    /// The worker who oversees.
    pub overseer: Option<i64>,
    /// The name of that one.
    pub overseer_name: Option<String>,
    /// urgent, high, ordinary.
    pub priority: String,
}

/// What was agreed beside each of a person's responsibilities, by the responsibility's key.
pub fn agreed(reading: &mut Reading<'_>, person: i64) -> Result<Vec<(i64, Agreed)>, Fault> {
    let sql = "SELECT a.responsibility, a.profession, a.overseer, w.name AS overseer_name, a.priority FROM allocation a
               LEFT JOIN worker w ON w.id = a.overseer WHERE a.person = $1";
    let rows = reading.rows(sql, &[person.into()])?;
    rows.iter()
        .map(|r| {
            let agreed = Agreed {
                profession: r.get("profession")?,
                overseer: r.get("overseer")?,
                overseer_name: r.get("overseer_name")?,
                priority: r.get("priority")?,
            };
            Ok((r.get("responsibility")?, agreed))
        })
        .collect()
}

/// How soon a worker should be named for each person, as was said last.
pub fn priorities(reading: &mut Reading<'_>, on: Day) -> Result<Vec<(i64, String)>, Fault> {
    let sql = "SELECT a.person, a.priority FROM allocation a JOIN responsibility r ON r.id = a.responsibility
               WHERE r.from_day <= $1 AND (r.to_day IS NULL OR r.to_day > $1) ORDER BY a.id";
    reading.rows(sql, &[on.into()])?.iter().map(|r| Ok((r.get("person")?, r.get("priority")?))).collect()
}

/// What is agreed beside a responsibility when it begins.
#[derive(Debug, Clone, Copy)]
pub struct NewAgreed<'a> {
    /// Whose responsibility.
    pub person: i64,
    /// Its key.
    pub responsibility: i64,
    /// The worker's profession; empty when a team answers.
    pub profession: &'a str,
    /// Who oversees a lead practitioner.
    pub overseer: Option<i64>,
    /// urgent, high, ordinary.
    pub priority: &'a str,
    /// Who agreed it.
    pub by: &'a str,
}

/// Keeps what was agreed beside a responsibility.
pub fn agree(acting: &mut Acting<'_>, new: &NewAgreed<'_>) -> Result<i64, Fault> {
    let at = acting.at;
    acting.insert(
        "allocation",
        &[
            ("person", new.person.into()),
            ("responsibility", new.responsibility.into()),
            ("profession", new.profession.into()),
            ("overseer", new.overseer.into()),
            ("priority", new.priority.into()),
            ("agreed_by", new.by.into()),
            ("agreed_at", at.into()),
        ],
    )
}
