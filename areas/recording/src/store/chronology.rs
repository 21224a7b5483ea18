//! The curated chronology. An entry is ended and another put in its place; none is deleted.

use days::{Day, Instant};
use store::{Acting, Fault, Reading, Row};

/// An entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChronologyEntry {
    /// Key.
    pub id: i64,
    /// The day it happened.
    pub day: Day,
    /// What happened.
    pub words: String,
    /// How we know.
    pub source: String,
    /// What it means for the child.
    pub meaning: String,
    /// It changed the course of the child's life.
    pub turning_point: bool,
    /// The story entry it was taken from.
    pub story: Option<i64>,
    /// The document behind that.
    pub document: Option<i64>,
    /// Its place among the entries of its day.
    pub place: i64,
    /// Who wrote it.
    pub by: String,
    /// When.
    pub at: Instant,
}

/// What is written in an entry.
#[derive(Debug, Clone, Copy)]
pub struct Written<'a> {
    /// The day it happened.
    pub day: Day,
    /// What happened.
    pub words: &'a str,
    /// How we know.
    pub source: &'a str,
    /// What it means for the child.
    pub meaning: &'a str,
    /// It changed the course of the child's life.
    pub turning_point: bool,
    /// The story entry it was taken from.
    pub story: Option<i64>,
    /// Its place among the entries of its day.
    pub place: i64,
    /// Who writes it.
    pub by: &'a str,
}

const READ: &str =
    "SELECT c.id, c.day, c.words, c.source, c.meaning, c.turning_point, c.story, c.place, c.by_words, c.at,
                      (SELECT s.source_id FROM story s WHERE s.id = c.story) AS document FROM chronology_entry c";

fn read(r: &Row) -> Result<ChronologyEntry, Fault> {
    Ok(ChronologyEntry {
        id: r.get("id")?,
        day: r.get("day")?,
        words: r.get("words")?,
        source: r.get("source")?,
        meaning: r.get("meaning")?,
        turning_point: r.get("turning_point")?,
        story: r.get("story")?,
        document: r.get("document")?,
        place: r.get("place")?,
        by: r.get("by_words")?,
        at: r.get("at")?,
    })
}

/// The entries that stand, the earliest first, as a chronology is read.
pub fn of_person(reading: &mut Reading<'_>, person: i64) -> Result<Vec<ChronologyEntry>, Fault> {
    let sql = format!("{READ} WHERE c.person = $1 AND c.ended_at IS NULL ORDER BY c.day, c.place, c.id");
    reading.rows(&sql, &[person.into()])?.iter().map(read).collect()
}

/// One entry of this person that stands.
pub fn entry(reading: &mut Reading<'_>, person: i64, id: i64) -> Result<Option<ChronologyEntry>, Fault> {
    let sql = format!("{READ} WHERE c.id = $1 AND c.person = $2 AND c.ended_at IS NULL");
    reading.row(&sql, &[id.into(), person.into()])?.as_ref().map(read).transpose()
}

/// Adds an entry; gives its key.
pub fn add(acting: &mut Acting<'_>, person: i64, new: &Written<'_>) -> Result<i64, Fault> {
    let at = acting.at;
    acting.insert(
        "chronology_entry",
        &[
            ("person", person.into()),
            ("day", new.day.into()),
            ("words", new.words.into()),
            ("source", new.source.into()),
            ("meaning", new.meaning.into()),
            ("turning_point", new.turning_point.into()),
            ("story", new.story.into()),
            ("place", new.place.into()),
            ("by_words", new.by.into()),
            ("at", at.into()),
        ],
    )
}

/// Puts an entry at another place among those of its day.
pub fn set_place(acting: &mut Acting<'_>, id: i64, place: i64) -> Result<(), Fault> {
    acting.update("chronology_entry", id, &[("place", place.into())])?;
    Ok(())
}

/// Ends an entry, with the reason.
pub fn end(acting: &mut Acting<'_>, id: i64, by: &str, why: &str) -> Result<(), Fault> {
    let at = acting.at;
    let columns = [("ended_at", at.into()), ("ended_by", by.into()), ("ended_why", why.into())];
    acting.update("chronology_entry", id, &columns)?;
    Ok(())
}

/// Ends what was taken from a story entry, as when that was about another child.
pub fn end_taken_from(acting: &mut Acting<'_>, story: i64, by: &str, why: &str) -> Result<(), Fault> {
    let sql = "SELECT id FROM chronology_entry WHERE story = $1 AND ended_at IS NULL ORDER BY id";
    for row in acting.rows(sql, &[story.into()])? {
        end(acting, row.get("id")?, by, why)?;
    }
    Ok(())
}
