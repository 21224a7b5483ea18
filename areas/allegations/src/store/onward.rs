//! What the police, the barring service and regulators were told.

use crate::words::Onward;
use store::{Acting, Fault, Reading};

/// Keeps that a body was told, or why it was not.
pub fn add(acting: &mut Acting<'_>, referral: i64, new: &Onward, by: &str) -> Result<(), Fault> {
    let at = acting.at;
    let columns = [
        ("referral", referral.into()),
        ("adult", new.adult.into()),
        ("body", new.body.as_str().into()),
        ("made", new.made.into()),
        ("on_day", new.on.into()),
        ("reason", new.reason.as_str().into()),
        ("their_reference", new.their_reference.as_str().into()),
        ("made_at", at.into()),
        ("made_by", by.into()),
    ];
    acting.insert("allegation_onward", &columns)?;
    Ok(())
}

/// What was told in a referral, in order.
pub fn of_referral(reading: &mut Reading<'_>, referral: i64) -> Result<Vec<Onward>, Fault> {
    let sql = "SELECT adult, body, made, on_day, reason, their_reference FROM allegation_onward
         WHERE referral = $1 ORDER BY on_day, id";
    let rows = reading.rows(sql, &[referral.into()])?;
    rows.iter()
        .map(|row| {
            Ok(Onward {
                adult: row.get("adult")?,
                body: row.get("body")?,
                made: row.get("made")?,
                on: row.get("on_day")?,
                reason: row.get("reason")?,
                their_reference: row.get("their_reference")?,
            })
        })
        .collect()
}
