//! Who the child is: the header, alone.

use super::{ALL, Rule, rule};
use days::Day;

/// Ethnic groups.
///
/// Source: Department for Education, children looked after return guide, ETHNIC.
const ETHNIC_GROUPS: &[&str] = &[
    "WBRI", "WIRI", "WOTH", "WIRT", "WROM", "MWBC", "MWBA", "MWAS", "MOTH", "AIND", "APKN", "ABAN", "AOTH", "BCRB",
    "BAFR", "BOTH", "CHNE", "OOTH", "REFU", "NOBT",
];

/// What stands in place of a unique pupil number that is not known.
///
/// Source: Department for Education, children looked after return guide, UPN.
pub(super) const UNKNOWN_UPNS: &[&str] = &["UN1", "UN2", "UN3", "UN4", "UN5"];

/// The rules.
pub const RULES: &[Rule] = &[
    rule("101", 2022..=2023, "Header: SEX", |c, _, f| f.each(&c.header, |h| !h.sex.one_of(&["1", "2"]))),
    rule("101", 2024..=2026, "Header: SEX", |c, _, f| f.each(&c.header, |h| !h.sex.one_of(&["M", "F", "U"]))),
    rule("102", ALL, "Header: DOB", |c, _, f| f.each(&c.header, |h| h.dob.day.is_none())),
    rule("103", ALL, "Header: ETHNIC", |c, _, f| f.each(&c.header, |h| !h.ethnic.one_of(ETHNIC_GROUPS))),
    rule("168", ALL, "Header: UPN", |c, _, f| {
        f.each(&c.header, |h| h.upn.0.is_some_and(|upn| !UNKNOWN_UPNS.contains(&upn) && !is_pupil_number(upn)));
    }),
    rule("209", ALL, "Header: UPN DOB", |c, y, f| {
        let of_school_age = |day: Day| f.each(&c.header, |h| h.upn.is("UN1") && h.dob.aged(5, day));
        Day::new(y.start.year(), 8, 31).into_iter().for_each(of_school_age);
    }),
    rule("232", 2024..=2026, "Header: SEX", |c, _, f| {
        f.each(&c.header, |h| h.sex.text().eq_ignore_ascii_case("U"));
    }),
    rule("301", ALL, "Header: DOB", |c, y, f| f.each(&c.header, |h| h.dob.after(y.end))),
    rule("351", ALL, "Header: DOB", |c, y, f| f.each(&c.header, |h| h.dob.before(y.start_less(25)))),
    rule("444", 2025..=2026, "Header: UPN", |c, y, f| {
        f.each(&c.header, |h| {
            h.upn.0.is_some_and(|upn| !upn.starts_with("UN") && y.upns.get(upn).is_some_and(|rows| *rows > 1))
        });
    }),
];

/// A letter other than I, O and S, eleven digits, then a digit or, in a temporary number, a letter.
///
/// Source: Department for Education, unique pupil numbers, a guide for schools and local authorities.
fn is_pupil_number(upn: &str) -> bool {
    match upn.as_bytes() {
        [first, middle @ .., last] => {
            let begins = first.is_ascii_uppercase() && !b"IOS".contains(first);
            let ends = last.is_ascii_digit() || last.is_ascii_uppercase();
            begins && ends && middle.len() == 11 && middle.iter().all(u8::is_ascii_digit)
        }
        _ => false,
    }
}
