//! The only door for other areas.

pub mod arranging;

pub use crate::codes::{Concern, Outcome, concerns, outcome, reasons, sources, words_of};
pub use crate::receive::{NewChild, NewIncoming, Received, Referrer, receive, receive_by};
pub use crate::rules::reference::read as read_reference;
pub use crate::rules::threshold::{Indicator, Level, ThresholdDocument};
pub use crate::store::agency::Agency;
pub use crate::store::became::{Answer, Became, ChildBecame};
pub use crate::words::{How, Priority, Stage};

use crate::store::{agency, became, contact, decision, incoming, threshold};
use days::Day;
use store::{Fault, Reading};

/// The threshold document in force on a day; nothing when none is.
pub fn threshold_on(reading: &mut Reading<'_>, day: Day) -> Result<Option<ThresholdDocument>, Fault> {
    threshold::on(reading, day)
}

/// One agency.
pub fn agency_of(reading: &mut Reading<'_>, id: i64) -> Result<Option<Agency>, Fault> {
    agency::agency(reading, id)
}

/// Every agency, those in use first.
pub fn agencies(reading: &mut Reading<'_>) -> Result<Vec<Agency>, Fault> {
    agency::all(reading)
}

/// What a sender may know of what became of it: nothing about a child.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PublicStatus {
    /// It came in.
    Received,
    /// Somebody looks at it.
    BeingLookedAt,
    /// Every contact of it is decided.
    Decided,
}

/// Where a sending stands, by its reference as typed; nothing when there is none of that reference.
pub fn status_of(reading: &mut Reading<'_>, reference: &str) -> Result<Option<PublicStatus>, Fault> {
    let Some(reference) = read_reference(reference) else { return Ok(None) };
    let Some(key) = incoming::by_reference(reading, &reference)? else { return Ok(None) };
    let stages = incoming::contacts_of(reading, key)?;
    let all = |wanted: Stage| stages.iter().all(|(_, stage)| stage == wanted.code());
    Ok(Some(match () {
        () if all(Stage::Decided) => PublicStatus::Decided,
        () if all(Stage::New) => PublicStatus::Received,
        () => PublicStatus::BeingLookedAt,
    }))
}

/// The reference of what was received under a once-only key; nothing when nothing was.
pub fn reference_under(reading: &mut Reading<'_>, once: &str) -> Result<Option<String>, Fault> {
    Ok(incoming::by_once_key(reading, once)?.map(|(_, reference)| reference))
}

/// What became of a sending, for the agency that sent it and for nobody else; nothing where it sent none of this reference.
pub fn became(reading: &mut Reading<'_>, agency: i64, reference: &str) -> Result<Option<Became>, Fault> {
    let Some(reference) = read_reference(reference) else { return Ok(None) };
    became::of_agency(reading, agency, &reference)
}

/// A contact that was accepted as a referral, for whoever assesses.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Accepted {
    /// The contact.
    pub contact: i64,
    /// The child.
    pub person: i64,
    /// The day of the decision, from which the assessment's clock runs.
    pub decided: Day,
    /// referral or section_47.
    pub outcome: String,
    /// The census's source.
    pub source_code: String,
    /// Codes of the concerns.
    pub concerns: Vec<String>,
    /// How soon it had to be looked at.
    pub priority: Priority,
    /// The working day of receipt.
    pub received: Day,
    /// Who decided.
    pub decided_by: String,
    /// Why, in the decider's words.
    pub rationale: String,
}

/// The referral behind a contact; nothing where it was not accepted as one.
pub fn accepted(reading: &mut Reading<'_>, id: i64) -> Result<Option<Accepted>, Fault> {
    let Some(contact) = contact::contact(reading, id)? else { return Ok(None) };
    let Some(person) = contact.person else { return Ok(None) };
    let decisions = decision::of_contact(reading, id)?;
    let stands = decisions.into_iter().find(|d| d.standing == "stands");
    Ok(stands.filter(|d| outcome(&d.typed.outcome).is_some_and(|o| o.referral)).map(|d| Accepted {
        contact: id,
        person,
        decided: d.day,
        outcome: d.typed.outcome,
        source_code: contact.source_code,
        concerns: contact.concerns,
        priority: contact.priority,
        received: contact.received_day,
        decided_by: d.by,
        rationale: d.typed.rationale,
    }))
}

/// Contacts accepted as referrals from a day on, the latest first, at most `most`: contact, child and the day decided.
pub fn accepted_since(reading: &mut Reading<'_>, since: Day, most: i64) -> Result<Vec<(i64, i64, Day)>, Fault> {
    decision::accepted_since(reading, since, most)
}
