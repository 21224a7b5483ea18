//! What was decided about records whose time has come.

use days::Day;
use std::collections::BTreeMap;
use store::{Acting, Fault, Reading};

/// What was decided about a record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decided {
    /// longer or let_go.
    pub decision: String,
    /// Until when it is kept longer.
    pub until: Option<Day>,
    /// Why.
    pub reason: String,
    /// By whom.
    pub by: String,
}

/// Keeps a decision.
pub fn add(acting: &mut Acting<'_>, referral: i64, new: &Decided) -> Result<(), Fault> {
    let at = acting.at;
    let columns = [
        ("referral", referral.into()),
        ("decision", new.decision.as_str().into()),
        ("until_on", new.until.into()),
        ("reason", new.reason.as_str().into()),
        ("decided_by", new.by.as_str().into()),
        ("decided_at", at.into()),
    ];
    acting.insert("allegation_keeping", &columns)?;
    Ok(())
}

/// The last decision about each record.
pub fn latest(reading: &mut Reading<'_>) -> Result<BTreeMap<i64, Decided>, Fault> {
    let sql = "SELECT referral, decision, until_on, reason, decided_by FROM allegation_keeping ORDER BY decided_at, id";
    let mut all = BTreeMap::new();
    for row in reading.rows(sql, &[])? {
        let decided = Decided {
            decision: row.get("decision")?,
            until: row.get("until_on")?,
            reason: row.get("reason")?,
            by: row.get("decided_by")?,
        };
        all.insert(row.get("referral")?, decided);
    }
    Ok(all)
}
