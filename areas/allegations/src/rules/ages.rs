//! How old what is still open is.

use days::Day;

/// How many are older than so many years, and which is the oldest.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ages {
    /// All that are open.
    pub open: usize,
    /// Older than one year.
    pub over_1: usize,
    /// Older than five years, those over ten among them.
    pub over_5: usize,
    /// Older than ten years.
    pub over_10: usize,
    /// The day of the oldest.
    pub oldest: Option<Day>,
}

/// Whether so many years have passed since a day: more than them, to the day.
pub fn older_than(received: Day, years: i32, today: Day) -> bool {
    days::add_months(received, u32::try_from(years * 12).unwrap_or(0)).is_some_and(|due| due < today)
}

/// Counts by age on `today`.
pub fn ages(received: &[Day], today: Day) -> Ages {
    let over = |years| received.iter().filter(|day| older_than(**day, years, today)).count();
    Ages {
        open: received.len(),
        over_1: over(1),
        over_5: over(5),
        over_10: over(10),
        oldest: received.iter().min().copied(),
    }
}

/// An age in words: "19 years and 2 months", "3 months", "12 days".
pub fn age_words(received: Day, today: Day) -> String {
    let months = (today.year() - received.year()) as i32 * 12 + i32::from(today.month()) - i32::from(received.month());
    let months = if today.day() < received.day() { months - 1 } else { months };
    let count = |n: i32, word: &str| if n == 1 { format!("1 {word}") } else { format!("{n} {word}s") };
    match (months / 12, months % 12) {
        (years, 0) if years > 0 => count(years, "year"),
        (years, rest) if years > 0 => format!("{} and {}", count(years, "year"), count(rest, "month")),
        (_, rest) if rest > 0 => count(rest, "month"),
        _ => count((today - received).get_days().max(0), "day"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    const TODAY: Day = date(2026, 11, 23);

    #[test]
    fn a_year_is_over_on_the_day_after_its_anniversary() {
        assert!(!older_than(date(2025, 11, 23), 1, TODAY));
        assert!(older_than(date(2025, 11, 22), 1, TODAY));
    }

    #[test]
    fn ages_are_said_in_years_and_months() {
        for (day, words) in [
            (date(2007, 9, 20), "19 years and 2 months"),
            (date(2025, 11, 23), "1 year"),
            (date(2026, 8, 24), "2 months"),
            (date(2026, 11, 11), "12 days"),
            (TODAY, "0 days"),
        ] {
            assert_eq!(age_words(day, TODAY), words);
        }
    }

    #[test]
    fn those_over_ten_years_are_among_those_over_five() {
        let days = [date(2007, 9, 1), date(2020, 1, 1), date(2026, 1, 1)];
        let found = ages(&days, TODAY);
        assert_eq!((found.open, found.over_1, found.over_5, found.over_10), (3, 2, 2, 1));
        assert_eq!(found.oldest, Some(date(2007, 9, 1)));
    }
}
