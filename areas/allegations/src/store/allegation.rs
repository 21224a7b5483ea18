//! Allegations: each of one adult, each with an outcome of its own.

use crate::words::{Allegation, Outcome};
use store::{Acting, Fault, Reading, Row, in_list};

const COLUMNS: &str = "id, referral, adult, role, kind, words, outcome, outcome_on, outcome_why, outcome_by";

fn read(row: &Row) -> Result<Allegation, Fault> {
    let text = |column: &str| row.get::<Option<String>>(column).map(Option::unwrap_or_default);
    let outcome = match (row.get::<Option<String>>("outcome")?, row.get("outcome_on")?) {
        (Some(code), Some(on)) => Some(Outcome { code, on, why: text("outcome_why")?, by: text("outcome_by")? }),
        _ => None,
    };
    Ok(Allegation {
        id: row.get("id")?,
        referral: row.get("referral")?,
        adult: row.get("adult")?,
        role: row.get("role")?,
        kind: row.get("kind")?,
        words: row.get("words")?,
        outcome,
    })
}

/// Adds an allegation; its key and outcome are not read.
pub fn add(acting: &mut Acting<'_>, new: &Allegation) -> Result<i64, Fault> {
    let at = acting.at;
    let columns = [
        ("referral", new.referral.into()),
        ("adult", new.adult.into()),
        ("role", new.role.as_str().into()),
        ("kind", new.kind.as_str().into()),
        ("words", new.words.as_str().into()),
        ("made_at", at.into()),
    ];
    acting.insert("allegation", &columns)
}

/// Gives an allegation its outcome.
pub fn decide(acting: &mut Acting<'_>, id: i64, outcome: &Outcome) -> Result<(), Fault> {
    let columns = [
        ("outcome", outcome.code.as_str().into()),
        ("outcome_on", outcome.on.into()),
        ("outcome_why", outcome.why.as_str().into()),
        ("outcome_by", outcome.by.as_str().into()),
    ];
    acting.update("allegation", id, &columns)?;
    Ok(())
}

/// One allegation.
pub fn allegation(reading: &mut Reading<'_>, id: i64) -> Result<Option<Allegation>, Fault> {
    let sql = format!("SELECT {COLUMNS} FROM allegation WHERE id = $1");
    reading.row(&sql, &[id.into()])?.as_ref().map(read).transpose()
}

/// The allegations of a referral, as they were added.
pub fn of_referral(reading: &mut Reading<'_>, referral: i64) -> Result<Vec<Allegation>, Fault> {
    let sql = format!("SELECT {COLUMNS} FROM allegation WHERE referral = $1 ORDER BY id");
    reading.rows(&sql, &[referral.into()])?.iter().map(read).collect()
}

/// The allegations of several referrals.
pub fn of_referrals(reading: &mut Reading<'_>, referrals: &[i64]) -> Result<Vec<Allegation>, Fault> {
    let mut all = Vec::new();
    for lot in referrals.chunks(256) {
        let (marks, keys) = in_list(1, lot);
        let sql = format!("SELECT {COLUMNS} FROM allegation WHERE referral IN ({marks}) ORDER BY id");
        all.extend(reading.rows(&sql, &keys)?.iter().map(read).collect::<Result<Vec<_>, Fault>>()?);
    }
    Ok(all)
}

/// The allegations of an adult, the latest first.
pub fn of_adult(reading: &mut Reading<'_>, adult: i64) -> Result<Vec<Allegation>, Fault> {
    let sql = format!("SELECT {COLUMNS} FROM allegation WHERE adult = $1 ORDER BY id DESC");
    reading.rows(&sql, &[adult.into()])?.iter().map(read).collect()
}
