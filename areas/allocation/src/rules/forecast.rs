//! Who goes or is away in the weeks to come, by week.

use days::Day;

/// A worker who goes or is away.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Going {
    /// The worker.
    pub worker: i64,
    /// Their name.
    pub name: String,
    /// The day from which they are no longer there.
    pub on: Day,
    /// Why: "Leaves: agency assignment ends", "Away until 4 January 2027".
    pub why: String,
    /// Children for whom they answer.
    pub children: i64,
}

/// The Monday of a day's week.
pub fn monday(day: Day) -> Day {
    day.saturating_sub(jiff::Span::new().days(day.weekday().to_monday_zero_offset()))
}

/// Those who go from today on, within so many weeks, each under the Monday of the week; weeks in which nobody goes are
/// left out. Within a week, the earliest first.
pub fn by_week(mut all: Vec<Going>, today: Day, weeks: i64) -> Vec<(Day, Vec<Going>)> {
    let until = monday(today).saturating_add(jiff::Span::new().weeks(weeks));
    all.retain(|g| g.on >= today && g.on < until);
    all.sort_by(|a, b| (a.on, &a.name, a.worker).cmp(&(b.on, &b.name, b.worker)));
    let mut by_week: Vec<(Day, Vec<Going>)> = Vec::new();
    for going in all {
        let week = monday(going.on);
        match by_week.last_mut() {
            Some((last, list)) if *last == week => list.push(going),
            _ => by_week.push((week, vec![going])),
        }
    }
    by_week
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use proptest::prelude::*;

    fn going(worker: i64, on: Day) -> Going {
        Going { worker, name: format!("Worker {worker}"), on, why: String::new(), children: 1 }
    }

    #[test]
    fn those_who_go_stand_under_the_monday_of_their_week() {
        let today = date(2026, 11, 25);
        assert_eq!(monday(today), date(2026, 11, 23));
        assert_eq!(monday(date(2026, 11, 29)), date(2026, 11, 23));
        let all = vec![
            going(2, date(2026, 12, 18)),
            going(1, date(2026, 12, 14)),
            going(3, date(2026, 11, 24)),
            going(4, date(2027, 6, 1)),
        ];
        let weeks = by_week(all, today, 12);
        let found: Vec<(Day, Vec<i64>)> =
            weeks.iter().map(|(d, g)| (*d, g.iter().map(|g| g.worker).collect())).collect();
        assert_eq!(found, [(date(2026, 12, 14), vec![1, 2])]);
    }

    proptest! {
        #[test]
        fn nobody_is_lost_and_weeks_come_in_order(days in proptest::collection::vec(0i32..83, 0..30)) {
            let today = date(2026, 11, 23);
            let day = |n: i32| today.saturating_add(jiff::Span::new().days(n));
            let all: Vec<Going> = days.iter().zip(1..).map(|(n, id)| going(id, day(*n))).collect();
            let weeks = by_week(all, today, 12);
            prop_assert_eq!(weeks.iter().map(|(_, g)| g.len()).sum::<usize>(), days.len());
            prop_assert!(weeks.windows(2).all(|pair| pair[0].0 < pair[1].0));
        }
    }
}
