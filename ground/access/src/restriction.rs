//! Restricted records, opening them with a reason, and who looked.

use crate::Who;
use std::collections::{BTreeMap, BTreeSet};
use store::{Acting, Fault, Keeping, Reading, in_list};

/// A restriction in force.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Restriction {
    /// Key.
    pub id: i64,
    /// The account of the one to ask.
    pub guardian: i64,
    /// The guardian's name.
    pub guardian_name: String,
    /// Why it is restricted; shown to those who may see the record.
    pub reason: String,
    /// Accounts that may read it besides the guardian.
    pub readers: Vec<i64>,
}

impl Restriction {
    /// Whether this account sees the record without breaking the glass.
    pub fn lets_in(&self, account: i64) -> bool {
        self.guardian == account || self.readers.contains(&account)
    }
}

/// Somebody opened a record with a reason.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BrokenGlass {
    /// Key.
    pub id: i64,
    /// The record.
    pub subject: i64,
    /// Who.
    pub name: String,
    /// Why.
    pub reason: String,
    /// When.
    pub at: days::Instant,
    /// Until when it stays open.
    pub until: days::Instant,
}

/// One look at a record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Look {
    /// Who looked.
    pub name: String,
    /// Their role's word.
    pub role: String,
    /// What they opened.
    pub page: String,
    /// When.
    pub at: days::Instant,
}

/// How long broken glass stays broken. Source: local.
const GLASS_HOURS: i64 = 4;

/// The restriction on a subject, if one is in force.
pub fn restriction(reading: &mut Reading<'_>, subject: i64) -> Result<Option<Restriction>, Fault> {
    Ok(restrictions(reading, &[subject])?.remove(&subject))
}

/// The restrictions in force on any of these subjects, by subject.
pub fn restrictions(reading: &mut Reading<'_>, subjects: &[i64]) -> Result<BTreeMap<i64, Restriction>, Fault> {
    let (marks, values) = in_list(1, subjects);
    let sql = format!(
        "SELECT r.id, r.subject, r.guardian, r.reason, a.name FROM restriction r JOIN account a ON a.id = r.guardian
         WHERE r.subject IN ({marks}) AND r.lifted_at IS NULL ORDER BY r.id"
    );
    let mut found = BTreeMap::new();
    for row in reading.rows(&sql, &values)? {
        // Of several the first one counts.
        found.entry(row.get("subject")?).or_insert(Restriction {
            id: row.get("id")?,
            guardian: row.get("guardian")?,
            guardian_name: row.get("name")?,
            reason: row.get("reason")?,
            readers: Vec::new(),
        });
    }
    if found.is_empty() {
        return Ok(found);
    }
    let ids: Vec<i64> = found.values().map(|r| r.id).collect();
    let (marks, values) = in_list(1, &ids);
    let sql = format!("SELECT restriction, account FROM restriction_reader WHERE restriction IN ({marks}) ORDER BY id");
    for row in reading.rows(&sql, &values)? {
        let restriction: i64 = row.get("restriction")?;
        if let Some(one) = found.values_mut().find(|r| r.id == restriction) {
            one.readers.push(row.get("account")?);
        }
    }
    Ok(found)
}

/// Every subject whose record is restricted.
pub fn restricted_subjects(reading: &mut Reading<'_>) -> Result<BTreeSet<i64>, Fault> {
    let rows = reading.rows("SELECT subject FROM restriction WHERE lifted_at IS NULL", &[])?;
    rows.iter().map(|r| r.get("subject")).collect()
}

/// Restricts a record to its guardian and the readers named.
pub fn restrict(
    acting: &mut Acting<'_>,
    subject: i64,
    guardian: i64,
    readers: &[i64],
    reason: &str,
) -> Result<i64, Fault> {
    let at = acting.at;
    let id = acting.insert(
        "restriction",
        &[
            ("subject", subject.into()),
            ("guardian", guardian.into()),
            ("reason", reason.into()),
            ("from_at", at.into()),
        ],
    )?;
    for reader in readers {
        acting.insert("restriction_reader", &[("restriction", id.into()), ("account", (*reader).into())])?;
    }
    Ok(id)
}

/// Lifts a restriction.
pub fn lift_restriction(acting: &mut Acting<'_>, restriction: i64) -> Result<(), Fault> {
    let at = acting.at;
    acting.update("restriction", restriction, &[("lifted_at", at.into())])?;
    Ok(())
}

/// Opens a record to `who` for some hours, with a reason that its guardian is told.
pub fn break_glass(
    acting: &mut Acting<'_>,
    who: &Who,
    subject: i64,
    guardian: Option<i64>,
    reason: &str,
) -> Result<(), Fault> {
    let at = acting.at;
    acting.insert(
        "broken_glass",
        &[
            ("subject", subject.into()),
            ("account", who.account.into()),
            ("reason", reason.into()),
            ("at", at.into()),
            ("until", (at.as_millisecond() + GLASS_HOURS * 3_600_000).into()),
            ("guardian", guardian.into()),
        ],
    )?;
    Ok(())
}

/// Whether `account` has opened `subject` with a reason that still holds.
pub fn broken_glass(reading: &mut Reading<'_>, subject: i64, account: i64, now: days::Instant) -> Result<bool, Fault> {
    Ok(!opened_among(reading, &[subject], account, now)?.is_empty())
}

/// Those of these subjects that `account` has opened with a reason that still holds.
pub fn opened_among(
    reading: &mut Reading<'_>,
    subjects: &[i64],
    account: i64,
    now: days::Instant,
) -> Result<BTreeSet<i64>, Fault> {
    let (marks, listed) = in_list(3, subjects);
    let sql = format!("SELECT subject FROM broken_glass WHERE account = $1 AND until > $2 AND subject IN ({marks})");
    let values = [vec![account.into(), now.into()], listed].concat();
    reading.rows(&sql, &values)?.iter().map(|r| r.get("subject")).collect()
}

/// What was opened with a reason: to be seen by this guardian, or all of one subject, the latest first.
fn opened(reading: &mut Reading<'_>, which: &str, key: i64) -> Result<Vec<BrokenGlass>, Fault> {
    let sql = format!(
        "SELECT g.id, g.subject, a.name, g.reason, g.at, g.until FROM broken_glass g JOIN account a ON a.id = g.account
         WHERE {which} ORDER BY g.at DESC, g.id DESC LIMIT 200"
    );
    let read = |r: &store::Row| {
        Ok(BrokenGlass {
            id: r.get("id")?,
            subject: r.get("subject")?,
            name: r.get("name")?,
            reason: r.get("reason")?,
            at: r.get("at")?,
            until: r.get("until")?,
        })
    };
    reading.rows(&sql, &[key.into()])?.iter().map(read).collect()
}

/// Openings with a reason that their guardian has not yet acknowledged.
pub fn opened_unseen(reading: &mut Reading<'_>, guardian: i64) -> Result<Vec<BrokenGlass>, Fault> {
    opened(reading, "g.guardian = $1 AND g.seen_at IS NULL", guardian)
}

/// Every opening of a subject with a reason.
pub fn opened_with_reason(reading: &mut Reading<'_>, subject: i64) -> Result<Vec<BrokenGlass>, Fault> {
    opened(reading, "g.subject = $1", subject)
}

/// The guardian has read that somebody opened a record. False when it is none of theirs, or was read before.
pub fn acknowledge(acting: &mut Acting<'_>, opening: i64, guardian: i64) -> Result<bool, Fault> {
    let sql = "SELECT id FROM broken_glass WHERE id = $1 AND guardian = $2 AND seen_at IS NULL";
    if acting.row(sql, &[opening.into(), guardian.into()])?.is_none() {
        return Ok(false);
    }
    let at = acting.at;
    acting.update("broken_glass", opening, &[("seen_at", at.into())])
}

/// Notes a look.
pub fn note_look(keeping: &mut Keeping<'_>, account: i64, subject: i64, page: &str) -> Result<(), Fault> {
    let at = keeping.at;
    keeping.insert(
        "look",
        &[("account", account.into()), ("subject", subject.into()), ("page", page.into()), ("at", at.into())],
    )?;
    Ok(())
}

/// Looks at a subject, latest first.
pub fn looks_at(reading: &mut Reading<'_>, subject: i64, skip: i64, most: i64) -> Result<Vec<Look>, Fault> {
    let sql = "SELECT a.name, a.role, l.page, l.at FROM look l JOIN account a ON a.id = l.account
               WHERE l.subject = $1 ORDER BY l.at DESC, l.id DESC LIMIT $2 OFFSET $3";
    let rows = reading.rows(sql, &[subject.into(), most.into(), skip.into()])?;
    rows.iter()
        .map(|r| Ok(Look { name: r.get("name")?, role: r.get("role")?, page: r.get("page")?, at: r.get("at")? }))
        .collect()
}

/// How many looks a subject has had.
pub fn looks_count(reading: &mut Reading<'_>, subject: i64) -> Result<i64, Fault> {
    reading.count("SELECT count(*) FROM look WHERE subject = $1", &[subject.into()])
}
