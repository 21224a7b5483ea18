//! How forms are used: the documents written with each, their open drafts, and which questions were answered.

use crate::store::answer::FOR_ALL;
use ::store::{Acting, Fault, Reading};
use days::Instant;
use questions::Answers;
use std::collections::BTreeMap;

/// How one form, or one version of it, is used.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Use {
    /// Completed documents.
    pub complete: i64,
    /// Drafts that somebody is writing.
    pub drafts: i64,
    /// How many people began one that stands.
    pub writers: i64,
    /// When the last was completed.
    pub last: Option<Instant>,
}

const FIGURES: &str = "CAST(coalesce(sum(CASE WHEN standing = 'complete' THEN 1 ELSE 0 END), 0) AS BIGINT) AS complete,
    CAST(coalesce(sum(CASE WHEN standing = 'draft' THEN 1 ELSE 0 END), 0) AS BIGINT) AS drafts,
    count(DISTINCT made_by) AS writers, max(completed_at) AS last";

/// How each form is used, by its name.
pub fn by_form(reading: &mut Reading<'_>) -> Result<BTreeMap<String, Use>, Fault> {
    let sql = format!("SELECT form, {FIGURES} FROM document WHERE standing <> 'discarded' GROUP BY form");
    reading.rows(&sql, &[])?.iter().map(|r| Ok((r.get("form")?, read(r)?))).collect()
}

/// How each version of a form is used, by its number.
pub fn by_version(reading: &mut Reading<'_>, form: &str) -> Result<BTreeMap<i64, Use>, Fault> {
    let sql = format!(
        "SELECT form_version, {FIGURES} FROM document WHERE form = $1 AND standing <> 'discarded' GROUP BY form_version"
    );
    reading.rows(&sql, &[form.into()])?.iter().map(|r| Ok((r.get("form_version")?, read(r)?))).collect()
}

fn read(r: &::store::Row) -> Result<Use, Fault> {
    Ok(Use { complete: r.get("complete")?, drafts: r.get("drafts")?, writers: r.get("writers")?, last: r.get("last")? })
}

/// The drafts that are being written with a form: key and version.
pub fn open_drafts(reading: &mut Reading<'_>, form: &str) -> Result<Vec<(i64, i64)>, Fault> {
    let sql = "SELECT id, form_version FROM document WHERE form = $1 AND standing = 'draft' ORDER BY id";
    reading.rows(sql, &[form.into()])?.iter().map(|r| Ok((r.get("id")?, r.get("form_version")?))).collect()
}

/// Lets a draft go on with another version of its form; false when it is a draft no longer.
pub fn go_on_with(acting: &mut Acting<'_>, document: i64, version: i64) -> Result<bool, Fault> {
    let sql = "SELECT id FROM document WHERE id = $1 AND standing = 'draft' FOR UPDATE";
    if acting.row(sql, &[document.into()])?.is_none() {
        return Ok(false);
    }
    acting.update("document", document, &[("form_version", version.into())])
}

/// A completed document with what was answered in it, for counting.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Filled {
    /// Key.
    pub document: i64,
    /// The version of the form.
    pub version: i64,
    /// Those it concerns.
    pub people: Vec<i64>,
    /// Question, person (0 for everybody) and the beginning of the answer.
    pub answers: Vec<(String, i64, String)>,
}

impl Filled {
    /// The beginnings of the answers as questions know them.
    pub fn as_answers(&self) -> Answers {
        let mut answers = Answers::new();
        for (question, person, beginning) in &self.answers {
            answers.set(question, Some(*person).filter(|p| *p != FOR_ALL), beginning.clone());
        }
        answers
    }
}

/// How much of an answer is read for counting, in characters: enough to tell words from a stand-in like "n/a".
const BEGINNING: i64 = 300;
const AT_ONCE: usize = 500;

/// How many documents of a form were completed from one moment until before another.
pub fn count_completed(reading: &mut Reading<'_>, form: &str, from: Instant, until: Instant) -> Result<i64, Fault> {
    let sql = "SELECT count(*) FROM document
               WHERE form = $1 AND standing = 'complete' AND completed_at >= $2 AND completed_at < $3";
    reading.count(sql, &[form.into(), from.into(), until.into()])
}

/// Hands the documents of a form completed in that time, the latest `most` of them, to `each`.
pub fn each_completed(
    reading: &mut Reading<'_>,
    form: &str,
    from: Instant,
    until: Instant,
    most: i64,
    mut each: impl FnMut(&Filled),
) -> Result<(), Fault> {
    let sql = "SELECT id, form_version FROM document
               WHERE form = $1 AND standing = 'complete' AND completed_at >= $2 AND completed_at < $3
               ORDER BY completed_at DESC, id DESC LIMIT $4";
    let mut all: Vec<(i64, i64)> = reading
        .rows(sql, &[form.into(), from.into(), until.into(), most.into()])?
        .iter()
        .map(|r| Ok((r.get("id")?, r.get("form_version")?)))
        .collect::<Result<_, Fault>>()?;
    all.sort_unstable();
    for some in all.chunks(AT_ONCE) {
        let (Some((first, _)), Some((last, _))) = (some.first(), some.last()) else { continue };
        let mut filled: BTreeMap<i64, Filled> = some
            .iter()
            .map(|(document, version)| {
                let (document, version) = (*document, *version);
                (document, Filled { document, version, people: Vec::new(), answers: Vec::new() })
            })
            .collect();
        let between = [form.into(), (*first).into(), (*last).into()];
        let people = "SELECT p.document, p.person FROM document_person p JOIN document d ON d.id = p.document
                      WHERE d.form = $1 AND p.document >= $2 AND p.document <= $3 AND p.standing = 'stands' ORDER BY p.id";
        for row in reading.rows(people, &between)? {
            if let Some(one) = filled.get_mut(&row.get("document")?) {
                one.people.push(row.get("person")?);
            }
        }
        let answers = format!(
            "SELECT a.document, a.question, a.person, substr(a.value, 1, {BEGINNING}) AS value
             FROM answer a JOIN document d ON d.id = a.document
             WHERE d.form = $1 AND a.document >= $2 AND a.document <= $3 AND a.value <> '' ORDER BY a.id"
        );
        for row in reading.rows(&answers, &between)? {
            if let Some(one) = filled.get_mut(&row.get("document")?) {
                one.answers.push((row.get("question")?, row.get("person")?, row.get("value")?));
            }
        }
        filled.values().for_each(&mut each);
    }
    Ok(())
}
