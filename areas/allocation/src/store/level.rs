//! Agreed levels, exceptions from them, and leave.

use crate::rules::level::{Exception, Level};
use ::store::{Acting, Fault, Reading};
use days::{Day, Instant};

/// Every level that was ever agreed, the newest first.
pub fn levels(reading: &mut Reading<'_>) -> Result<Vec<Level>, Fault> {
    let sql = "SELECT worker, amount, from_day, to_day, reason FROM caseload_limit ORDER BY from_day DESC, id DESC LIMIT 5000";
    let rows = reading.rows(sql, &[])?;
    rows.iter()
        .map(|r| {
            Ok(Level {
                worker: r.get("worker")?,
                amount: r.get("amount")?,
                from: r.get("from_day")?,
                to: r.get("to_day")?,
                reason: r.get("reason")?,
            })
        })
        .collect()
}

/// Agrees a level from a day.
pub fn agree_level(acting: &mut Acting<'_>, level: &Level, by: &str) -> Result<i64, Fault> {
    let at = acting.at;
    acting.insert(
        "caseload_limit",
        &[
            ("worker", level.worker.into()),
            ("amount", level.amount.into()),
            ("from_day", level.from.into()),
            ("to_day", level.to.into()),
            ("reason", level.reason.as_str().into()),
            ("agreed_by", by.into()),
            ("agreed_at", at.into()),
        ],
    )
}

/// Every exception that had not ended by a day, the latest end first.
pub fn exceptions(reading: &mut Reading<'_>, since: Day) -> Result<Vec<Exception>, Fault> {
    let sql = "SELECT worker, up_to, from_day, to_day, reason FROM caseload_exception WHERE to_day > $1 ORDER BY to_day DESC, id";
    let rows = reading.rows(sql, &[since.into()])?;
    rows.iter()
        .map(|r| {
            Ok(Exception {
                worker: r.get("worker")?,
                up_to: r.get("up_to")?,
                from: r.get("from_day")?,
                to: r.get("to_day")?,
                reason: r.get("reason")?,
            })
        })
        .collect()
}

/// Agrees an exception.
pub fn agree_exception(acting: &mut Acting<'_>, exception: &Exception, by: &str) -> Result<i64, Fault> {
    let at = acting.at;
    acting.insert(
        "caseload_exception",
        &[
            ("worker", exception.worker.into()),
            ("up_to", exception.up_to.into()),
            ("from_day", exception.from.into()),
            ("to_day", exception.to.into()),
            ("reason", exception.reason.as_str().into()),
            ("agreed_by", by.into()),
            ("agreed_at", at.into()),
        ],
    )
}

/// Time away.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Leave {
    /// Key.
    pub id: i64,
    /// Who.
    pub worker: i64,
    /// From which day.
    pub from: Day,
    /// The first day back.
    pub to: Day,
    /// What kind of leave, in words.
    pub words: String,
}

/// Leave that has not ended by a day, the earliest first.
pub fn leave(reading: &mut Reading<'_>, since: Day) -> Result<Vec<Leave>, Fault> {
    let sql = "SELECT id, worker, from_day, to_day, words FROM worker_leave WHERE to_day > $1 AND ended_at IS NULL
               ORDER BY from_day, id";
    let rows = reading.rows(sql, &[since.into()])?;
    rows.iter()
        .map(|r| {
            Ok(Leave {
                id: r.get("id")?,
                worker: r.get("worker")?,
                from: r.get("from_day")?,
                to: r.get("to_day")?,
                words: r.get("words")?,
            })
        })
        .collect()
}

/// Takes leave back that will not be, or that ended early; it stays in the history.
pub fn withdraw_leave(acting: &mut Acting<'_>, leave: i64) -> Result<(), Fault> {
    let at: Instant = acting.at;
    acting.update("worker_leave", leave, &[("ended_at", at.into())])?;
    Ok(())
}

/// Notes that a worker is away.
pub fn note_leave(
    acting: &mut Acting<'_>,
    worker: i64,
    from: Day,
    to: Day,
    words: &str,
    by: &str,
) -> Result<i64, Fault> {
    let at: Instant = acting.at;
    acting.insert(
        "worker_leave",
        &[
            ("worker", worker.into()),
            ("from_day", from.into()),
            ("to_day", to.into()),
            ("words", words.into()),
            ("set_by", by.into()),
            ("set_at", at.into()),
        ],
    )
}
