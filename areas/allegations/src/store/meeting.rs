//! Meetings and discussions on a referral.

use crate::words::Meeting;
use store::{Acting, Fault, Reading};

/// Keeps a meeting; its key is not read. Gives its key.
pub fn add(acting: &mut Acting<'_>, referral: i64, new: &Meeting) -> Result<i64, Fault> {
    let at = acting.at;
    let columns = [
        ("referral", referral.into()),
        ("kind", new.kind.as_str().into()),
        ("held_on", new.held.into()),
        ("present", new.present.as_str().into()),
        ("decisions", new.decisions.as_str().into()),
        ("suspension", new.suspension.as_str().into()),
        ("alternatives", new.alternatives.join(" ").into()),
        ("suspension_why", new.suspension_why.as_str().into()),
        ("review_on", new.review.into()),
        ("made_at", at.into()),
        ("made_by", new.by.as_str().into()),
    ];
    acting.insert("allegation_meeting", &columns)
}

/// The meetings of a referral, the latest first.
pub fn of_referral(reading: &mut Reading<'_>, referral: i64) -> Result<Vec<Meeting>, Fault> {
    let sql =
        "SELECT id, kind, held_on, present, decisions, suspension, alternatives, suspension_why, review_on, made_by
         FROM allegation_meeting WHERE referral = $1 ORDER BY held_on DESC, id DESC";
    let rows = reading.rows(sql, &[referral.into()])?;
    rows.iter()
        .map(|row| {
            Ok(Meeting {
                id: row.get("id")?,
                kind: row.get("kind")?,
                held: row.get("held_on")?,
                present: row.get("present")?,
                decisions: row.get("decisions")?,
                suspension: row.get("suspension")?,
                alternatives: row.get::<String>("alternatives")?.split_whitespace().map(str::to_owned).collect(),
                suspension_why: row.get("suspension_why")?,
                review: row.get("review_on")?,
                by: row.get("made_by")?,
            })
        })
        .collect()
}
