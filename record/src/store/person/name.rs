//! Names by kind, and what a misspelt one is found by.

use crate::matching;
use crate::words::NameKind;
use ::store::{Acting, Fault, Reading};
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

/// The names in force, legal first.
pub fn names(reading: &mut Reading<'_>, person: i64) -> Result<Vec<Name>, Fault> {
    let sql = "SELECT id, kind, given, family, source, confirmed_at, confirmed_by FROM person_name
               WHERE person = $1 AND ended_at IS NULL ORDER BY id";
    let mut names: Vec<Name> = reading
        .rows(sql, &[person.into()])?
        .iter()
        .map(|r| {
            Ok(Name {
                id: r.get("id")?,
                kind: NameKind::from_code(&r.get::<String>("kind")?).unwrap_or(NameKind::AlsoKnownAs),
                given: r.get("given")?,
                family: r.get("family")?,
                source: r.get("source")?,
                confirmed_at: r.get("confirmed_at")?,
                confirmed_by: r.get("confirmed_by")?,
            })
        })
        .collect::<Result<_, Fault>>()?;
    names.sort_by_key(|n| n.kind);
    Ok(names)
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
