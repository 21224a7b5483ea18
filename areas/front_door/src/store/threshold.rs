//! The threshold document by version.

use crate::rules::threshold::{Text, ThresholdDocument};
use days::Day;
use store::{Acting, Fault, Reading, Row};

const COLUMNS: &str = "id, version, from_day, to_day, text, made_by, reason";

fn read(r: &Row) -> Result<ThresholdDocument, Fault> {
    // What is kept was written by this program; a text that cannot be read shows as a document without levels.
    let text: Text = toml::from_str(&r.get::<String>("text")?).unwrap_or_default();
    Ok(ThresholdDocument {
        id: r.get("id")?,
        version: r.get("version")?,
        from: r.get("from_day")?,
        to: r.get("to_day")?,
        title: text.title,
        levels: text.levels,
        indicators: text.indicators,
        made_by: r.get("made_by")?,
        reason: r.get("reason")?,
    })
}

/// The version in force on a day.
pub fn on(reading: &mut Reading<'_>, day: Day) -> Result<Option<ThresholdDocument>, Fault> {
    let sql = format!(
        "SELECT {COLUMNS} FROM threshold_document WHERE from_day <= $1 AND (to_day IS NULL OR to_day > $1)
         ORDER BY from_day DESC, id DESC LIMIT 1"
    );
    reading.row(&sql, &[day.into()])?.as_ref().map(read).transpose()
}

/// Every version, the latest first.
pub fn all(reading: &mut Reading<'_>) -> Result<Vec<ThresholdDocument>, Fault> {
    let sql = format!("SELECT {COLUMNS} FROM threshold_document ORDER BY from_day DESC, id DESC LIMIT 200");
    reading.rows(&sql, &[])?.iter().map(read).collect()
}

/// One version.
pub fn version(reading: &mut Reading<'_>, version: &str) -> Result<Option<ThresholdDocument>, Fault> {
    let sql = format!("SELECT {COLUMNS} FROM threshold_document WHERE version = $1");
    reading.row(&sql, &[version.into()])?.as_ref().map(read).transpose()
}

/// Puts a version in force from a day; the one before ends on that day. Gives its key.
pub fn put_in_force(
    acting: &mut Acting<'_>,
    version: &str,
    from: Day,
    text: &Text,
    by: &str,
    reason: &str,
) -> Result<i64, Fault> {
    let (at, text) = (acting.at, toml::to_string(text).unwrap_or_default());
    let open = "SELECT id FROM threshold_document WHERE to_day IS NULL ORDER BY id";
    for row in acting.rows(open, &[])? {
        acting.update("threshold_document", row.get("id")?, &[("to_day", from.into())])?;
    }
    acting.insert(
        "threshold_document",
        &[
            ("version", version.into()),
            ("from_day", from.into()),
            ("text", text.into()),
            ("made_by", by.into()),
            ("made_at", at.into()),
            ("reason", reason.into()),
        ],
    )
}
