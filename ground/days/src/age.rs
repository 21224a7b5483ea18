//! How old somebody is.

use crate::Day;

/// Age in whole years on a day, or nothing before the birth.
///
/// A person is a year older from the start of the anniversary of the birth. Somebody born on
/// 29 February is a year older on 1 March in a year without a 29 February.
/// Source: Family Law Reform Act 1969, section 9 (time at which a person attains an age); the
/// 1 March reading for 29 February births is the usual one in England and is not in the Act.
pub fn age_on(birth: Day, day: Day) -> Option<i16> {
    if day < birth {
        return None;
    }
    let years = day.year() - birth.year();
    let anniversary_reached = (day.month(), day.day()) >= (birth.month(), birth.day());
    Some(if anniversary_reached { years } else { years - 1 })
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn a_child_turns_eighteen_on_the_birthday_and_not_the_day_before() {
        let birth = date(2008, 11, 21);

        assert_eq!(age_on(birth, date(2026, 11, 20)), Some(17));
        assert_eq!(age_on(birth, date(2026, 11, 21)), Some(18));
    }

    #[test]
    fn a_child_born_on_29_february_turns_one_on_1_march() {
        let birth = date(2024, 2, 29);

        assert_eq!(age_on(birth, date(2025, 2, 28)), Some(0));
        assert_eq!(age_on(birth, date(2025, 3, 1)), Some(1));
        assert_eq!(age_on(birth, date(2028, 2, 28)), Some(3));
        assert_eq!(age_on(birth, date(2028, 2, 29)), Some(4));
    }

    #[test]
    fn nobody_has_an_age_before_they_are_born() {
        assert_eq!(age_on(date(2026, 5, 2), date(2026, 5, 1)), None);
        assert_eq!(age_on(date(2026, 5, 2), date(2026, 5, 2)), Some(0));
    }

    proptest::proptest! {
        #[test]
        fn nobody_grows_younger(birth in 0i32..20_000, first in 0i32..20_000, later in 0i32..20_000) {
            let day = |n: i32| date(1980, 1, 1).saturating_add(jiff::Span::new().days(n));
            let (a, b) = (first.min(later), first.max(later));
            proptest::prop_assert!(age_on(day(birth), day(a)) <= age_on(day(birth), day(b)));
        }
    }
}
