//! Whom on record a declaration is about, as a manager said. Not for the worker who declared it.

use ::store::{Acting, Fault, Reading, Row, in_list};
use days::Instant;
use std::collections::BTreeMap;

/// A declaration tied to a record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tie {
    /// Its key.
    pub id: i64,
    /// The declaration.
    pub conflict: i64,
    /// The person on record.
    pub person: i64,
    /// Why it is about them.
    pub reason: String,
    /// Who said so.
    pub by: String,
    /// When.
    pub at: Instant,
    /// When it was withdrawn, by whom and why.
    pub ended: Option<(Instant, String, String)>,
}

fn read(r: &Row) -> Result<Tie, Fault> {
    let text = |column: &str| r.get::<Option<String>>(column).map(Option::unwrap_or_default);
    let ended = match r.get::<Option<Instant>>("ended_at")? {
        Some(at) => Some((at, text("ended_by")?, text("ended_why")?)),
        None => None,
    };
    Ok(Tie {
        id: r.get("id")?,
        conflict: r.get("conflict")?,
        person: r.get("person")?,
        reason: r.get("reason")?,
        by: r.get("tied_by")?,
        at: r.get("tied_at")?,
        ended,
    })
}

const COLUMNS: &str = "id, conflict, person, reason, tied_by, tied_at, ended_at, ended_by, ended_why";

/// Every tie of a declaration, those that hold first.
pub fn of_conflict(reading: &mut Reading<'_>, conflict: i64) -> Result<Vec<Tie>, Fault> {
    let sql = format!(
        "SELECT {COLUMNS} FROM conflict_tie WHERE conflict = $1
         ORDER BY CASE WHEN ended_at IS NULL THEN 0 ELSE 1 END, tied_at DESC, id DESC LIMIT 200"
    );
    reading.rows(&sql, &[conflict.into()])?.iter().map(read).collect()
}

/// The person whom a tie names, whether or not it still holds; nothing when there is no such tie.
pub fn person_of(reading: &mut Reading<'_>, tie: i64) -> Result<Option<i64>, Fault> {
    reading.one("SELECT person FROM conflict_tie WHERE id = $1", &[tie.into()])
}

/// The people to whom each of these declarations is tied now.
pub fn people(reading: &mut Reading<'_>, conflicts: &[i64]) -> Result<BTreeMap<i64, Vec<i64>>, Fault> {
    let mut all: BTreeMap<i64, Vec<i64>> = BTreeMap::new();
    for chunk in conflicts.chunks(256) {
        let (marks, listed) = in_list(1, chunk);
        let sql = format!(
            "SELECT conflict, person FROM conflict_tie WHERE ended_at IS NULL AND conflict IN ({marks}) ORDER BY id"
        );
        for r in reading.rows(&sql, &listed)? {
            all.entry(r.get("conflict")?).or_default().push(r.get("person")?);
        }
    }
    Ok(all)
}

/// Ties a declaration to a person on record; gives the tie's key. Says no when it is tied to them already.
pub fn tie(acting: &mut Acting<'_>, conflict: i64, person: i64, reason: &str, by: &str) -> Result<Option<i64>, Fault> {
    if of_conflict(acting, conflict)?.iter().any(|t| t.person == person && t.ended.is_none()) {
        return Ok(None);
    }
    let at = acting.at;
    let columns = [
        ("conflict", conflict.into()),
        ("person", person.into()),
        ("reason", reason.into()),
        ("tied_by", by.into()),
        ("tied_at", at.into()),
    ];
    acting.insert("conflict_tie", &columns).map(Some)
}

/// Withdraws a tie of a declaration. Says no when it is not, or no longer, one.
pub fn withdraw(acting: &mut Acting<'_>, conflict: i64, tie: i64, why: &str, by: &str) -> Result<bool, Fault> {
    if !of_conflict(acting, conflict)?.iter().any(|t| t.id == tie && t.ended.is_none()) {
        return Ok(false);
    }
    let at = acting.at;
    acting.update(
        "conflict_tie",
        tie,
        &[("ended_at", at.into()), ("ended_by", by.into()), ("ended_why", why.into())],
    )?;
    Ok(true)
}
