//! How many workers a child has had. Reviewing officers are not counted: they do not carry the work.

use days::Day;
use record::words::ResponsibilityRole;
use std::collections::BTreeSet;

/// One stretch of time in which a worker answered for a person; `to` is the first day on which they no longer did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Held {
    /// The worker.
    pub worker: i64,
    /// In which role.
    pub role: ResponsibilityRole,
    /// From which day.
    pub from: Day,
    /// Until which day, that one not counted.
    pub to: Option<Day>,
}

/// How many different workers carried the work for at least a day within `since..=today`; all of them when `since` is
/// nothing. Somebody who came back is one worker; an allocation put right on the same day is none.
///
/// Source: capability C17-04 (changes of worker a child has had); local in what it counts.
pub fn had(held: &[Held], since: Option<Day>, today: Day) -> usize {
    let carried = |h: &&Held| {
        h.role != ResponsibilityRole::Reviewer
            && h.from <= today
            && h.to.is_none_or(|to| to > h.from)
            && since.is_none_or(|since| h.to.is_none_or(|to| to > since))
    };
    held.iter().filter(carried).map(|h| h.worker).collect::<BTreeSet<_>>().len()
}

/// A year before a day.
pub fn year_before(day: Day) -> Day {
    day.saturating_sub(jiff::Span::new().years(1))
}

/// "9 months", "2 years", "12 days": how long somebody has answered; empty before the first day.
pub fn how_long(from: Day, today: Day) -> String {
    let whole = |n: i32, one: &str| if n == 1 { format!("1 {one}") } else { format!("{n} {one}s") };
    let Ok(span) = from.until((jiff::Unit::Year, today)) else { return String::new() };
    match (i32::from(span.get_years()), span.get_months(), span.get_days()) {
        (years, _, _) if years > 0 => whole(years, "year"),
        (_, months, _) if months > 0 => whole(months, "month"),
        (_, _, days) if days > 0 => whole(days, "day"),
        _ if from == today => "from today".to_owned(),
        _ => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use proptest::prelude::*;

    fn held(worker: i64, from: Day, to: Option<Day>) -> Held {
        Held { worker, role: ResponsibilityRole::SocialWorker, from, to }
    }

    const TODAY: Day = date(2026, 11, 23);

    #[test]
    fn somebody_who_came_back_is_one_worker_and_one_put_right_on_the_same_day_is_none() {
        let all = [
            held(1, date(2024, 1, 1), Some(date(2025, 1, 1))),
            held(2, date(2025, 1, 1), Some(date(2025, 1, 1))),
            held(3, date(2025, 1, 1), Some(date(2026, 6, 1))),
            held(1, date(2026, 6, 1), None),
            Held { role: ResponsibilityRole::Reviewer, ..held(4, date(2024, 1, 1), None) },
            held(5, date(2026, 12, 1), None),
        ];
        assert_eq!(had(&all, None, TODAY), 2);
        assert_eq!(had(&all, Some(date(2026, 7, 1)), TODAY), 1);
        assert_eq!(had(&all, Some(year_before(TODAY)), TODAY), 2);
    }

    #[test]
    fn how_long_is_said_in_the_largest_whole_unit() {
        assert_eq!(how_long(date(2026, 2, 20), TODAY), "9 months");
        assert_eq!(how_long(date(2024, 2, 20), TODAY), "2 years");
        assert_eq!(how_long(date(2026, 11, 22), TODAY), "1 day");
        assert_eq!(how_long(TODAY, TODAY), "from today");
        assert_eq!(how_long(date(2026, 12, 1), TODAY), "");
    }

    proptest! {
        #[test]
        fn never_more_workers_lately_than_ever(
            rows in proptest::collection::vec((0i64..5, -900i32..40, proptest::option::of(-900i32..40)), 0..12),
            back in 0i32..900,
        ) {
            let day = |n: i32| TODAY.saturating_add(jiff::Span::new().days(n));
            let all: Vec<Held> = rows.iter().map(|(w, from, to)| held(*w, day(*from), to.map(day))).collect();
            let ever = had(&all, None, TODAY);
            prop_assert!(had(&all, Some(day(-back)), TODAY) <= ever);
            prop_assert!(ever <= 5);
        }
    }
}
