//! How long a person's records are kept, and why.
//!
//! Pure. The periods are data (`retention.toml`) with their basis and the days on which they apply;
//! a person has several records, and the longest period wins.

use days::{Basis, Day};

mod rules;

pub use rules::{RetentionFault, RetentionRules};

/// A kind of record that a retention rule names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RecordKind {
    /// The case record of a child who is or was looked after.
    LookedAfter,
    /// The adoption case record; its end is the day of the order.
    Adoption,
    /// An approved foster carer; the end is the end of approval.
    FosterCarer,
    /// Someone refused as a foster carer or who withdrew; the end is that day.
    FosterCarerRefused,
    /// A child protection plan; the end is the last contact.
    ChildProtection,
    /// A child in need; the end is the last contact.
    ChildInNeed,
    /// An allegation against an adult, substantiated.
    AllegationSubstantiated,
    /// An allegation against an adult, unsubstantiated.
    AllegationUnsubstantiated,
    /// An allegation against an adult, unfounded, false or malicious; the end is the close.
    AllegationUnfounded,
    /// An allegation that went no further; the end is the close.
    AllegationNotProgressed,
}

impl RecordKind {
    /// Every kind with its word in the database.
    const CODES: [(RecordKind, &'static str); 10] = [
        (RecordKind::LookedAfter, "looked_after"),
        (RecordKind::Adoption, "adoption"),
        (RecordKind::FosterCarer, "foster_carer"),
        (RecordKind::FosterCarerRefused, "foster_carer_refused"),
        (RecordKind::ChildProtection, "child_protection"),
        (RecordKind::ChildInNeed, "child_in_need"),
        (RecordKind::AllegationSubstantiated, "allegation_substantiated"),
        (RecordKind::AllegationUnsubstantiated, "allegation_unsubstantiated"),
        (RecordKind::AllegationUnfounded, "allegation_unfounded"),
        (RecordKind::AllegationNotProgressed, "allegation_not_progressed"),
    ];

    /// The word in the database.
    pub fn code(self) -> &'static str {
        Self::CODES.iter().find(|(kind, _)| *kind == self).map_or("looked_after", |(_, code)| code)
    }

    /// From the word in the database.
    pub fn from_code(code: &str) -> Option<RecordKind> {
        Self::CODES.iter().find(|(_, word)| *word == code).map(|(kind, _)| *kind)
    }
}

/// One record of a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Kept {
    /// Which kind.
    pub kind: RecordKind,
    /// The day the period counts from, when it counts from neither birth nor death: the order, the
    /// last contact, the end of approval, the close. `None` while the record is open.
    pub end: Option<Day>,
}

/// What is known of a person whose records may be due for destruction.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Facts {
    /// Date of birth.
    pub born: Option<Day>,
    /// Date of death.
    pub died: Option<Day>,
    /// The person's records.
    pub records: Vec<Kept>,
    /// Why nothing may be destroyed now: an inquiry, a court, a request. `None` without a hold.
    pub hold: Option<String>,
}

/// How long a person's records are kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Retention {
    /// Kept to a day.
    Until(KeepUntil),
    /// Nothing may be destroyed while the hold lasts.
    Held {
        /// Why.
        why: String,
    },
    /// A rule applies and a fact it needs is not known, so nothing may be destroyed.
    Unknown {
        /// The rule.
        rule: String,
        /// What is missing.
        missing: MissingFact,
    },
    /// No rule names any record of this person, so nothing may be destroyed.
    NoRule,
}

/// The day to which records are kept, and the rule that says so.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeepUntil {
    /// The records are kept to the end of the day before and may be considered for destruction from
    /// this day on: 75th anniversary of a birth on 3 June 1990 is 3 June 2065.
    pub until: Day,
    /// The rule's identifier.
    pub rule: String,
    /// The rule's version.
    pub version: u32,
    /// The rule in words.
    pub reason: String,
    /// Whether law, guidance or the authority itself says so.
    pub basis: Basis,
    /// Regulation or practice, as written in the data.
    pub source: String,
}

/// A fact without which a rule cannot be applied.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MissingFact {
    /// The date of birth.
    Birth,
    /// The day the record ended; it may still be open.
    End,
    /// The date cannot be counted, because it lies beyond the calendar's end.
    Calendar,
}

/// How long a person's records are kept by the rules Kith brings, as they stand on a day.
///
/// Gives: the longest of the periods that apply; a hold before all else; unknown as soon as one rule
/// cannot be applied, since the longest cannot then be told.
/// Source: `retention.toml`, each rule with its own.
pub fn keep_until(facts: &Facts, on: Day) -> Retention {
    RetentionRules::england().keep_until(facts, on)
}

/// The same day so many years later. Someone born on 29 February has the anniversary on 1 March in a
/// common year, so that nothing is destroyed a day early.
///
/// Gives: `None` beyond the calendar's end.
pub fn anniversary(day: Day, years: i16) -> Option<Day> {
    let year = day.year().checked_add(years)?;
    Day::new(year, day.month(), day.day()).or_else(|_| Day::new(year, 3, 1)).ok()
}

#[cfg(test)]
mod tests;
