//! Agencies' keys.

use crate::rules::code::digest;
use days::Instant;
use front_door::published::agency_of;
use page::Keyed;
use store::{Acting, Fault, Keeping, Reading};

/// A key, without the key itself: that was shown once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AgencyKey {
    /// Row.
    pub id: i64,
    /// What it is for.
    pub label: String,
    /// Its first letters.
    pub begins: String,
    /// When it was made.
    pub made_at: Instant,
    /// Who made it.
    pub made_by: String,
    /// When it ends or ended.
    pub ends_at: Option<Instant>,
    /// Who ended it; empty while nobody did.
    pub ended_by: String,
    /// Why.
    pub ended_why: String,
    /// When it was last used, to the minute.
    pub used_at: Option<Instant>,
}

impl AgencyKey {
    /// Whether it opens anything at `now`.
    pub fn in_force(&self, now: Instant) -> bool {
        self.ends_at.is_none_or(|ends| ends > now)
    }
}

/// Every key of an agency, the newest first.
pub fn of_agency(reading: &mut Reading<'_>, agency: i64) -> Result<Vec<AgencyKey>, Fault> {
    let sql = "SELECT k.id, k.label, k.begins, k.made_at, k.made_by, k.ends_at, k.ended_by, k.ended_why, u.used_at
               FROM agency_key k LEFT JOIN agency_key_use u ON u.agency_key = k.id
               WHERE k.agency = $1 ORDER BY k.made_at DESC, k.id DESC LIMIT 200";
    let rows = reading.rows(sql, &[agency.into()])?;
    rows.iter()
        .map(|r| {
            Ok(AgencyKey {
                id: r.get("id")?,
                label: r.get("label")?,
                begins: r.get("begins")?,
                made_at: r.get("made_at")?,
                made_by: r.get("made_by")?,
                ends_at: r.get("ends_at")?,
                ended_by: r.get::<Option<String>>("ended_by")?.unwrap_or_default(),
                ended_why: r.get::<Option<String>>("ended_why")?.unwrap_or_default(),
                used_at: r.get("used_at")?,
            })
        })
        .collect()
}

/// Makes a key for an agency; `key` is what is shown once.
pub fn make(acting: &mut Acting<'_>, agency: i64, label: &str, key: &str, by: &str) -> Result<i64, Fault> {
    let at = acting.at;
    let begins: String = key.chars().take(9).collect();
    acting.insert(
        "agency_key",
        &[
            ("agency", agency.into()),
            ("label", label.into()),
            ("begins", begins.into()),
            ("digest", digest("key", key).into()),
            ("made_at", at.into()),
            ("made_by", by.into()),
        ],
    )
}

/// Lets a key end at a moment.
pub fn end(acting: &mut Acting<'_>, key: i64, ends: Instant, by: &str, why: &str) -> Result<(), Fault> {
    acting.update(
        "agency_key",
        key,
        &[("ends_at", ends.into()), ("ended_by", by.into()), ("ended_why", why.into())],
    )?;
    Ok(())
}

/// Who holds the key that was shown, if it is in force and the agency is still one.
pub fn find(reading: &mut Reading<'_>, shown: &str, now: Instant) -> Result<Option<Keyed>, Fault> {
    let sql = "SELECT id, agency, label FROM agency_key WHERE digest = $1 AND (ends_at IS NULL OR ends_at > $2)";
    let Some(row) = reading.row(sql, &[digest("key", shown).into(), now.into()])? else { return Ok(None) };
    let (owner, label): (i64, String) = (row.get("agency")?, row.get("label")?);
    let Some(agency) = agency_of(reading, owner)?.filter(|a| !a.ended) else { return Ok(None) };
    Ok(Some(Keyed { key: row.get("id")?, owner, words: format!("{}, by its key “{label}”", agency.name) }))
}

/// Notes that a key is in use, once a minute.
pub fn used(keeping: &mut Keeping<'_>, key: i64) -> Result<(), Fault> {
    let at = keeping.at;
    let sql = "SELECT used_at FROM agency_key_use WHERE agency_key = $1";
    match keeping.one::<i64>(sql, &[key.into()])? {
        None => {
            keeping.insert("agency_key_use", &[("agency_key", key.into()), ("used_at", at.into())])?;
        }
        Some(used) if at.as_millisecond() - used >= 60_000 => {
            keeping.update("agency_key_use", "used_at = $2", "agency_key = $1", &[key.into(), at.into()])?;
        }
        Some(_) => {}
    }
    Ok(())
}
