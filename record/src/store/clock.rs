//! Duties that run: by which rule, since when, due when, stopped when.

use ::store::{Acting, Fault, Reading, Row, Value};
use days::{Day, Instant};
use std::collections::BTreeMap;

/// A duty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Duty {
    /// Key.
    pub id: i64,
    /// Whom it is for.
    pub person: i64,
    /// The rule's id and version.
    pub rule: String,
    /// Its version.
    pub version: i64,
    /// What must be done.
    pub words: String,
    /// statute, guidance or local.
    pub basis: String,
    /// Where the rule stands.
    pub source: String,
    /// Since when it runs.
    pub started: Day,
    /// When it is due.
    pub due: Day,
    /// When it was done.
    pub stopped: Option<Day>,
    /// The worker whose work it is.
    pub worker: Option<i64>,
}

const COLUMNS: &str = "id, person, rule, version, words, basis, source, started_on, due_on, stopped_on, worker";

fn read(r: &Row) -> Result<Duty, Fault> {
    Ok(Duty {
        id: r.get("id")?,
        person: r.get("person")?,
        rule: r.get("rule")?,
        version: r.get("version")?,
        words: r.get("words")?,
        basis: r.get("basis")?,
        source: r.get("source")?,
        started: r.get("started_on")?,
        due: r.get("due_on")?,
        stopped: r.get("stopped_on")?,
        worker: r.get("worker")?,
    })
}

/// Starts a duty; gives its key. The due day is kept with the rule's version, so that a later rule rewrites nothing.
pub fn start(acting: &mut Acting<'_>, duty: &Duty, source_id: Option<i64>) -> Result<i64, Fault> {
    acting.insert(
        "clock",
        &[
            ("person", duty.person.into()),
            ("rule", duty.rule.as_str().into()),
            ("version", duty.version.into()),
            ("words", duty.words.as_str().into()),
            ("basis", duty.basis.as_str().into()),
            ("source", duty.source.as_str().into()),
            ("started_on", duty.started.into()),
            ("due_on", duty.due.into()),
            ("stopped_on", duty.stopped.into()),
            ("worker", duty.worker.into()),
            ("source_id", source_id.into()),
        ],
    )
}

/// Stops a duty on a day; that this is recorded only now is kept beside it.
pub fn stop(acting: &mut Acting<'_>, duty: i64, on: Day) -> Result<(), Fault> {
    let at = acting.at;
    stop_as_recorded(acting, duty, on, at)
}

/// Stops a duty on a day, as recorded earlier.
pub fn stop_as_recorded(acting: &mut Acting<'_>, duty: i64, on: Day, recorded: Instant) -> Result<(), Fault> {
    acting.update("clock", duty, &[("stopped_on", on.into()), ("stopped_at", recorded.into())])?;
    Ok(())
}

/// When each stopped duty of a person was recorded as done, where that is known; by the duty's key.
pub fn recorded(reading: &mut Reading<'_>, person: i64) -> Result<BTreeMap<i64, Instant>, Fault> {
    let sql = "SELECT id, stopped_at FROM clock WHERE person = $1 AND stopped_at IS NOT NULL";
    reading.rows(sql, &[person.into()])?.iter().map(|r| Ok((r.get("id")?, r.get("stopped_at")?))).collect()
}

/// Gives a person's running duties from one worker to another, as when the child has a new worker; says how many.
pub fn hand_over(acting: &mut Acting<'_>, person: i64, from: i64, to: i64) -> Result<usize, Fault> {
    let sql = "SELECT id FROM clock WHERE person = $1 AND worker = $2 AND stopped_on IS NULL ORDER BY id";
    let running = acting.rows(sql, &[person.into(), from.into()])?;
    for duty in &running {
        acting.update("clock", duty.get("id")?, &[("worker", to.into())])?;
    }
    Ok(running.len())
}

/// Gives one running duty to a worker, as when somebody takes up what waited in a queue.
pub fn give(acting: &mut Acting<'_>, duty: i64, worker: i64) -> Result<(), Fault> {
    acting.update("clock", duty, &[("worker", worker.into())])?;
    Ok(())
}

/// Duties of a person, those that still run first, by due day.
pub fn of_person(reading: &mut Reading<'_>, person: i64) -> Result<Vec<Duty>, Fault> {
    let sql = format!(
        "SELECT {COLUMNS} FROM clock WHERE person = $1 ORDER BY CASE WHEN stopped_on IS NULL THEN 0 ELSE 1 END, due_on, id LIMIT 200"
    );
    reading.rows(&sql, &[person.into()])?.iter().map(read).collect()
}

/// Running duties of a worker, by due day.
pub fn of_worker(reading: &mut Reading<'_>, worker: i64, most: i64) -> Result<Vec<Duty>, Fault> {
    let sql =
        format!("SELECT {COLUMNS} FROM clock WHERE worker = $1 AND stopped_on IS NULL ORDER BY due_on, id LIMIT $2");
    reading.rows(&sql, &[worker.into(), most.into()])?.iter().map(read).collect()
}

/// Duties that a document started.
pub fn started_by(reading: &mut Reading<'_>, document: i64) -> Result<Vec<Duty>, Fault> {
    let sql = format!("SELECT {COLUMNS} FROM clock WHERE source_id = $1 ORDER BY id");
    reading.rows(&sql, &[document.into()])?.iter().map(read).collect()
}

/// Lets a stopped duty run again, as when what stopped it was filed on the wrong person.
pub fn run_again(acting: &mut Acting<'_>, duty: i64) -> Result<(), Fault> {
    acting.update("clock", duty, &[("stopped_on", Value::Null), ("stopped_at", Value::Null)])?;
    Ok(())
}

/// Gives a duty to the person it is about, as when what started it was filed on another.
pub fn move_to(acting: &mut Acting<'_>, duty: i64, person: i64) -> Result<(), Fault> {
    acting.update("clock", duty, &[("person", person.into())])?;
    Ok(())
}

/// Takes back a duty that should never have been started; it stays in the history.
pub fn take_back(acting: &mut Acting<'_>, duty: i64) -> Result<(), Fault> {
    acting.remove("clock", duty)
}
