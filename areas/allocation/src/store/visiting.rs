//! The duties to visit children that run for workers.

use ::store::{Fault, Reading, Value};
use days::{Day, Rules};
use recording::published::is_visit;
use std::collections::BTreeMap;

/// How many duties to visit run for a worker, and how many of them are overdue.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Visits {
    /// That run.
    pub due: i64,
    /// Of these: whose day has passed.
    pub overdue: i64,
}

/// A duty to visit a child.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Visit {
    /// The child.
    pub person: i64,
    /// What must be done.
    pub words: String,
    /// Until when.
    pub due: Day,
}

/// The ids of the rules, as marks from `$2` on and the values for them; the first value is the caller's.
fn rules(first: Value) -> (String, Vec<Value>) {
    let mut ids: Vec<&str> = Rules::built_in().all().iter().map(|r| r.id.as_str()).filter(|id| is_visit(id)).collect();
    ids.dedup();
    let marks: Vec<String> = (0..ids.len()).map(|n| format!("${}", n + 2)).collect();
    (marks.join(", "), std::iter::once(first).chain(ids.into_iter().map(Value::from)).collect())
}

/// What runs for each worker for whom any does.
pub fn by_worker(reading: &mut Reading<'_>, today: Day) -> Result<BTreeMap<i64, Visits>, Fault> {
    let (marks, values) = rules(today.into());
    let sql = format!(
        "SELECT worker, count(*) AS due, sum(CASE WHEN due_on < $1 THEN 1 ELSE 0 END) AS overdue FROM clock
         WHERE stopped_on IS NULL AND worker IS NOT NULL AND rule IN ({marks}) GROUP BY worker"
    );
    reading
        .rows(&sql, &values)?
        .iter()
        .map(|r| Ok((r.get("worker")?, Visits { due: r.get("due")?, overdue: r.get("overdue")? })))
        .collect()
}

/// The duties to visit that run for one worker, the earliest first.
pub fn of_worker(reading: &mut Reading<'_>, worker: i64) -> Result<Vec<Visit>, Fault> {
    let (marks, values) = rules(worker.into());
    let sql = format!(
        "SELECT person, words, due_on FROM clock WHERE worker = $1 AND stopped_on IS NULL AND rule IN ({marks})
         ORDER BY due_on, id"
    );
    reading
        .rows(&sql, &values)?
        .iter()
        .map(|r| Ok(Visit { person: r.get("person")?, words: r.get("words")?, due: r.get("due_on")? }))
        .collect()
}

/// How many of these there are, and how many of them are overdue.
pub fn counted(all: &[Visit], today: Day) -> Visits {
    let count = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
    Visits { due: count(all.len()), overdue: count(all.iter().filter(|v| v.due < today).count()) }
}
