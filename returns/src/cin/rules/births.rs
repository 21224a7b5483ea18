//! Sex, birth and age.

use super::{ALL, Rule, rule};
use crate::cell::{days_after, years_after};
use crate::cin::codes;
use days::Day;

/// The rules.
pub const RULES: &[Rule] = &[
    rule("4180", 2022..=2023, "ChildIdentifiers: GenderCurrent", |c, _, f| {
        f.each_at(&c.identifiers, &["GenderCurrent"], |i| !codes::has("GenderCurrent", i.gender.text()));
    }),
    rule("4180", 2024..=2026, "ChildIdentifiers: Sex", |c, _, f| {
        f.each_at(&c.identifiers, &["Sex"], |i| !codes::has("Sex", i.sex.text()));
    }),
    rule("8520", ALL, "ChildIdentifiers: PersonBirthDate; Header: ReferenceDate", |c, y, f| {
        f.each_at(&c.identifiers, &["PersonBirthDate"], |i| i.birth.after(y.end));
    }),
    rule("8525Q", ALL, "ChildIdentifiers: PersonBirthDate ExpectedPersonBirthDate", |c, _, f| {
        f.each_at(&c.identifiers, &["PersonBirthDate", "ExpectedPersonBirthDate"], |i| {
            i.birth.given() == i.expected_birth.given()
        });
    }),
    rule("8530Q", ALL, "ChildIdentifiers: ExpectedPersonBirthDate; Header: ReferenceDate", |c, y, f| {
        // March to December, by the days that the sector's validator takes for their ends.
        let first = days_after(y.end, -30);
        let last = Day::new(y.end.year(), 12, 31).ok();
        f.each_at(&c.identifiers, &["ExpectedPersonBirthDate"], |i| {
            i.expected_birth.by(first) || i.expected_birth.from(last)
        });
    }),
    rule(
        "8606",
        ALL,
        "CINdetails: CINreferralDate; ChildIdentifiers: PersonBirthDate ExpectedPersonBirthDate",
        |c, _, f| {
            let columns = &["PersonBirthDate", "ExpectedPersonBirthDate"];
            f.both((&c.details, &["CINreferralDate"]), (&c.identifiers, columns), |d, i| {
                let early = |birth: Option<i32>| birth.is_some_and(|days| days > 40 * 7);
                early(d.referral.days_to(i.birth)) || early(d.referral.days_to(i.expected_birth))
            });
        },
    ),
    rule("8750", 2022..=2023, "ChildIdentifiers: GenderCurrent PersonBirthDate ExpectedPersonBirthDate", |c, _, f| {
        let columns = &["GenderCurrent", "PersonBirthDate", "ExpectedPersonBirthDate"];
        f.each_at(&c.identifiers, columns, |i| i.unborn() && !i.gender.is("0"));
    }),
    rule("8750", 2024..=2026, "ChildIdentifiers: Sex PersonBirthDate ExpectedPersonBirthDate", |c, _, f| {
        let columns = &["Sex", "PersonBirthDate", "ExpectedPersonBirthDate"];
        f.each_at(&c.identifiers, columns, |i| i.unborn() && !i.sex.is("U"));
    }),
    rule(
        "8775Q",
        ALL,
        "ChildIdentifiers: PersonBirthDate; CINdetails: CINclosureDate; Header: ReferenceDate",
        |c, y, f| {
            f.both((&c.identifiers, &["PersonBirthDate"]), (&c.details, &["CINclosureDate"]), |i, d| {
                let last = if d.closure.blank() { Some(y.end) } else { d.closure.day };
                i.birth
                    .day
                    .and_then(|birth| years_after(birth, 25))
                    .zip(last)
                    .is_some_and(|(birthday, last)| birthday < last)
            });
        },
    ),
];
