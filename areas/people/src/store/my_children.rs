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

/// A worker of a team, the number of people for whom they answer, and how much of their work for them is late.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Holding {
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
        "SELECT w.name AS name, count(DISTINCT r.person) AS people,
                (SELECT count(*) FROM clock c WHERE c.worker = w.id AND c.stopped_on IS NULL AND c.due_on < $2) AS late
         FROM responsibility r JOIN worker w ON w.id = r.worker
         WHERE r.from_day <= $2 AND (r.to_day IS NULL OR r.to_day > $2) AND r.team IN ({OWN_TEAMS})
         GROUP BY w.id, w.name ORDER BY 3 DESC, 1 LIMIT 100"
    );
    let rows = reading.rows(&sql, &[worker.into(), on.into()])?;
    rows.iter().map(|r| Ok(Holding { name: r.get("name")?, people: r.get("people")?, late: r.get("late")? })).collect()
}

/// Keys of the people whom a worker's teams hold on a day without a worker, with since when; the longest first.
pub fn waiting(reading: &mut Reading<'_>, worker: i64, on: Day) -> Result<Vec<(i64, Day)>, Fault> {
    let sql = format!(
        "SELECT r.person, min(r.from_day) AS since FROM responsibility r JOIN person p ON p.id = r.person
         WHERE r.worker IS NULL AND r.from_day <= $2 AND (r.to_day IS NULL OR r.to_day > $2) AND r.team IN ({OWN_TEAMS})
           AND p.merged_into IS NULL GROUP BY r.person ORDER BY 2, 1 LIMIT 100"
    );
    let rows = reading.rows(&sql, &[worker.into(), on.into()])?;
    rows.iter().map(|r| Ok((r.get("person")?, r.get("since")?))).collect()
}
