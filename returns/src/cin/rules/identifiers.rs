//! The numbers that a child goes by.

use super::{ALL, Rule, rule};
use crate::cell::{Text, days_after};
use crate::check::Found;
use crate::cin::tables::ChildIdentifiers;
use crate::cin::{Child, Setting, codes, upn};
use days::Day;

/// The rules.
pub const RULES: &[Rule] = &[
    rule("1510", ALL, "ChildIdentifiers: UPN", |c, _, f| {
        each_upn(c, f, |upn| {
            let right = upn::check_letter(upn);
            right.is_some() && upn.chars().next() != right
        });
    }),
    rule("1520", ALL, "ChildIdentifiers: UPN LAchildID", |c, y, f| {
        each_upn(c, f, |upn| y.upns.get(upn).is_some_and(|children| *children > 1));
    }),
    rule("1530", 2022..=2022, "ChildIdentifiers: UPN", |c, _, f| {
        each_upn(c, f, |upn| authority_unknown(upn, 2022));
    }),
    rule("1530", 2023..=2026, "ChildIdentifiers: UPN", |c, _, f| {
        each_upn(c, f, |upn| authority_unknown(upn, 2023));
    }),
    rule("1540", ALL, "ChildIdentifiers: UPN", |c, _, f| {
        each_upn(c, f, |upn| upn.chars().skip(4).take(8).filter(char::is_ascii_digit).count() < 8);
    }),
    rule("1550", ALL, "ChildIdentifiers: UPN", |c, _, f| {
        each_upn(c, f, |upn| !upn::ends_right(upn));
    }),
    rule("1560Q", ALL, "ChildIdentifiers: FormerUPN", |c, _, f| {
        f.each_at(&c.identifiers, &["FormerUPN"], |i| i.former_upn.0.is_some_and(|upn| !upn::well_formed(upn)));
    }),
    rule("1570", 2024..=2026, "ChildIdentifiers: LAchildID", |c, _, f| {
        each_id(c, f, |id| id.text().chars().count() > 20);
    }),
    rule("1580", 2024..=2026, "ChildIdentifiers: LAchildID", |c, _, f| {
        each_id(c, f, |id| id.text().chars().any(|character| !character.is_ascii_alphanumeric()));
    }),
    rule("8500", ALL, "ChildIdentifiers: LAchildID", |c, _, f| {
        each_id(c, f, |id| id.blank());
    }),
    rule("8510", ALL, "ChildIdentifiers: LAchildID", |c, _, f| {
        each_id(c, f, |id| id.given() && c.identifiers.len() > 1);
    }),
    rule("8770Q", 2022..=2023, EXPECTS_UPN, |c, y, f| {
        without_upn(c, f, |i| i.birth.birthday(5).is_some_and(|fifth| fifth < y.start));
    }),
    rule("8770Q", 2024..=2026, EXPECTS_UPN, |c, y, f| {
        without_upn(c, f, |i| of_school_age(i, y));
    }),
];

const EXPECTS_UPN: &str =
    "ChildIdentifiers: PersonBirthDate UPN UPNunknown; CINdetails: ReferralNFA; Header: ReferenceDate";

fn each_upn(c: &Child<'_>, f: &mut Found<'_>, fails: impl Fn(&str) -> bool) {
    f.each_at(&c.identifiers, &["UPN"], |i| i.upn.0.is_some_and(&fails));
}

fn each_id(c: &Child<'_>, f: &mut Found<'_>, fails: impl Fn(Text<'_>) -> bool) {
    f.each_at(&c.identifiers, &["LAchildID"], |i| fails(i.la_child_id));
}

/// Characters 2 to 4 are there and are the number of no authority.
fn authority_unknown(upn: &str, first_year: i16) -> bool {
    let authority: String = upn.chars().skip(1).take(3).collect();
    authority.chars().count() == 3 && !codes::gives_pupil_numbers(&authority, first_year)
}

/// A child whose referral led to more has neither a number nor a reason why it is not known, though one is expected.
fn without_upn(c: &Child<'_>, f: &mut Found<'_>, expected: impl Fn(&ChildIdentifiers<'_>) -> bool) {
    if c.details.iter().any(|d| d.no_further_action.no()) {
        f.each_at(&c.identifiers, &["UPN", "UPNunknown"], |i| {
            i.upn.blank() && (i.upn_unknown.blank() || i.upn_unknown.is("UN1")) && expected(i)
        });
    }
}

/// The child had turned five by 31 August before the census's end, and so is at school in its year.
fn of_school_age(i: &ChildIdentifiers<'_>, y: &Setting) -> bool {
    let begins = Day::new(y.start.year(), 9, 1).ok().and_then(|first| days_after(first, -1));
    i.birth.birthday(5).zip(begins).is_some_and(|(fifth, begins)| fifth <= begins)
}
