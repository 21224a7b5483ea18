//! Adoption, row by row: the days, who adopts, and whether what is said about them fits together.

use super::{ALL, Rule, rule};

/// Sex of the adopter or adopters. Source: SSDA903 item SEX_ADOPTR.
const SEXES: &[&str] = &["M1", "F1", "MM", "FF", "MF"];
/// One adopter.
const ONE: &[&str] = &["M1", "F1"];
/// Two adopters.
const TWO: &[&str] = &["MM", "FF", "MF"];
/// Two adopters of the same sex.
const SAME: &[&str] = &["MM", "FF"];
/// Legal status of the adopter or adopters. Source: SSDA903 item LS_ADOPTR.
const STATUSES: &[&str] = &["L0", "L11", "L12", "L2", "L3", "L4"];

/// The rules.
pub const RULES: &[Rule] = &[
    rule("112", ALL, "AD1: DATE_INT", |c, _, f| f.each(&c.ad1, |a| a.date_int.wrong())),
    rule("113", ALL, "AD1: DATE_MATCH", |c, _, f| f.each(&c.ad1, |a| a.date_match.wrong())),
    rule("114", ALL, "AD1: FOSTER_CARE", |c, _, f| f.each(&c.ad1, |a| a.foster_care.other_than(&["0", "1"]))),
    rule("151", ALL, "AD1: DATE_INT DATE_MATCH FOSTER_CARE NB_ADOPTR SEX_ADOPTR LS_ADOPTR", |c, _, f| {
        f.each(&c.ad1, |a| a.answers_some() && !a.answers_all());
    }),
    rule("175", ALL, "AD1: NB_ADOPTR", |c, _, f| f.each(&c.ad1, |a| a.nb_adoptr.other_than(&["1", "2"]))),
    rule("176", ALL, "AD1: SEX_ADOPTR", |c, _, f| f.each(&c.ad1, |a| a.sex_adoptr.other_than(SEXES))),
    rule("177", ALL, "AD1: LS_ADOPTR", |c, _, f| f.each(&c.ad1, |a| a.ls_adoptr.other_than(STATUSES))),
    rule("333", ALL, "AD1: DATE_INT DATE_MATCH", |c, _, f| {
        f.each(&c.ad1, |a| a.date_int.after(a.date_match) || (a.date_int.day.is_none() && a.date_match.day.is_some()));
    }),
    rule("511", ALL, "AD1: NB_ADOPTR SEX_ADOPTR", |c, _, f| {
        f.each(&c.ad1, |a| a.nb_adoptr.is("2") && a.sex_adoptr.one_of(ONE));
    }),
    rule("514", ALL, "AD1: LS_ADOPTR SEX_ADOPTR", |c, _, f| {
        f.each(&c.ad1, |a| a.ls_adoptr.is("L0") && !a.sex_adoptr.one_of(ONE));
    }),
    rule("517", ALL, "AD1: LS_ADOPTR SEX_ADOPTR", |c, _, f| {
        f.each(&c.ad1, |a| a.ls_adoptr.is("L3") && !a.sex_adoptr.is("MF"));
    }),
    rule("518", ALL, "AD1: LS_ADOPTR SEX_ADOPTR", |c, _, f| {
        f.each(&c.ad1, |a| a.ls_adoptr.is("L4") && !a.sex_adoptr.one_of(SAME));
    }),
    rule("519", ALL, "AD1: LS_ADOPTR SEX_ADOPTR", |c, _, f| {
        f.each(&c.ad1, |a| a.ls_adoptr.is("L2") && !a.sex_adoptr.one_of(TWO));
    }),
    rule("520", ALL, "AD1: LS_ADOPTR SEX_ADOPTR", |c, _, f| {
        f.each(&c.ad1, |a| a.ls_adoptr.is("L11") && a.sex_adoptr.one_of(SAME));
    }),
    rule("524", ALL, "AD1: LS_ADOPTR SEX_ADOPTR", |c, _, f| {
        f.each(&c.ad1, |a| a.ls_adoptr.is("L12") && !a.sex_adoptr.one_of(SAME));
    }),
];
