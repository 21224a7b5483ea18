//! What an agency is told of what became of its sending: codes and reasons, and nothing that names a child.

use crate::words::Stage;
use days::{Day, Instant};
use store::{Fault, Reading};

/// One sending of an agency.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Became {
    /// Its reference.
    pub reference: String,
    /// When it came in.
    pub received_at: Instant,
    /// One for each child, in the order in which they were sent.
    pub children: Vec<ChildBecame>,
}

/// What became of the contact about one child.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChildBecame {
    /// The child's place in what was sent, from 1.
    pub nth: i64,
    /// Where it stands.
    pub stage: Stage,
    /// The decision that stands.
    pub decision: Option<Answer>,
}

/// A decision as its sender is told of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// Code of the outcome.
    pub outcome: String,
    /// Code of the reason.
    pub reason: String,
    /// Where help is instead; may be empty.
    pub where_to_go: String,
    /// When it was decided.
    pub day: Day,
}

/// What became of the sending of this reference, if this agency sent it.
pub fn of_agency(reading: &mut Reading<'_>, agency: i64, reference: &str) -> Result<Option<Became>, Fault> {
    let sql = "SELECT id, received_at FROM incoming WHERE reference = $1 AND agency = $2";
    let Some(row) = reading.row(sql, &[reference.into(), agency.into()])? else { return Ok(None) };
    let sql = "SELECT c.nth, c.stage, d.outcome, d.reason_code, d.where_to_go, d.decided_day
               FROM contact c LEFT JOIN contact_decision d ON d.contact = c.id AND d.standing = 'stands'
               WHERE c.incoming = $1 ORDER BY c.nth, c.id, d.decided_at DESC, d.id DESC";
    let mut children: Vec<ChildBecame> = Vec::new();
    for r in reading.rows(sql, &[row.get::<i64>("id")?.into()])? {
        let nth = r.get("nth")?;
        if children.last().is_some_and(|c| c.nth == nth) {
            continue;
        }
        let stage = Stage::from_code(&r.get::<String>("stage")?).unwrap_or(Stage::New);
        let decision = match r.get::<Option<String>>("outcome")? {
            Some(outcome) if stage == Stage::Decided => Some(Answer {
                outcome,
                reason: r.get("reason_code")?,
                where_to_go: r.get("where_to_go")?,
                day: r.get("decided_day")?,
            }),
            _ => None,
        };
        children.push(ChildBecame { nth, stage, decision });
    }
    Ok(Some(Became { reference: reference.to_owned(), received_at: row.get("received_at")?, children }))
}
