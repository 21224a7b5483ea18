//! Girls and young women who are mothers, and numbers of pupils: the header beside the episodes.

use super::{ALL, Rule, rule};
use crate::cell::days_after;
use crate::check::Found;
use crate::ssda903::{Child, Episode, Setting};

/// The rules.
pub const RULES: &[Rule] = &[
    rule("207", ALL, "Header: MOTHER; Episodes: CHILD; last Header: MOTHER", |c, _, f| {
        if !c.episodes.is_empty() && c.last.header.iter().any(|h| h.mother.is("1")) {
            f.each(&c.header, |h| !h.mother.is("1"));
        }
    }),
    rule("210", ALL, "Header: UPN; Episodes: DECOM", |c, y, f| {
        let week = days_after(y.end, -7);
        f.each_pair(&c.header, &c.episodes, |h, e| h.upn.is("UN4") && e.decom.from(week));
    }),
    rule("393", 2022..=2023, "Header: SEX MOTHER; Episodes: LS", |c, _, f| not_said(c, f, "2")),
    rule("393", 2024..=2026, "Header: SEX MOTHER; Episodes: LS", |c, _, f| not_said(c, f, "F")),
    rule("442", ALL, "Header: UPN; Episodes: LS", |c, _, f| {
        if c.more_than_short_breaks() {
            f.each(&c.header, |h| h.upn.blank());
        }
    }),
    rule("607", 2022..=2023, "Header: SEX MOTHER; Episodes: DEC REC LS", |c, y, f| not_said_at_the_end(c, y, f, "2")),
    rule("607", 2024..=2026, "Header: SEX MOTHER; Episodes: DEC REC LS", |c, y, f| not_said_at_the_end(c, y, f, "F")),
    rule("625", ALL, "Header: MC_DOB; Episodes: DECOM DEC REC", |c, y, f| {
        f.each(&c.header, |h| h.mc_dob.after(y.end));
        let ceased = c.episodes.iter().filter(|e| e.dec.day.is_some() && !e.rec.is("X1"));
        // The last of those that began first, so that one row stands for several of the same day.
        let Some(ceased) = ceased.rev().max_by_key(|e| e.dec.day) else { return };
        let came_back = c.episodes.iter().any(|e| e.decom.from(ceased.dec));
        f.each_pair(&c.header, std::slice::from_ref(ceased), |h, e| {
            h.mc_dob.after(y.end) || h.mc_dob.after(e.dec) && !came_back
        });
    }),
];

/// Flags headers of this sex that do not say whether she is a mother.
fn not_said(child: &Child<'_>, found: &mut Found<'_>, female: &str) {
    if child.more_than_short_breaks() {
        found.each(&child.header, |h| h.sex.is(female) && h.mother.blank());
    }
}

/// Flags headers of this sex that do not say whether she is a mother, with the episodes that ended her care this year.
fn not_said_at_the_end(child: &Child<'_>, year: &Setting, found: &mut Found<'_>, female: &str) {
    let ceased = |e: &Episode<'_>| e.ends_care() && e.dec.within(year.start, year.end) && !e.short_break();
    found.each_pair(&child.header, &child.episodes, |h, e| h.sex.is(female) && h.mother.blank() && ceased(e));
}
