//! How often children change their worker, and how long they keep one.

use days::Day;
use people::published::workers::{Held, had};
use record::words::ResponsibilityRole;

/// The day so many months before another.
pub fn months_before(day: Day, months: i64) -> Day {
    day.saturating_sub(jiff::Span::new().months(months))
}

/// How many workers a child would have had in 12 months if another worker took over now: the cost of a change.
/// Somebody who had the child in that time already is no further worker.
pub fn if_changed(held: &[Held], to: i64, today: Day) -> usize {
    let next = Held { worker: to, role: ResponsibilityRole::SocialWorker, from: today, to: None };
    let all: Vec<Held> = held.iter().copied().chain([next]).collect();
    had(&all, Some(months_before(today, 12)), today)
}

/// Since when the worker who carries the work on a day has done so without a break; nothing when nobody does. Of two at
/// once it is the one who came first.
pub fn same_since(held: &[Held], on: Day) -> Option<Day> {
    let carries = |h: &&Held| h.role != ResponsibilityRole::Reviewer && h.to.is_none_or(|to| to > h.from);
    let all: Vec<&Held> = held.iter().filter(carries).collect();
    let now = all.iter().filter(|h| h.from <= on && h.to.is_none_or(|to| to > on));
    now.map(|h| {
        let mut since = h.from;
        while let Some(before) =
            all.iter().find(|b| b.worker == h.worker && b.from < since && b.to.is_none_or(|to| to >= since))
        {
            since = before.from;
        }
        since
    })
    .min()
}

/// Whole months from a day to another.
pub fn whole_months(from: Day, to: Day) -> i64 {
    from.until((jiff::Unit::Month, to)).map_or(0, |span| i64::from(span.get_months()))
}

/// Halves of the median of whole numbers; nothing of none.
pub fn median_halves(numbers: &[i64]) -> Option<i64> {
    let mut sorted = numbers.to_vec();
    sorted.sort_unstable();
    let last = sorted.len().checked_sub(1)?;
    Some(sorted.get(last / 2)? + sorted.get(sorted.len() / 2)?)
}

/// Halves as people write them: 18 is "9", 19 is "9.5".
pub fn halves(n: i64) -> String {
    if n % 2 == 0 { (n / 2).to_string() } else { format!("{}.5", n / 2) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use proptest::prelude::*;

    const TODAY: Day = date(2026, 11, 23);

    fn held(worker: i64, from: Day, to: Option<Day>) -> Held {
        Held { worker, role: ResponsibilityRole::SocialWorker, from, to }
    }

    #[test]
    fn a_change_to_a_new_worker_costs_one_more_and_to_one_the_child_knows_none() {
        let all = [
            held(1, date(2025, 1, 1), Some(date(2026, 3, 1))),
            held(2, date(2026, 3, 1), Some(date(2026, 8, 1))),
            held(3, date(2026, 8, 1), None),
        ];
        assert_eq!([if_changed(&all, 4, TODAY), if_changed(&all, 1, TODAY)], [4, 3]);
        assert_eq!(if_changed(&[], 4, TODAY), 1);
    }

    #[test]
    fn the_same_worker_in_two_teams_one_after_the_other_has_never_left() {
        let all = [
            held(1, date(2025, 1, 1), Some(date(2026, 3, 1))),
            held(1, date(2026, 3, 1), None),
            held(2, date(2024, 1, 1), Some(date(2025, 1, 1))),
            Held { role: ResponsibilityRole::Reviewer, ..held(9, date(2020, 1, 1), None) },
        ];
        assert_eq!(same_since(&all, TODAY), Some(date(2025, 1, 1)));
        assert_eq!(same_since(&all[2..], TODAY), None);
        let with_a_break = [held(1, date(2025, 1, 1), Some(date(2026, 2, 1))), held(1, date(2026, 3, 1), None)];
        assert_eq!(same_since(&with_a_break, TODAY), Some(date(2026, 3, 1)));
    }

    #[test]
    fn the_median_of_an_even_number_stands_between_two() {
        assert_eq!(median_halves(&[3, 9, 12]).map(halves).as_deref(), Some("9"));
        assert_eq!(median_halves(&[9, 10]).map(halves).as_deref(), Some("9.5"));
        assert_eq!(median_halves(&[]), None);
        assert_eq!(whole_months(date(2026, 2, 24), TODAY), 8);
        assert_eq!(whole_months(date(2026, 2, 23), TODAY), 9);
    }

    proptest! {
        #[test]
        fn since_when_is_never_after_today_and_a_change_adds_at_most_one(
            rows in proptest::collection::vec((0i64..4, -900i32..40, proptest::option::of(0i32..300)), 0..10), to in 0i64..6,
        ) {
            let day = |n: i32| TODAY.saturating_add(jiff::Span::new().days(n));
            let all: Vec<Held> = rows.iter().map(|(w, from, l)| held(*w, day(*from), l.map(|l| day(from + l)))).collect();
            if let Some(since) = same_since(&all, TODAY) {
                prop_assert!(since <= TODAY);
                prop_assert!(all.iter().any(|h| h.from == since));
            }
            let before = had(&all, Some(months_before(TODAY, 12)), TODAY);
            let after = if_changed(&all, to, TODAY);
            prop_assert!(after == before || after == before + 1);
        }
    }
}
