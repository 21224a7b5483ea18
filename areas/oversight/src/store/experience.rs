//! How long workers have practised, who stands by them, and who is on the trusted list.

use crate::rules::judge::{Experience, Trusted};
use ::store::{Acting, Fault, Reading, Row, in_list};
use days::Day;
use std::collections::BTreeMap;

/// What is kept of a worker's practice.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Practice {
    /// Key of the row; nothing when nobody entered anything yet.
    pub id: Option<i64>,
    /// Since when they are qualified.
    pub qualified: Option<Day>,
    /// First day of their first year in practice.
    pub first_year_from: Option<Day>,
    /// Last day of it.
    pub first_year_until: Option<Day>,
    /// The experienced colleague who stands by them.
    pub mentor: Option<(i64, String)>,
}

/// An entry of the trusted list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TrustedEntry {
    /// Key.
    pub id: i64,
    /// The worker.
    pub worker: i64,
    /// The step, or nothing for every step that is held by years or trust.
    pub step: Option<String>,
    /// Why.
    pub why: String,
    /// From which day.
    pub from: Day,
    /// The last day.
    pub until: Day,
    /// Who put them there.
    pub by: String,
    /// When it was ended before that, by whom and why.
    pub ended: Option<(Day, String, String)>,
}

impl TrustedEntry {
    /// Holds on a day.
    pub fn holds(&self, on: Day) -> bool {
        self.from <= on && self.until >= on && self.ended.as_ref().is_none_or(|(day, ..)| *day > on)
    }
}

fn practice_of(r: &Row) -> Result<Practice, Fault> {
    let mentor: Option<i64> = r.get("mentor")?;
    let name: Option<String> = r.get("mentor_name")?;
    Ok(Practice {
        id: Some(r.get("id")?),
        qualified: r.get("qualified_on")?,
        first_year_from: r.get("first_year_from")?,
        first_year_until: r.get("first_year_until")?,
        mentor: mentor.zip(name),
    })
}

/// What is kept of each of these workers.
pub fn practice(reading: &mut Reading<'_>, workers: &[i64]) -> Result<BTreeMap<i64, Practice>, Fault> {
    let (marks, values) = in_list(1, workers);
    let sql = format!(
        "SELECT e.id, e.worker, e.qualified_on, e.first_year_from, e.first_year_until, e.mentor, m.name AS mentor_name
         FROM worker_experience e LEFT JOIN worker m ON m.id = e.mentor WHERE e.worker IN ({marks})"
    );
    reading.rows(&sql, &values)?.iter().map(|r| Ok((r.get("worker")?, practice_of(r)?))).collect()
}

/// The trusted list's entries of these workers, those that have ended among them, the latest first.
pub fn trusted(reading: &mut Reading<'_>, workers: &[i64]) -> Result<Vec<TrustedEntry>, Fault> {
    let (marks, values) = in_list(1, workers);
    let sql = format!(
        "SELECT id, worker, step, why, from_day, until_day, made_by, ended_on, ended_by, ended_why FROM trusted_worker
         WHERE worker IN ({marks}) ORDER BY from_day DESC, id DESC LIMIT 2000"
    );
    reading.rows(&sql, &values)?.iter().map(entry).collect()
}

fn entry(r: &Row) -> Result<TrustedEntry, Fault> {
    let text = |column: &str| r.get::<Option<String>>(column).map(Option::unwrap_or_default);
    let ended = match r.get::<Option<Day>>("ended_on")? {
        Some(day) => Some((day, text("ended_by")?, text("ended_why")?)),
        None => None,
    };
    Ok(TrustedEntry {
        id: r.get("id")?,
        worker: r.get("worker")?,
        step: r.get("step")?,
        why: r.get("why")?,
        from: r.get("from_day")?,
        until: r.get("until_day")?,
        by: r.get("made_by")?,
        ended,
    })
}

/// What a step's rule judges a worker by on a day. Somebody who is no worker has no experience on record.
pub fn experience(reading: &mut Reading<'_>, worker: Option<i64>, step: &str, on: Day) -> Result<Experience, Fault> {
    let Some(worker) = worker else { return Ok(Experience::default()) };
    let kept = practice(reading, &[worker])?.remove(&worker).unwrap_or_default();
    let entries = trusted(reading, &[worker])?;
    let entry = entries.into_iter().find(|e| e.holds(on) && e.step.as_deref().is_none_or(|s| s == step));
    Ok(Experience {
        qualified: kept.qualified,
        first_year_until: kept.first_year_until,
        trusted: entry.map(|e| Trusted { until: e.until, by: e.by }),
    })
}

/// What is entered of a worker's practice.
#[derive(Debug, Clone, Copy)]
pub struct Entered<'a> {
    /// Since when they are qualified.
    pub qualified: Option<Day>,
    /// First day of their first year in practice.
    pub first_year_from: Option<Day>,
    /// Last day of it.
    pub first_year_until: Option<Day>,
    /// The experienced colleague who stands by them.
    pub mentor: Option<i64>,
    /// Who enters it.
    pub by: &'a str,
}

/// Enters what is known of a worker's practice, in place of what stood there.
pub fn enter(acting: &mut Acting<'_>, worker: i64, entered: &Entered<'_>) -> Result<(), Fault> {
    let at = acting.at;
    let columns = [
        ("qualified_on", entered.qualified.into()),
        ("first_year_from", entered.first_year_from.into()),
        ("first_year_until", entered.first_year_until.into()),
        ("mentor", entered.mentor.into()),
        ("set_at", at.into()),
        ("set_by", entered.by.into()),
    ];
    let was = acting.one::<i64>("SELECT id FROM worker_experience WHERE worker = $1", &[worker.into()])?;
    match was {
        Some(id) => acting.update("worker_experience", id, &columns).map(|_| ()),
        None => {
            let all: Vec<_> = std::iter::once(("worker", worker.into())).chain(columns).collect();
            acting.insert("worker_experience", &all).map(|_| ())
        }
    }
}

/// Puts a worker on the trusted list; gives the entry's key.
pub fn trust(
    acting: &mut Acting<'_>,
    worker: i64,
    step: Option<&str>,
    why: &str,
    (from, until): (Day, Day),
    by: &str,
) -> Result<i64, Fault> {
    let at = acting.at;
    acting.insert(
        "trusted_worker",
        &[
            ("worker", worker.into()),
            ("step", step.map(str::to_owned).into()),
            ("why", why.into()),
            ("from_day", from.into()),
            ("until_day", until.into()),
            ("made_at", at.into()),
            ("made_by", by.into()),
        ],
    )
}

/// Ends an entry from a day on.
pub fn end_trust(acting: &mut Acting<'_>, entry: i64, on: Day, why: &str, by: &str) -> Result<(), Fault> {
    let ended = [("ended_on", on.into()), ("ended_why", why.into()), ("ended_by", by.into())];
    acting.update("trusted_worker", entry, &ended)?;
    Ok(())
}
