//! The moderator's grades, beside the first ones.

use ::store::{Acting, Fault, Reading, Row};
use days::Instant;

/// Both grades of one domain, or of the whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Moderated {
    /// The question that was graded.
    pub question: String,
    /// The auditor's grade.
    pub first: String,
    /// The moderator's.
    pub grade: String,
    /// The moderator's reason.
    pub reason: String,
    /// The moderator's account.
    pub account: i64,
    /// Their name.
    pub by: String,
    /// When.
    pub at: Instant,
}

fn read(r: &Row) -> Result<Moderated, Fault> {
    Ok(Moderated {
        question: r.get("question")?,
        first: r.get("first")?,
        grade: r.get("grade")?,
        reason: r.get("reason")?,
        account: r.get("account")?,
        by: r.get("by_words")?,
        at: r.get("at")?,
    })
}

/// Keeps a moderator's grade of one domain, or of the whole.
pub fn keep(acting: &mut Acting<'_>, audit: i64, one: &Moderated) -> Result<(), Fault> {
    let at = acting.at;
    let row = [
        ("audit", audit.into()),
        ("account", one.account.into()),
        ("by_words", one.by.as_str().into()),
        ("at", at.into()),
        ("question", one.question.as_str().into()),
        ("first", one.first.as_str().into()),
        ("grade", one.grade.as_str().into()),
        ("reason", one.reason.as_str().into()),
    ];
    acting.insert("audit_moderation", &row).map(|_| ())
}

/// Both grades of an audit, where it was moderated.
pub fn of_audit(reading: &mut Reading<'_>, audit: i64) -> Result<Vec<Moderated>, Fault> {
    let sql = "SELECT question, first, grade, reason, account, by_words, at FROM audit_moderation WHERE audit = $1 ORDER BY id";
    reading.rows(sql, &[audit.into()])?.iter().map(read).collect()
}

/// A pair of grades, with who gave them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pair {
    /// The audit.
    pub audit: i64,
    /// The question that was graded.
    pub question: String,
    /// The auditor.
    pub auditor: String,
    /// The moderator.
    pub moderator: String,
    /// The auditor's grade.
    pub first: String,
    /// The moderator's grade.
    pub grade: String,
}

/// Every pair of grades of audits whose grade stood within these days.
pub fn pairs(reading: &mut Reading<'_>, from: days::Day, to: days::Day) -> Result<Vec<Pair>, Fault> {
    let sql = "SELECT m.audit AS audit, m.question AS question, a.auditor_words AS auditor, m.by_words AS moderator,
                      m.first AS first, m.grade AS grade
               FROM audit_moderation m JOIN audit a ON a.id = m.audit
               WHERE a.graded_on >= $1 AND a.graded_on < $2 ORDER BY m.id";
    let rows = reading.rows(sql, &[from.into(), to.into()])?;
    rows.iter()
        .map(|r| {
            Ok(Pair {
                audit: r.get("audit")?,
                question: r.get("question")?,
                auditor: r.get("auditor")?,
                moderator: r.get("moderator")?,
                first: r.get("first")?,
                grade: r.get("grade")?,
            })
        })
        .collect()
}
