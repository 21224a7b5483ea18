//! People in files who may be on record already, and what somebody decided.

use crate::words::{Decision, WaitingPerson};
use days::Instant;
use std::collections::{HashMap, HashSet};
use store::{Acting, Fault, Reading, Row};

/// A question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    /// Key.
    pub id: i64,
    /// As the file names the person, after the scheme: `ssda903:CH000001`.
    pub number: String,
    /// The file it came with.
    pub source: String,
    /// What agrees, naming nobody.
    pub words: String,
    /// What the file says of them.
    pub described: String,
    /// When it was asked.
    pub asked_at: Instant,
    /// When it was decided.
    pub decided_at: Option<Instant>,
}

fn read(row: &Row) -> Result<Question, Fault> {
    Ok(Question {
        id: row.get("id")?,
        number: row.get("number")?,
        source: row.get("source")?,
        words: row.get("words")?,
        described: row.get::<Option<String>>("described")?.unwrap_or_default(),
        asked_at: row.get("asked_at")?,
        decided_at: row.get("decided_at")?,
    })
}

/// Asks, with those on record who may be meant; the same number is asked once.
pub fn ask(acting: &mut Acting<'_>, asked: &WaitingPerson, source: &str) -> Result<i64, Fault> {
    let at = acting.at;
    let columns = [
        ("number", asked.number.as_str().into()),
        ("source", source.into()),
        ("words", asked.words.as_str().into()),
        ("described", asked.described.as_str().into()),
        ("asked_at", at.into()),
    ];
    let question = acting.insert("import_question", &columns)?;
    for person in &asked.candidates {
        acting.insert("import_candidate", &[("question", question.into()), ("person", (*person).into())])?;
    }
    Ok(question)
}

/// What was decided, and what was asked at all, by number.
pub fn all(reading: &mut Reading<'_>) -> Result<(HashMap<String, Decision>, HashSet<String>), Fault> {
    let (mut decided, mut asked) = (HashMap::new(), HashSet::new());
    for row in reading.rows("SELECT number, same, decided_at FROM import_question", &[])? {
        let number: String = row.get("number")?;
        if row.get::<Option<i64>>("decided_at")?.is_some() {
            let same: Option<i64> = row.get("same")?;
            decided.insert(number.clone(), same.map_or(Decision::Another, Decision::Same));
        }
        asked.insert(number);
    }
    Ok((decided, asked))
}

/// Open questions, the oldest first.
pub fn open(reading: &mut Reading<'_>, most: i64) -> Result<Vec<Question>, Fault> {
    let sql = "SELECT id, number, source, words, described, asked_at, decided_at FROM import_question
               WHERE decided_at IS NULL ORDER BY id LIMIT $1";
    reading.rows(sql, &[most.into()])?.iter().map(read).collect()
}

/// How many are open.
pub fn open_count(reading: &mut Reading<'_>) -> Result<i64, Fault> {
    reading.count("SELECT count(*) FROM import_question WHERE decided_at IS NULL", &[])
}

/// One question.
pub fn question(reading: &mut Reading<'_>, id: i64) -> Result<Option<Question>, Fault> {
    let sql = "SELECT id, number, source, words, described, asked_at, decided_at FROM import_question WHERE id = $1";
    reading.row(sql, &[id.into()])?.as_ref().map(read).transpose()
}

/// Those on record who may be meant.
pub fn candidates(reading: &mut Reading<'_>, question: i64) -> Result<Vec<i64>, Fault> {
    let rows =
        reading.rows("SELECT person FROM import_candidate WHERE question = $1 ORDER BY id", &[question.into()])?;
    rows.iter().map(|row| row.get("person")).collect()
}

/// Decides: the person they are, or nobody on record.
pub fn decide(acting: &mut Acting<'_>, question: i64, same: Option<i64>, by: &str) -> Result<(), Fault> {
    let at = acting.at;
    let columns = [("same", same.into()), ("decided_at", at.into()), ("decided_by", by.into())];
    acting.update("import_question", question, &columns)?;
    Ok(())
}
