//! What the worker or the manager answered.

use ::store::{Acting, Fault, Reading};
use days::Instant;

/// An answer to an audit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reply {
    /// Who answered.
    pub account: i64,
    /// Their name.
    pub by: String,
    /// What they said.
    pub words: String,
    /// When.
    pub at: Instant,
}

/// Keeps an answer.
pub fn keep(acting: &mut Acting<'_>, audit: i64, account: i64, by: &str, words: &str) -> Result<(), Fault> {
    let at = acting.at;
    let row = [
        ("audit", audit.into()),
        ("account", account.into()),
        ("by_words", by.into()),
        ("words", words.into()),
        ("at", at.into()),
    ];
    acting.insert("audit_reply", &row).map(|_| ())
}

/// The answers to an audit, the earliest first.
pub fn of_audit(reading: &mut Reading<'_>, audit: i64) -> Result<Vec<Reply>, Fault> {
    let sql = "SELECT account, by_words, words, at FROM audit_reply WHERE audit = $1 ORDER BY id";
    let rows = reading.rows(sql, &[audit.into()])?;
    rows.iter()
        .map(|r| {
            Ok(Reply { account: r.get("account")?, by: r.get("by_words")?, words: r.get("words")?, at: r.get("at")? })
        })
        .collect()
}
