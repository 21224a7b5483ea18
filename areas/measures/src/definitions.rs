//! Measures as data: `measures.toml`.

use serde::Deserialize;
use std::sync::LazyLock;

/// Whom a measure counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Population {
    /// Somebody answers for the child, or the child is in care.
    Open,
    /// The child is in care.
    InCare,
}

impl Population {
    /// As the end of "of 700 …".
    pub fn words(self) -> &'static str {
        match self {
            Population::Open => "children we work with",
            Population::InCare => "children in care",
        }
    }
}

/// One thing that must hold; exactly one of `fact`, `identifier` and `form` is given.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Condition {
    /// What the part is called, where it is counted apart.
    #[serde(default)]
    pub words: String,
    /// A kind of fact.
    pub fact: Option<String>,
    /// Codes of which it must have one; any when there are none.
    #[serde(default)]
    pub codes: Vec<String>,
    /// Codes it must not have.
    #[serde(default)]
    pub not_codes: Vec<String>,
    /// At most so many months since it was confirmed.
    pub within_months: Option<u32>,
    /// A scheme of identifiers.
    pub identifier: Option<String>,
    /// How far it must have been checked.
    #[serde(default)]
    pub verifications: Vec<String>,
    /// A form that must have been completed.
    pub form: Option<String>,
    /// Fewer than so many days ago.
    pub within_days: Option<i32>,
}

/// A measure.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Measure {
    /// Its word in addresses.
    pub id: String,
    /// Its heading.
    pub title: String,
    /// What it counts, in words.
    pub counts: String,
    /// Whom it counts.
    pub population: Population,
    /// Whether more is better.
    pub up_is_good: bool,
    /// The target in per cent.
    pub target: Option<f64>,
    /// Law, guidance or local.
    pub source: String,
    /// What must hold, all of it.
    pub met: Vec<Condition>,
    /// Counted apart, among all.
    #[serde(default)]
    pub part: Vec<Condition>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Measures {
    measure: Vec<Measure>,
}

/// Every measure, in the order of the page.
pub fn all() -> &'static [Measure] {
    static ALL: LazyLock<Measures> = LazyLock::new(|| {
        #[expect(clippy::expect_used, reason = "the file is part of the program and a test reads it")]
        toml::from_str(include_str!("measures.toml")).expect("because measures.toml is well formed")
    });
    &ALL.measure
}

/// The measure with this word.
pub fn measure(id: &str) -> Option<&'static Measure> {
    all().iter().find(|m| m.id == id)
}

#[cfg(test)]
mod tests {
    use super::*;
    use record::words::{FactKind, Scheme, Verification};

    #[test]
    fn every_measure_says_what_it_counts_and_reads_what_the_record_has() {
        for measure in all() {
            assert!(
                measure.counts.len() > 20 && !measure.source.is_empty() && !measure.met.is_empty(),
                "{}",
                measure.id
            );
            for one in measure.met.iter().chain(&measure.part) {
                let reads = [one.fact.is_some(), one.identifier.is_some(), one.form.is_some()];
                assert_eq!(reads.iter().filter(|r| **r).count(), 1, "{} reads one thing at a time", measure.id);
                assert!(one.fact.as_deref().is_none_or(|f| FactKind::from_code(f).is_some()), "{}", measure.id);
                assert!(one.identifier.as_deref().is_none_or(|s| Scheme::from_code(s).is_some()), "{}", measure.id);
                assert!(one.verifications.iter().all(|v| Verification::from_code(v).is_some()), "{}", measure.id);
            }
            assert!(measure.part.iter().all(|p| !p.words.is_empty()), "{}: a part needs words", measure.id);
        }
    }
}
