//! Supervisions, whom they were held with, and the children discussed in them.

use crate::words::Kind;
use ::store::{Acting, Fault, Reading, Row, Value, in_list};
use days::{Day, Instant};
use std::collections::BTreeMap;

/// A supervision.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Supervision {
    /// Key.
    pub id: i64,
    /// Its kind.
    pub kind: Kind,
    /// The account that leads and writes it.
    pub account: i64,
    /// That person's worker record, if any.
    pub supervisor: Option<i64>,
    /// Their name.
    pub by: String,
    /// The day it was held.
    pub held_on: Day,
    /// draft, complete or discarded.
    pub standing: String,
    /// The version of the form about the worker.
    pub form_version: i64,
    /// The version of the form about a child.
    pub child_form_version: i64,
    /// When it was begun.
    pub made_at: Instant,
    /// When it was completed.
    pub completed_at: Option<Instant>,
    /// Whether its note holds a reflective answer.
    pub reflective: bool,
    /// Whether its note holds an answer about objectivity.
    pub objectivity: bool,
}

impl Supervision {
    /// Still written.
    pub fn is_draft(&self) -> bool {
        self.standing == "draft"
    }

    /// Completed: appended to, never changed.
    pub fn is_complete(&self) -> bool {
        self.standing == "complete"
    }
}

const COLUMNS: &str =
    "s.id, s.kind, s.account, s.supervisor, s.by_words, s.held_on, s.standing, s.form_version, s.child_form_version,
     s.made_at, s.completed_at, s.reflective, s.objectivity";

fn read(r: &Row) -> Result<Supervision, Fault> {
    Ok(Supervision {
        id: r.get("id")?,
        kind: Kind::from_code(&r.get::<String>("kind")?).unwrap_or(Kind::Personal),
        account: r.get("account")?,
        supervisor: r.get("supervisor")?,
        by: r.get("by_words")?,
        held_on: r.get("held_on")?,
        standing: r.get("standing")?,
        form_version: r.get("form_version")?,
        child_form_version: r.get("child_form_version")?,
        made_at: r.get("made_at")?,
        completed_at: r.get("completed_at")?,
        reflective: r.get("reflective")?,
        objectivity: r.get("objectivity")?,
    })
}

/// What is needed to begin one.
#[derive(Debug, Clone)]
pub struct NewSupervision<'a> {
    /// Its kind.
    pub kind: Kind,
    /// The account that leads it.
    pub account: i64,
    /// That person's worker record, if any.
    pub supervisor: Option<i64>,
    /// Their name.
    pub by: &'a str,
    /// The day it is held.
    pub held_on: Day,
    /// The versions of the two forms.
    pub versions: (i64, i64),
    /// Whom it is held with.
    pub workers: &'a [i64],
    /// The children to be discussed.
    pub children: &'a [i64],
}

/// Begins one; gives its key.
pub fn begin(acting: &mut Acting<'_>, new: &NewSupervision<'_>) -> Result<i64, Fault> {
    let at = acting.at;
    let id = acting.insert(
        "supervision",
        &[
            ("kind", new.kind.code().into()),
            ("account", new.account.into()),
            ("supervisor", new.supervisor.into()),
            ("by_words", new.by.into()),
            ("held_on", new.held_on.into()),
            ("standing", "draft".into()),
            ("form_version", new.versions.0.into()),
            ("child_form_version", new.versions.1.into()),
            ("made_at", at.into()),
            ("changed_at", at.into()),
        ],
    )?;
    for worker in new.workers {
        acting.insert("supervision_worker", &[("supervision", id.into()), ("worker", (*worker).into())])?;
    }
    for child in new.children {
        discuss(acting, id, *child)?;
    }
    Ok(id)
}

/// Adds a child to those discussed.
pub fn discuss(acting: &mut Acting<'_>, id: i64, child: i64) -> Result<(), Fault> {
    acting.insert("supervision_child", &[("supervision", id.into()), ("person", child.into())]).map(|_| ())
}

/// Completes one: what its note holds is noted with it.
pub fn complete(acting: &mut Acting<'_>, id: i64, reflective: bool, objectivity: bool) -> Result<(), Fault> {
    let at = acting.at;
    let done = [
        ("standing", "complete".into()),
        ("completed_at", at.into()),
        ("changed_at", at.into()),
        ("reflective", reflective.into()),
        ("objectivity", objectivity.into()),
    ];
    acting.update("supervision", id, &done).map(|_| ())
}

/// Gives up a draft; its answers stay where they are.
pub fn discard(acting: &mut Acting<'_>, id: i64) -> Result<(), Fault> {
    let at = acting.at;
    acting.update("supervision", id, &[("standing", "discarded".into()), ("changed_at", at.into())]).map(|_| ())
}

fn some(reading: &mut Reading<'_>, rest: &str, values: &[Value]) -> Result<Vec<Supervision>, Fault> {
    reading.rows(&format!("SELECT {COLUMNS} FROM supervision s {rest}"), values)?.iter().map(read).collect()
}

/// One.
pub fn supervision(reading: &mut Reading<'_>, id: i64) -> Result<Option<Supervision>, Fault> {
    Ok(some(reading, "WHERE s.id = $1", &[id.into()])?.pop())
}

/// One, kept from others until the act ends.
pub fn hold(acting: &mut Acting<'_>, id: i64) -> Result<Option<Supervision>, Fault> {
    Ok(some(acting, "WHERE s.id = $1 FOR UPDATE", &[id.into()])?.pop())
}

/// Those of one worker that were not discarded, the latest held first.
pub fn of_worker(reading: &mut Reading<'_>, worker: i64, most: i64) -> Result<Vec<Supervision>, Fault> {
    some(
        reading,
        "JOIN supervision_worker w ON w.supervision = s.id WHERE w.worker = $1 AND s.standing <> 'discarded'
         ORDER BY s.held_on DESC, s.id DESC LIMIT $2",
        &[worker.into(), most.into()],
    )
}

/// Completed ones of these workers held since a day, each with one of the workers; the latest first.
pub fn held_with(reading: &mut Reading<'_>, workers: &[i64], from: Day) -> Result<Vec<(i64, Supervision)>, Fault> {
    let (marks, listed) = in_list(2, workers);
    let sql = format!(
        "SELECT w.worker AS held_with, {COLUMNS} FROM supervision s JOIN supervision_worker w ON w.supervision = s.id
         WHERE s.standing = 'complete' AND s.held_on >= $1 AND w.worker IN ({marks}) ORDER BY s.held_on DESC, s.id DESC"
    );
    let rows = reading.rows(&sql, &[vec![from.into()], listed].concat())?;
    rows.iter().map(|r| Ok((r.get("held_with")?, read(r)?))).collect()
}

/// The day on which each of these workers was last supervised, in a session of one of these kinds.
pub fn last_held(reading: &mut Reading<'_>, workers: &[i64], kinds: &[String]) -> Result<BTreeMap<i64, Day>, Fault> {
    let (marks, mut values) = in_list(1, workers);
    let first = values.len() + 1;
    let of_kinds = (first..first + kinds.len()).map(|n| format!("${n}")).collect::<Vec<_>>().join(", ");
    values.extend(kinds.iter().map(|k| Value::from(k.as_str())));
    let of_kinds = if of_kinds.is_empty() { "''".to_owned() } else { of_kinds };
    let sql = format!(
        "SELECT w.worker, max(s.held_on) AS last FROM supervision s JOIN supervision_worker w ON w.supervision = s.id
         WHERE s.standing = 'complete' AND w.worker IN ({marks}) AND s.kind IN ({of_kinds}) GROUP BY w.worker"
    );
    reading.rows(&sql, &values)?.iter().map(|r| Ok((r.get("worker")?, r.get("last")?))).collect()
}

/// When the next supervision of each of these workers is due, and whose work it is, of those whose clock runs.
pub fn next_due(reading: &mut Reading<'_>, workers: &[i64]) -> Result<BTreeMap<i64, (Day, Option<i64>)>, Fault> {
    let (marks, listed) = in_list(1, workers);
    let sql = format!(
        "SELECT about_id, due_on, worker FROM work_clock WHERE about_kind = 'supervision' AND stopped_on IS NULL
         AND about_id IN ({marks}) ORDER BY due_on, id"
    );
    let rows = reading.rows(&sql, &listed)?;
    rows.iter().map(|r| Ok((r.get("about_id")?, (r.get("due_on")?, r.get("worker")?)))).collect()
}

/// The day from which each of these workers holds a post.
pub fn since(reading: &mut Reading<'_>, workers: &[i64]) -> Result<BTreeMap<i64, Day>, Fault> {
    let (marks, listed) = in_list(1, workers);
    let sql = format!("SELECT worker, min(from_day) AS since FROM post WHERE worker IN ({marks}) GROUP BY worker");
    reading.rows(&sql, &listed)?.iter().map(|r| Ok((r.get("worker")?, r.get("since")?))).collect()
}

/// A worker's name.
pub fn name_of(reading: &mut Reading<'_>, worker: i64) -> Result<String, Fault> {
    Ok(reading.one("SELECT name FROM worker WHERE id = $1", &[worker.into()])?.unwrap_or_default())
}

/// Whom it was held with, by name.
pub fn workers(reading: &mut Reading<'_>, id: i64) -> Result<Vec<(i64, String)>, Fault> {
    let sql = "SELECT w.id, w.name FROM supervision_worker s JOIN worker w ON w.id = s.worker WHERE s.supervision = $1
               ORDER BY w.name, w.id";
    reading.rows(sql, &[id.into()])?.iter().map(|r| Ok((r.get("id")?, r.get("name")?))).collect()
}

/// The children discussed, in the order in which they were added.
pub fn children(reading: &mut Reading<'_>, id: i64) -> Result<Vec<i64>, Fault> {
    let sql = "SELECT person FROM supervision_child WHERE supervision = $1 GROUP BY person ORDER BY min(id)";
    reading.rows(sql, &[id.into()])?.iter().map(|r| r.get("person")).collect()
}

/// The people for whom these workers answer on a day, as those whom a supervision may be about.
pub fn answered_for(reading: &mut Reading<'_>, workers: &[i64], on: Day) -> Result<Vec<i64>, Fault> {
    let (marks, listed) = in_list(2, workers);
    let sql = format!(
        "SELECT DISTINCT r.person FROM responsibility r JOIN person p ON p.id = r.person
         WHERE r.worker IN ({marks}) AND r.from_day <= $1 AND (r.to_day IS NULL OR r.to_day > $1)
           AND p.merged_into IS NULL AND r.role <> 'reviewer' ORDER BY r.person LIMIT 200"
    );
    let rows = reading.rows(&sql, &[vec![on.into()], listed].concat())?;
    rows.iter().map(|r| r.get("person")).collect()
}

/// What was added after completion.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Addition {
    /// What.
    pub words: String,
    /// By whom.
    pub by: String,
    /// Their account.
    pub account: i64,
    /// When.
    pub at: Instant,
}

/// Adds to a completed one.
pub fn add(acting: &mut Acting<'_>, id: i64, words: &str, account: i64, by: &str) -> Result<(), Fault> {
    let at = acting.at;
    acting
        .insert(
            "supervision_addition",
            &[
                ("supervision", id.into()),
                ("words", words.into()),
                ("account", account.into()),
                ("by_words", by.into()),
                ("at", at.into()),
            ],
        )
        .map(|_| ())
}

/// What was added, the first first.
pub fn additions(reading: &mut Reading<'_>, id: i64) -> Result<Vec<Addition>, Fault> {
    let sql = "SELECT words, by_words, account, at FROM supervision_addition WHERE supervision = $1 ORDER BY at, id";
    let rows = reading.rows(sql, &[id.into()])?;
    rows.iter()
        .map(|r| {
            Ok(Addition {
                words: r.get("words")?,
                by: r.get("by_words")?,
                account: r.get("account")?,
                at: r.get("at")?,
            })
        })
        .collect()
}

/// Takes a child off those discussed; what was written stays where it is.
pub fn take_off(acting: &mut Acting<'_>, id: i64, child: i64) -> Result<(), Fault> {
    let sql = "SELECT id FROM supervision_child WHERE supervision = $1 AND person = $2";
    for row in acting.rows(sql, &[id.into(), child.into()])? {
        acting.remove("supervision_child", row.get("id")?)?;
    }
    Ok(())
}

/// When a child was last discussed in a supervision that is complete.
pub fn last_discussed(reading: &mut Reading<'_>, child: i64) -> Result<Option<Day>, Fault> {
    let sql = "SELECT max(s.held_on) AS day FROM supervision_child c JOIN supervision s ON s.id = c.supervision
               WHERE c.person = $1 AND s.standing = 'complete'";
    Ok(reading.row(sql, &[child.into()])?.map(|r| r.get::<Option<Day>>("day")).transpose()?.flatten())
}
