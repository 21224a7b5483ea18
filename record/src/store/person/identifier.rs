//! Numbers that a person has in other systems, each with its source and whether it was checked.

use crate::words::{Scheme, Verification};
use ::store::{Acting, Fault, Reading, Row};
use days::Instant;

/// A number somebody has in another system.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Identifier {
    /// Key.
    pub id: i64,
    /// Which system.
    pub scheme: Scheme,
    /// The number as it is written.
    pub value: String,
    /// Where it came from.
    pub source: String,
    /// Whether it was checked.
    pub verification: Verification,
    /// When it was last confirmed.
    pub confirmed_at: Instant,
    /// By whom.
    pub confirmed_by: String,
}

const COLUMNS: &str = "id, scheme, value, source, verification, confirmed_at, confirmed_by";

fn read(r: &Row) -> Result<Identifier, Fault> {
    let verification = r.get::<String>("verification")?;
    Ok(Identifier {
        id: r.get("id")?,
        scheme: Scheme::from_code(&r.get::<String>("scheme")?).unwrap_or(Scheme::Former),
        value: r.get("value")?,
        source: r.get("source")?,
        verification: Verification::from_code(&verification).unwrap_or(Verification::Unverified),
        confirmed_at: r.get("confirmed_at")?,
        confirmed_by: r.get("confirmed_by")?,
    })
}

/// The identifiers in force.
pub fn identifiers(reading: &mut Reading<'_>, person: i64) -> Result<Vec<Identifier>, Fault> {
    let sql =
        format!("SELECT {COLUMNS} FROM person_identifier WHERE person = $1 AND ended_at IS NULL ORDER BY scheme, id");
    reading.rows(&sql, &[person.into()])?.iter().map(read).collect()
}

/// Identifiers that were taken off, each with when; the latest first.
pub fn ended_identifiers(reading: &mut Reading<'_>, person: i64) -> Result<Vec<(Identifier, Instant)>, Fault> {
    let sql = format!(
        "SELECT {COLUMNS}, ended_at FROM person_identifier WHERE person = $1 AND ended_at IS NOT NULL
         ORDER BY ended_at DESC, id DESC"
    );
    reading.rows(&sql, &[person.into()])?.iter().map(|r| Ok((read(r)?, r.get("ended_at")?))).collect()
}

/// The people who have this number now.
pub fn holders(reading: &mut Reading<'_>, scheme: Scheme, value: &str) -> Result<Vec<i64>, Fault> {
    let sql = "SELECT DISTINCT person FROM person_identifier
               WHERE value = $1 AND scheme = $2 AND ended_at IS NULL ORDER BY person LIMIT 20";
    reading.rows(sql, &[value.into(), scheme.code().into()])?.iter().map(|r| r.get("person")).collect()
}

/// Adds an identifier; gives its key. The value is kept as it stands: check it with `identifiers` before.
pub fn add_identifier(
    acting: &mut Acting<'_>,
    person: i64,
    scheme: Scheme,
    value: &str,
    verification: Verification,
    source: &str,
    by: &str,
) -> Result<i64, Fault> {
    let at = acting.at;
    acting.insert(
        "person_identifier",
        &[
            ("person", person.into()),
            ("scheme", scheme.code().into()),
            ("value", value.into()),
            ("source", source.into()),
            ("verification", verification.code().into()),
            ("confirmed_at", at.into()),
            ("confirmed_by", by.into()),
        ],
    )
}

/// Confirms or refutes an identifier: how far it was checked.
pub fn verify_identifier(
    acting: &mut Acting<'_>,
    identifier: i64,
    verification: Verification,
    by: &str,
) -> Result<(), Fault> {
    let at = acting.at;
    let checked =
        [("verification", verification.code().into()), ("confirmed_at", at.into()), ("confirmed_by", by.into())];
    acting.update("person_identifier", identifier, &checked)?;
    Ok(())
}

/// Ends an identifier that is not this person's.
pub fn end_identifier(acting: &mut Acting<'_>, identifier: i64) -> Result<(), Fault> {
    let at = acting.at;
    acting.update("person_identifier", identifier, &[("ended_at", at.into())])?;
    Ok(())
}
