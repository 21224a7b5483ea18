//! Ethnicity and disabilities.

use super::{ALL, Rule, rule};
use crate::cin::codes;

/// The rules.
pub const RULES: &[Rule] = &[
    rule("4220", ALL, "ChildCharacteristics: Ethnicity", |c, _, f| {
        f.each_at(&c.characteristics, &["Ethnicity"], |row| !codes::has("Ethnicity", row.ethnicity.text()));
    }),
    rule(
        "8540",
        ALL,
        "ChildIdentifiers: PersonBirthDate; Disabilities: Disability; CINdetails: ReferralNFA",
        |c, _, f| {
            let wrong = |code: &str| !codes::has("Disability", code);
            let missing = c.disabilities.iter().all(|row| row.disability.blank());
            let unfit = c.disabilities.iter().any(|row| wrong(row.disability.text()));
            let led_on = c.details.iter().any(|d| !d.no_further_action.yes());
            if (missing || unfit) && led_on && c.identifiers.iter().any(|i| i.birth.given()) {
                f.each_at(&c.identifiers, &["PersonBirthDate"], |i| i.birth.given());
                f.each_at(&c.disabilities, &["Disability"], |row| wrong(row.disability.text()));
                f.each_at(&c.details, &["ReferralNFA"], |d| !d.no_further_action.yes());
            }
        },
    ),
    rule("8790", ALL, "Disabilities: Disability", |c, _, f| {
        if c.disabilities.iter().any(|row| row.disability.is("NONE")) {
            f.each_at(&c.disabilities, &["Disability"], |row| !row.disability.is("NONE"));
        }
    }),
    rule("8794", ALL, "Disabilities: Disability", |c, _, f| {
        let twice = |code: &str| c.disabilities.iter().filter(|row| row.disability.is(code)).count() > 1;
        f.each_at(&c.disabilities, &["Disability"], |row| row.disability.0.is_some_and(twice));
    }),
];
