//! The nouns of assessment, as data: outcomes, levels of help, milestones before birth, and who is qualified to oversee.

use days::Day;
use jiff::ToSpan;
use serde::Deserialize;
use std::sync::LazyLock;

/// What an assessment may come to.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Outcome {
    /// What is stored.
    pub code: String,
    /// What is read.
    pub words: String,
    /// The decision point at which a manager may have to agree.
    pub step: String,
    /// The level of help from then on; empty when it stays.
    pub level: String,
    /// Whether work with the child ends.
    pub closes: bool,
    /// The step that follows at once; may be empty.
    pub begins: String,
    /// In how many working days.
    pub working_days: u16,
}

/// A level of help.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Level {
    /// What is stored.
    pub code: String,
    /// What is read.
    pub words: String,
}

/// A milestone before birth.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Milestone {
    /// What is stored.
    pub code: String,
    /// What is read.
    pub words: String,
    /// By the end of which week of gestation, of 40.
    pub week: i32,
}

/// A set of codes with where it comes from.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Set<T> {
    /// Its version.
    pub version: i64,
    /// From when it holds.
    pub from: String,
    /// statute, guidance or local.
    pub basis: String,
    /// Where it stands.
    pub source: String,
    /// The codes in order.
    pub codes: Vec<T>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Qualified {
    version: i64,
    from: String,
    basis: String,
    source: String,
    professions: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Data {
    qualified: Qualified,
    outcomes: Set<Outcome>,
    levels: Set<Level>,
    milestones: Set<Milestone>,
}

static DATA: LazyLock<Data> = LazyLock::new(|| {
    #[expect(clippy::expect_used, reason = "the file is part of the program and a test reads it")]
    toml::from_str(include_str!("assessment.toml")).expect("because assessment.toml is well formed")
});

/// Everything an assessment may come to, the most serious first.
pub fn outcomes() -> &'static Set<Outcome> {
    &DATA.outcomes
}

/// The outcome of this code.
pub fn outcome(code: &str) -> Option<&'static Outcome> {
    outcomes().codes.iter().find(|o| o.code == code)
}

/// The levels of help, the lowest first.
pub fn levels() -> &'static Set<Level> {
    &DATA.levels
}

/// The words of a level.
pub fn level_words(code: &str) -> &str {
    levels().codes.iter().find(|l| l.code == code).map_or(code, |l| l.words.as_str())
}

/// How high a level stands, from 0.
pub fn height(code: &str) -> Option<usize> {
    levels().codes.iter().position(|l| l.code == code)
}

/// The milestones before birth, the earliest first.
pub fn milestones() -> &'static Set<Milestone> {
    &DATA.milestones
}

/// Whether somebody of this profession is social work qualified.
pub fn is_qualified(profession: &str) -> bool {
    DATA.qualified.professions.iter().any(|p| p.eq_ignore_ascii_case(profession.trim()))
}

/// Where it stands that an unqualified lead is overseen: "Working Together …".
pub fn oversight_source() -> String {
    let q = &DATA.qualified;
    format!("{} ({}, since {}, version {})", q.source, q.basis, long(&q.from), q.version)
}

fn long(day: &str) -> String {
    day.parse::<Day>().map(days::long).unwrap_or_default()
}

impl<T> Set<T> {
    /// "Local pre-birth procedure (local, since 1 April 2025, version 1)".
    pub fn agreed(&self) -> String {
        format!("{} ({}, since {}, version {})", self.source, self.basis, long(&self.from), self.version)
    }
}

impl Milestone {
    /// The day by which it is reached, counted back from the expected day of birth, which is week 40.
    pub fn day(&self, expected: Day) -> Option<Day> {
        expected.checked_sub((40 - self.week).weeks()).ok()
    }
}

/// How an assessment stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// Being written.
    Open,
    /// Waits for a manager.
    Waiting,
    /// Complete.
    Complete,
}

impl Standing {
    /// The word in the database.
    pub fn code(self) -> &'static str {
        match self {
            Standing::Open => "open",
            Standing::Waiting => "waiting",
            Standing::Complete => "complete",
        }
    }

    /// From the word.
    pub fn from_code(code: &str) -> Standing {
        match code {
            "complete" => Standing::Complete,
            "waiting" => Standing::Waiting,
            _ => Standing::Open,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn the_data_is_whole_and_says_where_it_comes_from() {
        for (from, source) in [
            (&outcomes().from, &outcomes().source),
            (&levels().from, &levels().source),
            (&milestones().from, &milestones().source),
            (&DATA.qualified.from, &DATA.qualified.source),
        ] {
            assert!(from.parse::<Day>().is_ok() && source.len() > 20);
        }
        for outcome in &outcomes().codes {
            assert!(outcome.level.is_empty() || height(&outcome.level).is_some(), "{}", outcome.code);
            assert_eq!(outcome.begins.is_empty(), outcome.working_days == 0, "{}", outcome.code);
        }
        assert!(is_qualified("social worker") && !is_qualified("Family support worker"));
    }

    #[test]
    fn c13_01_week_34_before_14_may_2027_is_2_april_2027() {
        let conference = milestones().codes.iter().find(|m| m.code == "conference").unwrap();
        assert_eq!(conference.week, 34);
        assert_eq!(conference.day(date(2027, 5, 14)), Some(date(2027, 4, 2)));
    }
}
