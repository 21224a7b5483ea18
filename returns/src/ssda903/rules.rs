//! The rules, in files by subject. One rule is its code, its years, what it reads and a few lines.

mod adopters;
mod adoption;
mod adoption_last_year;
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
mod liberty;
mod missing;
mod mothers;
mod mothers_in_care;
mod placed_for_adoption;
mod placement_location;
mod placement_providers;
mod placements;
mod previous_permanence;
mod reviews;
mod short_breaks;
mod social_workers;
mod temporary_placements;
mod uasc;
mod urn;

use super::TABLES;
use super::{Child, Setting};
use crate::check::{AllReads, Found, Head, Official, Reads};
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
        care_leavers::RULES,
        episode_codes::RULES,
        episode_dates::RULES,
        episode_permanence::RULES,
        episode_sequence::RULES,
        header::RULES,
        health::RULES,
        integrity::RULES,
        last_year_episodes::RULES,
        last_year_header::RULES,
        legal_limits::RULES,
        mothers::RULES,
        mothers_in_care::RULES,
        placement_location::RULES,
        placement_providers::RULES,
        placements::RULES,
        short_breaks::RULES,
        temporary_placements::RULES,
        uasc::RULES,
        urn::RULES,
        adopters::RULES,
        adoption::RULES,
        adoption_last_year::RULES,
        liberty::RULES,
        missing::RULES,
        placed_for_adoption::RULES,
        previous_permanence::RULES,
        reviews::RULES,
        social_workers::RULES,
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

/// What a rule reads.
pub fn reads(head: &Head) -> Option<&'static Reads> {
    static ALL_READS: LazyLock<AllReads> = LazyLock::new(|| AllReads::new(all().map(|rule| rule.head), TABLES));
    ALL_READS.of(head)
}
