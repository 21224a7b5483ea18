//! Facts about a person, each with when it was last confirmed and by whom.

use crate::words::FactKind;
use ::store::{Acting, Fault, Reading, Row};
use days::Instant;

/// One fact in force.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fact {
    /// Key.
    pub id: i64,
    /// What it is about.
    pub kind: FactKind,
    /// Its code where the kind has a code set: "refused", "not_yet_asked", "unknown" stand apart.
    pub code: String,
    /// Its words.
    pub words: String,
    /// Where it came from.
    pub source: String,
    /// When it was last confirmed.
    pub confirmed_at: Instant,
    /// By whom.
    pub confirmed_by: String,
}

const COLUMNS: &str = "id, kind, code, words, source, confirmed_at, confirmed_by";

fn read(r: &Row) -> Result<Option<Fact>, Fault> {
    let Some(kind) = FactKind::from_code(&r.get::<String>("kind")?) else { return Ok(None) };
    Ok(Some(Fact {
        id: r.get("id")?,
        kind,
        code: r.get("code")?,
        words: r.get("words")?,
        source: r.get("source")?,
        confirmed_at: r.get("confirmed_at")?,
        confirmed_by: r.get("confirmed_by")?,
    }))
}

/// The facts in force, in the order of [`FactKind::ALL`].
pub fn facts(reading: &mut Reading<'_>, person: i64) -> Result<Vec<Fact>, Fault> {
    let sql = format!("SELECT {COLUMNS} FROM person_fact WHERE person = $1 AND ended_at IS NULL ORDER BY id");
    let mut facts = Vec::new();
    for r in reading.rows(&sql, &[person.into()])? {
        facts.extend(read(&r)?);
    }
    facts.sort_by_key(|f| f.kind);
    Ok(facts)
}

/// Facts that no longer hold, each with when it was ended; the latest first.
pub fn earlier_facts(reading: &mut Reading<'_>, person: i64) -> Result<Vec<(Fact, Instant)>, Fault> {
    let sql = format!(
        "SELECT {COLUMNS}, ended_at FROM person_fact WHERE person = $1 AND ended_at IS NOT NULL ORDER BY ended_at DESC, id DESC"
    );
    let mut facts = Vec::new();
    for r in reading.rows(&sql, &[person.into()])? {
        let Some(fact) = read(&r)? else { continue };
        facts.push((fact, r.get("ended_at")?));
    }
    Ok(facts)
}

/// Confirms a fact as it stands. Says no when it is not, or no longer, one of this person's.
pub fn confirm_fact(acting: &mut Acting<'_>, person: i64, fact: i64, by: &str) -> Result<bool, Fault> {
    if !facts(acting, person)?.iter().any(|f| f.id == fact) {
        return Ok(false);
    }
    let at = acting.at;
    acting.update("person_fact", fact, &[("confirmed_at", at.into()), ("confirmed_by", by.into())])?;
    Ok(true)
}

/// Sets a fact: the one before it ends. The same code and words again only confirm it.
pub fn set_fact(
    acting: &mut Acting<'_>,
    person: i64,
    kind: FactKind,
    code: &str,
    words: &str,
    source: &str,
    by: &str,
) -> Result<i64, Fault> {
    let at = acting.at;
    for fact in facts(acting, person)?.into_iter().filter(|f| f.kind == kind) {
        if fact.code == code && fact.words == words {
            acting.update("person_fact", fact.id, &[("confirmed_at", at.into()), ("confirmed_by", by.into())])?;
            return Ok(fact.id);
        }
        acting.update("person_fact", fact.id, &[("ended_at", at.into())])?;
    }
    first_fact(acting, person, kind, code, words, source, by)
}

/// Sets a fact of a kind of which the caller knows that there is none in force.
pub fn first_fact(
    acting: &mut Acting<'_>,
    person: i64,
    kind: FactKind,
    code: &str,
    words: &str,
    source: &str,
    by: &str,
) -> Result<i64, Fault> {
    let at = acting.at;
    acting.insert(
        "person_fact",
        &[
            ("person", person.into()),
            ("kind", kind.code().into()),
            ("code", code.into()),
            ("words", words.into()),
            ("source", source.into()),
            ("confirmed_at", at.into()),
            ("confirmed_by", by.into()),
        ],
    )
}

/// Ends a fact without another in its place, as one that was recorded of the wrong person.
pub fn end_fact(acting: &mut Acting<'_>, fact: i64) -> Result<(), Fault> {
    let at = acting.at;
    acting.update("person_fact", fact, &[("ended_at", at.into())])?;
    Ok(())
}
