//! Reading a time of day, alone or after a day, as people type it.

use jiff::civil::Time;
use thiserror::Error;

use crate::{DayError, LocalTime, instant_of, long_local, parse_day};

/// Why what was typed is not a time, or not a day and a time.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum TimeError {
    /// The day is there and the time is not.
    #[error("Add the time after the date, like 21 11 2018 10:42")]
    NoTime,
    /// Not an hour and minutes.
    #[error("Write the time with hours and minutes, like 10:42 or 2:30pm")]
    NotATime,
    /// The hour or the minutes are too large.
    #[error("There is no such time. Write the time from 00:00 to 23:59, like 14:30")]
    NoSuchTime,
    /// The day before the time could not be read.
    #[error(transparent)]
    Day(#[from] DayError),
    /// An hour skipped in March when the clocks go forward.
    #[error("The clocks went forward, so {} did not happen. Check the time", long_local(*.when))]
    ClocksWentForward {
        /// The time that did not happen.
        when: LocalTime,
    },
    /// Beyond the moments that can be stored.
    #[error("This moment is too far away to be kept. Check the year")]
    OutOfReach,
}

/// Reads a time: "10:42", "10.42", "1042", "9:05am", "2 pm". Seconds "10:42:00" are read and dropped.
pub fn parse_time(typed: &str) -> Result<Time, TimeError> {
    let lower = typed.trim().to_lowercase();
    let (figures, afternoon) = match (lower.strip_suffix("am"), lower.strip_suffix("pm")) {
        (Some(rest), _) => (rest.trim(), Some(false)),
        (_, Some(rest)) => (rest.trim(), Some(true)),
        _ => (lower.as_str(), None),
    };
    let (hour, minute) = hour_and_minute(figures, afternoon.is_some())?;
    let hour = match afternoon {
        None => hour,
        Some(_) if !(1..=12).contains(&hour) => return Err(TimeError::NoSuchTime),
        Some(false) => hour % 12,
        Some(true) => hour % 12 + 12,
    };
    Time::new(hour, minute, 0, 0).map_err(|_| TimeError::NoSuchTime)
}

/// Reads a day and then a time: "21 11 2018 10:42", "21 Nov 2018 at 2:30 pm", "2018-11-21T10:42".
///
/// Errors: [`TimeError`]; also refuses the hour that is skipped when the clocks go forward.
pub fn parse_day_and_time(typed: &str) -> Result<LocalTime, TimeError> {
    let typed = typed.trim();
    if parse_day(typed).is_ok() {
        return Err(TimeError::NoTime);
    }
    let (day, time) = split_time(typed).ok_or(TimeError::Day(parse_day(typed).err().unwrap_or(DayError::NotADate)))?;
    let when = parse_day(day)?.to_datetime(parse_time(time)?);
    instant_of(when)?;
    Ok(when)
}

fn hour_and_minute(figures: &str, half_day: bool) -> Result<(i8, i8), TimeError> {
    let number = |text: &str| text.parse::<i8>().map_err(|_| TimeError::NotATime);
    let parts: Vec<&str> = figures.split([':', '.']).map(str::trim).collect();
    if !parts.iter().all(|p| (1..=4).contains(&p.len()) && p.bytes().all(|b| b.is_ascii_digit())) {
        return Err(TimeError::NotATime);
    }
    match parts.as_slice() {
        [hour] if half_day && hour.len() <= 2 => Ok((number(hour)?, 0)),
        [both] if both.len() == 4 => {
            let (hour, minute) = both.split_at_checked(2).ok_or(TimeError::NotATime)?;
            Ok((number(hour)?, number(minute)?))
        }
        [hour, minute] | [hour, minute, _] if hour.len() <= 2 && minute.len() == 2 => {
            Ok((number(hour)?, number(minute)?))
        }
        _ => Err(TimeError::NotATime),
    }
}

/// Where the day ends and the time begins: at "T" in the machine's form, otherwise at the last
/// space, or the one before when "am" or "pm" stands alone.
fn split_time(typed: &str) -> Option<(&str, &str)> {
    if let Some((day, time)) = typed.split_once('T')
        && day.ends_with(|c: char| c.is_ascii_digit())
        && time.starts_with(|c: char| c.is_ascii_digit())
    {
        return Some((day, time));
    }
    let lower = typed.to_ascii_lowercase();
    let without_half = lower.strip_suffix("am").or_else(|| lower.strip_suffix("pm")).unwrap_or(&lower).trim_end();
    let space = without_half.rfind(char::is_whitespace)?;
    let (day, time) = typed.split_at_checked(space)?;
    let day = day.trim_end();
    let day = day.strip_suffix("at").unwrap_or(day);
    Some((day, time.trim()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::{date, time};
    use proptest::prelude::*;

    #[test]
    fn a_time_may_be_typed_on_either_clock() {
        for typed in ["14:30", "14.30", "1430", "2:30pm", "2.30 PM", "02:30 pm", "14:30:00"] {
            assert_eq!(parse_time(typed), Ok(time(14, 30, 0, 0)), "{typed}");
        }
        assert_eq!(parse_time("12am"), Ok(time(0, 0, 0, 0)));
        assert_eq!(parse_time("12 pm"), Ok(time(12, 0, 0, 0)));
    }

    #[test]
    fn a_refused_time_says_what_to_write() {
        assert_eq!(parse_time("25:00"), Err(TimeError::NoSuchTime));
        assert_eq!(parse_time("13pm"), Err(TimeError::NoSuchTime));
        assert_eq!(parse_time("teatime"), Err(TimeError::NotATime));
        assert_eq!(parse_time("2"), Err(TimeError::NotATime));
        assert_eq!(
            parse_day_and_time("21 11 2018").unwrap_err().to_string(),
            "Add the time after the date, like 21 11 2018 10:42"
        );
    }

    #[test]
    fn a_day_and_a_time_may_be_typed_together() {
        for typed in [
            "21 11 2018 10:42",
            "21/11/2018 10:42",
            "2018-11-21T10:42",
            "2018-11-21T10:42:00",
            "21 November 2018 at 10.42am",
            "21 Nov 2018 10:42 AM",
            "21-11-2018 1042",
        ] {
            assert_eq!(parse_day_and_time(typed), Ok(date(2018, 11, 21).at(10, 42, 0, 0)), "{typed}");
        }
    }

    #[test]
    fn a_time_that_the_clocks_skipped_is_refused_in_a_sentence() {
        assert_eq!(
            parse_day_and_time("29 3 2026 01:30").unwrap_err().to_string(),
            "The clocks went forward, so 29 March 2026 at 01:30 did not happen. Check the time"
        );
    }

    proptest! {
        #[test]
        fn nothing_typed_makes_the_readers_fall_over(typed in any::<String>()) {
            let _ = parse_time(&typed);
            let _ = parse_day_and_time(&typed);
        }

        #[test]
        fn nearly_right_times_never_make_the_readers_fall_over(typed in "[0-9TtaApPmM:. /-]{0,30}") {
            let _ = parse_time(&typed);
            let _ = parse_day_and_time(&typed);
        }
    }
}
