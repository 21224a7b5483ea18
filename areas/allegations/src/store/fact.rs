//! Referrals and allegations as figures see them: all of them, few columns.

use crate::words::{AllegedFact, Fact};
use days::Day;
use std::collections::HashMap;
use store::{Fault, Reading};

/// Every referral.
pub fn referrals(reading: &mut Reading<'_>) -> Result<Vec<Fact>, Fault> {
    let counted = "SELECT referral, count(*) AS n FROM allegation_meeting GROUP BY referral";
    let mut meetings: HashMap<i64, i64> = HashMap::new();
    for row in reading.rows(counted, &[])? {
        meetings.insert(row.get("referral")?, row.get("n")?);
    }
    let sql = "SELECT r.id, r.received_on, r.decided_on, r.closed_on, r.setting, s.sector, r.referrer
         FROM allegation_referral r JOIN allegation_setting s ON s.id = r.setting ORDER BY r.received_on, r.id";
    let rows = reading.rows(sql, &[])?;
    rows.iter()
        .map(|row| {
            let id = row.get("id")?;
            Ok(Fact {
                id,
                received: row.get("received_on")?,
                decided: row.get("decided_on")?,
                closed: row.get("closed_on")?,
                setting: row.get("setting")?,
                sector: row.get("sector")?,
                referrer: row.get("referrer")?,
                meetings: meetings.get(&id).copied().unwrap_or(0),
            })
        })
        .collect()
}

/// Every allegation.
pub fn allegations(reading: &mut Reading<'_>) -> Result<Vec<AllegedFact>, Fault> {
    let rows = reading.rows("SELECT referral, adult, role, kind, outcome FROM allegation ORDER BY id", &[])?;
    rows.iter()
        .map(|row| {
            Ok(AllegedFact {
                referral: row.get("referral")?,
                adult: row.get("adult")?,
                role: row.get("role")?,
                kind: row.get("kind")?,
                outcome: row.get("outcome")?,
            })
        })
        .collect()
}

/// How many referrals came and were closed from a day on, before another.
pub fn came_and_went(reading: &mut Reading<'_>, from: Day, before: Day) -> Result<(i64, i64), Fault> {
    let came = "SELECT count(*) FROM allegation_referral WHERE received_on >= $1 AND received_on < $2";
    let went = "SELECT count(*) FROM allegation_referral WHERE closed_on >= $1 AND closed_on < $2";
    let values = [from.into(), before.into()];
    Ok((reading.count(came, &values)?, reading.count(went, &values)?))
}
