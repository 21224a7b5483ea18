//! The council's practice model by version.

use days::Instant;
use store::{Acting, Fault, Reading, Row};

/// One version of the model.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ModelVersion {
    /// From 2 on; 1 is the model that came with the program.
    pub version: i64,
    /// As TOML.
    pub text: String,
    /// Since when it holds.
    pub live_at: Instant,
    /// Who made it.
    pub made_by: String,
    /// Why.
    pub reason: String,
}

fn read(r: &Row) -> Result<ModelVersion, Fault> {
    Ok(ModelVersion {
        version: r.get("version")?,
        text: r.get("text")?,
        live_at: r.get("live_at")?,
        made_by: r.get("made_by")?,
        reason: r.get("reason")?,
    })
}

/// Every version the council made, the newest first.
pub fn versions(reading: &mut Reading<'_>) -> Result<Vec<ModelVersion>, Fault> {
    let sql = "SELECT version, text, live_at, made_by, reason FROM practice_model ORDER BY version DESC";
    reading.rows(sql, &[])?.iter().map(read).collect()
}

/// The newest version the council made.
pub fn newest(reading: &mut Reading<'_>) -> Result<Option<ModelVersion>, Fault> {
    let sql = "SELECT version, text, live_at, made_by, reason FROM practice_model ORDER BY version DESC LIMIT 1";
    reading.row(sql, &[])?.as_ref().map(read).transpose()
}

/// Makes a version hold from the act's moment on. Two at once cannot have one number: the later one is run again.
pub fn keep(acting: &mut Acting<'_>, version: i64, text: &str, by: &str, reason: &str) -> Result<(), Fault> {
    let at = acting.at;
    let columns = [
        ("version", version.into()),
        ("text", text.into()),
        ("live_at", at.into()),
        ("made_by", by.into()),
        ("reason", reason.into()),
    ];
    acting.insert("practice_model", &columns).map(|_| ())
}
