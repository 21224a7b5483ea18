//! Decisions about contacts.

use crate::rules::decide::Typed;
use days::{Day, Instant};
use store::{Acting, Fault, Reading, Row, in_list};

/// A decision.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decision {
    /// Key.
    pub id: i64,
    /// The contact.
    pub contact: i64,
    /// waiting, sent_back, changed, stands.
    pub standing: String,
    /// What was typed.
    pub typed: Typed,
    /// The version of the threshold document in force on the day.
    pub threshold_version: String,
    /// A toolkit's result, or why there is none, where neglect is a concern.
    pub toolkit: String,
    /// The manager's step it waits on, where one is asked.
    pub step: Option<i64>,
    /// When.
    pub at: Instant,
    /// The day.
    pub day: Day,
    /// By whom.
    pub by: String,
    /// The worker, where the decider is one.
    pub worker: Option<i64>,
    /// The manager who agreed; empty where none was asked.
    pub agreed_by: String,
    /// What is done next, as JSON.
    pub next_steps: String,
    /// What a manager decided otherwise, in words.
    pub other: String,
    /// The referral within 12 months before that it repeats.
    pub earlier: Option<i64>,
    /// When that earlier work closed.
    pub earlier_closed: Option<Day>,
    /// sent, none, or empty while it does not stand.
    pub reply: String,
    /// What the referrer was told.
    pub reply_words: String,
    /// The letter in the outbox.
    pub reply_letter: Option<i64>,
    /// Why the referrer was not told.
    pub no_reply_why: String,
}

/// What is kept when a decision is made.
#[derive(Debug, Clone)]
pub struct NewDecision<'a> {
    /// The contact.
    pub contact: i64,
    /// What was typed.
    pub typed: &'a Typed,
    /// The version of the set of outcomes.
    pub outcome_version: i64,
    /// waiting or stands.
    pub standing: &'a str,
    /// The version of the threshold document in force.
    pub threshold_version: &'a str,
    /// A toolkit's result, or why there is none.
    pub toolkit: &'a str,
    /// What is done next, as JSON.
    pub next_steps: &'a str,
    /// The day.
    pub day: Day,
    /// By whom.
    pub by: &'a str,
    /// The worker.
    pub worker: Option<i64>,
    /// The referral it repeats.
    pub earlier: Option<i64>,
    /// When that earlier work closed.
    pub earlier_closed: Option<Day>,
}

const COLUMNS: &str = "id, contact, standing, outcome, reason_code, rationale, threshold_version, level, consent, consent_why, shared, withheld, \
     toolkit, where_to_go, step, decided_at, decided_day, decided_by, worker, agreed_by, next_steps, other, earlier, earlier_closed, reply, reply_words, \
     reply_letter, no_reply_why";

fn read(r: &Row) -> Result<Decision, Fault> {
    Ok(Decision {
        id: r.get("id")?,
        contact: r.get("contact")?,
        standing: r.get("standing")?,
        typed: Typed {
            outcome: r.get("outcome")?,
            reason: r.get("reason_code")?,
            rationale: r.get("rationale")?,
            level: r.get::<Option<i64>>("level")?.and_then(|l| u8::try_from(l).ok()),
            consent: r.get("consent")?,
            consent_why: r.get("consent_why")?,
            shared: r.get("shared")?,
            withheld: r.get("withheld")?,
            where_to_go: r.get("where_to_go")?,
        },
        threshold_version: r.get("threshold_version")?,
        toolkit: r.get("toolkit")?,
        step: r.get("step")?,
        at: r.get("decided_at")?,
        day: r.get("decided_day")?,
        by: r.get("decided_by")?,
        worker: r.get("worker")?,
        agreed_by: r.get("agreed_by")?,
        next_steps: r.get("next_steps")?,
        other: r.get("other")?,
        earlier: r.get("earlier")?,
        earlier_closed: r.get("earlier_closed")?,
        reply: r.get("reply")?,
        reply_words: r.get("reply_words")?,
        reply_letter: r.get("reply_letter")?,
        no_reply_why: r.get("no_reply_why")?,
    })
}

/// Keeps a decision; gives its key.
pub fn keep(acting: &mut Acting<'_>, new: &NewDecision<'_>) -> Result<i64, Fault> {
    let (at, typed) = (acting.at, new.typed);
    acting.insert(
        "contact_decision",
        &[
            ("contact", new.contact.into()),
            ("standing", new.standing.into()),
            ("outcome", typed.outcome.as_str().into()),
            ("outcome_version", new.outcome_version.into()),
            ("reason_code", typed.reason.as_str().into()),
            ("rationale", typed.rationale.as_str().into()),
            ("threshold_version", new.threshold_version.into()),
            ("level", typed.level.map(i64::from).into()),
            ("consent", typed.consent.as_str().into()),
            ("consent_why", typed.consent_why.as_str().into()),
            ("shared", typed.shared.as_str().into()),
            ("withheld", typed.withheld.as_str().into()),
            ("toolkit", new.toolkit.into()),
            ("next_steps", new.next_steps.into()),
            ("where_to_go", typed.where_to_go.as_str().into()),
            ("decided_at", at.into()),
            ("decided_day", new.day.into()),
            ("decided_by", new.by.into()),
            ("worker", new.worker.into()),
            ("earlier", new.earlier.into()),
            ("earlier_closed", new.earlier_closed.into()),
        ],
    )
}

/// One decision.
pub fn decision(reading: &mut Reading<'_>, id: i64) -> Result<Option<Decision>, Fault> {
    let sql = format!("SELECT {COLUMNS} FROM contact_decision WHERE id = $1");
    reading.row(&sql, &[id.into()])?.as_ref().map(read).transpose()
}

/// Every decision about a contact, the latest first.
pub fn of_contact(reading: &mut Reading<'_>, contact: i64) -> Result<Vec<Decision>, Fault> {
    let sql =
        format!("SELECT {COLUMNS} FROM contact_decision WHERE contact = $1 ORDER BY decided_at DESC, id DESC LIMIT 50");
    reading.rows(&sql, &[contact.into()])?.iter().map(read).collect()
}

/// How a decision stands from now on; the day it stands from is the day it was agreed.
pub fn stand(acting: &mut Acting<'_>, id: i64, standing: &str, day: Day, agreed_by: &str) -> Result<(), Fault> {
    let at = acting.at;
    let columns = [
        ("standing", standing.into()),
        ("agreed_by", agreed_by.into()),
        ("decided_day", day.into()),
        ("decided_at", at.into()),
    ];
    acting.update("contact_decision", id, &columns)?;
    Ok(())
}

/// Says how a waiting decision came back: sent_back, or changed with what the manager decided otherwise.
pub fn came_back(acting: &mut Acting<'_>, id: i64, standing: &str, other: &str) -> Result<(), Fault> {
    acting.update("contact_decision", id, &[("standing", standing.into()), ("other", other.into())])?;
    Ok(())
}

/// Keeps which manager's step a decision waits on.
pub fn waits_on(acting: &mut Acting<'_>, id: i64, step: i64) -> Result<(), Fault> {
    acting.update("contact_decision", id, &[("step", step.into())])?;
    Ok(())
}

/// Keeps whether the referrer was told, and what; or why not.
pub fn replied(
    acting: &mut Acting<'_>,
    id: i64,
    letter: Option<i64>,
    words: &str,
    no_reply_why: &str,
) -> Result<(), Fault> {
    let reply = if no_reply_why.is_empty() { "sent" } else { "none" };
    let columns = [
        ("reply", reply.into()),
        ("reply_words", words.into()),
        ("reply_letter", letter.into()),
        ("no_reply_why", no_reply_why.into()),
    ];
    acting.update("contact_decision", id, &columns)?;
    Ok(())
}

/// The latest referral of a person received from `since` on and before this contact: contact, the day it was decided.
pub fn referral_before(
    reading: &mut Reading<'_>,
    person: i64,
    contact: i64,
    since: Day,
    until: Day,
    referrals: &[&str],
) -> Result<Option<(i64, Day)>, Fault> {
    let marks = (5..5 + referrals.len()).map(|n| format!("${n}")).collect::<Vec<_>>().join(", ");
    let sql = format!(
        "SELECT c.id, d.decided_day FROM contact c JOIN contact_decision d ON d.contact = c.id AND d.standing = 'stands'
         WHERE c.person = $1 AND c.id <> $2 AND c.received_day >= $3 AND c.received_day <= $4 AND d.outcome IN ({marks})
         ORDER BY c.received_day DESC, c.id DESC LIMIT 1"
    );
    let mut values = vec![person.into(), contact.into(), since.into(), until.into()];
    values.extend(referrals.iter().map(|r| (*r).into()));
    let row = reading.row(&sql, &values)?;
    row.map(|r| Ok((r.get("id")?, r.get("decided_day")?))).transpose()
}

/// When work with a person last closed before a day; nothing while somebody answers for them or nobody ever did.
pub fn work_closed_before(reading: &mut Reading<'_>, person: i64, day: Day) -> Result<Option<Day>, Fault> {
    let running = "SELECT count(*) FROM responsibility WHERE person = $1 AND role <> 'reviewer' AND from_day <= $2
                   AND (to_day IS NULL OR to_day > $2)";
    if reading.count(running, &[person.into(), day.into()])? > 0 {
        return Ok(None);
    }
    let sql = "SELECT max(to_day) FROM responsibility WHERE person = $1 AND role <> 'reviewer' AND to_day <= $2";
    reading.one(sql, &[person.into(), day.into()])
}

/// The decisions that stand of these contacts, by contact.
pub fn standing_of(reading: &mut Reading<'_>, contacts: &[i64]) -> Result<Vec<Decision>, Fault> {
    let (marks, values) = in_list(1, contacts);
    let sql = format!(
        "SELECT {COLUMNS} FROM contact_decision WHERE standing = 'stands' AND contact IN ({marks}) ORDER BY id"
    );
    reading.rows(&sql, &values)?.iter().map(read).collect()
}

/// Decisions that stand and were made under a version of the threshold document, the latest first.
pub fn under_version(
    reading: &mut Reading<'_>,
    version: &str,
    from: Option<Day>,
    skip: i64,
    most: i64,
) -> Result<Vec<Decision>, Fault> {
    let sql = format!(
        "SELECT {COLUMNS} FROM contact_decision WHERE threshold_version = $1 AND standing = 'stands' AND decided_day >= $2
         ORDER BY decided_day DESC, id DESC LIMIT $3 OFFSET $4"
    );
    let from = from.map_or(String::new(), |d| d.to_string());
    reading.rows(&sql, &[version.into(), from.into(), most.into(), skip.into()])?.iter().map(read).collect()
}

/// How many there are.
pub fn count_under_version(reading: &mut Reading<'_>, version: &str, from: Option<Day>) -> Result<i64, Fault> {
    let sql = "SELECT count(*) FROM contact_decision WHERE threshold_version = $1 AND standing = 'stands' AND decided_day >= $2";
    reading.count(sql, &[version.into(), from.map_or(String::new(), |d| d.to_string()).into()])
}

/// Contacts accepted as referrals from a day on, the latest first: contact, person and the day decided.
pub fn accepted_since(reading: &mut Reading<'_>, since: Day, most: i64) -> Result<Vec<(i64, i64, Day)>, Fault> {
    let referrals: Vec<&str> =
        crate::codes::outcomes().codes.iter().filter(|o| o.referral).map(|o| o.code.as_str()).collect();
    let marks = (3..3 + referrals.len()).map(|n| format!("${n}")).collect::<Vec<_>>().join(", ");
    let sql = format!(
        "SELECT c.id, c.person, d.decided_day FROM contact_decision d JOIN contact c ON c.id = d.contact
         WHERE d.standing = 'stands' AND d.decided_day >= $1 AND c.person IS NOT NULL AND d.outcome IN ({marks})
         ORDER BY d.decided_day DESC, c.id DESC LIMIT $2"
    );
    let mut values = vec![since.into(), most.into()];
    values.extend(referrals.into_iter().map(store::Value::from));
    let rows = reading.rows(&sql, &values)?;
    rows.iter().map(|r| Ok((r.get("id")?, r.get("person")?, r.get("decided_day")?))).collect()
}
