//! What the census says of the authority as a whole.

use super::{ALL, Rule, whole};
use crate::cell::Date;
use crate::cin::{ChildIdentifiers, Collection};

/// The rules.
pub const RULES: &[Rule] = &[
    whole(
        "2883",
        ALL,
        "ChildProtectionPlans: CPPstartDate; CINdetails: DateOfInitialCPC; Section47: DateOfInitialCPC; \
         Header: ReferenceDate",
        |census| {
            let y = census.setting();
            let within = |date: Date<'_>| usize::from(date.within(y.start, y.end));
            let (mut plans, mut conferences) = (0, 0);
            for c in census.each_child() {
                plans += c.protection.iter().map(|p| within(p.start)).sum::<usize>();
                conferences += c.details.iter().map(|d| within(d.initial_cpc)).sum::<usize>();
                conferences += c.section47.iter().map(|s| within(s.initial_cpc)).sum::<usize>();
            }
            plans > conferences
        },
    ),
    whole("2886Q", 2022..=2023, "ChildIdentifiers: GenderCurrent ExpectedPersonBirthDate", |census| {
        more_than_two_in_a_hundred(census, |i| i.gender.blank() || i.gender.one_of(&["0", "9"]))
    }),
    whole("2886Q", 2024..=2026, "ChildIdentifiers: Sex ExpectedPersonBirthDate", |census| {
        more_than_two_in_a_hundred(census, |i| i.sex.blank() || i.sex.is("U"))
    }),
    whole("2887Q", ALL, "Disabilities: Disability", |census| {
        let mut used: Vec<&str> =
            census.each_child().flat_map(|c| c.this.disabilities).filter_map(|d| d.disability.0).collect();
        used.sort_unstable();
        used.dedup();
        used.len() < 8
    }),
    whole("2888Q", ALL, "Disabilities: Disability", |census| {
        let of_each = census
            .each_child()
            .map(|c| c.disabilities.iter().filter(|row| row.disability.other_than(&["NONE"])).count());
        of_each.max() == Some(1)
    }),
];

/// Of the children born, more than two in a hundred are so.
fn more_than_two_in_a_hundred(census: &Collection, so: impl Fn(&ChildIdentifiers<'_>) -> bool) -> bool {
    let (mut born, mut counted) = (0usize, 0usize);
    for c in census.each_child() {
        for i in c.identifiers.iter().filter(|i| i.expected_birth.blank()) {
            born += 1;
            counted += usize::from(so(i));
        }
    }
    counted * 100 > born * 2
}
