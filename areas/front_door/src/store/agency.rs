//! Agencies: organisations that refer or are asked.

use days::Day;
use store::{Acting, Fault, Reading, Row};

/// An agency.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Agency {
    /// Key.
    pub id: i64,
    /// Its name.
    pub name: String,
    /// school, health, police, housing, council, voluntary, other.
    pub kind: String,
    /// The referral source of the census that it is counted as.
    pub source_code: String,
    /// Where letters go; may be empty.
    pub email: String,
    /// In term time.
    pub phone: String,
    /// In the holidays.
    pub phone_holiday: String,
    /// When both numbers were last checked.
    pub verified_on: Option<Day>,
    /// Whether it is used no longer.
    pub ended: bool,
}

/// What is kept of an agency.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Details {
    /// Its name.
    pub name: String,
    /// Its kind.
    pub kind: String,
    /// Its source code.
    pub source_code: String,
    /// Where letters go.
    pub email: String,
    /// In term time.
    pub phone: String,
    /// In the holidays.
    pub phone_holiday: String,
    /// When the numbers were checked.
    pub verified_on: Option<Day>,
}

const COLUMNS: &str = "id, name, kind, source_code, email, phone, phone_holiday, verified_on, ended_at";

fn read(r: &Row) -> Result<Agency, Fault> {
    Ok(Agency {
        id: r.get("id")?,
        name: r.get("name")?,
        kind: r.get("kind")?,
        source_code: r.get("source_code")?,
        email: r.get("email")?,
        phone: r.get("phone")?,
        phone_holiday: r.get("phone_holiday")?,
        verified_on: r.get("verified_on")?,
        ended: r.get::<Option<i64>>("ended_at")?.is_some(),
    })
}

/// Every agency, those in use first, by name.
pub fn all(reading: &mut Reading<'_>) -> Result<Vec<Agency>, Fault> {
    let sql = format!(
        "SELECT {COLUMNS} FROM agency ORDER BY CASE WHEN ended_at IS NULL THEN 0 ELSE 1 END, name, id LIMIT 2000"
    );
    reading.rows(&sql, &[])?.iter().map(read).collect()
}

/// One agency.
pub fn agency(reading: &mut Reading<'_>, id: i64) -> Result<Option<Agency>, Fault> {
    reading.row(&format!("SELECT {COLUMNS} FROM agency WHERE id = $1"), &[id.into()])?.as_ref().map(read).transpose()
}

fn columns(details: &Details) -> [(&'static str, store::Value); 7] {
    [
        ("name", details.name.as_str().into()),
        ("kind", details.kind.as_str().into()),
        ("source_code", details.source_code.as_str().into()),
        ("email", details.email.as_str().into()),
        ("phone", details.phone.as_str().into()),
        ("phone_holiday", details.phone_holiday.as_str().into()),
        ("verified_on", details.verified_on.into()),
    ]
}

/// Adds an agency; gives its key.
pub fn make(acting: &mut Acting<'_>, details: &Details) -> Result<i64, Fault> {
    let at = acting.at;
    let mut all = columns(details).to_vec();
    all.push(("made_at", at.into()));
    acting.insert("agency", &all)
}

/// Changes an agency.
pub fn change(acting: &mut Acting<'_>, id: i64, details: &Details) -> Result<(), Fault> {
    acting.update("agency", id, &columns(details))?;
    Ok(())
}

/// Says that an agency is used no longer, or again.
pub fn end(acting: &mut Acting<'_>, id: i64, ended: bool) -> Result<(), Fault> {
    let at = acting.at;
    acting.update("agency", id, &[("ended_at", ended.then_some(at).into())])?;
    Ok(())
}
