//! How many children a worker should have, and whether somebody has more.

use days::Day;

/// An agreed number of children, for everybody or for one worker.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Level {
    /// The worker; nothing for everybody.
    pub worker: Option<i64>,
    /// Children.
    pub amount: i64,
    /// From which day.
    pub from: Day,
    /// Until which day, that one not counted.
    pub to: Option<Day>,
    /// Why.
    pub reason: String,
}

/// Somebody may hold up to so many for a time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Exception {
    /// The worker.
    pub worker: i64,
    /// Up to so many children.
    pub up_to: i64,
    /// From which day.
    pub from: Day,
    /// Until which day, that one not counted.
    pub to: Day,
    /// Why.
    pub reason: String,
}

/// How a worker stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// Within the agreed level.
    Within,
    /// Over it, and within an exception that holds until a day.
    Excepted(Day),
    /// Over it, and no exception covers it.
    Over,
}

/// The level of a worker on a day: their own where one is agreed, the newest; else the first year's while it lasts; else
/// everybody's. `basic` and `first_year` are those the program comes with.
pub fn level_of(worker: i64, in_first_year: bool, all: &[Level], basic: i64, first_year: i64, on: Day) -> i64 {
    let newest = |whose: Option<i64>| {
        let holds = |l: &&Level| l.worker == whose && l.from <= on && l.to.is_none_or(|to| to > on);
        all.iter().filter(holds).max_by_key(|l| l.from).map(|l| l.amount)
    };
    let everybody = newest(None).unwrap_or(basic);
    let ordinary = if in_first_year { first_year.min(everybody) } else { everybody };
    newest(Some(worker)).unwrap_or(ordinary)
}

/// How somebody with so many children stands on a day.
pub fn standing(worker: i64, children: i64, level: i64, exceptions: &[Exception], on: Day) -> Standing {
    if children <= level {
        return Standing::Within;
    }
    let covers = |e: &&Exception| e.worker == worker && e.from <= on && e.to > on && e.up_to >= children;
    exceptions.iter().filter(covers).map(|e| e.to).max().map_or(Standing::Over, Standing::Excepted)
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use proptest::prelude::*;

    const ON: Day = date(2026, 11, 23);

    fn level(worker: Option<i64>, amount: i64, from: Day) -> Level {
        Level { worker, amount, from, to: None, reason: String::new() }
    }

    #[test]
    fn ones_own_level_comes_before_the_first_years_and_that_before_everybodys() {
        let all = [
            level(None, 17, date(2026, 1, 1)),
            level(None, 16, date(2026, 10, 1)),
            level(None, 14, date(2027, 1, 1)),
            level(Some(7), 8, date(2026, 2, 1)),
            Level { to: Some(date(2026, 11, 1)), ..level(Some(8), 9, date(2026, 2, 1)) },
        ];
        let of = |worker, first| level_of(worker, first, &all, 15, 10, ON);
        assert_eq!([of(1, false), of(1, true), of(7, false), of(7, true), of(8, false)], [16, 10, 8, 8, 16]);
        assert_eq!(level_of(1, false, &[], 15, 10, ON), 15);
    }

    #[test]
    fn an_exception_covers_only_its_days_and_only_so_many() {
        let e = |from, to| Exception { worker: 1, up_to: 22, from, to, reason: String::new() };
        let all = [e(date(2026, 11, 1), date(2026, 12, 1))];
        assert_eq!(standing(1, 15, 15, &all, ON), Standing::Within);
        assert_eq!(standing(1, 22, 15, &all, ON), Standing::Excepted(date(2026, 12, 1)));
        assert_eq!(standing(1, 23, 15, &all, ON), Standing::Over);
        assert_eq!(standing(2, 22, 15, &all, ON), Standing::Over);
        assert_eq!(standing(1, 22, 15, &all, date(2026, 12, 1)), Standing::Over);
        assert_eq!(standing(1, 22, 15, &[], ON), Standing::Over);
    }

    proptest! {
        #[test]
        fn nobody_within_the_level_is_over_and_more_children_never_help(children in 0i64..60, level in 0i64..40, up_to in 0i64..60) {
            let all = [Exception { worker: 1, up_to, from: date(2026, 1, 1), to: date(2027, 1, 1), reason: String::new() }];
            let now = standing(1, children, level, &all, ON);
            prop_assert_eq!(now == Standing::Within, children <= level);
            if now == Standing::Over {
                prop_assert_eq!(standing(1, children + 1, level, &all, ON), Standing::Over);
            }
        }
    }
}
