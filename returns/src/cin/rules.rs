//! The rules, in files by subject. One rule is its code, its years, what it reads and a few lines.

mod assessments;
mod births;
mod characteristics;
mod closed_episodes;
mod deaths;
mod header;
mod identifiers;
mod plans;
mod protection;
mod referrals;
mod section47;
mod whole_authority;

use super::TABLES;
use super::{Child, Collection, Setting};
use crate::check::{AllReads, Found, Head, Official, Reads};
use std::ops::RangeInclusive;
use std::sync::LazyLock;

/// From the first year whose rules are known to the last.
const ALL: RangeInclusive<i16> = 2022..=2026;

/// One rule of the census.
#[derive(Debug, Clone, Copy)]
pub struct Rule {
    /// Its code, years and what it reads.
    pub head: Head,
    check: Check,
}

#[derive(Debug, Clone, Copy)]
enum Check {
    Child(fn(&Child<'_>, &Setting, &mut Found<'_>)),
    Whole(fn(&Collection) -> bool),
}

impl Rule {
    /// Looks at one child's modules and flags the rows that fail.
    pub fn check(&self, child: &Child<'_>, setting: &Setting, found: &mut Found<'_>) {
        if let Check::Child(check) = self.check {
            check(child, setting, found);
        }
    }

    /// Whether the census as a whole fails; never, for a rule about one child.
    pub fn whole_fails(&self, collection: &Collection) -> bool {
        matches!(self.check, Check::Whole(fails) if fails(collection))
    }
}

/// A rule: its code, the years in which this version holds, what it reads (see [`Head`]) and how it looks at a child.
/// Say which columns fail (`flag_at`, `each_at`): the census counts each column of a row.
const fn rule(
    code: &'static str,
    years: RangeInclusive<i16>,
    reads: &'static str,
    check: fn(&Child<'_>, &Setting, &mut Found<'_>),
) -> Rule {
    Rule { head: Head { code, first: *years.start(), last: *years.end(), reads }, check: Check::Child(check) }
}

/// A rule about the census as a whole, and whether it fails.
const fn whole(
    code: &'static str,
    years: RangeInclusive<i16>,
    reads: &'static str,
    fails: fn(&Collection) -> bool,
) -> Rule {
    Rule { head: Head { code, first: *years.start(), last: *years.end(), reads }, check: Check::Whole(fails) }
}

/// Every version of every rule.
pub fn all() -> impl Iterator<Item = &'static Rule> {
    [
        assessments::RULES,
        births::RULES,
        characteristics::RULES,
        closed_episodes::RULES,
        deaths::RULES,
        header::RULES,
        identifiers::RULES,
        plans::RULES,
        protection::RULES,
        referrals::RULES,
        section47::RULES,
        whole_authority::RULES,
    ]
    .into_iter()
    .flatten()
}

/// The published list: codes, years, severities, fields and messages.
pub fn official() -> &'static [Official] {
    static LIST: LazyLock<Vec<Official>> = LazyLock::new(|| Official::list(include_str!("rules.csv")));
    &LIST
}

/// What a rule reads.
pub fn reads(head: &Head) -> Option<&'static Reads> {
    static ALL_READS: LazyLock<AllReads> = LazyLock::new(|| AllReads::new(all().map(|rule| rule.head), TABLES));
    ALL_READS.of(head)
}
