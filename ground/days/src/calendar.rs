//! Working days in England, from a table of bank holidays.

use std::sync::LazyLock;

use jiff::civil::Weekday;
use serde::Deserialize;
use thiserror::Error;

use crate::{Day, DayError, long, parse_day};

static ENGLAND: LazyLock<Calendar> = LazyLock::new(|| {
    #[expect(clippy::expect_used, reason = "the table is part of the program; a test reads it")]
    Calendar::parse(include_str!("bank_holidays.toml")).expect("because bank_holidays.toml is read by a test")
});

/// The working days between two known days.
///
/// Working days leave out Saturday, Sunday, Christmas Day, Good Friday and bank holidays.
/// Source: the definition used in children's regulations, with bank holidays of England under the
/// Banking and Financial Dealings Act 1971.
#[derive(Debug, Clone)]
pub struct Calendar {
    covers_from: Day,
    covers_to: Day,
    holidays: Vec<BankHoliday>,
    working_days: Vec<Day>,
}

/// A day on which the country does not work, with its name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BankHoliday {
    /// The day.
    pub day: Day,
    /// Its name, like "Easter Monday".
    pub words: String,
}

/// The question reaches beyond the bank holidays that are known; no guess is made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[error(
    "The bank holidays are known from {} to {}, and this needs days outside that. Extend bank_holidays.toml",
    long(*.covers_from), long(*.covers_to)
)]
pub struct CalendarEnds {
    /// First day known.
    pub covers_from: Day,
    /// Last day known.
    pub covers_to: Day,
}

/// Why a table of bank holidays cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum CalendarFault {
    /// Not TOML, or a field is missing or unknown.
    #[error("The table of bank holidays cannot be read: {0}")]
    Unreadable(String),
    /// A date in it is not a date.
    #[error("In the table of bank holidays, \"{typed}\" is not a date. {why}")]
    NotADay {
        /// What stood there.
        typed: String,
        /// What was expected.
        why: DayError,
    },
    /// The table ends before it begins.
    #[error("The table of bank holidays ends before it begins. Exchange covers_from and covers_to")]
    EndsBeforeItBegins,
    /// A holiday lies outside the days covered, so one of the two is wrong.
    #[error("{} is outside the days that the table covers. Extend covers_from or covers_to", long(*.0))]
    Outside(Day),
    /// The same day twice.
    #[error("{} is in the table of bank holidays twice. Leave one out", long(*.0))]
    Twice(Day),
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct TableText {
    covers_from: String,
    covers_to: String,
    #[serde(default)]
    holiday: Vec<HolidayText>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct HolidayText {
    day: String,
    words: String,
}

impl Calendar {
    /// The calendar of England from 2018 to 2030, which comes with the program.
    pub fn england() -> &'static Calendar {
        &ENGLAND
    }

    /// Reads a table like `bank_holidays.toml`, for a later year or a correction.
    pub fn parse(toml: &str) -> Result<Calendar, CalendarFault> {
        let text: TableText = toml::from_str(toml).map_err(|e| CalendarFault::Unreadable(e.to_string()))?;
        let covers_from = read(&text.covers_from)?;
        let covers_to = read(&text.covers_to)?;
        if covers_to < covers_from {
            return Err(CalendarFault::EndsBeforeItBegins);
        }
        let mut holidays = Vec::new();
        for holiday in text.holiday {
            let day = read(&holiday.day)?;
            if day < covers_from || day > covers_to {
                return Err(CalendarFault::Outside(day));
            }
            holidays.push(BankHoliday { day, words: holiday.words });
        }
        holidays.sort_by_key(|holiday| holiday.day);
        if let Some(twice) = holidays.windows(2).find_map(|pair| match pair {
            [a, b] if a.day == b.day => Some(a.day),
            _ => None,
        }) {
            return Err(CalendarFault::Twice(twice));
        }
        let working_days = days_through(covers_from, covers_to)
            .filter(|day| !is_weekend(*day))
            .filter(|day| holidays.binary_search_by_key(day, |h| h.day).is_err())
            .collect();
        Ok(Calendar { covers_from, covers_to, holidays, working_days })
    }

    /// The bank holidays, in order.
    pub fn holidays(&self) -> &[BankHoliday] {
        &self.holidays
    }

    /// First and last day for which the calendar can answer.
    pub fn covers(&self) -> (Day, Day) {
        (self.covers_from, self.covers_to)
    }

    /// Whether people are at work on this day.
    pub fn is_working_day(&self, day: Day) -> Result<bool, CalendarEnds> {
        self.within(day)?;
        Ok(self.working_days.binary_search(&day).is_ok())
    }

    /// The day that is `n` working days after `from`; `from` itself is not counted.
    ///
    /// With `n` nought the answer is `from`, working day or not.
    /// Errors: [`CalendarEnds`] when the answer lies beyond the bank holidays that are known.
    pub fn add_working_days(&self, from: Day, n: u32) -> Result<Day, CalendarEnds> {
        self.within(from)?;
        let Some(steps) = n.checked_sub(1) else {
            return Ok(from);
        };
        let steps = usize::try_from(steps).map_err(|_| self.ends())?;
        let next = self.working_days.partition_point(|day| *day <= from);
        self.working_days.get(next.saturating_add(steps)).copied().ok_or(self.ends())
    }

    /// How many working days lie after `from`, up to and including `to`; negative when `to` is earlier.
    pub fn working_days_between(&self, from: Day, to: Day) -> Result<i64, CalendarEnds> {
        self.within(from)?;
        self.within(to)?;
        let up_to = |day: Day| i64::try_from(self.working_days.partition_point(|d| *d <= day)).unwrap_or(i64::MAX);
        Ok(up_to(to) - up_to(from))
    }

    fn within(&self, day: Day) -> Result<(), CalendarEnds> {
        if day < self.covers_from || day > self.covers_to { Err(self.ends()) } else { Ok(()) }
    }

    fn ends(&self) -> CalendarEnds {
        CalendarEnds { covers_from: self.covers_from, covers_to: self.covers_to }
    }
}

fn read(typed: &str) -> Result<Day, CalendarFault> {
    parse_day(typed).map_err(|why| CalendarFault::NotADay { typed: typed.to_owned(), why })
}

fn days_through(from: Day, to: Day) -> impl Iterator<Item = Day> {
    std::iter::successors(Some(from), |day| day.tomorrow().ok()).take_while(move |day| *day <= to)
}

fn is_weekend(day: Day) -> bool {
    matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday)
}

#[cfg(test)]
mod tests;
