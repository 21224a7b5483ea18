//! Girls and young women who are mothers.

use super::{ALL, Rule, rule};
use crate::ssda903::care::SHORT_BREAKS;
use crate::ssda903::{Child, Header, Oc3, Setting};

/// Codes for female, before and since 2024-25.
const FEMALE: &[&str] = &["2", "F"];

/// Codes for male, before and since 2024-25.
const MALE: &[&str] = &["1", "M"];

/// The rules.
pub const RULES: &[Rule] = &[
    rule("165", ALL, "Header: SEX MOTHER; Episodes: DECOM DEC LS; OC3: IN_TOUCH ACTIV ACCOM", |c, y, f| {
        let asked = c.episodes.iter().any(|episode| !episode.ls.one_of(SHORT_BREAKS));
        let wrong = |header: &Header<'_>| asked && mother_is_wrong(c, y, header);
        f.each(&c.header, wrong);
        if c.header.iter().any(wrong) {
            f.flag_all(&c.oc3);
        }
    }),
    rule("171", ALL, "Header: MC_DOB", |c, _, f| f.each(&c.header, |h| h.mc_dob.wrong())),
    rule("174", 2022..=2023, "Header: SEX MC_DOB", |c, _, f| {
        f.each(&c.header, |h| h.sex.is("1") && h.mc_dob.given());
    }),
    rule("174", 2024..=2026, "Header: SEX MC_DOB", |c, _, f| {
        f.each(&c.header, |h| h.sex.is("M") && h.mc_dob.given());
    }),
    rule("611", ALL, "Header: MOTHER MC_DOB", |c, _, f| f.each(&c.header, |h| h.mother.is("1") && h.mc_dob.blank())),
    rule("612", 2022..=2023, "Header: SEX MOTHER MC_DOB", |c, _, f| {
        f.each(&c.header, |h| h.sex.is("2") && no_mother(h) && h.mc_dob.given());
    }),
    rule("612", 2024..=2026, "Header: SEX MOTHER MC_DOB", |c, _, f| {
        f.each(&c.header, |h| h.sex.is("F") && no_mother(h) && h.mc_dob.given());
    }),
    rule("620", ALL, "Header: DOB MOTHER", |c, y, f| {
        f.each(&c.header, |h| h.mother.is("1") && h.dob.under(11, y.start));
    }),
    rule("621", ALL, "Header: DOB MC_DOB", |c, _, f| {
        f.each(&c.header, |h| h.mc_dob.day.is_some() && !h.mc_dob.after(h.dob));
    }),
    rule("624", ALL, "Header: MC_DOB; last Header: MC_DOB", |c, _, f| {
        f.each(&c.header, |h| c.last.header.iter().any(|l| l.mc_dob.given() && !l.mc_dob.same(h.mc_dob)));
    }),
    rule("626", ALL, "Header: MOTHER MC_DOB; last Header: MOTHER", |c, y, f| {
        let was_none = c.last.header.iter().any(|last| last.mother.is("0"));
        f.each(&c.header, |h| h.mother.is("1") && h.mc_dob.before(y.start) && was_none);
    }),
    rule("628", ALL, "Header: MOTHER; Episodes: CHILD; OC3: IN_TOUCH ACTIV ACCOM", |c, _, f| {
        let care_leaver = c.episodes.is_empty() && c.oc3.iter().any(Oc3::answers_some);
        f.each(&c.header, |h| h.mother.given() && care_leaver);
    }),
];

/// It is said that she is no mother, or nothing is said.
fn no_mother(header: &Header<'_>) -> bool {
    header.mother.blank() || header.mother.is("0")
}

/// What is said about motherhood is neither 0 nor 1, is missing for a girl who was looked after in the year, or is said
/// of a boy or of a care leaver who was not looked after in the year.
fn mother_is_wrong(child: &Child<'_>, setting: &Setting, header: &Header<'_>) -> bool {
    let in_care = || child.episodes.iter().any(|e| e.in_year(setting) && !e.ls.one_of(SHORT_BREAKS));
    if header.mother.blank() {
        // The sex codes since 2024-25 are left alone: girls too young to be asked have no answer.
        header.sex.is("2") && in_care()
    } else {
        let left = header.sex.one_of(FEMALE) && child.oc3.iter().any(Oc3::answers_some) && !in_care();
        header.mother.other_than(&["0", "1"]) || header.sex.one_of(MALE) || left
    }
}
