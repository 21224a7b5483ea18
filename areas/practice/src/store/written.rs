//! What was written with which form, by whom, and what pages it took. Nothing here is written.

use days::{Day, Instant};
use record::store::document;
use std::collections::{BTreeMap, BTreeSet};
use store::{Fault, Reading, Value, in_list};

/// How many records of one form a worker wrote.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wrote {
    /// The worker.
    pub worker: i64,
    /// Their name.
    pub name: String,
    /// The form.
    pub form: String,
    /// How many.
    pub records: i64,
}

fn listed(names: &[String], values: &mut Vec<Value>) -> String {
    let marks = names.iter().map(|name| {
        values.push(name.as_str().into());
        format!("${}", values.len())
    });
    let marks = marks.collect::<Vec<_>>().join(", ");
    if marks.is_empty() { "NULL".to_owned() } else { marks }
}

/// What each worker completed with these forms since a moment, by name.
pub fn by_worker(reading: &mut Reading<'_>, forms: &[String], since: Instant) -> Result<Vec<Wrote>, Fault> {
    let mut values: Vec<Value> = vec![since.into()];
    let marks = listed(forms, &mut values);
    let sql = format!(
        "SELECT w.id AS worker, w.name AS name, d.form AS form, count(*) AS records FROM document d
         JOIN account a ON a.id = d.made_by JOIN worker w ON w.id = a.worker
         WHERE d.form IN ({marks}) AND d.standing = 'complete' AND d.completed_at >= $1
         GROUP BY w.id, w.name, d.form ORDER BY w.name, w.id"
    );
    let read = |r: &store::Row| {
        Ok(Wrote { worker: r.get("worker")?, name: r.get("name")?, form: r.get("form")?, records: r.get("records")? })
    };
    reading.rows(&sql, &values)?.iter().map(read).collect()
}

/// A completed record as a figure about forms counts it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Record {
    /// Key.
    pub id: i64,
    /// The form.
    pub form: String,
    /// Its version.
    pub version: i64,
    /// The account that began it.
    pub account: i64,
    /// Who began it.
    pub by: String,
    /// Their worker.
    pub worker: Option<i64>,
    /// When it was begun.
    pub begun: Instant,
    /// When it was completed.
    pub completed: Instant,
}

const RECORD: &str = "d.id AS id, d.form AS form, d.form_version AS version, d.made_by AS account,
    d.made_by_words AS made_by, a.worker AS worker, d.made_at AS begun, d.completed_at AS completed";

fn read(r: &store::Row) -> Result<Record, Fault> {
    Ok(Record {
        id: r.get("id")?,
        form: r.get("form")?,
        version: r.get("version")?,
        account: r.get("account")?,
        by: r.get("made_by")?,
        worker: r.get("worker")?,
        begun: r.get("begun")?,
        completed: r.get("completed")?,
    })
}

/// The records completed with these forms since a moment, the latest first.
pub fn since(reading: &mut Reading<'_>, forms: &[String], since: Instant) -> Result<Vec<Record>, Fault> {
    let mut values: Vec<Value> = vec![since.into()];
    let marks = listed(forms, &mut values);
    let sql = format!(
        "SELECT {RECORD} FROM document d LEFT JOIN account a ON a.id = d.made_by
         WHERE d.form IN ({marks}) AND d.standing = 'complete' AND d.completed_at >= $1
         ORDER BY d.completed_at DESC, d.id DESC"
    );
    reading.rows(&sql, &values)?.iter().map(read).collect()
}

/// The latest `most` records completed with one version of a form.
pub fn of_version(reading: &mut Reading<'_>, form: &str, version: i64, most: i64) -> Result<Vec<Record>, Fault> {
    let sql = format!(
        "SELECT {RECORD} FROM document d LEFT JOIN account a ON a.id = d.made_by
         WHERE d.form = $1 AND d.form_version = $2 AND d.standing = 'complete'
         ORDER BY d.completed_at DESC, d.id DESC LIMIT $3"
    );
    reading.rows(&sql, &[form.into(), version.into(), most.into()])?.iter().map(read).collect()
}

/// The teams that a worker has been in: team, from, until before.
pub type InTeams = Vec<(i64, Day, Option<Day>)>;

/// The teams each worker has been in.
pub fn teams(reading: &mut Reading<'_>) -> Result<BTreeMap<i64, InTeams>, Fault> {
    let mut teams: BTreeMap<i64, InTeams> = BTreeMap::new();
    for r in reading.rows("SELECT worker, team, from_day, to_day FROM post ORDER BY id", &[])? {
        let post = (r.get("team")?, r.get("from_day")?, r.get("to_day")?);
        teams.entry(r.get("worker")?).or_default().push(post);
    }
    Ok(teams)
}

/// Pages that whoever began a record opened about its people while it was written, and the moments of those and of what
/// they saved meanwhile; each with the record. `before`: milliseconds before it was begun that count too.
pub fn opened(reading: &mut Reading<'_>, records: &[Record], before: i64) -> Result<Opened, Fault> {
    let ids: Vec<i64> = records.iter().map(|r| r.id).collect();
    let mut opened = Opened::default();
    for some in ids.chunks(100) {
        let (marks, mut values) = in_list(1, some);
        values.push(before.into());
        let before = values.len();
        let looks = format!(
            "SELECT DISTINCT d.id AS record, l.page AS page, l.at AS at FROM document d
             JOIN document_person p ON p.document = d.id
             JOIN look l ON l.subject = p.person AND l.account = d.made_by AND l.at >= d.made_at - ${before} AND l.at <= d.completed_at
             WHERE d.id IN ({marks})"
        );
        for r in reading.rows(&looks, &values)? {
            let at: Instant = r.get("at")?;
            opened.pages.entry(r.get("record")?).or_default().insert((r.get("page")?, at.as_millisecond()));
        }
        let acts = format!(
            "SELECT d.id AS record, t.at AS at FROM document d JOIN document_person p ON p.document = d.id
             JOIN act t ON t.subject = p.person AND t.account = d.made_by AND t.at >= d.made_at AND t.at <= d.completed_at
             WHERE d.id IN ({marks})"
        );
        let (_, only) = in_list(1, some);
        for r in reading.rows(&acts, &only)? {
            let at: Instant = r.get("at")?;
            opened.saved.entry(r.get("record")?).or_default().push(at.as_millisecond());
        }
    }
    Ok(opened)
}

/// By record.
#[derive(Debug, Clone, Default)]
pub struct Opened {
    /// The pages, each with its moment in milliseconds.
    pub pages: BTreeMap<i64, BTreeSet<(String, i64)>>,
    /// The moments at which something was saved.
    pub saved: BTreeMap<i64, Vec<i64>>,
}

/// The people of these records.
pub fn people(reading: &mut Reading<'_>, records: &[i64]) -> Result<BTreeMap<i64, Vec<i64>>, Fault> {
    document::people_of_all(reading, records)
}
