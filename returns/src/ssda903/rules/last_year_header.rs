//! What the header said last year.

use super::header::UNKNOWN_UPNS;
use super::{ALL, Rule, rule};
use crate::cell::Text;

/// The rules.
pub const RULES: &[Rule] = &[
    rule("202", ALL, "Header: SEX; last Header: SEX", |c, _, f| {
        f.each(&c.header, |h| c.last.header.iter().any(|last| sex(h.sex) != sex(last.sex)));
    }),
    rule("203", ALL, "Header: DOB; last Header: DOB", |c, _, f| {
        f.each(&c.header, |h| c.last.header.iter().any(|last| h.dob.day != last.dob.day));
    }),
    rule("204", ALL, "Header: ETHNIC; last Header: ETHNIC", |c, _, f| {
        f.each(&c.header, |h| c.last.header.iter().any(|last| h.ethnic != last.ethnic));
    }),
    rule("208", ALL, "Header: UPN; last Header: UPN", |c, _, f| {
        f.each(&c.header, |h| c.last.header.iter().any(|last| upn_contradicts(last.upn, h.upn)));
    }),
];

/// The code for the sex as it is since 2024-25, so that a child's code of the year before is no contradiction.
fn sex(code: Text<'_>) -> Text<'_> {
    match code.0 {
        Some("1") => Text(Some("M")),
        Some("2") => Text(Some("F")),
        _ => code,
    }
}

/// A number may become known, and a child may come to school age; any other change contradicts last year's.
fn upn_contradicts(last: Text<'_>, this: Text<'_>) -> bool {
    let may_follow = match last.0 {
        None => !this.is("UN1"),
        Some("UN1") => this.given(),
        Some(code) if UNKNOWN_UPNS.contains(&code) => this.other_than(UNKNOWN_UPNS),
        Some(_) => false,
    };
    this != last && !may_follow
}
