//! What is added up. Only read.

use ::store::{Fault, Reading, Row};
use days::Day;

/// A graded audit, as figures count it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Counted {
    /// Key.
    pub id: i64,
    /// The day its grade stood.
    pub graded_on: Day,
    /// The kind's word.
    pub kind: String,
    /// The auditor's result.
    pub first: String,
    /// The result that stands.
    pub final_result: String,
    /// The team whose work it was.
    pub team: Option<i64>,
}

/// Audits whose grade stood within these days.
pub fn graded(reading: &mut Reading<'_>, from: Day, to: Day) -> Result<Vec<Counted>, Fault> {
    let sql = "SELECT id, graded_on, kind, first, final, team FROM audit
               WHERE standing IN ('graded', 'closed') AND graded_on >= $1 AND graded_on < $2 ORDER BY graded_on, id";
    let read = |r: &Row| -> Result<Counted, Fault> {
        let text = |column: &str| r.get::<Option<String>>(column).map(Option::unwrap_or_default);
        Ok(Counted {
            id: r.get("id")?,
            graded_on: r.get("graded_on")?,
            kind: r.get("kind")?,
            first: text("first")?,
            final_result: text("final")?,
            team: r.get("team")?,
        })
    };
    reading.rows(sql, &[from.into(), to.into()])?.iter().map(read).collect()
}

/// What audits graded within these days hold at some questions: audit, question, answer.
pub fn answered(
    reading: &mut Reading<'_>,
    questions: &[&str],
    from: Day,
    to: Day,
) -> Result<Vec<(i64, String, String)>, Fault> {
    let marks: Vec<String> = (3..3 + questions.len()).map(|n| format!("${n}")).collect();
    let sql = format!(
        "SELECT a.id AS id, w.question AS question, w.value AS value FROM audit a JOIN audit_answer w ON w.audit = a.id
         WHERE a.standing IN ('graded', 'closed') AND a.graded_on >= $1 AND a.graded_on < $2 AND w.value <> ''
         AND w.question IN ({}) ORDER BY a.id",
        marks.join(", ")
    );
    let values: Vec<_> = [from.into(), to.into()].into_iter().chain(questions.iter().map(|q| (*q).into())).collect();
    let rows = reading.rows(&sql, &values)?;
    rows.iter().map(|r| Ok((r.get("id")?, r.get("question")?, r.get("value")?))).collect()
}

/// What the audits of a sample hold at some questions: audit, question, answer.
pub fn of_sample(reading: &mut Reading<'_>, sample: i64) -> Result<Vec<(i64, String, String)>, Fault> {
    let sql =
        "SELECT a.id AS id, w.question AS question, w.value AS value FROM audit a JOIN audit_answer w ON w.audit = a.id
               WHERE a.sample = $1 AND a.standing IN ('graded', 'closed') AND w.value <> '' ORDER BY a.id, w.id";
    let rows = reading.rows(sql, &[sample.into()])?;
    rows.iter().map(|r| Ok((r.get("id")?, r.get("question")?, r.get("value")?))).collect()
}

/// How many wait for moderation, and so are not counted yet.
pub fn waiting(reading: &mut Reading<'_>) -> Result<i64, Fault> {
    reading.count("SELECT count(*) FROM audit WHERE standing = 'waiting'", &[])
}
