//! Names by kind, and what a misspelt one is found by.

use crate::matching;
use crate::words::NameKind;
use ::store::{Acting, Fault, Reading, Row};
use days::Instant;

/// A name that somebody has or had.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Name {
    /// Key.
    pub id: i64,
    /// Which kind.
    pub kind: NameKind,
    /// Given name.
    pub given: String,
    /// Family name.
    pub family: String,
    /// Where it came from.
    pub source: String,
    /// When it was last confirmed.
    pub confirmed_at: Instant,
    /// By whom.
    pub confirmed_by: String,
}

impl Name {
    /// Given and family name.
    pub fn whole(&self) -> String {
        format!("{} {}", self.given, self.family).trim().to_owned()
    }
}

const COLUMNS: &str = "id, kind, given, family, source, confirmed_at, confirmed_by";

fn read(r: &Row) -> Result<Name, Fault> {
    Ok(Name {
        id: r.get("id")?,
        kind: NameKind::from_code(&r.get::<String>("kind")?).unwrap_or(NameKind::AlsoKnownAs),
        given: r.get("given")?,
        family: r.get("family")?,
        source: r.get("source")?,
        confirmed_at: r.get("confirmed_at")?,
        confirmed_by: r.get("confirmed_by")?,
    })
}

/// The names in force, legal first.
pub fn names(reading: &mut Reading<'_>, person: i64) -> Result<Vec<Name>, Fault> {
    let sql = format!("SELECT {COLUMNS} FROM person_name WHERE person = $1 AND ended_at IS NULL ORDER BY id");
    let mut names: Vec<Name> = reading.rows(&sql, &[person.into()])?.iter().map(read).collect::<Result<_, _>>()?;
    names.sort_by_key(|n| n.kind);
    Ok(names)
}

/// Names that are no longer used or were written wrongly, each with when it was ended; the latest first.
pub fn ended_names(reading: &mut Reading<'_>, person: i64) -> Result<Vec<(Name, Instant)>, Fault> {
    let sql = format!(
        "SELECT {COLUMNS}, ended_at FROM person_name WHERE person = $1 AND ended_at IS NOT NULL ORDER BY ended_at DESC, id DESC"
    );
    reading.rows(&sql, &[person.into()])?.iter().map(|r| Ok((read(r)?, r.get("ended_at")?))).collect()
}

/// Adds a name. A legal or preferred name ends the one before it, which then stays as a previous name to find by.
pub fn add_name(
    acting: &mut Acting<'_>,
    person: i64,
    kind: NameKind,
    given: &str,
    family: &str,
    source: &str,
    by: &str,
) -> Result<i64, Fault> {
    let at = acting.at;
    if matches!(kind, NameKind::Legal | NameKind::Preferred) {
        let sql = "SELECT id FROM person_name WHERE person = $1 AND kind = $2 AND ended_at IS NULL";
        for row in acting.rows(sql, &[person.into(), kind.code().into()])? {
            let change = match kind {
                NameKind::Legal => ("kind", NameKind::Previous.code().into()),
                _ => ("ended_at", at.into()),
            };
            acting.update("person_name", row.get("id")?, &[change])?;
        }
    }
    let id = acting.insert(
        "person_name",
        &[
            ("person", person.into()),
            ("kind", kind.code().into()),
            ("given", given.into()),
            ("family", family.into()),
            ("source", source.into()),
            ("confirmed_at", at.into()),
            ("confirmed_by", by.into()),
        ],
    )?;
    index_names(acting, person)?;
    Ok(id)
}

/// Ends a name that is no longer used, was written wrongly or was never this person's; nothing finds by it any more.
pub fn end_name(acting: &mut Acting<'_>, person: i64, name: i64) -> Result<(), Fault> {
    let at = acting.at;
    acting.update("person_name", name, &[("ended_at", at.into())])?;
    index_names(acting, person)
}

/// Confirms a name as it stands. Says no when it is not, or no longer, one of this person's.
pub fn confirm_name(acting: &mut Acting<'_>, person: i64, name: i64, by: &str) -> Result<bool, Fault> {
    if !names(acting, person)?.iter().any(|n| n.id == name) {
        return Ok(false);
    }
    let at = acting.at;
    acting.update("person_name", name, &[("confirmed_at", at.into()), ("confirmed_by", by.into())])?;
    Ok(true)
}

/// Writes anew what a person is found by.
pub fn index_names(acting: &mut Acting<'_>, person: i64) -> Result<(), Fault> {
    let sql = "SELECT given, family FROM person_name WHERE person = $1 AND ended_at IS NULL";
    let mut keys = std::collections::BTreeSet::new();
    for row in acting.rows(sql, &[person.into()])? {
        keys.extend(matching::search_keys(&row.get::<String>("given")?, &row.get::<String>("family")?));
    }
    let mut plain = acting.plain();
    plain.remove("search_key", "person = $1", &[person.into()])?;
    for key in keys {
        plain.insert("search_key", &[("key", key.into()), ("person", person.into())])?;
    }
    Ok(())
}
