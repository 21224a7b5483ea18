//! The month or quarter that figures are counted for.

use days::Day;

/// A month or a quarter of a calendar year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Period {
    /// Its first day.
    pub from: Day,
    /// The day after its last.
    pub to: Day,
    months: i8,
}

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

impl Period {
    /// A period of so many months from the first of a month; nothing beyond the calendar.
    fn of(year: i16, month: i8, months: i8) -> Option<Period> {
        let from = Day::new(year, month, 1).ok()?;
        let to = from.checked_add(jiff::Span::new().months(months)).ok()?;
        Some(Period { from, to, months })
    }

    /// The month a day is in.
    pub fn month_of(day: Day) -> Period {
        Period::of(day.year(), day.month(), 1).unwrap_or(Period { from: day, to: day, months: 1 })
    }

    /// From an address: `2026-11` or `2026-q4`. Years from 2000 to 2100 are taken.
    pub fn parse(word: &str) -> Option<Period> {
        let (year, rest) = word.split_once('-')?;
        let year: i16 = year.parse().ok().filter(|y| (2000..=2100).contains(y))?;
        match rest.strip_prefix('q') {
            Some(quarter) if quarter.len() == 1 => {
                let quarter: i8 = quarter.parse().ok().filter(|q| (1..=4).contains(q))?;
                Period::of(year, quarter * 3 - 2, 3)
            }
            Some(_) => None,
            None if rest.len() == 2 => Period::of(year, rest.parse().ok()?, 1),
            None => None,
        }
    }

    /// As it stands in an address.
    pub fn word(&self) -> String {
        let (year, month) = (self.from.year(), self.from.month());
        if self.months == 3 { format!("{year}-q{}", (month + 2) / 3) } else { format!("{year}-{month:02}") }
    }

    /// "November 2026", "October to December 2026".
    pub fn words(&self) -> String {
        let name = |day: Day| usize::try_from(day.month() - 1).ok().and_then(|m| MONTHS.get(m)).copied().unwrap_or("");
        let (year, last) = (self.from.year(), self.to.yesterday().unwrap_or(self.to));
        if self.months == 3 {
            format!("{} to {} {year}", name(self.from), name(last))
        } else {
            format!("{} {year}", name(self.from))
        }
    }

    /// The one of the same length before.
    pub fn before(&self) -> Period {
        let from = self.from.saturating_sub(jiff::Span::new().months(self.months));
        Period { from, to: self.from, months: self.months }
    }

    /// The one of the same length after.
    pub fn after(&self) -> Period {
        let to = self.to.saturating_add(jiff::Span::new().months(self.months));
        Period { from: self.to, to, months: self.months }
    }

    /// The quarter it is in, or begins.
    pub fn quarter(&self) -> Period {
        let month = (self.from.month() - 1) / 3 * 3 + 1;
        Period::of(self.from.year(), month, 3).unwrap_or(*self)
    }

    /// Whether it is one month.
    pub fn is_month(&self) -> bool {
        self.months == 1
    }
}

/// A figure against the one before, in per cent with a sign; nothing when there was nothing before.
pub fn change(now: i64, before: i64) -> Option<String> {
    let (now, before) = (i32::try_from(now).ok()?, i32::try_from(before).ok().filter(|b| *b > 0)?);
    let change = (f64::from(now) / f64::from(before) - 1.0) * 100.0;
    let way = if change > 0.0 { "up" } else { "down" };
    let size = format!("{:.1}", change.abs());
    Some(if size == "0.0" { "unchanged".to_owned() } else { format!("{way} {size}%") })
}

/// So many for every 10,000; nothing without children.
pub fn per_10_000(n: i64, children: i64) -> Option<f64> {
    let (n, children) = (i32::try_from(n).ok()?, i32::try_from(children).ok().filter(|c| *c > 0)?);
    Some(f64::from(n) * 10_000.0 / f64::from(children))
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use proptest::prelude::*;

    #[test]
    fn months_and_quarters_are_read_and_written() {
        let month = Period::parse("2026-11").unwrap();
        assert_eq!((month.from, month.to), (date(2026, 11, 1), date(2026, 12, 1)));
        assert_eq!((month.words().as_str(), month.before().word().as_str()), ("November 2026", "2026-10"));
        let quarter = month.quarter();
        assert_eq!((quarter.word().as_str(), quarter.words().as_str()), ("2026-q4", "October to December 2026"));
        assert_eq!(quarter.before().word(), "2026-q3");
        assert_eq!(quarter.after().word(), "2027-q1");
        for wrong in ["", "2026", "2026-13", "2026-q5", "2026-q11", "1999-01", "x-01", "2026-1"] {
            assert_eq!(Period::parse(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn change_is_said_with_its_way() {
        assert_eq!(change(118, 100).as_deref(), Some("up 18.0%"));
        assert_eq!(change(90, 100).as_deref(), Some("down 10.0%"));
        assert_eq!(change(100, 100).as_deref(), Some("unchanged"));
        assert_eq!(change(5, 0), None);
        assert_eq!(per_10_000(1200, 120_000), Some(100.0));
        assert_eq!(per_10_000(1, 0), None);
    }

    proptest! {
        #[test]
        fn no_word_makes_the_reader_fall_over(word in any::<String>()) {
            let _ = Period::parse(&word);
        }

        #[test]
        fn before_and_after_undo_each_other(year in 2001i16..2099, month in 1i8..=12) {
            let period = Period::parse(&format!("{year}-{month:02}")).unwrap();
            prop_assert_eq!(period.before().after(), period);
            prop_assert_eq!(Period::parse(&period.word()), Some(period));
        }
    }
}
