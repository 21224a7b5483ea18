//! What changed for the child, asked some weeks after an audit closed.

use ::store::{Acting, Fault, Reading, Row};
use days::{Day, Instant};
use record::words::Helped;

/// The question, and what was answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Impact {
    /// The audit.
    pub audit: i64,
    /// When it is asked.
    pub due: Day,
    /// What changed.
    pub helped: Option<Helped>,
    /// What shows it.
    pub evidence: String,
    /// Who was asked: the child, the family, the worker.
    pub asked_of: String,
    /// Who answered.
    pub by: String,
    /// When.
    pub at: Option<Instant>,
}

const COLUMNS: &str = "audit, due_on, helped, evidence, asked_of, by_words, at";

fn read(r: &Row) -> Result<Impact, Fault> {
    let text = |column: &str| r.get::<Option<String>>(column).map(Option::unwrap_or_default);
    Ok(Impact {
        audit: r.get("audit")?,
        due: r.get("due_on")?,
        helped: Helped::from_code(&text("helped")?),
        evidence: text("evidence")?,
        asked_of: text("asked_of")?,
        by: text("by_words")?,
        at: r.get("at")?,
    })
}

/// Says when it will be asked.
pub fn ask(acting: &mut Acting<'_>, audit: i64, due: Day) -> Result<(), Fault> {
    acting.insert("audit_impact", &[("audit", audit.into()), ("due_on", due.into())]).map(|_| ())
}

/// Keeps what was answered.
pub fn answer(acting: &mut Acting<'_>, said: &Impact, helped: Helped) -> Result<(), Fault> {
    let at = acting.at;
    let sql = "SELECT id FROM audit_impact WHERE audit = $1 FOR UPDATE";
    let id: i64 = acting
        .one(sql, &[said.audit.into()])?
        .ok_or(Fault::Missing { table: "audit_impact".to_owned(), id: said.audit })?;
    let row = [
        ("helped", helped.code().into()),
        ("evidence", said.evidence.as_str().into()),
        ("asked_of", said.asked_of.as_str().into()),
        ("by_words", said.by.as_str().into()),
        ("at", at.into()),
    ];
    acting.update("audit_impact", id, &row).map(|_| ())
}

/// The question about an audit.
pub fn of_audit(reading: &mut Reading<'_>, audit: i64) -> Result<Option<Impact>, Fault> {
    let sql = format!("SELECT {COLUMNS} FROM audit_impact WHERE audit = $1");
    reading.row(&sql, &[audit.into()])?.as_ref().map(read).transpose()
}

/// Every question that came due within these days.
pub fn due(reading: &mut Reading<'_>, from: Day, to: Day) -> Result<Vec<Impact>, Fault> {
    let sql = format!("SELECT {COLUMNS} FROM audit_impact WHERE due_on >= $1 AND due_on < $2 ORDER BY due_on, id");
    reading.rows(&sql, &[from.into(), to.into()])?.iter().map(read).collect()
}
