//! What managers said when they sent something back.

use ::store::{Acting, Fault, Reading, Row};
use days::Instant;

/// A manager's comment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// Key.
    pub id: i64,
    /// The decision that was sent back.
    pub decision: i64,
    /// The question it is about; nothing for the whole.
    pub place: Option<String>,
    /// What has to change.
    pub words: String,
    /// When it was said.
    pub at: Instant,
    /// Who said it.
    pub by: String,
    /// When it was answered, if it was.
    pub answered: Option<Instant>,
}

const COLUMNS: &str = "n.id, n.decision, n.place, n.words, n.made_at, n.made_by, n.answered_at";

fn read(r: &Row) -> Result<Note, Fault> {
    Ok(Note {
        id: r.get("id")?,
        decision: r.get("decision")?,
        place: r.get("place")?,
        words: r.get("words")?,
        at: r.get("made_at")?,
        by: r.get("made_by")?,
        answered: r.get("answered_at")?,
    })
}

/// Says what has to change.
pub fn add(acting: &mut Acting<'_>, decision: i64, place: Option<&str>, words: &str, by: &str) -> Result<i64, Fault> {
    let at = acting.at;
    acting.insert(
        "decision_note",
        &[
            ("decision", decision.into()),
            ("place", place.map(str::to_owned).into()),
            ("words", words.into()),
            ("made_at", at.into()),
            ("made_by", by.into()),
        ],
    )
}

/// Comments on a thing that nobody has answered yet, the first said first.
pub fn open_about(reading: &mut Reading<'_>, kind: &str, id: i64) -> Result<Vec<Note>, Fault> {
    let sql = format!(
        "SELECT {COLUMNS} FROM decision_note n JOIN decision d ON d.id = n.decision
         WHERE d.about_kind = $1 AND d.about_id = $2 AND n.answered_at IS NULL ORDER BY n.made_at, n.id"
    );
    reading.rows(&sql, &[kind.into(), id.into()])?.iter().map(read).collect()
}

/// Every comment made with a decision.
pub fn of_decision(reading: &mut Reading<'_>, decision: i64) -> Result<Vec<Note>, Fault> {
    let sql = format!("SELECT {COLUMNS} FROM decision_note n WHERE n.decision = $1 ORDER BY n.made_at, n.id");
    reading.rows(&sql, &[decision.into()])?.iter().map(read).collect()
}

/// Notes that a comment was answered.
pub fn answer(acting: &mut Acting<'_>, note: i64, by: &str) -> Result<(), Fault> {
    let at = acting.at;
    acting.update("decision_note", note, &[("answered_at", at.into()), ("answered_by", by.into())])?;
    Ok(())
}
