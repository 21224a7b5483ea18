//! When the next review of a child in care is due.

use crate::words::PlannedReview;
use days::Day;

/// The clocks' rules of reviews, in the order in which a child meets them.
pub const RULES: [&str; 3] = ["first_looked_after_review", "second_looked_after_review", "next_looked_after_review"];

/// The next review: from the day of coming into care when none was held since, else from the last one held. Where the
/// files do not hold the day of coming into care, the child has been reviewed before what they tell.
///
/// Source: SI 2010/959, regulation 33, as the clock rules in `days` have it.
pub fn next(came: Option<Day>, held: &[Day], first_known: Day) -> PlannedReview {
    let since: Vec<Day> = held.iter().copied().filter(|day| came.is_none_or(|came| *day >= came)).collect();
    match (came, since.iter().max().copied()) {
        (Some(came), None) => PlannedReview { rule: RULES[0], from: came },
        (Some(_), Some(last)) if since.len() == 1 => PlannedReview { rule: RULES[1], from: last },
        (_, Some(last)) => PlannedReview { rule: RULES[2], from: last },
        (None, None) => PlannedReview { rule: RULES[2], from: first_known },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn the_first_review_runs_from_coming_into_care_and_the_later_ones_from_each_other() {
        let came = Some(date(2026, 5, 1));
        assert_eq!(next(came, &[], date(2026, 5, 1)).rule, "first_looked_after_review");
        let second = next(came, &[date(2026, 5, 20)], date(2026, 5, 1));
        assert_eq!((second.rule, second.from), ("second_looked_after_review", date(2026, 5, 20)));
        let third = next(came, &[date(2026, 8, 12), date(2026, 5, 20)], date(2026, 5, 1));
        assert_eq!((third.rule, third.from), ("next_looked_after_review", date(2026, 8, 12)));
    }

    #[test]
    fn a_review_before_coming_into_care_this_time_does_not_count() {
        let again = next(Some(date(2026, 5, 1)), &[date(2025, 2, 3)], date(2026, 5, 1));
        assert_eq!((again.rule, again.from), ("first_looked_after_review", date(2026, 5, 1)));
    }

    #[test]
    fn a_child_who_was_in_care_before_the_files_begin_has_been_reviewed_before() {
        let later = next(None, &[date(2026, 5, 20)], date(2025, 12, 1));
        assert_eq!((later.rule, later.from), ("next_looked_after_review", date(2026, 5, 20)));
        assert_eq!(next(None, &[], date(2025, 12, 1)).from, date(2025, 12, 1));
    }
}
