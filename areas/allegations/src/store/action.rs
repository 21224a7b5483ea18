//! Actions of a referral, chasers to the employer, and what a paper entry lacks.

use crate::words::Action;
use days::Day;
use store::{Acting, Fault, Reading, Row};

/// What is needed for one.
#[derive(Debug, Clone, Copy)]
pub struct NewAction<'a> {
    /// The referral.
    pub referral: i64,
    /// The meeting it was agreed in.
    pub meeting: Option<i64>,
    /// action, chaser or missing.
    pub kind: &'a str,
    /// What will be done.
    pub words: &'a str,
    /// By whom.
    pub owner: &'a str,
    /// By when.
    pub due: Option<Day>,
    /// Larger comes first.
    pub priority: i64,
    /// Who agreed it.
    pub by: &'a str,
}

const COLUMNS: &str = "id, referral, kind, words, owner_words, due_on, done_on, evidence";

fn read(row: &Row) -> Result<Action, Fault> {
    Ok(Action {
        id: row.get("id")?,
        referral: row.get("referral")?,
        kind: row.get("kind")?,
        words: row.get("words")?,
        owner: row.get("owner_words")?,
        due: row.get("due_on")?,
        done: row.get("done_on")?,
        evidence: row.get::<Option<String>>("evidence")?.unwrap_or_default(),
    })
}

/// Agrees an action.
pub fn add(acting: &mut Acting<'_>, new: &NewAction<'_>) -> Result<i64, Fault> {
    let at = acting.at;
    let columns = [
        ("referral", new.referral.into()),
        ("meeting", new.meeting.into()),
        ("kind", new.kind.into()),
        ("words", new.words.into()),
        ("owner_words", new.owner.into()),
        ("due_on", new.due.into()),
        ("priority", new.priority.into()),
        ("agreed_at", at.into()),
        ("agreed_by", new.by.into()),
    ];
    acting.insert("allegation_action", &columns)
}

/// Notes that an action was done, and what shows it.
pub fn finish(acting: &mut Acting<'_>, id: i64, on: Day, evidence: &str, by: &str) -> Result<(), Fault> {
    let columns = [("done_on", on.into()), ("evidence", evidence.into()), ("done_by", by.into())];
    acting.update("allegation_action", id, &columns)?;
    Ok(())
}

/// One action.
pub fn action(reading: &mut Reading<'_>, id: i64) -> Result<Option<Action>, Fault> {
    let sql = format!("SELECT {COLUMNS} FROM allegation_action WHERE id = $1");
    reading.row(&sql, &[id.into()])?.as_ref().map(read).transpose()
}

/// The actions of a referral, open ones first.
pub fn of_referral(reading: &mut Reading<'_>, referral: i64) -> Result<Vec<Action>, Fault> {
    let sql = format!(
        "SELECT {COLUMNS} FROM allegation_action WHERE referral = $1
         ORDER BY CASE WHEN done_on IS NULL THEN 0 ELSE 1 END, priority DESC, coalesce(due_on, '9999'), id"
    );
    reading.rows(&sql, &[referral.into()])?.iter().map(read).collect()
}

/// Actions that are open, of kind missing or of the others: the riskiest first, then by day.
pub fn open(reading: &mut Reading<'_>, missing: bool, skip: i64, most: i64) -> Result<Vec<Action>, Fault> {
    let which = if missing { "=" } else { "<>" };
    let sql = format!(
        "SELECT {COLUMNS} FROM allegation_action WHERE done_on IS NULL AND kind {which} 'missing'
         ORDER BY priority DESC, coalesce(due_on, '9999'), id LIMIT $1 OFFSET $2"
    );
    reading.rows(&sql, &[most.into(), skip.into()])?.iter().map(read).collect()
}

/// How many of them there are.
pub fn open_count(reading: &mut Reading<'_>, missing: bool) -> Result<i64, Fault> {
    let which = if missing { "=" } else { "<>" };
    let sql = format!("SELECT count(*) FROM allegation_action WHERE done_on IS NULL AND kind {which} 'missing'");
    reading.count(&sql, &[])
}
