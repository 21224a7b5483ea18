//! The reflective conversation, and what was learnt.

use ::store::{Acting, Fault, Reading, Row};
use days::{Day, Instant};

/// A conversation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Learning {
    /// When it was held; nothing when it was not.
    pub talked_on: Option<Day>,
    /// Who was there.
    pub with: String,
    /// What was agreed to change in the work, a line each.
    pub changes: String,
    /// Why nothing was agreed.
    pub why_none: String,
    /// What may be learnt from it, by the framework's words.
    pub themes: Vec<String>,
    /// Who recorded it.
    pub by: String,
    /// When.
    pub at: Instant,
}

fn read(r: &Row) -> Result<Learning, Fault> {
    Ok(Learning {
        talked_on: r.get("talked_on")?,
        with: r.get("with_words")?,
        changes: r.get("changes")?,
        why_none: r.get("why_none")?,
        themes: r.get::<String>("themes")?.lines().map(str::to_owned).collect(),
        by: r.get("by_words")?,
        at: r.get("at")?,
    })
}

/// The conversation of an audit.
pub fn of_audit(reading: &mut Reading<'_>, audit: i64) -> Result<Option<Learning>, Fault> {
    let sql =
        "SELECT talked_on, with_words, changes, why_none, themes, by_words, at FROM audit_learning WHERE audit = $1";
    reading.row(sql, &[audit.into()])?.as_ref().map(read).transpose()
}

/// Keeps the conversation of an audit, in place of what was kept before.
pub fn keep(acting: &mut Acting<'_>, audit: i64, said: &Learning) -> Result<(), Fault> {
    let row = [
        ("talked_on", said.talked_on.into()),
        ("with_words", said.with.as_str().into()),
        ("changes", said.changes.as_str().into()),
        ("why_none", said.why_none.as_str().into()),
        ("themes", said.themes.join("\n").into()),
        ("by_words", said.by.as_str().into()),
        ("at", said.at.into()),
    ];
    let kept: Option<i64> = acting.one("SELECT id FROM audit_learning WHERE audit = $1", &[audit.into()])?;
    match kept {
        Some(id) => acting.update("audit_learning", id, &row).map(|_| ()),
        None => {
            let all: Vec<_> = std::iter::once(("audit", audit.into())).chain(row).collect();
            acting.insert("audit_learning", &all).map(|_| ())
        }
    }
}

/// What was learnt from audits closed within these days: the audit, its team, its themes and its agreed changes.
pub fn learnt(reading: &mut Reading<'_>, from: Day, to: Day) -> Result<Vec<(i64, Option<i64>, Learning)>, Fault> {
    let sql = "SELECT a.id AS id, a.team AS team, l.talked_on, l.with_words, l.changes, l.why_none, l.themes, l.by_words, l.at
               FROM audit_learning l JOIN audit a ON a.id = l.audit
               WHERE a.standing = 'closed' AND a.closed_on >= $1 AND a.closed_on < $2 ORDER BY a.closed_on DESC, a.id";
    let rows = reading.rows(sql, &[from.into(), to.into()])?;
    rows.iter().map(|r| Ok((r.get("id")?, r.get("team")?, read(r)?))).collect()
}
