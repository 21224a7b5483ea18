//! What was written in a supervision: about the worker, and about each child. An answer has a version, and saving names the
//! one it started from, so that nothing written elsewhere meanwhile is lost.

use ::store::{Acting, Fault, Reading, Row};
use days::Instant;

/// The person of answers about the worker: nobody on record.
pub const THE_WORKER: i64 = 0;

/// An answer as kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    /// Key.
    pub id: i64,
    /// The question.
    pub question: String,
    /// The answer, empty when it was taken away.
    pub value: String,
    /// Its version, from 1.
    pub version: i64,
    /// Whose account changed it last.
    pub account: i64,
    /// Who that is.
    pub by: String,
    /// When.
    pub at: Instant,
}

fn read(r: &Row) -> Result<Kept, Fault> {
    Ok(Kept {
        id: r.get("id")?,
        question: r.get("question")?,
        value: r.get("value")?,
        version: r.get("version")?,
        account: r.get("account")?,
        by: r.get("by_words")?,
        at: r.get("at")?,
    })
}

/// The answers about the worker, or about one child.
pub fn answers(reading: &mut Reading<'_>, supervision: i64, person: i64) -> Result<Vec<Kept>, Fault> {
    let sql = "SELECT id, question, value, version, account, by_words, at FROM supervision_answer
               WHERE supervision = $1 AND person = $2 ORDER BY id";
    reading.rows(sql, &[supervision.into(), person.into()])?.iter().map(read).collect()
}

/// An answer to be saved.
#[derive(Debug, Clone, Copy)]
pub struct Save<'a> {
    /// The question.
    pub question: &'a str,
    /// The answer; empty takes it away.
    pub value: &'a str,
    /// The version that the page started from; 0 for none.
    pub base: i64,
    /// What the page sent before and had no reply to.
    pub sent: &'a [String],
}

/// What became of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// Kept, as this version.
    Saved(i64),
    /// It was so already.
    Already(i64),
    /// Something else was written meanwhile; it stands.
    Conflict(Kept),
}

/// Saves answers of a supervision that the act holds.
pub fn save(
    acting: &mut Acting<'_>,
    (supervision, person): (i64, i64),
    saves: &[Save<'_>],
    account: i64,
    by: &str,
) -> Result<Vec<Outcome>, Fault> {
    let before = answers(acting, supervision, person)?;
    let at = acting.at;
    let mut outcomes = Vec::with_capacity(saves.len());
    for save in saves {
        let was = before.iter().find(|k| k.question == save.question);
        let outcome = match was {
            None if save.value.is_empty() => Outcome::Already(0),
            None => {
                acting.insert(
                    "supervision_answer",
                    &[
                        ("supervision", supervision.into()),
                        ("person", person.into()),
                        ("question", save.question.into()),
                        ("value", save.value.into()),
                        ("version", 1i64.into()),
                        ("account", account.into()),
                        ("by_words", by.into()),
                        ("at", at.into()),
                    ],
                )?;
                Outcome::Saved(1)
            }
            Some(was) if was.value == save.value => Outcome::Already(was.version),
            // What this page sent before and heard nothing of has arrived: it is its own text that stands.
            Some(was) if was.version != save.base && !save.sent.contains(&was.value) => Outcome::Conflict(was.clone()),
            Some(was) => {
                let version = was.version + 1;
                acting.update(
                    "supervision_answer",
                    was.id,
                    &[
                        ("value", save.value.into()),
                        ("version", version.into()),
                        ("account", account.into()),
                        ("by_words", by.into()),
                        ("at", at.into()),
                    ],
                )?;
                Outcome::Saved(version)
            }
        };
        outcomes.push(outcome);
    }
    Ok(outcomes)
}
