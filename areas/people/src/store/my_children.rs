//! The people for whom a worker answers, and those of a team.

use days::Day;
use store::{Fault, Reading};

/// Keys of the people for whom a worker answers on a day, with since when; the longest first.
pub fn of_worker(reading: &mut Reading<'_>, worker: i64, on: Day) -> Result<Vec<(i64, Day)>, Fault> {
    let sql = "SELECT r.person, min(r.from_day) AS since FROM responsibility r JOIN person p ON p.id = r.person
               WHERE r.worker = $1 AND r.from_day <= $2 AND (r.to_day IS NULL OR r.to_day > $2) AND p.merged_into IS NULL
               GROUP BY r.person ORDER BY 2, r.person LIMIT 200";
    reading.rows(sql, &[worker.into(), on.into()])?.iter().map(|r| Ok((r.get("person")?, r.get("since")?))).collect()
}

/// A warning of somebody for whom a worker answers that is to be looked at again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DueWarning {
    /// The warning's key.
    pub id: i64,
    /// Whose.
    pub person: i64,
    /// What to mind.
    pub words: String,
    /// Who made it.
    pub made_by: String,
    /// When to look at it again.
    pub review_on: Day,
}

/// Warnings of the people for whom a worker answers on a day that are to be looked at again by that day.
pub fn warnings_due(reading: &mut Reading<'_>, worker: i64, on: Day) -> Result<Vec<DueWarning>, Fault> {
    let sql = "SELECT id, person, words, made_by, review_on FROM warning
               WHERE ended_at IS NULL AND review_on <= $2 AND person IN (
                 SELECT r.person FROM responsibility r JOIN person p ON p.id = r.person
                 WHERE r.worker = $1 AND r.from_day <= $2 AND (r.to_day IS NULL OR r.to_day > $2)
                   AND p.merged_into IS NULL) ORDER BY review_on, id LIMIT 100";
    let rows = reading.rows(sql, &[worker.into(), on.into()])?;
    rows.iter()
        .map(|r| {
            Ok(DueWarning {
                id: r.get("id")?,
                person: r.get("person")?,
                words: r.get("words")?,
                made_by: r.get("made_by")?,
                review_on: r.get("review_on")?,
            })
        })
        .collect()
}

/// A worker of a team, the number of people for whom they answer, and how much of their work for them is late.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Holding {
    /// Their key.
    pub worker: i64,
    /// Who.
    pub name: String,
    /// For how many.
    pub people: i64,
    /// Duties that are late.
    pub late: i64,
}

/// The teams in which a worker holds a post on the day `$2`.
const OWN_TEAMS: &str =
    "SELECT team FROM post WHERE worker = $1 AND from_day <= $2 AND (to_day IS NULL OR to_day > $2)";

/// How many people each worker of a worker's teams answers for on a day.
pub fn of_teams(reading: &mut Reading<'_>, worker: i64, on: Day) -> Result<Vec<Holding>, Fault> {
    let sql = format!(
        "SELECT w.id AS worker, w.name AS name, count(DISTINCT r.person) AS people,
                (SELECT count(*) FROM clock c WHERE c.worker = w.id AND c.stopped_on IS NULL AND c.due_on < $2) AS late
         FROM responsibility r JOIN worker w ON w.id = r.worker
         WHERE r.from_day <= $2 AND (r.to_day IS NULL OR r.to_day > $2) AND r.team IN ({OWN_TEAMS})
         GROUP BY w.id, w.name ORDER BY people DESC, w.name LIMIT 100"
    );
    let rows = reading.rows(&sql, &[worker.into(), on.into()])?;
    rows.iter()
        .map(|r| {
            Ok(Holding {
                worker: r.get("worker")?,
                name: r.get("name")?,
                people: r.get("people")?,
                late: r.get("late")?,
            })
        })
        .collect()
}

/// A duty of a worker's team that is late.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Late {
    /// For whom.
    pub person: i64,
    /// What must be done.
    pub words: String,
    /// Where the rule stands.
    pub source: String,
    /// statute, guidance or local.
    pub basis: String,
    /// Since when it is late.
    pub due: Day,
    /// Whose work it is.
    pub worker: String,
}

/// The late duties of the workers of a worker's teams: the law's first, then guidance's, then the longest late.
pub fn late_in_teams(reading: &mut Reading<'_>, worker: i64, on: Day, most: i64) -> Result<Vec<Late>, Fault> {
    let sql = format!(
        "SELECT c.person, c.words, c.source, c.basis, c.due_on, w.name FROM clock c JOIN worker w ON w.id = c.worker
         WHERE c.stopped_on IS NULL AND c.due_on < $2 AND c.worker IN (
           SELECT worker FROM post WHERE team IN ({OWN_TEAMS}) AND from_day <= $2 AND (to_day IS NULL OR to_day > $2))
         ORDER BY CASE c.basis WHEN 'statute' THEN 0 WHEN 'guidance' THEN 1 ELSE 2 END, c.due_on, c.id LIMIT $3"
    );
    let rows = reading.rows(&sql, &[worker.into(), on.into(), most.into()])?;
    rows.iter()
        .map(|r| {
            Ok(Late {
                person: r.get("person")?,
                words: r.get("words")?,
                source: r.get("source")?,
                basis: r.get("basis")?,
                due: r.get("due_on")?,
                worker: r.get("name")?,
            })
        })
        .collect()
}
