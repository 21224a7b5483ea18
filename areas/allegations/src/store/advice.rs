//! Advice: counted, and about nobody by name.

use super::referral::add_limbs;
use crate::rules::threshold::Limb;
use days::Day;
use store::{Acting, Fault, Reading};

/// Advice that was given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Advice {
    /// When it was asked for.
    pub received: Day,
    /// Who asked, by code.
    pub referrer: String,
    /// The kind of employer, by code.
    pub sector: String,
    /// What the adult does for children, by code.
    pub role: String,
    /// What was advised, by code.
    pub given: Vec<String>,
    /// By whom.
    pub by: String,
}

/// Keeps advice with how the limbs were judged.
pub fn add(acting: &mut Acting<'_>, new: &Advice, limbs: &[Limb]) -> Result<i64, Fault> {
    let at = acting.at;
    let columns = [
        ("received_on", new.received.into()),
        ("referrer", new.referrer.as_str().into()),
        ("sector", new.sector.as_str().into()),
        ("role", new.role.as_str().into()),
        ("given", new.given.join(" ").into()),
        ("given_by", new.by.as_str().into()),
        ("made_at", at.into()),
    ];
    let id = acting.insert("allegation_advice", &columns)?;
    add_limbs(acting, ("advice", id), limbs)?;
    Ok(id)
}

/// Advice that was given, the latest first.
pub fn list(reading: &mut Reading<'_>, skip: i64, most: i64) -> Result<Vec<Advice>, Fault> {
    let sql = "SELECT received_on, referrer, sector, role, given, given_by FROM allegation_advice
         ORDER BY received_on DESC, id DESC LIMIT $1 OFFSET $2";
    let rows = reading.rows(sql, &[most.into(), skip.into()])?;
    rows.iter()
        .map(|row| {
            Ok(Advice {
                received: row.get("received_on")?,
                referrer: row.get("referrer")?,
                sector: row.get("sector")?,
                role: row.get("role")?,
                given: row.get::<String>("given")?.split_whitespace().map(str::to_owned).collect(),
                by: row.get("given_by")?,
            })
        })
        .collect()
}

/// How often advice was given from a day on, before another.
pub fn count(reading: &mut Reading<'_>, from: Day, before: Day) -> Result<i64, Fault> {
    let sql = "SELECT count(*) FROM allegation_advice WHERE received_on >= $1 AND received_on < $2";
    reading.count(sql, &[from.into(), before.into()])
}

/// How often advice was given at all.
pub fn count_all(reading: &mut Reading<'_>) -> Result<i64, Fault> {
    reading.count("SELECT count(*) FROM allegation_advice", &[])
}
