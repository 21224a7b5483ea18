//! Reports that were published.

use crate::rules::report::Report;
use days::Instant;
use store::{Acting, Fault, Reading, Row};

/// A report with when and by whom it was published.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Published {
    /// The year it begins in.
    pub begins: i64,
    /// What it says.
    pub report: Report,
    /// When.
    pub at: Instant,
    /// By whom.
    pub by: String,
}

fn read(row: &Row) -> Result<Published, Fault> {
    let kept: String = row.get("report")?;
    let report = serde_json::from_str(&kept).map_err(|_| Fault::Shape {
        column: "report".to_owned(),
        found: "text that is no report",
        expected: "a report as it was published",
    })?;
    Ok(Published { begins: row.get("begins")?, report, at: row.get("made_at")?, by: row.get("made_by")? })
}

/// Keeps a report for good.
pub fn add(acting: &mut Acting<'_>, begins: i64, report: &Report, by: &str) -> Result<i64, Fault> {
    let at = acting.at;
    let kept = serde_json::to_string(report).unwrap_or_default();
    let columns = [("begins", begins.into()), ("report", kept.into()), ("made_at", at.into()), ("made_by", by.into())];
    acting.insert("allegation_published", &columns)
}

/// Every year that was published, the latest first.
pub fn years(reading: &mut Reading<'_>) -> Result<Vec<(i64, Instant)>, Fault> {
    let rows = reading.rows("SELECT begins, made_at FROM allegation_published ORDER BY begins DESC", &[])?;
    rows.iter().map(|row| Ok((row.get("begins")?, row.get("made_at")?))).collect()
}

/// The report of a year.
pub fn of_year(reading: &mut Reading<'_>, begins: i64) -> Result<Option<Published>, Fault> {
    let sql = "SELECT begins, report, made_at, made_by FROM allegation_published WHERE begins = $1";
    reading.row(sql, &[begins.into()])?.as_ref().map(read).transpose()
}
