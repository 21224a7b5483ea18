//! Years that run from 1 April to 31 March, and their quarters.

use days::Day;
use jiff::civil::date;

/// From a day on, before another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Period {
    /// Its first day.
    pub from: Day,
    /// The day after its last.
    pub before: Day,
}

impl Period {
    /// Whether a day lies in it.
    pub fn holds(&self, day: Day) -> bool {
        self.from <= day && day < self.before
    }

    /// "1 April 2025 to 31 March 2026".
    pub fn words(&self) -> String {
        let last = self.before.yesterday().unwrap_or(self.before);
        format!("{} to {}", days::long(self.from), days::long(last))
    }
}

/// The earliest year that is asked for; paper goes no further back. Source: local.
pub const FIRST: i16 = 1990;

/// The year that begins on 1 April of this one. Nothing before [`FIRST`] or after 2200.
pub fn year(begins: i16) -> Option<Period> {
    (FIRST..=2200).contains(&begins).then(|| Period { from: date(begins, 4, 1), before: date(begins + 1, 4, 1) })
}

/// The year that a day lies in, by the year it begins in.
pub fn year_of(day: Day) -> i16 {
    if day.month() < 4 { day.year() - 1 } else { day.year() }
}

/// The four quarters of a period that begins on the first of a month and lasts a year.
pub fn quarters(year: Period) -> Vec<Period> {
    let at = |months: u32| days::add_months(year.from, months).unwrap_or(year.before);
    (0..4).map(|n| Period { from: at(n * 3), before: at(n * 3 + 3) }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_year_begins_in_april_and_its_quarters_fill_it() {
        assert_eq!(year_of(date(2026, 3, 31)), 2025);
        assert_eq!(year_of(date(2026, 4, 1)), 2026);
        let whole = year(2025).unwrap();
        assert_eq!(whole.words(), "1 April 2025 to 31 March 2026");
        let parts = quarters(whole);
        assert_eq!((parts[0].from, parts[3].before), (whole.from, whole.before));
        assert!(parts.windows(2).all(|two| two[0].before == two[1].from));
        assert!(year(1989).is_none() && year(i16::MAX).is_none());
    }
}
