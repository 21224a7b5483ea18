//! Answers of a document, each with a version, so that two people can write in one document.

use crate::store::document::{Standing, hold_and_read};
use ::store::{Acting, Fault, Reading, Row, Value, in_list};
use days::Instant;
use questions::Answers;

/// The person of an answer that holds for everybody the document concerns.
pub const FOR_ALL: i64 = 0;

/// An answer as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    /// Key.
    pub id: i64,
    /// The question.
    pub question: String,
    /// For whom; 0 for everybody.
    pub person: i64,
    /// The answer; empty when it was taken back.
    pub value: String,
    /// 1 for the first answer, one more with each change.
    pub version: i64,
    /// The account that gave it.
    pub account: i64,
    /// The same in words.
    pub by: String,
    /// When.
    pub at: Instant,
}

/// One answer on its way in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Save<'a> {
    /// The question.
    pub question: &'a str,
    /// For whom; 0 for everybody.
    pub person: i64,
    /// The answer as it is kept.
    pub value: &'a str,
    /// The version the writer started from; 0 for none.
    pub base: i64,
    /// What the same page sent from that version and has had no reply to.
    pub sent: &'a [String],
}

/// What became of one answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// It is kept, under this version.
    Saved(i64),
    /// It was kept already, under this version; nothing was written.
    Already(i64),
    /// Somebody changed the same answer since the writer started from it; theirs stands until the writer chooses.
    Conflict(Kept),
}

/// Why no answer can be kept.
#[derive(Debug, thiserror::Error)]
pub enum SaveFault {
    /// The document is a draft no longer.
    #[error("this record is not a draft any more")]
    NotADraft(Standing),
    /// The store failed.
    #[error(transparent)]
    Fault(#[from] Fault),
}

const COLUMNS: &str = "id, question, person, value, version, account, by_words, at";

fn read(r: &Row) -> Result<Kept, Fault> {
    Ok(Kept {
        id: r.get("id")?,
        question: r.get("question")?,
        person: r.get("person")?,
        value: r.get("value")?,
        version: r.get("version")?,
        account: r.get("account")?,
        by: r.get("by_words")?,
        at: r.get("at")?,
    })
}

/// Every answer of a document, those taken back included.
pub fn answers(reading: &mut Reading<'_>, document: i64) -> Result<Vec<Kept>, Fault> {
    let sql = format!("SELECT {COLUMNS} FROM answer WHERE document = $1 ORDER BY id");
    reading.rows(&sql, &[document.into()])?.iter().map(read).collect()
}

/// One answer.
pub fn answer(reading: &mut Reading<'_>, document: i64, question: &str, person: i64) -> Result<Option<Kept>, Fault> {
    let sql = format!("SELECT {COLUMNS} FROM answer WHERE document = $1 AND question = $2 AND person = $3");
    reading.row(&sql, &[document.into(), question.into(), person.into()])?.as_ref().map(read).transpose()
}

/// What these documents hold at one question: document, person (0 for everybody) and answer.
pub fn at_question(
    reading: &mut Reading<'_>,
    documents: &[i64],
    question: &str,
) -> Result<Vec<(i64, i64, String)>, Fault> {
    let mut found = Vec::new();
    for chunk in documents.chunks(256) {
        let (marks, keys) = in_list(2, chunk);
        let sql = format!(
            "SELECT document, person, value FROM answer WHERE question = $1 AND document IN ({marks}) AND value <> '' ORDER BY id"
        );
        for row in reading.rows(&sql, &[vec![question.into()], keys].concat())? {
            found.push((row.get("document")?, row.get("person")?, row.get("value")?));
        }
    }
    Ok(found)
}

/// The answers as questions know them.
pub fn as_answers(kept: &[Kept]) -> Answers {
    let mut answers = Answers::new();
    for one in kept {
        answers.set(&one.question, Some(one.person).filter(|p| *p != FOR_ALL), one.value.clone());
    }
    answers
}

/// Keeps what can be kept, each answer by itself: an answer that somebody else changed meanwhile is left as it stands
/// and given back as a conflict. Sending the same again does nothing.
///
/// The version decides, not the text: a late copy of an old request then never brings back what was taken out since.
pub fn save_answers(
    acting: &mut Acting<'_>,
    document: i64,
    saves: &[Save<'_>],
    account: i64,
    by: &str,
) -> Result<Vec<Outcome>, SaveFault> {
    let sql = format!("SELECT {COLUMNS} FROM answer WHERE document = $1 AND question = $2 AND person = $3 FOR UPDATE");
    let places: Vec<[Value; 3]> = saves.iter().map(|s| [document.into(), s.question.into(), s.person.into()]).collect();
    let asks: Vec<(&str, &[Value])> = places.iter().map(|place| (sql.as_str(), place.as_slice())).collect();
    let (held, found) = hold_and_read(acting, document, &asks)?;
    if held.standing != Standing::Draft {
        return Err(SaveFault::NotADraft(held.standing));
    }
    let mut outcomes = Vec::with_capacity(saves.len());
    let mut written: Vec<(&str, i64)> = Vec::new();
    for (save, mut found) in saves.iter().zip(found) {
        // Sent twice in one request, it is no longer as it was read.
        if written.contains(&(save.question, save.person)) {
            found = acting.rows(&sql, &[document.into(), save.question.into(), save.person.into()])?;
        }
        written.push((save.question, save.person));
        outcomes.push(save_one(acting, document, save, found.first(), account, by)?);
    }
    Ok(outcomes)
}

/// `found` is the answer so far, as it was read and held for this act.
fn save_one(
    acting: &mut Acting<'_>,
    document: i64,
    save: &Save<'_>,
    found: Option<&Row>,
    account: i64,
    by: &str,
) -> Result<Outcome, Fault> {
    let at = acting.at;
    let given = [("value", save.value.into()), ("account", account.into()), ("by_words", by.into()), ("at", at.into())];
    let Some(found) = found else {
        if save.value.is_empty() {
            return Ok(Outcome::Already(0));
        }
        let place = [
            ("document", document.into()),
            ("person", save.person.into()),
            ("question", save.question.into()),
            ("version", 1i64.into()),
        ];
        acting.insert("answer", &[place.as_slice(), given.as_slice()].concat())?;
        return Ok(Outcome::Saved(1));
    };
    let kept = read(found)?;
    if kept.value == save.value {
        return Ok(Outcome::Already(kept.version));
    }
    if kept.version != save.base && !save.sent.contains(&kept.value) {
        return Ok(Outcome::Conflict(kept));
    }
    let version = kept.version + 1;
    acting.update_read("answer", found, &[given.as_slice(), &[("version", version.into())]].concat())?;
    Ok(Outcome::Saved(version))
}

/// Sets an answer of a completed document, as a correction does; the caller notes the correction.
pub fn correct(
    acting: &mut Acting<'_>,
    document: i64,
    place: (&str, i64),
    value: &str,
    account: i64,
    by: &str,
) -> Result<(), Fault> {
    let sql = format!("SELECT {COLUMNS} FROM answer WHERE document = $1 AND question = $2 AND person = $3 FOR UPDATE");
    let found = acting.row(&sql, &[document.into(), place.0.into(), place.1.into()])?;
    let base = found.as_ref().map(|row| row.get("version")).transpose()?.unwrap_or(0);
    let save = Save { question: place.0, person: place.1, value, base, sent: &[] };
    save_one(acting, document, &save, found.as_ref(), account, by).map(|_| ())
}

/// Gives one person's own answers to another, when the document moves.
pub fn move_answers(acting: &mut Acting<'_>, document: i64, from: i64, to: i64) -> Result<(), Fault> {
    let sql = "SELECT id FROM answer WHERE document = $1 AND person = $2";
    for row in acting.rows(sql, &[document.into(), from.into()])? {
        acting.update("answer", row.get("id")?, &[("person", to.into())])?;
    }
    Ok(())
}
