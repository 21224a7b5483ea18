//! What each import did.

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

/// Keeps a report with its rows as comma-separated text; gives its key.
pub fn keep(acting: &mut Acting<'_>, report: &Report, lines: &str, by: &str) -> Result<i64, Fault> {
    let at = acting.at;
    let text = serde_json::to_string(report).unwrap_or_default();
    let columns = [
        ("title", report.source.as_str().into()),
        ("at", at.into()),
        ("by_words", by.into()),
        ("report", text.into()),
        ("year", report.year.map(i64::from).into()),
    ];
    let id = acting.insert("import_report", &columns)?;
    acting.plain().insert("import_lines", &[("report", id.into()), ("lines", lines.into())])?;
    Ok(id)
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
    let sql = "SELECT id, title, at, by_words, report FROM import_report WHERE id = $1";
    let Some(r) = reading.row(sql, &[id.into()])? else { return Ok(None) };
    let listed = Listed { id, title: r.get("title")?, at: r.get("at")?, by: r.get("by_words")? };
    // A report of an older program may lack a part; what it holds is still shown.
    let report = serde_json::from_str(&r.get::<String>("report")?).unwrap_or_default();
    Ok(Some((listed, report)))
}

/// A report's rows, as comma-separated text.
pub fn lines(reading: &mut Reading<'_>, report: i64) -> Result<Option<String>, Fault> {
    reading.one("SELECT lines FROM import_lines WHERE report = $1", &[report.into()])
}

/// The newest collection year that was brought in.
pub fn newest_year(reading: &mut Reading<'_>) -> Result<Option<i16>, Fault> {
    let year: Option<i64> = reading.one("SELECT max(year) AS year FROM import_report", &[])?;
    Ok(year.and_then(|year| i16::try_from(year).ok()))
}
