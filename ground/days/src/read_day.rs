//! Reading a day as people type it.

use thiserror::Error;

use crate::{Day, long};

const FIRST_YEAR: i16 = 1850;
const LAST_YEAR: i16 = 2150;

/// Why what was typed is not a day; each sentence says what was expected and what to do.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum DayError {
    /// Nothing was typed.
    #[error("Enter a date with day, month and year, like 21 11 2018")]
    Empty,
    /// Not three parts that can be a day, a month and a year.
    #[error("Write the date with day, month and year, like 21 11 2018")]
    NotADate,
    /// The year was shortened, so the century would be a guess.
    #[error("Write the year with 4 figures, like 2018, not {typed}")]
    ShortYear {
        /// The year as typed.
        typed: String,
    },
    /// The month is not a number from 1 to 12 nor the name of a month.
    #[error("{typed} is not a month. Write the day first and then the month, like 21 11 2018")]
    NoSuchMonth {
        /// The month as typed, at most 20 characters of it.
        typed: String,
    },
    /// The month exists and does not have that day.
    #[error("{month} {year} has {last} days, so it has no day {typed}. Check the day and the month")]
    NoSuchDay {
        /// The day as typed.
        typed: String,
        /// The month in words.
        month: String,
        /// The year.
        year: i16,
        /// How many days that month has.
        last: i8,
    },
    /// A year too far from ours to be meant. Local limit.
    #[error("The year must be between {FIRST_YEAR} and {LAST_YEAR}. Check the year")]
    YearOutOfReach,
}

/// Reads a day typed in the English order, or as year, month, day when the year comes first.
///
/// Takes "21/11/2018", "21 11 2018", "21.11.2018", "21 Nov 2018", "21st November 2018",
/// "2018-11-21". A year of two figures is refused, because the century would be a guess.
/// Errors: [`DayError`], whose words can stand beside the question as they are.
pub fn parse_day(typed: &str) -> Result<Day, DayError> {
    if typed.trim().is_empty() {
        return Err(DayError::Empty);
    }
    let parts: Vec<&str> = typed
        .split(|c: char| c.is_whitespace() || matches!(c, '/' | '-' | '.' | ','))
        .filter(|part| !part.is_empty())
        .collect();
    let &[first, month, last] = parts.as_slice() else {
        return Err(DayError::NotADate);
    };
    if first.len() == 4 && all_figures(first) { day_from(last, month, first) } else { day_from(first, month, last) }
}

/// The same day with day and month exchanged, when that is another real day.
///
/// For offering "did you mean 3 April 2026?" where 4 March 2026 was read.
pub fn swapped(day: Day) -> Option<Day> {
    Day::new(day.year(), day.day(), day.month()).ok().filter(|other| *other != day)
}

fn day_from(day: &str, month: &str, year: &str) -> Result<Day, DayError> {
    let day_figures = without_ordinal(day);
    if !all_figures(day_figures) || day_figures.len() > 2 || !all_figures(year) {
        return Err(DayError::NotADate);
    }
    let month_number = read_month(month)?;
    if year.len() < 4 {
        return Err(DayError::ShortYear { typed: year.to_owned() });
    }
    let year = year.parse::<i16>().map_err(|_| DayError::YearOutOfReach)?;
    if !(FIRST_YEAR..=LAST_YEAR).contains(&year) {
        return Err(DayError::YearOutOfReach);
    }
    let first = Day::new(year, month_number, 1).map_err(|_| DayError::NotADate)?;
    day_figures
        .parse::<i8>()
        .ok()
        .and_then(|number| Day::new(year, month_number, number).ok())
        .ok_or_else(|| no_such_day(day_figures, first))
}

fn no_such_day(typed: &str, first_of_month: Day) -> DayError {
    let in_words = long(first_of_month);
    DayError::NoSuchDay {
        typed: typed.to_owned(),
        month: in_words.split(' ').nth(1).unwrap_or_default().to_owned(),
        year: first_of_month.year(),
        last: first_of_month.days_in_month(),
    }
}

fn read_month(typed: &str) -> Result<i8, DayError> {
    const NAMES: [&str; 12] = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    let no_such_month = || DayError::NoSuchMonth { typed: typed.chars().take(20).collect() };
    if all_figures(typed) {
        return typed.parse().ok().filter(|m| (1..=12).contains(m)).ok_or_else(no_such_month);
    }
    let lower = typed.to_lowercase();
    NAMES
        .iter()
        .position(|name| lower.chars().count() >= 3 && name.starts_with(&lower) || lower == "sept")
        .and_then(|at| i8::try_from(at + 1).ok())
        .map(|month| if lower == "sept" { 9 } else { month })
        .ok_or_else(no_such_month)
}

fn without_ordinal(day: &str) -> &str {
    ["st", "nd", "rd", "th"].iter().find_map(|ending| day.strip_suffix(ending)).unwrap_or(day)
}

fn all_figures(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use proptest::prelude::*;

    #[test]
    fn a_day_may_be_typed_in_any_usual_english_way() {
        for typed in [
            "21/11/2018",
            "21 11 2018",
            "21-11-2018",
            "21.11.2018",
            " 21  Nov 2018 ",
            "21 november 2018",
            "21st November, 2018",
            "2018-11-21",
            "2018/11/21",
        ] {
            assert_eq!(parse_day(typed), Ok(date(2018, 11, 21)), "{typed}");
        }
        assert_eq!(parse_day("1 Sept 2026"), Ok(date(2026, 9, 1)));
        assert_eq!(parse_day("1 May 2026"), Ok(date(2026, 5, 1)));
    }

    #[test]
    fn a_refused_day_says_what_to_write() {
        let said = |typed: &str| parse_day(typed).unwrap_err().to_string();

        assert_eq!(said("21.11.18"), "Write the year with 4 figures, like 2018, not 18");
        assert_eq!(said(""), "Enter a date with day, month and year, like 21 11 2018");
        assert_eq!(said("11/21/2018"), "21 is not a month. Write the day first and then the month, like 21 11 2018");
        assert_eq!(said("30 2 2026"), "February 2026 has 28 days, so it has no day 30. Check the day and the month");
        assert_eq!(said("yesterday"), "Write the date with day, month and year, like 21 11 2018");
        assert_eq!(said("21 11 20180"), "The year must be between 1850 and 2150. Check the year");
    }

    #[test]
    fn four_march_might_have_been_three_april() {
        assert_eq!(swapped(date(2026, 3, 4)), Some(date(2026, 4, 3)));
        assert_eq!(swapped(date(2026, 3, 13)), None);
        assert_eq!(swapped(date(2026, 3, 3)), None);
    }

    proptest! {
        #[test]
        fn nothing_typed_makes_the_reader_fall_over(typed in any::<String>()) {
            let _ = parse_day(&typed);
        }

        #[test]
        fn figures_in_any_shape_never_make_the_reader_fall_over(typed in "[0-9a-z/ .\u{661}-]{0,24}") {
            let _ = parse_day(&typed);
        }

        #[test]
        fn a_day_written_in_words_is_read_back(year in 1850i16..=2150, month in 1i8..=12, day in 1i8..=28) {
            let day = date(year, month, day);
            prop_assert_eq!(parse_day(&long(day)), Ok(day));
            prop_assert_eq!(parse_day(&crate::short(day)), Ok(day));
            prop_assert_eq!(parse_day(&day.to_string()), Ok(day));
        }

        #[test]
        fn exchanging_day_and_month_twice_gives_the_same_day(month in 1i8..=12, day in 1i8..=28) {
            let day = date(2026, month, day);
            if let Some(other) = swapped(day) {
                prop_assert_eq!(swapped(other), Some(day));
            }
        }
    }
}
