//! The level of help a child has, over time.

use ::store::{Acting, Fault, Reading, Row, Value};
use days::Day;

/// A level from a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HelpLevel {
    /// Key.
    pub id: i64,
    /// The child.
    pub person: i64,
    /// Its code.
    pub level: String,
    /// Since when.
    pub from: Day,
    /// Until when.
    pub to: Option<Day>,
    /// Why.
    pub reason: String,
    /// assessment or step.
    pub source: String,
    /// Who said so.
    pub by: String,
    /// stands, waiting or taken_back.
    pub standing: String,
}

const COLUMNS: &str = "id, person, level, from_day, to_day, reason, source, by_words, standing";

fn read(r: &Row) -> Result<HelpLevel, Fault> {
    Ok(HelpLevel {
        id: r.get("id")?,
        person: r.get("person")?,
        level: r.get("level")?,
        from: r.get("from_day")?,
        to: r.get("to_day")?,
        reason: r.get("reason")?,
        source: r.get("source")?,
        by: r.get("by_words")?,
        standing: r.get("standing")?,
    })
}

/// Every level of a child, the latest first, those that wait among them.
pub fn of_person(reading: &mut Reading<'_>, person: i64) -> Result<Vec<HelpLevel>, Fault> {
    let sql = format!(
        "SELECT {COLUMNS} FROM help_level WHERE person = $1 AND standing <> 'taken_back' ORDER BY from_day DESC, id DESC LIMIT 100"
    );
    reading.rows(&sql, &[person.into()])?.iter().map(read).collect()
}

/// The level that stands now.
pub fn now(reading: &mut Reading<'_>, person: i64) -> Result<Option<HelpLevel>, Fault> {
    Ok(of_person(reading, person)?.into_iter().find(|l| l.standing == "stands" && l.to.is_none()))
}

/// One level.
pub fn one(reading: &mut Reading<'_>, person: i64, id: i64) -> Result<Option<HelpLevel>, Fault> {
    Ok(of_person(reading, person)?.into_iter().find(|l| l.id == id))
}

/// Keeps a level that stands from a day, and ends the one before it; or one that waits for a manager. Gives its key.
pub fn set(
    acting: &mut Acting<'_>,
    person: i64,
    level: &str,
    from: Day,
    reason: &str,
    (source, source_id): (&str, Option<i64>),
    (by, waits): (&str, bool),
) -> Result<i64, Fault> {
    if !waits && let Some(before) = now(acting, person)? {
        if before.level == level {
            return Ok(before.id);
        }
        end(acting, before.id, from)?;
    }
    let at = acting.at;
    acting.insert(
        "help_level",
        &[
            ("person", person.into()),
            ("level", level.into()),
            ("from_day", from.into()),
            ("to_day", Value::Null),
            ("reason", reason.into()),
            ("source", source.into()),
            ("source_id", source_id.into()),
            ("by_words", by.into()),
            ("at", at.into()),
            ("standing", if waits { "waiting" } else { "stands" }.into()),
        ],
    )
}

fn end(acting: &mut Acting<'_>, id: i64, on: Day) -> Result<(), Fault> {
    acting.update("help_level", id, &[("to_day", on.into())])?;
    Ok(())
}

/// A level that waited stands from its day on.
pub fn stand(acting: &mut Acting<'_>, level: &HelpLevel) -> Result<(), Fault> {
    if let Some(before) = now(acting, level.person)? {
        end(acting, before.id, level.from)?;
    }
    acting.update("help_level", level.id, &[("standing", "stands".into())])?;
    Ok(())
}

/// The level that an assessment brought is taken back, as when it was filed on the wrong child; the one before it runs on.
pub fn take_back_of(acting: &mut Acting<'_>, person: i64, assessment: i64) -> Result<(), Fault> {
    let sql = "SELECT id, from_day FROM help_level
               WHERE person = $1 AND source = 'assessment' AND source_id = $2 AND standing = 'stands'";
    let Some(row) = acting.row(sql, &[person.into(), assessment.into()])? else { return Ok(()) };
    let (id, from): (i64, Day) = (row.get("id")?, row.get("from_day")?);
    take_back(acting, id)?;
    let sql = "SELECT id FROM help_level WHERE person = $1 AND standing = 'stands' AND to_day = $2 AND id <> $3
               ORDER BY from_day DESC, id DESC LIMIT 1";
    if let Some(before) = acting.one::<i64>(sql, &[person.into(), from.into(), id.into()])? {
        acting.update("help_level", before, &[("to_day", Value::Null)])?;
    }
    Ok(())
}

/// A level that waited will not be.
pub fn take_back(acting: &mut Acting<'_>, id: i64) -> Result<(), Fault> {
    acting.update("help_level", id, &[("standing", "taken_back".into())])?;
    Ok(())
}
