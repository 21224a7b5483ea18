//! The clocks stream for what is not, or not yet, about a person on record: a contact that nobody has matched, a call to
//! return, a question to an agency, a supervision. Duties to a person are in [`super::clock`]; My work reads both.

use ::store::{Acting, Fault, Reading, Row, Value, in_list};
use days::{Calendar, Day, Rules};
use std::collections::BTreeMap;

/// What a duty is about: a thing of some area.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct About<'a> {
    /// The kind of thing: "contact", "school_call".
    pub kind: &'a str,
    /// Its key.
    pub id: i64,
    /// What to call it, without anybody's name: "Contact F7K2 from a school".
    pub words: &'a str,
    /// Where it is done.
    pub href: &'a str,
}

/// A duty about a thing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WorkDuty {
    /// Key.
    pub id: i64,
    /// The kind of thing.
    pub about_kind: String,
    /// The thing's key.
    pub about_id: i64,
    /// What to call it, without anybody's name.
    pub about_words: String,
    /// Where it is done.
    pub href: String,
    /// The person it turned out to be about.
    pub person: Option<i64>,
    /// Whose queue it waits in.
    pub team: Option<i64>,
    /// Whose work it is.
    pub worker: Option<i64>,
    /// The rule.
    pub rule: String,
    /// The rule's version on the day it started.
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
}

/// Who does it: a team's queue, a worker, or both.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Whose {
    /// The queue.
    pub team: Option<i64>,
    /// The worker.
    pub worker: Option<i64>,
}

const COLUMNS: &str = "id, about_kind, about_id, about_words, href, person, team, worker, rule, version, words, basis, source, \
     started_on, due_on, stopped_on";

fn read(r: &Row) -> Result<WorkDuty, Fault> {
    Ok(WorkDuty {
        id: r.get("id")?,
        about_kind: r.get("about_kind")?,
        about_id: r.get("about_id")?,
        about_words: r.get("about_words")?,
        href: r.get("href")?,
        person: r.get("person")?,
        team: r.get("team")?,
        worker: r.get("worker")?,
        rule: r.get("rule")?,
        version: r.get("version")?,
        words: r.get("words")?,
        basis: r.get("basis")?,
        source: r.get("source")?,
        started: r.get("started_on")?,
        due: r.get("due_on")?,
        stopped: r.get("stopped_on")?,
    })
}

/// Starts a duty under the version of `rule` in force on `from`; its due day is kept, so that a later rule rewrites
/// nothing. Gives its key; nothing when no version is in force or the calendar does not reach so far.
pub fn start(
    acting: &mut Acting<'_>,
    rule: &str,
    from: Day,
    about: &About<'_>,
    whose: Whose,
    person: Option<i64>,
) -> Result<Option<i64>, Fault> {
    let Ok(rule) = Rules::built_in().rule_on(rule, from) else { return Ok(None) };
    let Ok(due) = days::due(rule, from, Calendar::england()) else { return Ok(None) };
    let id = acting.insert(
        "work_clock",
        &[
            ("about_kind", about.kind.into()),
            ("about_id", about.id.into()),
            ("about_words", about.words.into()),
            ("href", about.href.into()),
            ("person", person.into()),
            ("team", whose.team.into()),
            ("worker", whose.worker.into()),
            ("rule", due.rule.into()),
            ("version", i64::from(due.version).into()),
            ("words", rule.words.as_str().into()),
            ("basis", due.basis.code().into()),
            ("source", due.source.into()),
            ("started_on", from.into()),
            ("due_on", due.due.into()),
        ],
    )?;
    Ok(Some(id))
}

/// Stops a duty on a day; when that was recorded is kept beside it.
pub fn stop(acting: &mut Acting<'_>, duty: i64, on: Day) -> Result<(), Fault> {
    let at = acting.at;
    acting.update("work_clock", duty, &[("stopped_on", on.into()), ("stopped_at", at.into())])?;
    Ok(())
}

/// Lets a stopped duty run again, as when what stopped it was taken back.
pub fn run_again(acting: &mut Acting<'_>, duty: i64) -> Result<(), Fault> {
    acting.update("work_clock", duty, &[("stopped_on", Value::Null), ("stopped_at", Value::Null)])?;
    Ok(())
}

/// Gives a duty to somebody, or puts it into a queue.
pub fn give(acting: &mut Acting<'_>, duty: i64, whose: Whose) -> Result<(), Fault> {
    acting.update("work_clock", duty, &[("team", whose.team.into()), ("worker", whose.worker.into())])?;
    Ok(())
}

/// Says which person a duty turned out to be about.
pub fn is_about(acting: &mut Acting<'_>, duty: i64, person: Option<i64>) -> Result<(), Fault> {
    acting.update("work_clock", duty, &[("person", person.into())])?;
    Ok(())
}

/// Duties about one thing, the first started first.
pub fn about(reading: &mut Reading<'_>, kind: &str, id: i64) -> Result<Vec<WorkDuty>, Fault> {
    let sql =
        format!("SELECT {COLUMNS} FROM work_clock WHERE about_kind = $1 AND about_id = $2 ORDER BY started_on, id");
    reading.rows(&sql, &[kind.into(), id.into()])?.iter().map(read).collect()
}

/// Running duties about each of these things of one kind, by due day.
pub fn running_about(
    reading: &mut Reading<'_>,
    kind: &str,
    ids: &[i64],
) -> Result<BTreeMap<i64, Vec<WorkDuty>>, Fault> {
    let mut found: BTreeMap<i64, Vec<WorkDuty>> = BTreeMap::new();
    for chunk in ids.chunks(256) {
        let (marks, keys) = in_list(2, chunk);
        let sql = format!(
            "SELECT {COLUMNS} FROM work_clock WHERE about_kind = $1 AND about_id IN ({marks}) AND stopped_on IS NULL
             ORDER BY due_on, id"
        );
        for row in reading.rows(&sql, &[vec![kind.into()], keys].concat())? {
            let duty = read(&row)?;
            found.entry(duty.about_id).or_default().push(duty);
        }
    }
    Ok(found)
}

/// Running duties of a worker, by due day.
pub fn of_worker(reading: &mut Reading<'_>, worker: i64, most: i64) -> Result<Vec<WorkDuty>, Fault> {
    let sql = format!(
        "SELECT {COLUMNS} FROM work_clock WHERE worker = $1 AND stopped_on IS NULL ORDER BY due_on, id LIMIT $2"
    );
    reading.rows(&sql, &[worker.into(), most.into()])?.iter().map(read).collect()
}

/// Running duties that wait in the queues of teams and that no worker has, by due day.
pub fn waiting(reading: &mut Reading<'_>, teams: &[i64], most: i64) -> Result<Vec<WorkDuty>, Fault> {
    if teams.is_empty() {
        return Ok(Vec::new());
    }
    let (marks, listed) = in_list(2, teams);
    let sql = format!(
        "SELECT {COLUMNS} FROM work_clock WHERE team IN ({marks}) AND worker IS NULL AND stopped_on IS NULL
         ORDER BY due_on, id LIMIT $1"
    );
    reading.rows(&sql, &[vec![most.into()], listed].concat())?.iter().map(read).collect()
}

/// Duties about a person, those that still run first, by due day.
pub fn of_person(reading: &mut Reading<'_>, person: i64) -> Result<Vec<WorkDuty>, Fault> {
    let sql = format!(
        "SELECT {COLUMNS} FROM work_clock WHERE person = $1
         ORDER BY CASE WHEN stopped_on IS NULL THEN 0 ELSE 1 END, due_on, id LIMIT 200"
    );
    reading.rows(&sql, &[person.into()])?.iter().map(read).collect()
}
