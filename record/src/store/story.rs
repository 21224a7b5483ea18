//! The story of a person: what happened, when, when it was written and received, and what it means.

use crate::words::StoryKind;
use ::store::{Acting, Fault, Reading, Row};
use days::{Day, Instant};

/// One entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Key.
    pub id: i64,
    /// What kind of thing happened.
    pub kind: StoryKind,
    /// The day it happened.
    pub day: Day,
    /// The time, as "15:40", where known.
    pub time: Option<String>,
    /// When it was written down.
    pub written_at: Instant,
    /// When it reached Kith.
    pub received_at: Instant,
    /// One line.
    pub title: String,
    /// More.
    pub words: String,
    /// What it means for the child.
    pub meaning: String,
    /// A turning point in the child's life.
    pub turning_point: bool,
    /// stands, moved, withdrawn.
    pub standing: String,
    /// Where it comes from, in words.
    pub source: String,
    /// The document behind it.
    pub source_id: Option<i64>,
    /// Who wrote it.
    pub by: String,
    /// Whether it came from a file, which does not say when it was written.
    pub brought_in: bool,
}

/// What is needed to tell something.
#[derive(Debug, Clone)]
pub struct NewEntry<'a> {
    /// Kind.
    pub kind: StoryKind,
    /// The day it happened.
    pub day: Day,
    /// The time, as "15:40".
    pub time: Option<&'a str>,
    /// When it was written; it reaches Kith with the act.
    pub written_at: Instant,
    /// One line.
    pub title: &'a str,
    /// More.
    pub words: &'a str,
    /// What it means for the child.
    pub meaning: &'a str,
    /// A turning point.
    pub turning_point: bool,
    /// Where it comes from, in words.
    pub source: &'a str,
    /// The document behind it.
    pub source_id: Option<i64>,
    /// Who wrote it.
    pub by: &'a str,
    /// The row of a file it comes from; the same origin is told once.
    pub origin: Option<String>,
}

const COLUMNS: &str = "id, kind, day, time, written_at, received_at, title, words, meaning, turning_point, standing, source, source_id, by_words, origin";

fn read(r: &Row) -> Result<Entry, Fault> {
    Ok(Entry {
        id: r.get("id")?,
        kind: StoryKind::from_code(&r.get::<String>("kind")?).unwrap_or(StoryKind::Event),
        day: r.get("day")?,
        time: r.get("time")?,
        written_at: r.get("written_at")?,
        received_at: r.get("received_at")?,
        title: r.get("title")?,
        words: r.get("words")?,
        meaning: r.get("meaning")?,
        turning_point: r.get("turning_point")?,
        standing: r.get("standing")?,
        source: r.get("source")?,
        source_id: r.get("source_id")?,
        by: r.get("by_words")?,
        brought_in: r.get::<Option<String>>("origin")?.is_some(),
    })
}

/// Tells an entry; gives its key.
pub fn tell(acting: &mut Acting<'_>, person: i64, new: &NewEntry<'_>) -> Result<i64, Fault> {
    let at = acting.at;
    acting.insert(
        "story",
        &[
            ("person", person.into()),
            ("kind", new.kind.code().into()),
            ("day", new.day.into()),
            ("time", new.time.map(str::to_owned).into()),
            ("written_at", new.written_at.into()),
            ("received_at", at.into()),
            ("title", new.title.into()),
            ("words", new.words.into()),
            ("meaning", new.meaning.into()),
            ("turning_point", new.turning_point.into()),
            ("source", new.source.into()),
            ("source_id", new.source_id.into()),
            ("by_words", new.by.into()),
            ("origin", new.origin.clone().into()),
        ],
    )
}

/// Which entries of a story are wanted.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Wanted {
    /// Only this kind.
    pub kind: Option<StoryKind>,
    /// Pass over so many of the latest.
    pub skip: i64,
    /// At most so many.
    pub most: i64,
}

/// A person's story, the latest first. Entries of records that were merged into this one are among them.
pub fn story(reading: &mut Reading<'_>, person: i64, wanted: &Wanted) -> Result<Vec<Entry>, Fault> {
    let kind = wanted.kind.map_or("", StoryKind::code);
    let sql = format!(
        "SELECT {COLUMNS} FROM story WHERE person = $1 AND ($2 = '' OR kind = $2) ORDER BY day DESC, id DESC LIMIT $3 OFFSET $4"
    );
    let values = [person.into(), kind.into(), wanted.most.into(), wanted.skip.into()];
    reading.rows(&sql, &values)?.iter().map(read).collect()
}

/// One entry of a person's story.
pub fn entry(reading: &mut Reading<'_>, person: i64, id: i64) -> Result<Option<Entry>, Fault> {
    let sql = format!("SELECT {COLUMNS} FROM story WHERE id = $1 AND person = $2");
    reading.row(&sql, &[id.into(), person.into()])?.as_ref().map(read).transpose()
}

/// How many entries a story has, of one kind or of all.
pub fn length(reading: &mut Reading<'_>, person: i64, kind: Option<StoryKind>) -> Result<i64, Fault> {
    let kind = kind.map_or("", StoryKind::code);
    reading
        .count("SELECT count(*) FROM story WHERE person = $1 AND ($2 = '' OR kind = $2)", &[person.into(), kind.into()])
}

/// Entries that a document told.
pub fn told_by(reading: &mut Reading<'_>, document: i64) -> Result<Vec<(i64, Entry)>, Fault> {
    let sql = format!("SELECT person, {COLUMNS} FROM story WHERE source_id = $1 ORDER BY id");
    reading.rows(&sql, &[document.into()])?.iter().map(|r| Ok((r.get("person")?, read(r)?))).collect()
}

/// Changes how an entry stands ("moved", "withdrawn") or its words, as when its document is corrected.
pub fn retell(
    acting: &mut Acting<'_>,
    entry: i64,
    standing: &str,
    title: &str,
    words: &str,
    meaning: &str,
) -> Result<(), Fault> {
    acting.update(
        "story",
        entry,
        &[("standing", standing.into()), ("title", title.into()), ("words", words.into()), ("meaning", meaning.into())],
    )?;
    Ok(())
}

/// Corrects when an entry happened.
pub fn redate(acting: &mut Acting<'_>, entry: i64, day: Day, time: Option<&str>) -> Result<(), Fault> {
    acting.update("story", entry, &[("day", day.into()), ("time", time.map(str::to_owned).into())])?;
    Ok(())
}
