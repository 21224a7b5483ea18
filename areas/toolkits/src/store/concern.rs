//! Concerns for which the council has a toolkit, child by child.

use ::store::{Acting, Fault, Reading, Row};
use days::{Day, Instant};

/// A concern about one child.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Concern {
    /// Key.
    pub id: i64,
    /// The child.
    pub person: i64,
    /// Its code.
    pub concern: String,
    /// Since when.
    pub from: Day,
    /// Where it was said: "Assessment", "Contact".
    pub source: String,
    /// Who noted it.
    pub by: String,
    /// The action that asks for the toolkit.
    pub task: Option<i64>,
    /// Until when, by whom and why, when it is one no longer.
    pub ended: Option<(Day, String, String)>,
}

const COLUMNS: &str = "id, person, concern, from_day, source, by_words, task, to_day, ended_by, ended_why";

fn read(r: &Row) -> Result<Concern, Fault> {
    let text = |column: &str| r.get::<Option<String>>(column).map(Option::unwrap_or_default);
    let ended = match r.get::<Option<Day>>("to_day")? {
        Some(day) => Some((day, text("ended_by")?, text("ended_why")?)),
        None => None,
    };
    Ok(Concern {
        id: r.get("id")?,
        person: r.get("person")?,
        concern: r.get("concern")?,
        from: r.get("from_day")?,
        source: r.get("source")?,
        by: r.get("by_words")?,
        task: r.get("task")?,
        ended,
    })
}

/// Every concern of a child, those that stand first.
pub fn of_person(reading: &mut Reading<'_>, person: i64) -> Result<Vec<Concern>, Fault> {
    let sql = format!(
        "SELECT {COLUMNS} FROM toolkit_concern WHERE person = $1
         ORDER BY CASE WHEN to_day IS NULL THEN 0 ELSE 1 END, from_day DESC, id DESC LIMIT 100"
    );
    reading.rows(&sql, &[person.into()])?.iter().map(read).collect()
}

/// The concern of this code that stands for a child, if it does.
pub fn standing(reading: &mut Reading<'_>, person: i64, concern: &str) -> Result<Option<Concern>, Fault> {
    Ok(of_person(reading, person)?.into_iter().find(|c| c.ended.is_none() && c.concern == concern))
}

/// Every child for whom this concern stands, the longest first.
pub fn all_standing(reading: &mut Reading<'_>, concern: &str) -> Result<Vec<Concern>, Fault> {
    let sql =
        format!("SELECT {COLUMNS} FROM toolkit_concern WHERE concern = $1 AND to_day IS NULL ORDER BY from_day, id");
    reading.rows(&sql, &[concern.into()])?.iter().map(read).collect()
}

/// Notes a concern; gives its key.
pub fn note(
    acting: &mut Acting<'_>,
    person: i64,
    concern: &str,
    from: Day,
    source: &str,
    by: &str,
) -> Result<i64, Fault> {
    let at: Instant = acting.at;
    acting.insert(
        "toolkit_concern",
        &[
            ("person", person.into()),
            ("concern", concern.into()),
            ("from_day", from.into()),
            ("source", source.into()),
            ("by_words", by.into()),
            ("at", at.into()),
        ],
    )
}

/// Keeps the action that asks for the toolkit.
pub fn set_task(acting: &mut Acting<'_>, concern: i64, task: i64) -> Result<(), Fault> {
    acting.update("toolkit_concern", concern, &[("task", task.into())])?;
    Ok(())
}

/// Notes that it is a concern no longer.
pub fn end(acting: &mut Acting<'_>, concern: i64, on: Day, why: &str, by: &str) -> Result<(), Fault> {
    acting.update(
        "toolkit_concern",
        concern,
        &[("to_day", on.into()), ("ended_by", by.into()), ("ended_why", why.into())],
    )?;
    Ok(())
}
