//! Warnings at the head of a record, and whether the person was told of them.

use ::store::{Acting, Fault, Reading, Row};
use days::{Day, Instant};

/// A warning in force.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Warning {
    /// Key.
    pub id: i64,
    /// What to mind.
    pub words: String,
    /// Whether it concerns danger to life or limb.
    pub high: bool,
    /// Whether the person knows of it: yes, no, not_yet.
    pub told: String,
    /// Why not, when they were not told.
    pub told_why: String,
    /// Since when.
    pub from: Day,
    /// When to look at it again.
    pub review_on: Option<Day>,
    /// Who made it.
    pub made_by: String,
}

/// A warning that no longer stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ended {
    /// The warning as it stood.
    pub warning: Warning,
    /// When it was ended.
    pub at: Instant,
    /// By whom.
    pub by: String,
    /// Why.
    pub why: String,
}

const COLUMNS: &str = "id, words, high, told, told_why, from_day, review_on, made_by";

fn read(r: &Row) -> Result<Warning, Fault> {
    Ok(Warning {
        id: r.get("id")?,
        words: r.get("words")?,
        high: r.get("high")?,
        told: r.get("told")?,
        told_why: r.get("told_why")?,
        from: r.get("from_day")?,
        review_on: r.get("review_on")?,
        made_by: r.get("made_by")?,
    })
}

/// The warnings in force, gravest first.
pub fn warnings(reading: &mut Reading<'_>, person: i64) -> Result<Vec<Warning>, Fault> {
    let sql = format!(
        "SELECT {COLUMNS} FROM warning WHERE person = $1 AND ended_at IS NULL ORDER BY high DESC, from_day DESC, id DESC"
    );
    reading.rows(&sql, &[person.into()])?.iter().map(read).collect()
}

/// Warnings that were ended, the latest first.
pub fn ended_warnings(reading: &mut Reading<'_>, person: i64) -> Result<Vec<Ended>, Fault> {
    let sql = format!(
        "SELECT {COLUMNS}, ended_at, ended_by, ended_why FROM warning WHERE person = $1 AND ended_at IS NOT NULL
         ORDER BY ended_at DESC, id DESC"
    );
    let rows = reading.rows(&sql, &[person.into()])?;
    rows.iter()
        .map(|r| {
            let (by, why): (Option<String>, Option<String>) = (r.get("ended_by")?, r.get("ended_why")?);
            let (by, why) = (by.unwrap_or_default(), why.unwrap_or_default());
            Ok(Ended { warning: read(r)?, at: r.get("ended_at")?, by, why })
        })
        .collect()
}

/// Adds a warning; gives its key. `told` is yes, no or not_yet, with the reason where it is not yes.
pub fn warn(acting: &mut Acting<'_>, person: i64, new: &Warning) -> Result<i64, Fault> {
    let at = acting.at;
    acting.insert(
        "warning",
        &[
            ("person", person.into()),
            ("words", new.words.as_str().into()),
            ("high", new.high.into()),
            ("told", new.told.as_str().into()),
            ("told_why", new.told_why.as_str().into()),
            ("from_day", new.from.into()),
            ("review_on", new.review_on.into()),
            ("made_by", new.made_by.as_str().into()),
            ("made_at", at.into()),
        ],
    )
}

/// Says anew whether the person was told, and when to look at the warning again.
pub fn review_warning(
    acting: &mut Acting<'_>,
    warning: i64,
    told: &str,
    told_why: &str,
    review_on: Option<Day>,
) -> Result<(), Fault> {
    let changed = [("told", told.into()), ("told_why", told_why.into()), ("review_on", review_on.into())];
    acting.update("warning", warning, &changed)?;
    Ok(())
}

/// Ends a warning, and says why.
pub fn end_warning(acting: &mut Acting<'_>, warning: i64, by: &str, why: &str) -> Result<(), Fault> {
    let at = acting.at;
    let ended = [("ended_at", at.into()), ("ended_by", by.into()), ("ended_why", why.into())];
    acting.update("warning", warning, &ended)?;
    Ok(())
}
