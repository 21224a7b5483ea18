//! Where a person lives and lived.

use ::store::{Acting, Fault, Reading, Row};
use days::{Day, Instant};

/// Where somebody lives or lived.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Address {
    /// Key.
    pub id: i64,
    /// home, placement or correspondence.
    pub kind: String,
    /// Street and town, on lines.
    pub lines: String,
    /// Postcode, with its space.
    pub postcode: String,
    /// Since when.
    pub from: Option<Day>,
    /// Until when.
    pub to: Option<Day>,
    /// Where it came from.
    pub source: String,
    /// When it was last confirmed.
    pub confirmed_at: Instant,
    /// By whom.
    pub confirmed_by: String,
}

const COLUMNS: &str = "id, kind, lines, postcode, from_day, to_day, source, confirmed_at, confirmed_by";

fn read(r: &Row) -> Result<Address, Fault> {
    Ok(Address {
        id: r.get("id")?,
        kind: r.get("kind")?,
        lines: r.get("lines")?,
        postcode: r.get("postcode")?,
        from: r.get("from_day")?,
        to: r.get("to_day")?,
        source: r.get("source")?,
        confirmed_at: r.get("confirmed_at")?,
        confirmed_by: r.get("confirmed_by")?,
    })
}

/// Addresses over time, the latest first.
pub fn addresses(reading: &mut Reading<'_>, person: i64) -> Result<Vec<Address>, Fault> {
    let sql = format!(
        "SELECT {COLUMNS} FROM person_address WHERE person = $1 AND ended_at IS NULL
         ORDER BY coalesce(to_day, '9999') DESC, coalesce(from_day, '') DESC, id DESC"
    );
    reading.rows(&sql, &[person.into()])?.iter().map(read).collect()
}

/// Addresses that were taken off as never this person's, each with when; the latest first.
pub fn ended_addresses(reading: &mut Reading<'_>, person: i64) -> Result<Vec<(Address, Instant)>, Fault> {
    let sql = format!(
        "SELECT {COLUMNS}, ended_at FROM person_address WHERE person = $1 AND ended_at IS NOT NULL
         ORDER BY ended_at DESC, id DESC"
    );
    reading.rows(&sql, &[person.into()])?.iter().map(|r| Ok((read(r)?, r.get("ended_at")?))).collect()
}

/// Confirms an address as it stands. Says no when it is not, or no longer, one of this person's.
pub fn confirm_address(acting: &mut Acting<'_>, person: i64, address: i64, by: &str) -> Result<bool, Fault> {
    if !addresses(acting, person)?.iter().any(|a| a.id == address && a.to.is_none()) {
        return Ok(false);
    }
    let at = acting.at;
    acting.update("person_address", address, &[("confirmed_at", at.into()), ("confirmed_by", by.into())])?;
    Ok(true)
}

/// What is needed for an address.
#[derive(Debug, Clone, Copy)]
pub struct NewAddress<'a> {
    /// home, placement or correspondence.
    pub kind: &'a str,
    /// Street and town.
    pub lines: &'a str,
    /// Postcode, tidied.
    pub postcode: &'a str,
    /// Since when.
    pub from: Option<Day>,
    /// Until when.
    pub to: Option<Day>,
    /// Where it came from.
    pub source: &'a str,
}

/// Adds an address; gives its key.
pub fn add_address(acting: &mut Acting<'_>, person: i64, new: &NewAddress<'_>, by: &str) -> Result<i64, Fault> {
    let at = acting.at;
    acting.insert(
        "person_address",
        &[
            ("person", person.into()),
            ("kind", new.kind.into()),
            ("lines", new.lines.into()),
            ("postcode", new.postcode.into()),
            ("from_day", new.from.into()),
            ("to_day", new.to.into()),
            ("source", new.source.into()),
            ("confirmed_at", at.into()),
            ("confirmed_by", by.into()),
        ],
    )
}

/// Says until when somebody lived at an address.
pub fn leave_address(acting: &mut Acting<'_>, address: i64, to: Day) -> Result<(), Fault> {
    acting.update("person_address", address, &[("to_day", to.into())])?;
    Ok(())
}

/// Ends an address that was never this person's.
pub fn end_address(acting: &mut Acting<'_>, address: i64) -> Result<(), Fault> {
    let at = acting.at;
    acting.update("person_address", address, &[("ended_at", at.into())])?;
    Ok(())
}
