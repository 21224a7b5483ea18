//! Programmes of audit.

use crate::words::{Frame, Kind};
use ::store::{Acting, Fault, Reading, Row};
use days::Instant;

/// A programme.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Programme {
    /// Key.
    pub id: i64,
    /// What kind of audit.
    pub kind: Kind,
    /// What it is called.
    pub title: String,
    /// What it is for.
    pub purpose: String,
    /// Whose records.
    pub frame: Frame,
    /// Of which team, where it is one team's.
    pub team: Option<i64>,
    /// Audits planned each month.
    pub a_month: i64,
    /// Whether it runs.
    pub runs: bool,
    /// When it was begun.
    pub made_at: Instant,
    /// By whom.
    pub made_by: String,
}

const COLUMNS: &str = "id, kind, title, purpose, frame, frame_team, a_month, standing, made_at, made_by";

fn read(r: &Row) -> Result<Programme, Fault> {
    Ok(Programme {
        id: r.get("id")?,
        kind: Kind::from_code(&r.get::<String>("kind")?).unwrap_or(Kind::Full),
        title: r.get("title")?,
        purpose: r.get("purpose")?,
        frame: Frame::from_code(&r.get::<String>("frame")?).unwrap_or(Frame::Open),
        team: r.get("frame_team")?,
        a_month: r.get("a_month")?,
        runs: r.get::<String>("standing")? == "running",
        made_at: r.get("made_at")?,
        made_by: r.get("made_by")?,
    })
}

/// What is needed to begin one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewProgramme<'a> {
    /// What kind of audit.
    pub kind: Kind,
    /// What it is called.
    pub title: &'a str,
    /// What it is for.
    pub purpose: &'a str,
    /// Whose records.
    pub frame: Frame,
    /// Of which team.
    pub team: Option<i64>,
    /// Audits planned each month.
    pub a_month: i64,
    /// Who begins it.
    pub by: &'a str,
}

/// Begins a programme; gives its key.
pub fn begin(acting: &mut Acting<'_>, new: &NewProgramme<'_>) -> Result<i64, Fault> {
    let at = acting.at;
    acting.insert(
        "audit_programme",
        &[
            ("kind", new.kind.code().into()),
            ("title", new.title.into()),
            ("purpose", new.purpose.into()),
            ("frame", new.frame.code().into()),
            ("frame_team", new.team.into()),
            ("a_month", new.a_month.into()),
            ("standing", "running".into()),
            ("made_at", at.into()),
            ("made_by", new.by.into()),
        ],
    )
}

/// Ends a programme: nothing more is drawn for it.
pub fn end(acting: &mut Acting<'_>, programme: i64, why: &str) -> Result<(), Fault> {
    acting.update("audit_programme", programme, &[("standing", "ended".into()), ("ended_why", why.into())])?;
    Ok(())
}

/// One programme.
pub fn programme(reading: &mut Reading<'_>, id: i64) -> Result<Option<Programme>, Fault> {
    let sql = format!("SELECT {COLUMNS} FROM audit_programme WHERE id = $1");
    reading.row(&sql, &[id.into()])?.as_ref().map(read).transpose()
}

/// Every programme, those that run first, the latest first.
pub fn programmes(reading: &mut Reading<'_>) -> Result<Vec<Programme>, Fault> {
    let sql = format!(
        "SELECT {COLUMNS} FROM audit_programme ORDER BY CASE WHEN standing = 'running' THEN 0 ELSE 1 END, id DESC LIMIT 200"
    );
    reading.rows(&sql, &[])?.iter().map(read).collect()
}
