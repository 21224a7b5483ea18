//! The council's own versions of the standard wordings.

use days::Instant;
use store::{Acting, Fault, Reading, Row};

/// A version of a wording.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Version {
    /// Its number; those of the program come before.
    pub version: i64,
    /// What the letter is about.
    pub subject: String,
    /// What it says, as marked text.
    pub body: String,
    /// Since when.
    pub made_at: Instant,
    /// By whom.
    pub made_by: String,
    /// Why.
    pub reason: String,
}

fn read(r: &Row) -> Result<Version, Fault> {
    Ok(Version {
        version: r.get("version")?,
        subject: r.get("subject")?,
        body: r.get("body")?,
        made_at: r.get("made_at")?,
        made_by: r.get("made_by")?,
        reason: r.get("reason")?,
    })
}

/// Every version of a wording that the council made, the newest first.
pub fn versions(reading: &mut Reading<'_>, name: &str) -> Result<Vec<Version>, Fault> {
    let sql = "SELECT version, subject, body, made_at, made_by, reason FROM letter_wording WHERE name = $1
               ORDER BY version DESC LIMIT 100";
    reading.rows(sql, &[name.into()])?.iter().map(read).collect()
}

/// Keeps a new version.
pub fn add(acting: &mut Acting<'_>, name: &str, new: &Version) -> Result<(), Fault> {
    let columns = [
        ("name", name.into()),
        ("version", new.version.into()),
        ("subject", new.subject.as_str().into()),
        ("body", new.body.as_str().into()),
        ("made_at", new.made_at.into()),
        ("made_by", new.made_by.as_str().into()),
        ("reason", new.reason.as_str().into()),
    ];
    acting.insert("letter_wording", &columns).map(|_| ())
}
