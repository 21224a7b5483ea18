//! A change of worker: which responsibilities end, and on which day.

use days::Day;

/// A responsibility that runs, or that is agreed for a later day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Running {
    /// Its key.
    pub id: i64,
    /// From which day.
    pub from: Day,
    /// Until which day, that one not counted.
    pub to: Option<Day>,
}

/// What must end so that one alone answers from `from` on: each with its new end. One that was to begin later never
/// begins: it ends on its first day, and counts for nothing.
pub fn ends(all: &[Running], from: Day) -> Vec<(i64, Day)> {
    let runs_on = all.iter().filter(|r| r.to.is_none_or(|to| to > from && to > r.from));
    runs_on.map(|r| (r.id, from.max(r.from))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use proptest::prelude::*;

    #[test]
    fn the_present_one_ends_when_the_next_begins_and_one_agreed_for_later_never_begins() {
        let now = Running { id: 1, from: date(2026, 1, 5), to: Some(date(2026, 12, 10)) };
        let coming = Running { id: 2, from: date(2026, 12, 10), to: None };
        let over = Running { id: 3, from: date(2025, 1, 5), to: Some(date(2026, 1, 5)) };
        let ends = ends(&[now, coming, over], date(2026, 12, 3));
        assert_eq!(ends, [(1, date(2026, 12, 3)), (2, date(2026, 12, 10))]);
    }

    #[test]
    fn a_change_after_one_that_is_agreed_ends_only_that_one() {
        let now = Running { id: 1, from: date(2026, 1, 5), to: Some(date(2026, 12, 10)) };
        let coming = Running { id: 2, from: date(2026, 12, 10), to: None };
        assert_eq!(ends(&[now, coming], date(2027, 1, 4)), [(2, date(2027, 1, 4))]);
    }

    proptest! {
        #[test]
        fn afterwards_nobody_else_answers_from_that_day_on(
            rows in proptest::collection::vec((0i32..400, proptest::option::of(0i32..400)), 0..8), from in 0i32..400,
        ) {
            let day = |n: i32| date(2026, 1, 1).saturating_add(jiff::Span::new().days(n));
            let mut all: Vec<Running> = rows.iter().zip(1..).map(|((a, length), id)| {
                Running { id, from: day(*a), to: length.map(|l| day(a + l)) }
            }).collect();
            for (id, to) in ends(&all, day(from)) {
                let r = all.iter_mut().find(|r| r.id == id).unwrap();
                prop_assert!(r.to.is_none_or(|was| to <= was) && to >= r.from);
                r.to = Some(to);
            }
            prop_assert!(all.iter().all(|r| r.to.is_some_and(|to| to <= day(from) || to == r.from)));
        }
    }
}
