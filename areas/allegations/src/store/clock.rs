//! Duties on referrals. They stand apart from the house's stream of clocks, whose lists others open.

use crate::words::Duty;
use days::{Calendar, Day, Rules};
use store::{Acting, Fault, Reading, Row};

const COLUMNS: &str = "id, referral, rule, words, basis, source, started_on, due_on, stopped_on";

fn read(row: &Row) -> Result<Duty, Fault> {
    Ok(Duty {
        id: row.get("id")?,
        referral: row.get("referral")?,
        rule: row.get("rule")?,
        words: row.get("words")?,
        basis: row.get("basis")?,
        source: row.get("source")?,
        started: row.get("started_on")?,
        due: row.get("due_on")?,
        stopped: row.get("stopped_on")?,
    })
}

/// Starts a duty under the version of `rule` in force on `from`, stopped already where `stopped` says so; due on another
/// day than the rule's where one was agreed. Nothing happens when no version is in force or the calendar does not reach.
pub fn start(
    acting: &mut Acting<'_>,
    referral: i64,
    rule: &str,
    from: Day,
    agreed: Option<Day>,
    stopped: Option<Day>,
) -> Result<(), Fault> {
    let Ok(rule) = Rules::built_in().rule_on(rule, from) else { return Ok(()) };
    let Ok(due) = days::due(rule, from, Calendar::england()) else { return Ok(()) };
    let columns = [
        ("referral", referral.into()),
        ("rule", due.rule.into()),
        ("version", i64::from(due.version).into()),
        ("words", rule.words.as_str().into()),
        ("basis", due.basis.code().into()),
        ("source", due.source.into()),
        ("started_on", from.into()),
        ("due_on", agreed.unwrap_or(due.due).into()),
        ("stopped_on", stopped.into()),
    ];
    acting.insert("allegation_clock", &columns)?;
    Ok(())
}

/// Stops what still runs on a referral: one rule, or all of them.
pub fn stop(acting: &mut Acting<'_>, referral: i64, rule: Option<&str>, on: Day) -> Result<bool, Fault> {
    let mut stopped = false;
    for duty in of_referral(acting, referral)? {
        if duty.stopped.is_none() && rule.is_none_or(|rule| rule == duty.rule) {
            stopped |= acting.update("allegation_clock", duty.id, &[("stopped_on", on.into())])?;
        }
    }
    Ok(stopped)
}

/// The duties of a referral, as they started.
pub fn of_referral(reading: &mut Reading<'_>, referral: i64) -> Result<Vec<Duty>, Fault> {
    let sql = format!("SELECT {COLUMNS} FROM allegation_clock WHERE referral = $1 ORDER BY started_on, id");
    reading.rows(&sql, &[referral.into()])?.iter().map(read).collect()
}

/// Running duties by due day.
pub fn running(reading: &mut Reading<'_>, most: i64) -> Result<Vec<Duty>, Fault> {
    let sql = format!("SELECT {COLUMNS} FROM allegation_clock WHERE stopped_on IS NULL ORDER BY due_on, id LIMIT $1");
    reading.rows(&sql, &[most.into()])?.iter().map(read).collect()
}

/// How many duties run, and how many of them are later than due.
pub fn running_count(reading: &mut Reading<'_>, today: Day) -> Result<(i64, i64), Fault> {
    let all = reading.count("SELECT count(*) FROM allegation_clock WHERE stopped_on IS NULL", &[])?;
    let late = "SELECT count(*) FROM allegation_clock WHERE stopped_on IS NULL AND due_on < $1";
    Ok((all, reading.count(late, &[today.into()])?))
}
