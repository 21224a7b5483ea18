//! Who meets a measure.

use crate::definitions::{Condition, Measure};
use days::Day;
use std::collections::{HashMap, HashSet};

/// What the record says of one thing of one child: its code, and the day it was confirmed, checked or completed.
pub type Known = HashMap<i64, Vec<(String, Day)>>;

/// What the record says, by what a condition reads: `fact:ethnicity`, `identifier:nhs`, `form:summary`.
pub type Facts = HashMap<String, Known>;

/// Who is counted, and how.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Counted {
    /// For whom every condition holds.
    pub met: Vec<i64>,
    /// For whom it does not.
    pub unmet: Vec<i64>,
    /// Parts counted apart: words and how many.
    pub parts: Vec<(String, u32)>,
}

impl Counted {
    /// How many are counted in all.
    pub fn of(&self) -> usize {
        self.met.len() + self.unmet.len()
    }

    /// "630 of 700 (90.0%)"; "nobody to count" for an empty population.
    pub fn figure(&self) -> String {
        let (met, of) = (self.met.len(), self.of());
        match share(met, of) {
            Some(share) => format!("{met} of {of} ({share:.1}%)"),
            None => "nobody to count".to_owned(),
        }
    }
}

fn share(met: usize, of: usize) -> Option<f64> {
    let (met, of) = (u32::try_from(met).ok()?, u32::try_from(of).ok()?);
    (of > 0).then(|| f64::from(met) / f64::from(of) * 100.0)
}

/// What a condition reads.
pub fn reads(condition: &Condition) -> String {
    match (&condition.fact, &condition.identifier, &condition.form) {
        (Some(fact), ..) => format!("fact:{fact}"),
        (_, Some(scheme), _) => format!("identifier:{scheme}"),
        (_, _, form) => format!("form:{}", form.as_deref().unwrap_or_default()),
    }
}

fn holds(condition: &Condition, facts: &Facts, person: i64, today: Day) -> bool {
    let known = facts.get(&reads(condition)).and_then(|known| known.get(&person));
    let fresh = |day: Day, months| days::add_months(day, months).is_some_and(|until| until > today);
    known.is_some_and(|all| {
        all.iter().any(|(code, day)| {
            let wanted = condition.codes.is_empty() || condition.codes.contains(code);
            let checked = condition.verifications.is_empty() || condition.verifications.contains(code);
            let recent = condition.within_days.is_none_or(|most| (today - *day).get_days() < most);
            wanted
                && checked
                && recent
                && !condition.not_codes.contains(code)
                && condition.within_months.is_none_or(|m| fresh(*day, m))
        })
    })
}

/// Counts the people of a population.
pub fn count(measure: &Measure, people: &[i64], facts: &Facts, today: Day) -> Counted {
    let (met, unmet) =
        people.iter().copied().partition(|p| measure.met.iter().all(|condition| holds(condition, facts, *p, today)));
    let parts = measure.part.iter().map(|part| {
        let n = people.iter().filter(|p| holds(part, facts, **p, today)).count();
        (part.words.clone(), u32::try_from(n).unwrap_or(u32::MAX))
    });
    Counted { met, unmet, parts: parts.collect() }
}

/// Only those of these people.
pub fn within(counted: &Counted, people: &HashSet<i64>) -> Counted {
    let keep = |all: &[i64]| all.iter().copied().filter(|p| people.contains(p)).collect();
    Counted { met: keep(&counted.met), unmet: keep(&counted.unmet), parts: Vec::new() }
}
