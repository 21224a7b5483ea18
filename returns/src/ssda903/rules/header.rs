//! Who the child is: the header, alone.

use super::{ALL, Rule, rule};

/// The rules.
pub const RULES: &[Rule] = &[
    rule("101", 2022..=2023, "Header: SEX", |c, _, f| f.each(&c.header, |h| !h.sex.one_of(&["1", "2"]))),
    rule("101", 2024..=2026, "Header: SEX", |c, _, f| f.each(&c.header, |h| !h.sex.one_of(&["M", "F", "U"]))),
    rule("102", ALL, "Header: DOB", |c, _, f| f.each(&c.header, |h| h.dob.day.is_none())),
    rule("301", ALL, "Header: DOB", |c, y, f| f.each(&c.header, |h| h.dob.after(y.end))),
    rule("351", ALL, "Header: DOB", |c, y, f| f.each(&c.header, |h| h.dob.before(y.start_less(25)))),
    rule("444", 2025..=2026, "Header: UPN", |c, y, f| {
        f.each(&c.header, |h| {
            h.upn.0.is_some_and(|upn| !upn.starts_with("UN") && y.upns.get(upn).is_some_and(|rows| *rows > 1))
        });
    }),
];
