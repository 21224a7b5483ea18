//! Managers who are named for the register.

use crate::words::Named;
use days::Day;
use store::{Acting, Fault, Reading, Row};

const COLUMNS: &str = "n.id, n.account, a.name, n.reason, n.from_on, n.until_on, n.named_by, n.ended_at";

fn read(row: &Row) -> Result<Named, Fault> {
    Ok(Named {
        id: row.get("id")?,
        account: row.get("account")?,
        name: row.get("name")?,
        reason: row.get("reason")?,
        from: row.get("from_on")?,
        until: row.get("until_on")?,
        by: row.get("named_by")?,
        ended: row.get("ended_at")?,
    })
}

/// Whether an account is named on a day.
pub fn is_named(reading: &mut Reading<'_>, account: i64, today: Day) -> Result<bool, Fault> {
    let sql = "SELECT count(*) FROM allegation_named
         WHERE account = $1 AND ended_at IS NULL AND from_on <= $2 AND until_on >= $2";
    Ok(reading.count(sql, &[account.into(), today.into()])? > 0)
}

/// Everybody who is or was named, those that are first.
pub fn all(reading: &mut Reading<'_>) -> Result<Vec<Named>, Fault> {
    let sql = format!(
        "SELECT {COLUMNS} FROM allegation_named n JOIN account a ON a.id = n.account
         ORDER BY CASE WHEN n.ended_at IS NULL THEN 0 ELSE 1 END, n.until_on DESC, n.id DESC LIMIT 500"
    );
    reading.rows(&sql, &[])?.iter().map(read).collect()
}

/// One of them.
pub fn one(reading: &mut Reading<'_>, id: i64) -> Result<Option<Named>, Fault> {
    let sql = format!("SELECT {COLUMNS} FROM allegation_named n JOIN account a ON a.id = n.account WHERE n.id = $1");
    reading.row(&sql, &[id.into()])?.as_ref().map(read).transpose()
}

/// Names somebody from one day to another.
pub fn add(acting: &mut Acting<'_>, account: i64, reason: &str, days: (Day, Day), by: &str) -> Result<i64, Fault> {
    let at = acting.at;
    let columns = [
        ("account", account.into()),
        ("reason", reason.into()),
        ("from_on", days.0.into()),
        ("until_on", days.1.into()),
        ("named_by", by.into()),
        ("named_at", at.into()),
    ];
    acting.insert("allegation_named", &columns)
}

/// Ends a naming before its day.
pub fn end(acting: &mut Acting<'_>, id: i64, why: &str) -> Result<(), Fault> {
    let at = acting.at;
    acting.update("allegation_named", id, &[("ended_at", at.into()), ("ended_why", why.into())])?;
    Ok(())
}
