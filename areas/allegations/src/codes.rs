//! The code sets and local targets as data: `codes.toml`, `targets.toml`.

use serde::Deserialize;
use std::sync::LazyLock;

/// A code with the words a person reads.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Code {
    /// The word in the database.
    pub code: String,
    /// The words read.
    pub words: String,
    /// For outcomes: what it means.
    #[serde(default)]
    pub meaning: String,
    /// For outcomes: the kind of record that retention knows it as.
    #[serde(default)]
    pub keeps: String,
    /// For meetings: whether the day of the decision is the day it was held.
    #[serde(default)]
    pub decides: bool,
}

/// A set of codes: its version, on what basis, and where it comes from.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Set {
    /// Its version.
    pub version: i64,
    /// statute, guidance or local.
    pub basis: String,
    /// Where it comes from.
    pub source: String,
    /// The codes.
    pub codes: Vec<Code>,
}

impl Set {
    /// The code with this word.
    pub fn find(&self, code: &str) -> Option<&Code> {
        self.codes.iter().find(|one| one.code == code)
    }

    /// The words for a code; the code itself where a former list had it.
    pub fn words(&self, code: &str) -> String {
        self.find(code).map_or_else(|| code.to_owned(), |one| one.words.clone())
    }

    /// Codes and words, for a list to choose from.
    pub fn options(&self) -> Vec<(&str, &str)> {
        self.codes.iter().map(|one| (one.code.as_str(), one.words.as_str())).collect()
    }
}

/// Every set.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Codes {
    /// The four limbs of the threshold.
    pub limbs: Set,
    /// Kinds of employer.
    pub sectors: Set,
    /// What adults do for children.
    pub roles: Set,
    /// Who tells.
    pub referrers: Set,
    /// What is alleged.
    pub kinds: Set,
    /// What came of an allegation.
    pub outcomes: Set,
    /// Kinds of meeting.
    pub meetings: Set,
    /// What was decided about suspension.
    pub suspension: Set,
    /// What was considered instead of it.
    pub alternatives: Set,
    /// Whom else an adult is told to.
    pub bodies: Set,
    /// What was advised.
    pub advice: Set,
}

/// The share of referrals to conclude within some months.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Share {
    /// Within so many months of the day the officer was told.
    pub months: u32,
    /// Hundredths of all referrals.
    pub share: u32,
}

/// What is not published.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Suppression {
    /// Counts from 1 to one less than this are hidden.
    pub below: i64,
}

/// The authority's own targets.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Targets {
    /// Their version.
    pub version: i64,
    /// Since when, as an ISO day.
    pub from: String,
    /// statute, guidance or local.
    pub basis: String,
    /// Where they come from.
    pub source: String,
    /// Most open referrals for one officer.
    pub most_open: i64,
    /// Shares to conclude, by months.
    pub concluded: Vec<Share>,
    /// Small numbers.
    pub suppression: Suppression,
}

static CODES: LazyLock<Codes> = LazyLock::new(|| {
    #[expect(clippy::expect_used, reason = "the file is part of the program and a test reads it")]
    toml::from_str(include_str!("codes.toml")).expect("because codes.toml is well formed")
});

static TARGETS: LazyLock<Targets> = LazyLock::new(|| {
    #[expect(clippy::expect_used, reason = "the file is part of the program and a test reads it")]
    toml::from_str(include_str!("targets.toml")).expect("because targets.toml is well formed")
});

/// The sets the program comes with.
pub fn codes() -> &'static Codes {
    &CODES
}

/// The targets the program comes with.
pub fn targets() -> &'static Targets {
    &TARGETS
}

#[cfg(test)]
mod tests {
    use super::*;
    use record::retention::RecordKind;

    #[test]
    fn every_outcome_is_known_to_retention_and_the_five_are_those_of_the_school_guidance() {
        let outcomes = &codes().outcomes;
        let words: Vec<_> = outcomes.codes.iter().map(|o| o.code.as_str()).collect();
        assert_eq!(words, ["substantiated", "malicious", "false", "unsubstantiated", "unfounded"]);
        assert!(outcomes.codes.iter().all(|o| RecordKind::from_code(&o.keeps).is_some() && !o.meaning.is_empty()));
    }

    #[test]
    fn the_threshold_has_four_limbs_and_the_targets_rise() {
        assert_eq!(codes().limbs.codes.len(), 4);
        let shares: Vec<_> = targets().concluded.iter().map(|s| (s.months, s.share)).collect();
        assert_eq!(shares, [(1, 80), (3, 90), (12, 100)]);
    }
}
