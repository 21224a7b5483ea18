//! Warnings at the head of a record, and whether the person was told of them.

use ::store::{Acting, Fault, Reading};
use days::Day;

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

/// The warnings in force, gravest first.
pub fn warnings(reading: &mut Reading<'_>, person: i64) -> Result<Vec<Warning>, Fault> {
    let sql = "SELECT id, words, high, told, told_why, from_day, review_on, made_by FROM warning
               WHERE person = $1 AND ended_at IS NULL ORDER BY high DESC, from_day DESC, id DESC";
    reading
        .rows(sql, &[person.into()])?
        .iter()
        .map(|r| {
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

/// Ends a warning.
pub fn end_warning(acting: &mut Acting<'_>, warning: i64) -> Result<(), Fault> {
    let at = acting.at;
    acting.update("warning", warning, &[("ended_at", at.into())])?;
    Ok(())
}
