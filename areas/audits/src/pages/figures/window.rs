//! The days that figures are about.

use days::Day;

/// From a day up to another, which is not in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Window {
    /// The first day.
    pub from: Day,
    /// The day after the last.
    pub to: Day,
}

impl Window {
    /// The twelve months up to a day, that day included.
    pub fn year(today: Day) -> Window {
        let to = today.tomorrow().unwrap_or(today);
        Window { from: to.saturating_sub(jiff::Span::new().years(1)), to }
    }

    /// Whether a day is in it.
    pub fn holds(self, day: Day) -> bool {
        self.from <= day && day < self.to
    }

    /// "24 November 2025 to 23 November 2026".
    pub fn words(self) -> String {
        format!("{} to {}", days::long(self.from), days::long(self.to.yesterday().unwrap_or(self.to)))
    }
}

/// How many quarters are shown. Source: local.
const QUARTERS: i64 = 8;

/// The last quarters of the year (January to March, and so on), the earliest first; the one that runs is the last.
pub fn quarters(today: Day) -> Vec<Window> {
    let months = i64::from((today.month() - 1) % 3);
    let this = today.first_of_month().saturating_sub(jiff::Span::new().months(months));
    let back = |n: i64| this.saturating_sub(jiff::Span::new().months(3 * n));
    let of =
        |n: i64| Window { from: back(n), to: if n == 0 { today.tomorrow().unwrap_or(today) } else { back(n - 1) } };
    (0..QUARTERS).rev().map(of).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn quarters_follow_each_other_and_the_last_is_the_one_that_runs() {
        let all = quarters(date(2026, 11, 23));
        assert_eq!(all.len(), 8);
        assert_eq!(all[7], Window { from: date(2026, 10, 1), to: date(2026, 11, 24) });
        assert_eq!(all[6], Window { from: date(2026, 7, 1), to: date(2026, 10, 1) });
        assert_eq!(all[0].from, date(2025, 1, 1));
        assert!(all.windows(2).all(|w| w[0].to == w[1].from));
        assert!(all[7].holds(date(2026, 11, 23)) && !all[7].holds(date(2026, 11, 24)));
    }
}
