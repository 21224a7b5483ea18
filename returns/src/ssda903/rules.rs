//! The rules, in files by subject. One rule is its code, its years, what it reads and a few lines.

mod ages;
mod care_leavers;
mod episode_codes;
mod episode_dates;
mod episode_permanence;
mod episode_sequence;
mod header;
mod health;
mod integrity;
mod last_year_episodes;
mod last_year_header;
mod legal_limits;
mod mothers;
mod mothers_in_care;
mod placement_location;
mod placement_providers;
mod placements;
mod short_breaks;
mod temporary_placements;
mod uasc;
mod urn;

use super::{Child, Setting};
use crate::check::{Found, Head, Official};
use std::ops::RangeInclusive;
use std::sync::LazyLock;

/// From the first year whose rules are known to the last.
const ALL: RangeInclusive<i16> = 2022..=2026;

/// One rule of the return.
#[derive(Debug, Clone, Copy)]
pub struct Rule {
    /// Its code, years and what it reads.
    pub head: Head,
    check: fn(&Child<'_>, &Setting, &mut Found<'_>),
}

impl Rule {
    /// Looks at one child's rows and flags those that fail.
    pub fn check(&self, child: &Child<'_>, setting: &Setting, found: &mut Found<'_>) {
        (self.check)(child, setting, found);
    }
}

/// A rule: its code, the years in which this version holds, what it reads (see [`Head`]) and how it looks at a child.
const fn rule(
    code: &'static str,
    years: RangeInclusive<i16>,
    reads: &'static str,
    check: fn(&Child<'_>, &Setting, &mut Found<'_>),
) -> Rule {
    Rule { head: Head { code, first: *years.start(), last: *years.end(), reads }, check }
}

/// Every version of every rule.
pub fn all() -> impl Iterator<Item = &'static Rule> {
    [
        ages::RULES,
        episode_codes::RULES,
        header::RULES,
        last_year_header::RULES,
        mothers::RULES,
        uasc::RULES,
        health::RULES,
        care_leavers::RULES,
        integrity::RULES,
        mothers_in_care::RULES,
        placement_location::RULES,
        placement_providers::RULES,
        placements::RULES,
        urn::RULES,
        episode_dates::RULES,
        episode_permanence::RULES,
        episode_sequence::RULES,
        last_year_episodes::RULES,
        legal_limits::RULES,
        short_breaks::RULES,
        temporary_placements::RULES,
        //
    ]
    .into_iter()
    .flatten()
}

/// The published list: codes, years, fields and messages.
pub fn official() -> &'static [Official] {
    static LIST: LazyLock<Vec<Official>> = LazyLock::new(|| Official::list(include_str!("rules.csv")));
    &LIST
}
