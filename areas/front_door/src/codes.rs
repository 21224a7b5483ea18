//! The front door's code sets as data: `codes.toml`.

use days::Day;
use serde::Deserialize;
use std::sync::LazyLock;

/// Something a contact may be worried about. Source: local list.
pub type Concern = Code;

/// A code with the words a person reads.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Code {
    /// The word in the database.
    pub code: String,
    /// The words read.
    pub words: String,
    /// For sources: which kind of agency they are counted with.
    #[serde(default)]
    pub group: String,
    /// For reasons: the outcomes they may be given with.
    #[serde(default)]
    pub outcomes: Vec<String>,
    /// For lawful bases: the provision that must be in force.
    #[serde(default)]
    pub provision: String,
}

/// What may become of a contact. Source: local list on Working Together 2023, chapter 3.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Outcome {
    /// The word in the database.
    pub code: String,
    /// The words read.
    pub words: String,
    /// Whether what was told met the threshold for children's social care.
    pub threshold_met: bool,
    /// Whether the contact becomes a referral.
    pub referral: bool,
    /// The decision point at which a manager may have to agree; empty where none is.
    pub step: String,
    /// Whether the reply must say where to go instead.
    pub where_to_go: bool,
    /// What the referrer is told that happens next.
    pub told: String,
}

/// A set of codes: its version, since when, on what basis, and where it comes from.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Set<T> {
    /// Its version.
    pub version: i64,
    /// Since when.
    pub from: String,
    /// statute, guidance or local.
    pub basis: String,
    /// Where it comes from.
    pub source: String,
    /// The codes.
    pub codes: Vec<T>,
}

/// A provision of law that begins on a day of its own.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Provision {
    /// Its word.
    pub id: String,
    /// What it asks.
    pub words: String,
    /// Where it stands.
    pub source: String,
    /// Since when it is in force here, as an ISO day; empty while it is not.
    in_force_from: String,
}

impl Provision {
    /// Whether it is in force on a day.
    pub fn in_force_on(&self, day: Day) -> bool {
        self.in_force_from.parse::<Day>().is_ok_and(|from| from <= day)
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Codes {
    sources: Set<Code>,
    concerns: Set<Code>,
    outcomes: Set<Outcome>,
    reasons: Set<Code>,
    consents: Set<Code>,
    bases: Set<Code>,
    kinds: Set<Code>,
    provision: Vec<Provision>,
}

static CODES: LazyLock<Codes> = LazyLock::new(|| {
    #[expect(clippy::expect_used, reason = "the file is part of the program and a test reads it")]
    toml::from_str(include_str!("codes.toml")).expect("because codes.toml is well formed")
});

/// Where contacts come from. Source: children in need census.
pub fn sources() -> &'static [Code] {
    &CODES.sources.codes
}

/// What contacts may be worried about.
pub fn concerns() -> &'static [Concern] {
    &CODES.concerns.codes
}

/// What may become of a contact.
pub fn outcomes() -> &'static Set<Outcome> {
    &CODES.outcomes
}

/// The outcome with this word.
pub fn outcome(code: &str) -> Option<&'static Outcome> {
    CODES.outcomes.codes.iter().find(|o| o.code == code)
}

/// Why something was decided, as the referrer is told.
pub fn reasons() -> &'static [Code] {
    &CODES.reasons.codes
}

/// Whether the family agrees.
pub fn consents() -> &'static [Code] {
    &CODES.consents.codes
}

/// On what basis an agency is asked, those alone whose provision is in force on the day.
pub fn bases(day: Day) -> Vec<&'static Code> {
    let in_force = |b: &&Code| b.provision.is_empty() || provision(&b.provision).is_some_and(|p| p.in_force_on(day));
    CODES.bases.codes.iter().filter(in_force).collect()
}

/// Every lawful basis, whether or not it is in force, for reading what was recorded.
pub fn every_basis() -> &'static [Code] {
    &CODES.bases.codes
}

/// Kinds of agency.
pub fn kinds() -> &'static [Code] {
    &CODES.kinds.codes
}

/// The provision with this word.
pub fn provision(id: &str) -> Option<&'static Provision> {
    CODES.provision.iter().find(|p| p.id == id)
}

/// The words of a code; the code itself where it is not in the set.
pub fn words_of<'a>(set: &'a [Code], code: &'a str) -> &'a str {
    set.iter().find(|c| c.code == code).map_or(code, |c| c.words.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_outcome_has_a_reason_to_give_and_every_reason_an_outcome() {
        for outcome in &outcomes().codes {
            let given = reasons().iter().filter(|r| r.outcomes.contains(&outcome.code)).count();
            assert!(given > 0, "{} has no reason that can be given", outcome.code);
            assert!(outcome.threshold_met || outcome.where_to_go, "{} leaves the referrer nowhere to go", outcome.code);
        }
        for reason in reasons() {
            assert!(reason.outcomes.iter().all(|o| super::outcome(o).is_some()), "{}", reason.code);
        }
    }

    #[test]
    fn the_information_duty_of_2026_is_not_assumed_to_be_in_force() {
        let day = jiff::civil::date(2026, 11, 27);
        assert!(provision("cws_2026_section_4").is_some_and(|p| !p.in_force_on(day)));
        assert!(bases(day).iter().all(|b| b.code != "information_duty"));
        assert!(every_basis().iter().any(|b| b.code == "information_duty"));
    }

    #[test]
    fn the_sources_are_those_of_the_census() {
        let codes: Vec<&str> = sources().iter().map(|s| s.code.as_str()).collect();
        let census = [
            "1A", "1B", "1C", "1D", "2A", "2B", "3A", "3B", "3C", "3D", "3E", "3F", "4", "5A", "5B", "5C", "5D", "6",
            "7", "8", "9", "10",
        ];
        assert_eq!(codes, census);
    }
}
