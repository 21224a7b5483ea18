//! Relationships, each kept once and read both ways. Households are in `household`.

pub use super::household::{household_of, make_household};
use crate::words::RelationshipKind;
use ::store::{Acting, Fault, Reading};
use days::{Day, Instant};

/// A relative as seen from one person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Relative {
    /// The relationship's key.
    pub id: i64,
    /// The other person.
    pub person: i64,
    /// What the other is to this one: "Parent", "Brother or sister".
    pub is: &'static str,
    /// The kind, as stored.
    pub kind: RelationshipKind,
    /// Whether the other is the stored first person (a parent), rather than the second (a child).
    pub first: bool,
    /// More in words: "maternal", "half-brother".
    pub words: String,
    /// Parental responsibility of the first for the second: yes, no, not_known.
    pub responsibility: String,
    /// Until when, if it has ended.
    pub to: Option<Day>,
    /// Where it came from.
    pub source: String,
    /// When it was last confirmed.
    pub confirmed_at: Instant,
    /// By whom.
    pub confirmed_by: String,
}

/// A person's relatives, both ways round.
pub fn relatives(reading: &mut Reading<'_>, person: i64) -> Result<Vec<Relative>, Fault> {
    let sql = "SELECT id, one, other, kind, words, responsibility, to_day, source, confirmed_at, confirmed_by FROM relationship
               WHERE (one = $1 OR other = $1) AND ended_at IS NULL ORDER BY id";
    let mut relatives = Vec::new();
    for r in reading.rows(sql, &[person.into()])? {
        let kind = RelationshipKind::from_code(&r.get::<String>("kind")?).unwrap_or(RelationshipKind::Other);
        let (one, other): (i64, i64) = (r.get("one")?, r.get("other")?);
        let first = one != person;
        relatives.push(Relative {
            id: r.get("id")?,
            person: if first { one } else { other },
            is: if first { kind.words() } else { kind.inverse() },
            kind,
            first,
            words: r.get("words")?,
            responsibility: r.get("responsibility")?,
            to: r.get("to_day")?,
            source: r.get("source")?,
            confirmed_at: r.get("confirmed_at")?,
            confirmed_by: r.get("confirmed_by")?,
        });
    }
    Ok(relatives)
}

/// Brothers and sisters of a person: related as such, or sharing a parent.
pub fn siblings(reading: &mut Reading<'_>, person: i64) -> Result<Vec<i64>, Fault> {
    let sql = "SELECT other AS sibling FROM relationship WHERE one = $1 AND kind = 'sibling' AND ended_at IS NULL
         UNION SELECT one FROM relationship WHERE other = $1 AND kind = 'sibling' AND ended_at IS NULL
         UNION SELECT b.other FROM relationship a JOIN relationship b ON b.one = a.one AND b.kind = 'parent' AND b.ended_at IS NULL
               WHERE a.other = $1 AND a.kind = 'parent' AND a.ended_at IS NULL AND b.other <> $1";
    reading.rows(sql, &[person.into()])?.iter().map(|r| r.get("sibling")).collect()
}

/// What is needed to relate two people.
#[derive(Debug, Clone, Copy)]
pub struct NewRelationship<'a> {
    /// Who is the `kind` of the other: the parent, the carer.
    pub one: i64,
    /// Whose parent or carer that is.
    pub other: i64,
    /// Which kind.
    pub kind: RelationshipKind,
    /// More in words: "maternal", "half-brother".
    pub words: &'a str,
    /// Parental responsibility of the first for the second: yes, no, not_known.
    pub responsibility: &'a str,
    /// Where it came from.
    pub source: &'a str,
}

/// Relates two people; gives the key.
pub fn relate(acting: &mut Acting<'_>, new: &NewRelationship<'_>, by: &str) -> Result<i64, Fault> {
    let at = acting.at;
    acting.insert(
        "relationship",
        &[
            ("one", new.one.into()),
            ("other", new.other.into()),
            ("kind", new.kind.code().into()),
            ("words", new.words.into()),
            ("responsibility", new.responsibility.into()),
            ("source", new.source.into()),
            ("confirmed_at", at.into()),
            ("confirmed_by", by.into()),
        ],
    )
}

/// Ends a relationship, as one that was recorded by mistake.
pub fn end_relationship(acting: &mut Acting<'_>, relationship: i64) -> Result<(), Fault> {
    let at = acting.at;
    acting.update("relationship", relationship, &[("ended_at", at.into())])?;
    Ok(())
}

/// What may change in a relationship that stays the same one.
#[derive(Debug, Clone, Copy)]
pub struct Changed<'a> {
    /// More in words.
    pub words: &'a str,
    /// Parental responsibility of the first for the second: yes, no, not_known.
    pub responsibility: &'a str,
    /// Until when, if it has ended in life.
    pub to: Option<Day>,
    /// Where this came from.
    pub source: &'a str,
}

/// Changes a relationship, which confirms it.
pub fn change_relationship(
    acting: &mut Acting<'_>,
    relationship: i64,
    changed: &Changed<'_>,
    by: &str,
) -> Result<(), Fault> {
    let at = acting.at;
    acting.update(
        "relationship",
        relationship,
        &[
            ("words", changed.words.into()),
            ("responsibility", changed.responsibility.into()),
            ("to_day", changed.to.into()),
            ("source", changed.source.into()),
            ("confirmed_at", at.into()),
            ("confirmed_by", by.into()),
        ],
    )?;
    Ok(())
}

/// Confirms a relationship as it stands. Says no when it is not, or no longer, one of this person's.
pub fn confirm_relationship(acting: &mut Acting<'_>, person: i64, relationship: i64, by: &str) -> Result<bool, Fault> {
    if !relatives(acting, person)?.iter().any(|r| r.id == relationship && r.to.is_none()) {
        return Ok(false);
    }
    let at = acting.at;
    acting.update("relationship", relationship, &[("confirmed_at", at.into()), ("confirmed_by", by.into())])?;
    Ok(true)
}
