//! Whose census it is, and of which day.

use super::{ALL, Rule, rule};
use crate::cell::Date;

/// The rules.
pub const RULES: &[Rule] = &[rule("100", ALL, "Header: Year ReferenceDate", |c, _, f| {
    f.each_at(&c.header, &["ReferenceDate"], |header| {
        let year_end = header.year.0.map(|year| format!("{year}-03-31"));
        !header.reference_date.on(Date::read(year_end.as_deref()))
    });
})];
