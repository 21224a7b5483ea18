//! Who a contact was said to be about, each time somebody said so.

use crate::words::MatchedHow;
use days::Instant;
use store::{Acting, Fault, Reading};

/// One time that somebody said who a contact is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    /// Key.
    pub id: i64,
    /// The person.
    pub person: Option<i64>,
    /// How it was settled.
    pub how: Option<MatchedHow>,
    /// How alike they were, 0 to 100, where that was shown.
    pub score: Option<i64>,
    /// What agreed and what did not, as it was shown.
    pub reasons: String,
    /// What the worker said.
    pub why: String,
    /// When.
    pub at: Instant,
    /// By whom.
    pub by: String,
    /// When it was taken back, by whom and why.
    pub ended: Option<(Instant, String, String)>,
}

/// What is kept when somebody says who a contact is about.
#[derive(Debug, Clone, Copy)]
pub struct NewSaid<'a> {
    /// The contact.
    pub contact: i64,
    /// The person; nobody when that cannot be found out.
    pub person: Option<i64>,
    /// How it was settled.
    pub how: MatchedHow,
    /// How alike they were.
    pub score: Option<u8>,
    /// What agreed and what did not.
    pub reasons: &'a str,
    /// What the worker said.
    pub why: &'a str,
    /// By whom.
    pub by: &'a str,
}

/// Keeps it.
pub fn say(acting: &mut Acting<'_>, new: &NewSaid<'_>) -> Result<i64, Fault> {
    let at = acting.at;
    acting.insert(
        "contact_match",
        &[
            ("contact", new.contact.into()),
            ("person", new.person.into()),
            ("how", new.how.code().into()),
            ("score", new.score.map(i64::from).into()),
            ("reasons", new.reasons.into()),
            ("why", new.why.into()),
            ("at", at.into()),
            ("by_words", new.by.into()),
        ],
    )
}

/// Takes back what stands, with the reason.
pub fn take_back(acting: &mut Acting<'_>, contact: i64, by: &str, why: &str) -> Result<(), Fault> {
    let at = acting.at;
    let sql = "SELECT id FROM contact_match WHERE contact = $1 AND ended_at IS NULL ORDER BY id";
    for row in acting.rows(sql, &[contact.into()])? {
        let columns = [("ended_at", at.into()), ("ended_by", by.into()), ("ended_why", why.into())];
        acting.update("contact_match", row.get("id")?, &columns)?;
    }
    Ok(())
}

/// Every time, the latest first.
pub fn of_contact(reading: &mut Reading<'_>, contact: i64) -> Result<Vec<Said>, Fault> {
    let sql =
        "SELECT id, person, how, score, reasons, why, at, by_words, ended_at, ended_by, ended_why FROM contact_match
               WHERE contact = $1 ORDER BY at DESC, id DESC LIMIT 50";
    reading
        .rows(sql, &[contact.into()])?
        .iter()
        .map(|r| {
            let text = |column: &str| r.get::<Option<String>>(column).map(Option::unwrap_or_default);
            let ended = match r.get::<Option<Instant>>("ended_at")? {
                Some(at) => Some((at, text("ended_by")?, text("ended_why")?)),
                None => None,
            };
            Ok(Said {
                id: r.get("id")?,
                person: r.get("person")?,
                how: MatchedHow::from_code(&r.get::<String>("how")?),
                score: r.get("score")?,
                reasons: r.get("reasons")?,
                why: r.get("why")?,
                at: r.get("at")?,
                by: r.get("by_words")?,
                ended,
            })
        })
        .collect()
}
