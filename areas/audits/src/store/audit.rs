//! Audits.

use crate::words::{Kind, Standing};
use ::store::{Acting, Fault, Reading, Row, Value, in_list};
use days::{Day, Instant};

/// An audit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Audit {
    /// Key.
    pub id: i64,
    /// The programme.
    pub programme: i64,
    /// The sample it was drawn in.
    pub sample: Option<i64>,
    /// Whose record.
    pub person: i64,
    /// What kind.
    pub kind: Kind,
    /// How it stands.
    pub standing: Standing,
    /// The auditor's account; nothing while it is to be given.
    pub auditor: Option<i64>,
    /// The auditor's name.
    pub auditor_words: String,
    /// Whether it is among those to be moderated.
    pub moderate: bool,
    /// The audit that this one looks at again.
    pub earlier: Option<i64>,
    /// When it is due.
    pub due: Option<Day>,
    /// Who did the work when it was begun.
    pub worker: Option<i64>,
    /// Their name, or their team's.
    pub worker_words: String,
    /// Their team.
    pub team: Option<i64>,
    /// The version of the form it is written with.
    pub form_version: i64,
    /// The day it was sent.
    pub sent_on: Option<Day>,
    /// The day its grade stood: sent, or moderated.
    pub graded_on: Option<Day>,
    /// The day it was closed.
    pub closed_on: Option<Day>,
    /// The auditor's result.
    pub first: Option<String>,
    /// The result that stands.
    pub final_result: Option<String>,
    /// Compliance items met.
    pub item_met: i64,
    /// Compliance items that apply.
    pub item_of: i64,
    /// Why it was not done.
    pub dropped_why: Option<String>,
    /// When it was made.
    pub made_at: Instant,
}

const COLUMNS: &str = "id, programme, sample, person, kind, standing, auditor, auditor_words, moderate, earlier, due_on, worker, \
     worker_words, team, form_version, sent_on, graded_on, closed_on, first, final, item_met, item_of, dropped_why, made_at";

fn read(r: &Row) -> Result<Audit, Fault> {
    Ok(Audit {
        id: r.get("id")?,
        programme: r.get("programme")?,
        sample: r.get("sample")?,
        person: r.get("person")?,
        kind: Kind::from_code(&r.get::<String>("kind")?).unwrap_or(Kind::Full),
        standing: Standing::from_code(&r.get::<String>("standing")?).unwrap_or(Standing::Dropped),
        auditor: r.get("auditor")?,
        auditor_words: r.get("auditor_words")?,
        moderate: r.get::<i64>("moderate")? != 0,
        earlier: r.get("earlier")?,
        due: r.get("due_on")?,
        worker: r.get("worker")?,
        worker_words: r.get("worker_words")?,
        team: r.get("team")?,
        form_version: r.get("form_version")?,
        sent_on: r.get("sent_on")?,
        graded_on: r.get("graded_on")?,
        closed_on: r.get("closed_on")?,
        first: r.get("first")?,
        final_result: r.get("final")?,
        item_met: r.get("item_met")?,
        item_of: r.get("item_of")?,
        dropped_why: r.get("dropped_why")?,
        made_at: r.get("made_at")?,
    })
}

/// What is needed to plan an audit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewAudit<'a> {
    /// The programme.
    pub programme: i64,
    /// The sample.
    pub sample: Option<i64>,
    /// Whose record.
    pub person: i64,
    /// What kind.
    pub kind: Kind,
    /// The auditor, where there is one yet: account and name.
    pub auditor: Option<(i64, &'a str)>,
    /// Whether it is among those to be moderated.
    pub moderate: bool,
    /// The audit that this one looks at again.
    pub earlier: Option<i64>,
    /// When it is due.
    pub due: Option<Day>,
}

/// Plans an audit; gives its key.
pub fn plan(acting: &mut Acting<'_>, new: &NewAudit<'_>) -> Result<i64, Fault> {
    let at = acting.at;
    acting.insert(
        "audit",
        &[
            ("programme", new.programme.into()),
            ("sample", new.sample.into()),
            ("person", new.person.into()),
            ("kind", new.kind.code().into()),
            ("standing", Standing::Planned.code().into()),
            ("auditor", new.auditor.map(|(account, _)| account).into()),
            ("auditor_words", new.auditor.map_or("", |(_, name)| name).into()),
            ("moderate", i64::from(new.moderate).into()),
            ("earlier", new.earlier.into()),
            ("due_on", new.due.into()),
            ("worker_words", "".into()),
            ("form_version", 1i64.into()),
            ("made_at", at.into()),
            ("changed_at", at.into()),
        ],
    )
}

/// Changes an audit.
pub fn change(acting: &mut Acting<'_>, audit: i64, columns: &[(&str, Value)]) -> Result<(), Fault> {
    let at = acting.at;
    let all: Vec<(&str, Value)> = columns.iter().cloned().chain([("changed_at", at.into())]).collect();
    acting.update("audit", audit, &all)?;
    Ok(())
}

/// One audit.
pub fn audit(reading: &mut Reading<'_>, id: i64) -> Result<Option<Audit>, Fault> {
    reading.row(&format!("SELECT {COLUMNS} FROM audit WHERE id = $1"), &[id.into()])?.as_ref().map(read).transpose()
}

/// One audit, held until the act ends, so that nobody else changes it meanwhile.
pub fn hold(acting: &mut Acting<'_>, id: i64) -> Result<Option<Audit>, Fault> {
    let sql = format!("SELECT {COLUMNS} FROM audit WHERE id = $1 FOR UPDATE");
    acting.row(&sql, &[id.into()])?.as_ref().map(read).transpose()
}

/// Whose record an audit looks at; nothing when there is no such audit.
pub fn person_of(reading: &mut Reading<'_>, id: i64) -> Result<Option<i64>, Fault> {
    reading.one("SELECT person FROM audit WHERE id = $1", &[id.into()])
}

/// Which audits a list is of.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Wanted {
    /// Of one programme.
    pub programme: Option<i64>,
    /// Of one sample.
    pub sample: Option<i64>,
    /// Of one auditor.
    pub auditor: Option<i64>,
    /// Of one worker's work.
    pub worker: Option<i64>,
    /// Standing so; any when empty.
    pub standing: Vec<Standing>,
}

/// The audits wanted: the soonest due first, then the latest made.
pub fn audits(reading: &mut Reading<'_>, wanted: &Wanted, most: i64) -> Result<Vec<Audit>, Fault> {
    let mut values: Vec<Value> = vec![most.into()];
    let mut which = String::from("1 = 1");
    let keys = [
        ("programme", wanted.programme),
        ("sample", wanted.sample),
        ("auditor", wanted.auditor),
        ("worker", wanted.worker),
    ];
    for (column, key) in keys {
        if let Some(key) = key {
            values.push(key.into());
            which.push_str(&format!(" AND {column} = ${}", values.len()));
        }
    }
    if !wanted.standing.is_empty() {
        let marks: Vec<String> = (1..=wanted.standing.len()).map(|n| format!("${}", values.len() + n)).collect();
        values.extend(wanted.standing.iter().map(|s| s.code().into()));
        which.push_str(&format!(" AND standing IN ({})", marks.join(", ")));
    }
    let sql = format!(
        "SELECT {COLUMNS} FROM audit WHERE {which}
         ORDER BY CASE standing WHEN 'closed' THEN 2 WHEN 'dropped' THEN 3 ELSE 1 END, coalesce(closed_on, '') DESC,
         coalesce(due_on, '9999'), id LIMIT $1"
    );
    reading.rows(&sql, &values)?.iter().map(read).collect()
}

/// These audits, by key.
pub fn with_keys(reading: &mut Reading<'_>, ids: &[i64]) -> Result<Vec<Audit>, Fault> {
    let mut found = Vec::new();
    for chunk in ids.chunks(256) {
        let (marks, keys) = in_list(1, chunk);
        let sql = format!("SELECT {COLUMNS} FROM audit WHERE id IN ({marks}) ORDER BY id");
        for row in reading.rows(&sql, &keys)? {
            found.push(read(&row)?);
        }
    }
    Ok(found)
}

/// How many audits stand in each way: those of a programme, or all.
pub fn tally(reading: &mut Reading<'_>) -> Result<Vec<(i64, Standing, i64)>, Fault> {
    let sql = "SELECT programme, standing, count(*) AS n FROM audit GROUP BY programme, standing";
    let rows = reading.rows(sql, &[])?;
    let read = |r: &Row| -> Result<Option<(i64, Standing, i64)>, Fault> {
        let standing = Standing::from_code(&r.get::<String>("standing")?);
        standing.map(|s| Ok((r.get("programme")?, s, r.get("n")?))).transpose()
    };
    rows.iter().filter_map(|r| read(r).transpose()).collect()
}

/// Audits that are planned or being done, due before a day, and not yet due on it or later: for capacity.
pub fn due_between(reading: &mut Reading<'_>, from: Day, to: Day) -> Result<i64, Fault> {
    let sql = "SELECT count(*) FROM audit WHERE due_on >= $1 AND due_on < $2 AND standing IN ('planned', 'draft')";
    reading.count(sql, &[from.into(), to.into()])
}

/// The re-audit of an audit, if there is one.
pub fn again(reading: &mut Reading<'_>, audit: i64) -> Result<Option<Audit>, Fault> {
    let sql = format!("SELECT {COLUMNS} FROM audit WHERE earlier = $1 ORDER BY id LIMIT 1");
    reading.row(&sql, &[audit.into()])?.as_ref().map(read).transpose()
}
