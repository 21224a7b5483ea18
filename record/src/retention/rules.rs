//! Retention rules, read from data and applied.

use std::sync::LazyLock;

use days::{Basis, Day};
use serde::Deserialize;
use thiserror::Error;

use super::{Facts, KeepUntil, Kept, MissingFact, RecordKind, Retention, anniversary};

/// The age before which death shortens the period for a looked-after child, in years.
///
/// Source: SI 2010/959, regulation 50.
const ADULT_AT: i16 = 18;

/// A set of retention rules.
#[derive(Debug, Clone)]
pub struct RetentionRules(Vec<Rule>);

/// Why a file of retention rules cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("The retention rules cannot be read: {0}")]
pub struct RetentionFault(String);

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct RulesFile {
    rule: Vec<Rule>,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct Rule {
    id: String,
    version: u32,
    record: RecordKind,
    counts_from: CountsFrom,
    years: i16,
    when: When,
    #[serde(deserialize_with = "basis")]
    basis: Basis,
    source: String,
    #[serde(deserialize_with = "day")]
    from: Day,
    #[serde(default, deserialize_with = "last_day")]
    to: Option<Day>,
    words: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
enum CountsFrom {
    Birth,
    Death,
    End,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
enum When {
    #[serde(rename = "always")]
    Always,
    #[serde(rename = "died_before_18")]
    DiedBefore18,
    #[serde(rename = "did_not_die_before_18")]
    DidNotDieBefore18,
}

impl RetentionRules {
    /// The rules Kith brings: the law of England, and local practice for the rest.
    pub fn england() -> &'static RetentionRules {
        static RULES: LazyLock<RetentionRules> = LazyLock::new(|| {
            #[expect(clippy::expect_used, reason = "the file is part of the program and a test reads it")]
            RetentionRules::parse(include_str!("../retention.toml")).expect("because retention.toml is tested")
        });
        &RULES
    }

    /// Reads rules written as in `retention.toml`.
    ///
    /// Errors: [`RetentionFault`] saying which line and why.
    pub fn parse(toml: &str) -> Result<RetentionRules, RetentionFault> {
        let file: RulesFile = toml::from_str(toml).map_err(|why| RetentionFault(why.to_string()))?;
        Ok(RetentionRules(file.rule))
    }

    /// As [`super::keep_until`], by these rules.
    pub fn keep_until(&self, facts: &Facts, on: Day) -> Retention {
        if let Some(why) = &facts.hold {
            return Retention::Held { why: why.clone() };
        }
        let mut longest: Option<KeepUntil> = None;
        for record in &facts.records {
            for rule in self.0.iter().filter(|rule| rule.record == record.kind && rule.in_force(on)) {
                match rule.until(facts, *record) {
                    Ok(Some(until)) if longest.as_ref().is_none_or(|other| until > other.until) => {
                        longest = Some(rule.keep(until));
                    }
                    Ok(_) => {}
                    Err(missing) => return Retention::Unknown { rule: rule.id.clone(), missing },
                }
            }
        }
        longest.map_or(Retention::NoRule, Retention::Until)
    }
}

impl Rule {
    fn in_force(&self, on: Day) -> bool {
        self.from <= on && self.to.is_none_or(|to| on <= to)
    }

    /// The last day by this rule; `None` when it does not apply to this person.
    fn until(&self, facts: &Facts, record: Kept) -> Result<Option<Day>, MissingFact> {
        let died_young = || -> Result<bool, MissingFact> {
            let Some(died) = facts.died else { return Ok(false) };
            let born = facts.born.ok_or(MissingFact::Birth)?;
            Ok(died < anniversary(born, ADULT_AT).ok_or(MissingFact::Calendar)?)
        };
        let applies = match self.when {
            When::Always => true,
            When::DiedBefore18 => died_young()?,
            When::DidNotDieBefore18 => !died_young()?,
        };
        if !applies {
            return Ok(None);
        }
        let from = match self.counts_from {
            CountsFrom::Birth => facts.born.ok_or(MissingFact::Birth)?,
            CountsFrom::Death => match facts.died {
                Some(died) => died,
                None => return Ok(None),
            },
            CountsFrom::End => record.end.ok_or(MissingFact::End)?,
        };
        anniversary(from, self.years).map(Some).ok_or(MissingFact::Calendar)
    }

    fn keep(&self, until: Day) -> KeepUntil {
        KeepUntil {
            until,
            rule: self.id.clone(),
            version: self.version,
            reason: self.words.clone(),
            basis: self.basis,
            source: self.source.clone(),
        }
    }
}

fn basis<'de, D: serde::Deserializer<'de>>(from: D) -> Result<Basis, D::Error> {
    match String::deserialize(from)?.as_str() {
        "statute" => Ok(Basis::Statute),
        "guidance" => Ok(Basis::Guidance),
        "local" => Ok(Basis::Local),
        other => Err(serde::de::Error::custom(format!("basis is statute, guidance or local, not {other}"))),
    }
}

fn day<'de, D: serde::Deserializer<'de>>(from: D) -> Result<Day, D::Error> {
    days::parse_day(&String::deserialize(from)?).map_err(serde::de::Error::custom)
}

fn last_day<'de, D: serde::Deserializer<'de>>(from: D) -> Result<Option<Day>, D::Error> {
    day(from).map(Some)
}
