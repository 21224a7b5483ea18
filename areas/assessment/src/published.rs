//! The only door for other areas.

pub use crate::bringing::{BroughtIn, Ended, bring_in};

use crate::figures::{figures, measured};
use crate::store::{assessment, help_level, pre_birth};
use crate::words::{Standing, level_words, outcome};
use days::Day;
use store::{Acting, Fault, Reading};

/// A figure for those who add up: its heading, how many of how many, and where it is shown with its list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FigureShort {
    /// Its heading.
    pub title: &'static str,
    /// What it counts, in words.
    pub counts: &'static str,
    /// Of how many it holds.
    pub met: usize,
    /// Of how many altogether.
    pub of: usize,
    /// Where the list behind it is.
    pub href: String,
    /// Law, guidance or local.
    pub source: &'static str,
}

/// Every figure of assessments concluded in the twelve months to a day.
pub fn figures_on(reading: &mut Reading<'_>, today: Day) -> Result<Vec<FigureShort>, Fault> {
    let all = measured(reading, today)?;
    Ok(figures()
        .iter()
        .map(|figure| FigureShort {
            title: figure.title,
            counts: figure.counts,
            met: figure.split(&all).0.len(),
            of: all.len(),
            href: format!("/assessments/figures/{}", figure.code),
            source: figure.source,
        })
        .collect())
}

/// An open assessment of a child: where it is written, and by when it is concluded at the latest.
pub fn open_for(reading: &mut Reading<'_>, person: i64) -> Result<Option<(String, Day)>, Fault> {
    let open = assessment::of_person(reading, person)?.into_iter().find(|a| a.standing != Standing::Complete);
    Ok(open.map(|a| (format!("/records/{}", a.document), a.due)))
}

/// At which decision point an outcome is asked about, and its words; nothing for one that is not known.
pub fn outcome_asked(code: &str) -> Option<(&'static str, &'static str)> {
    outcome(code).map(|o| (o.step.as_str(), o.words.as_str()))
}

/// The level of help a child has: its code, its words, and since when.
pub fn level_of(reading: &mut Reading<'_>, person: i64) -> Result<Option<(String, String, Day)>, Fault> {
    Ok(help_level::now(reading, person)?.map(|l| {
        let words = level_words(&l.level).to_owned();
        (l.level, words, l.from)
    }))
}

/// Books a milestone before a birth, or notes when it was done; the milestones are in `assessment.toml`.
pub fn book_before_birth(
    acting: &mut Acting<'_>,
    person: i64,
    milestone: &str,
    day: Day,
    done: bool,
    by: &str,
) -> Result<(), Fault> {
    pre_birth::book(acting, person, milestone, day, done, by)
}
