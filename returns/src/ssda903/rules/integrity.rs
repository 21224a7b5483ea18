//! Whether the tables agree on who is in them.

use super::{ALL, Rule, rule};
use crate::check::{Found, Row};
use crate::ssda903::Child;
use days::Day;

/// The rules.
pub const RULES: &[Rule] = &[
    rule("EPI", ALL, "Header: CHILD; Episodes: CHILD; OC3?: CHILD", |c, _, f| {
        f.each(&c.header, |_| c.episodes.is_empty() && c.oc3.is_empty());
    }),
    rule("INT01", ALL, "AD1: CHILD; Header: CHILD", |c, _, f| not_in_header(c, &c.ad1, f)),
    rule("INT02", ALL, "PlacedAdoption: CHILD; Header: CHILD", |c, _, f| not_in_header(c, &c.placed_adoption, f)),
    rule("INT03", ALL, "Episodes: CHILD; Header: CHILD", |c, _, f| not_in_header(c, &c.episodes, f)),
    rule("INT04", ALL, "Missing: CHILD; Header: CHILD", |c, _, f| not_in_header(c, &c.missing, f)),
    rule("INT05", ALL, "OC2: CHILD; Header: CHILD", |c, _, f| not_in_header(c, &c.oc2, f)),
    rule("INT06", ALL, "OC3: CHILD; Header: CHILD", |c, _, f| not_in_header(c, &c.oc3, f)),
    rule("INT07", ALL, "PrevPerm: CHILD; Header: CHILD", |c, _, f| not_in_header(c, &c.prev_perm, f)),
    rule("INT08", ALL, "Reviews: CHILD; Header: CHILD", |c, _, f| not_in_header(c, &c.reviews, f)),
    rule("INT09", ALL, "UASC: CHILD; Header: CHILD", |c, _, f| not_in_header(c, &c.uasc, f)),
    rule("INT11", ALL, "AD1: DOB; Header: DOB", |c, _, f| other_dob(c, &c.ad1, |r| r.dob.day, f)),
    rule("INT12", ALL, "PlacedAdoption: DOB; Header: DOB", |c, _, f| {
        other_dob(c, &c.placed_adoption, |r| r.dob.day, f);
    }),
    rule("INT13", ALL, "Missing: DOB; Header: DOB", |c, _, f| other_dob(c, &c.missing, |r| r.dob.day, f)),
    rule("INT14", ALL, "OC2: DOB; Header: DOB", |c, _, f| other_dob(c, &c.oc2, |r| r.dob.day, f)),
    rule("INT15", ALL, "OC3: DOB; Header: DOB", |c, _, f| other_dob(c, &c.oc3, |r| r.dob.day, f)),
    rule("INT16", ALL, "PrevPerm: DOB; Header: DOB", |c, _, f| other_dob(c, &c.prev_perm, |r| r.dob.day, f)),
    rule("INT17", ALL, "Reviews: DOB; Header: DOB", |c, _, f| other_dob(c, &c.reviews, |r| r.dob.day, f)),
    rule("INT18", ALL, "UASC: DOB; Header: DOB", |c, _, f| other_dob(c, &c.uasc, |r| r.dob.day, f)),
    rule("INT21", ALL, "UASC: SEX; Header: SEX", |c, _, f| {
        let differs = |sex: &str| c.header.iter().any(|h| h.sex.other_than(&[sex]));
        f.each(&c.uasc, |u| u.sex.0.is_some_and(differs));
    }),
    rule("INT31", ALL, "AD1: CHILD", |c, _, f| more_than_once(&c.ad1, |r| r.child.given(), f)),
    rule("INT32", ALL, "Header: CHILD", |c, _, f| more_than_once(&c.header, |r| r.child.given(), f)),
    rule("INT33", ALL, "OC2: CHILD", |c, _, f| more_than_once(&c.oc2, |r| r.child.given(), f)),
    rule("INT34", ALL, "OC3: CHILD", |c, _, f| more_than_once(&c.oc3, |r| r.child.given(), f)),
    rule("INT35", ALL, "PrevPerm: CHILD", |c, _, f| more_than_once(&c.prev_perm, |r| r.child.given(), f)),
    rule("INT36", ALL, "UASC: CHILD", |c, _, f| more_than_once(&c.uasc, |r| r.child.given(), f)),
    rule("NoE", ALL, "Episodes: DECOM; last Episodes: CHILD", |c, y, f| {
        f.each(&c.episodes, |e| e.decom.before(y.start) && c.last.episodes.is_empty());
    }),
];

/// Rows of a table whose child has no header.
fn not_in_header<R: Row>(child: &Child<'_>, rows: &[R], found: &mut Found<'_>) {
    found.each(rows, |_| child.header.is_empty());
}

/// Rows of a table with another day of birth than a header of the child; only days are compared.
fn other_dob<R: Row>(child: &Child<'_>, rows: &[R], dob: impl Fn(&R) -> Option<Day>, found: &mut Found<'_>) {
    let differs = |day: Day| child.header.iter().any(|header| header.dob.day.is_some_and(|known| known != day));
    found.each(rows, |row| dob(row).is_some_and(differs));
}

/// Rows of a table that has several about one child; rows that name nobody are left aside.
fn more_than_once<R: Row>(rows: &[R], named: impl Fn(&R) -> bool, found: &mut Found<'_>) {
    found.each(rows, |row| rows.len() > 1 && named(row));
}
