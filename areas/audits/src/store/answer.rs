//! What an auditor wrote. An answer has a version, and saving names the one it started from, so that nothing written in
//! another window meanwhile is lost.

use ::store::{Acting, Fault, Reading, Row};
use days::Instant;
use questions::Answers;

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

/// The answers of an audit.
pub fn answers(reading: &mut Reading<'_>, audit: i64) -> Result<Vec<Kept>, Fault> {
    let sql =
        "SELECT id, question, value, version, account, by_words, at FROM audit_answer WHERE audit = $1 ORDER BY id";
    reading.rows(sql, &[audit.into()])?.iter().map(read).collect()
}

/// The same as questions know them.
pub fn as_answers(kept: &[Kept]) -> Answers {
    let mut answers = Answers::new();
    for one in kept {
        answers.set(&one.question, None, one.value.clone());
    }
    answers
}

/// An answer to be saved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Save {
    /// The question.
    pub question: String,
    /// The answer; empty takes it away.
    pub value: String,
    /// The version that the page started from; 0 for none.
    pub base: i64,
    /// What the page sent before and had no reply to.
    pub sent: Vec<String>,
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

/// Saves answers of an audit that the act holds.
pub fn save(
    acting: &mut Acting<'_>,
    audit: i64,
    saves: &[Save],
    account: i64,
    by: &str,
) -> Result<Vec<Outcome>, Fault> {
    let before = answers(acting, audit)?;
    let at = acting.at;
    let mut outcomes = Vec::with_capacity(saves.len());
    for save in saves {
        let was = before.iter().find(|k| k.question == save.question);
        outcomes.push(match was {
            None if save.value.is_empty() => Outcome::Already(0),
            None => {
                let row = [
                    ("audit", audit.into()),
                    ("question", save.question.as_str().into()),
                    ("value", save.value.as_str().into()),
                    ("version", 1i64.into()),
                    ("account", account.into()),
                    ("by_words", by.into()),
                    ("at", at.into()),
                ];
                acting.insert("audit_answer", &row)?;
                Outcome::Saved(1)
            }
            Some(was) if was.value == save.value => Outcome::Already(was.version),
            // What this page sent before and heard nothing of has arrived: it is its own text that stands.
            Some(was) if was.version != save.base && !save.sent.contains(&was.value) => Outcome::Conflict(was.clone()),
            Some(was) => {
                let version = was.version + 1;
                let row = [
                    ("value", save.value.as_str().into()),
                    ("version", version.into()),
                    ("account", account.into()),
                    ("by_words", by.into()),
                    ("at", at.into()),
                ];
                acting.update("audit_answer", was.id, &row)?;
                Outcome::Saved(version)
            }
        });
    }
    Ok(outcomes)
}
