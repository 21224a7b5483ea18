//! What is counted of concluded assessments.

use crate::store::assessment::Assessment;
use crate::store::lists::concluded;
use days::Day;
use jiff::ToSpan;
use record::store::{answer, document};
use std::collections::HashMap;
use store::{Fault, Reading};

/// A concluded assessment with what is counted of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Measured {
    /// The assessment.
    pub assessment: Assessment,
    /// Its children.
    pub people: Vec<i64>,
    /// Whether each child has an answer on exploitation.
    pub exploitation: bool,
    /// Whether a child was referred to the specialist team.
    pub referred: bool,
    /// Whether each child was seen.
    pub seen: bool,
    /// Whether each child was seen alone.
    pub alone: bool,
    /// Whether both parents were considered.
    pub parents: bool,
}

impl Measured {
    fn in_time(&self) -> bool {
        self.assessment.closed_on.is_some_and(|on| on <= self.assessment.due)
    }
}

/// A figure.
pub struct Figure {
    /// Its word in addresses.
    pub code: &'static str,
    /// Its heading.
    pub title: &'static str,
    /// What it counts, in words.
    pub counts: &'static str,
    /// Law, guidance or local.
    pub source: &'static str,
    met: fn(&Measured) -> bool,
}

static FIGURES: [Figure; 6] = [
    Figure {
        code: "in-time",
        title: "Concluded within 45 working days",
        counts: "Assessments concluded on or before the day by which they had to be at the latest",
        source: "Working Together 2023, chapter 3",
        met: Measured::in_time,
    },
    Figure {
        code: "exploitation",
        title: "Exploitation considered",
        counts: "Assessments that hold an answer on exploitation for each child; “considered, no concern” is one, “not considered yet” is none",
        source: "local",
        met: |m| m.exploitation,
    },
    Figure {
        code: "specialist",
        title: "Referred to the specialist exploitation team",
        counts: "Assessments from which a child was referred to the specialist team; neither more nor fewer is better",
        source: "local",
        met: |m| m.referred,
    },
    Figure {
        code: "seen",
        title: "Child seen",
        counts: "Assessments for which each child was seen",
        source: "Working Together 2023, chapter 3",
        met: |m| m.seen,
    },
    Figure {
        code: "alone",
        title: "Child seen alone",
        counts: "Assessments for which each child was seen alone",
        source: "Working Together 2023, chapter 3",
        met: |m| m.alone,
    },
    Figure {
        code: "parents",
        title: "Both parents considered",
        counts: "Assessments in which each parent and each other adult in the home was considered",
        source: "local",
        met: |m| m.parents,
    },
];

impl Figure {
    /// Those of which it holds, and the others.
    pub fn split<'a>(&self, all: &'a [Measured]) -> (Vec<&'a Measured>, Vec<&'a Measured>) {
        all.iter().partition(|m| (self.met)(m))
    }
}

/// Every figure in order.
pub fn figures() -> &'static [Figure] {
    &FIGURES
}

/// The figure of this word.
pub fn figure(code: &str) -> Option<&'static Figure> {
    FIGURES.iter().find(|f| f.code == code)
}

/// Every assessment concluded in the twelve months to a day, with what is counted of it.
pub fn measured(reading: &mut Reading<'_>, today: Day) -> Result<Vec<Measured>, Fault> {
    let from = today.checked_sub(12.months()).unwrap_or(today);
    let all = concluded(reading, from, today)?;
    let documents: Vec<i64> = all.iter().map(|a| a.document).collect();
    let mut people = document::people_of_all(reading, &documents)?;
    let mut at = |question: &str| -> Result<HashMap<(i64, i64), String>, Fault> {
        let kept = answer::at_question(reading, &documents, question)?;
        Ok(kept.into_iter().map(|(document, person, value)| ((document, person), value)).collect())
    };
    let [exploitation, specialist, seen, alone, parents] =
        [at("exploitation")?, at("specialist")?, at("seen")?, at("seen_alone")?, at("parents_considered")?];
    let given = |kept: &HashMap<(i64, i64), String>, document: i64, person: i64| {
        kept.get(&(document, person)).or_else(|| kept.get(&(document, answer::FOR_ALL))).cloned().unwrap_or_default()
    };
    Ok(all
        .into_iter()
        .map(|assessment| {
            let document = assessment.document;
            let people = people.remove(&document).unwrap_or_default();
            let each = |kept: &HashMap<(i64, i64), String>, fits: &dyn Fn(&str) -> bool| {
                !people.is_empty() && people.iter().all(|p| fits(&given(kept, document, *p)))
            };
            Measured {
                exploitation: each(&exploitation, &|a| !a.is_empty() && a != "not_considered"),
                referred: people.iter().any(|p| given(&specialist, document, *p) == "referred"),
                seen: each(&seen, &|a| a == "yes"),
                alone: each(&alone, &|a| a == "yes"),
                parents: ["all", "considered"].contains(&given(&parents, document, answer::FOR_ALL).as_str()),
                assessment,
                people,
            }
        })
        .collect())
}
