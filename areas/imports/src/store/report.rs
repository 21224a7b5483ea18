//! Reports of what was brought in.

use crate::words::Report;
use ::store::{Acting, Fault, Reading};
use days::Instant;

/// An import, as the list shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    /// Key.
    pub id: i64,
    /// What was brought in.
    pub title: String,
    /// When.
    pub at: Instant,
    /// By whom.
    pub by: String,
}

/// Keeps a report; gives its key.
pub fn keep(acting: &mut Acting<'_>, report: &Report, by: &str) -> Result<i64, Fault> {
    let at = acting.at;
    let text = serde_json::to_string(report).unwrap_or_default();
    let columns =
        [("title", report.title.as_str().into()), ("at", at.into()), ("by_words", by.into()), ("report", text.into())];
    acting.insert("import_report", &columns)
}

/// Imports, the latest first.
pub fn latest(reading: &mut Reading<'_>, most: i64) -> Result<Vec<Listed>, Fault> {
    let sql = "SELECT id, title, at, by_words FROM import_report ORDER BY at DESC, id DESC LIMIT $1";
    let listed = |r: &::store::Row| {
        Ok(Listed { id: r.get("id")?, title: r.get("title")?, at: r.get("at")?, by: r.get("by_words")? })
    };
    reading.rows(sql, &[most.into()])?.iter().map(listed).collect()
}

/// One import with its report.
pub fn report(reading: &mut Reading<'_>, id: i64) -> Result<Option<(Listed, Report)>, Fault> {
    let Some(r) =
        reading.row("SELECT id, title, at, by_words, report FROM import_report WHERE id = $1", &[id.into()])?
    else {
        return Ok(None);
    };
    let listed = Listed { id, title: r.get("title")?, at: r.get("at")?, by: r.get("by_words")? };
    let report = serde_json::from_str(&r.get::<String>("report")?).unwrap_or_default();
    Ok(Some((listed, report)))
}
