//! Changes that somebody prepares and has not made live yet.

use days::Instant;
use store::{Acting, Fault, Reading, Row};

/// One person's changes to one form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FormChange {
    /// Key.
    pub id: i64,
    /// The form.
    pub name: String,
    /// Who prepares them.
    pub by: String,
    /// The version they began from; 0 for a form that is new.
    pub base: i64,
    /// The form as it would be.
    pub text: String,
    /// When they were last worked on.
    pub at: Instant,
}

const COLUMNS: &str = "id, name, by_words, base, text, at";

fn read(r: &Row) -> Result<FormChange, Fault> {
    Ok(FormChange {
        id: r.get("id")?,
        name: r.get("name")?,
        by: r.get("by_words")?,
        base: r.get("base")?,
        text: r.get("text")?,
        at: r.get("at")?,
    })
}

/// What this person prepares for a form.
pub fn of(reading: &mut Reading<'_>, name: &str, account: i64) -> Result<Option<FormChange>, Fault> {
    let sql = format!("SELECT {COLUMNS} FROM form_change WHERE name = $1 AND account = $2");
    reading.row(&sql, &[name.into(), account.into()])?.as_ref().map(read).transpose()
}

/// Everything this person prepares.
pub fn all_of(reading: &mut Reading<'_>, account: i64) -> Result<Vec<FormChange>, Fault> {
    let sql = format!("SELECT {COLUMNS} FROM form_change WHERE account = $1 ORDER BY name");
    reading.rows(&sql, &[account.into()])?.iter().map(read).collect()
}

/// What others prepare for a form, the one last worked on first.
pub fn of_others(reading: &mut Reading<'_>, name: &str, account: i64) -> Result<Vec<FormChange>, Fault> {
    let sql = format!("SELECT {COLUMNS} FROM form_change WHERE name = $1 AND account <> $2 ORDER BY at DESC, id DESC");
    reading.rows(&sql, &[name.into(), account.into()])?.iter().map(read).collect()
}

/// The names of forms that somebody prepares, whether or not they are live.
pub fn names(reading: &mut Reading<'_>) -> Result<Vec<String>, Fault> {
    reading.rows("SELECT DISTINCT name FROM form_change ORDER BY name", &[])?.iter().map(|r| r.get("name")).collect()
}

/// Keeps what somebody prepares, in place of what they prepared before.
pub fn keep(
    acting: &mut Acting<'_>,
    (name, base): (&str, i64),
    (account, by): (i64, &str),
    text: &str,
) -> Result<(), Fault> {
    let at = acting.at;
    let words = [("base", base.into()), ("text", text.into()), ("at", at.into())];
    let sql = "SELECT id FROM form_change WHERE name = $1 AND account = $2 FOR UPDATE";
    let known: Option<i64> = acting.one(sql, &[name.into(), account.into()])?;
    match known {
        Some(id) => acting.update("form_change", id, &words).map(|_| ()),
        None => {
            let whose = [("name", name.into()), ("account", account.into()), ("by_words", by.into())];
            acting.insert("form_change", &[whose.as_slice(), words.as_slice()].concat()).map(|_| ())
        }
    }
}

/// Throws changes away; the history keeps them.
pub fn throw_away(acting: &mut Acting<'_>, change: &FormChange) -> Result<(), Fault> {
    acting.remove("form_change", change.id)
}
