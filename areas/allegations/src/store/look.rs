//! Who looked at the register.

use crate::words::Look;
use store::{Fault, Keeping, Reading};

/// Keeps a look.
pub fn note(keeping: &mut Keeping<'_>, account: i64, by: &str, what: &str, thing: Option<i64>) -> Result<(), Fault> {
    let at = keeping.at;
    let columns = [
        ("account", account.into()),
        ("by_words", by.into()),
        ("at", at.into()),
        ("what", what.into()),
        ("thing", thing.into()),
    ];
    keeping.insert("allegation_look", &columns)?;
    Ok(())
}

/// Looks, the latest first.
pub fn list(reading: &mut Reading<'_>, skip: i64, most: i64) -> Result<Vec<Look>, Fault> {
    let sql = "SELECT by_words, at, what FROM allegation_look ORDER BY at DESC, id DESC LIMIT $1 OFFSET $2";
    let rows = reading.rows(sql, &[most.into(), skip.into()])?;
    rows.iter().map(|row| Ok(Look { by: row.get("by_words")?, at: row.get("at")?, what: row.get("what")? })).collect()
}

/// How many there are.
pub fn count(reading: &mut Reading<'_>) -> Result<i64, Fault> {
    reading.count("SELECT count(*) FROM allegation_look", &[])
}
