//! Work that repeats: a referral of a child who was referred within the 12 months before.

use days::Day;

/// The first day of the 12 months before a day.
///
/// Source: children in need census and inspection list 3, re-referral within 12 months of a previous referral.
pub fn window(day: Day) -> Day {
    day.saturating_sub(jiff::Span::new().years(1))
}

/// Whether something on `earlier` is within the 12 months before `day`.
pub fn within(earlier: Day, day: Day) -> bool {
    earlier >= window(day) && earlier <= day
}

/// Whether a repeat is about work that closed before the day from which the managers answer for it; never where that work
/// has not closed or no day is set.
///
/// Source: capability C10-02 (cases closed before the date the manager sets as legacy).
pub fn is_legacy(closed: Option<Day>, legacy_before: Option<Day>) -> bool {
    closed.zip(legacy_before).is_some_and(|(closed, before)| closed < before)
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn twelve_months_are_counted_to_the_day() {
        let today = date(2026, 11, 23);
        assert!(within(date(2025, 11, 23), today));
        assert!(!within(date(2025, 11, 22), today));
        assert!(!within(date(2026, 11, 24), today));
    }

    #[test]
    fn work_that_still_runs_is_no_legacy_and_without_a_day_nothing_is() {
        let before = Some(date(2026, 4, 1));
        assert!(is_legacy(Some(date(2026, 3, 31)), before));
        assert!(!is_legacy(Some(date(2026, 4, 1)), before));
        assert!(!is_legacy(None, before));
        assert!(!is_legacy(Some(date(2020, 1, 1)), None));
    }
}
