//! Moments as they are read in England, in UK spelling.

use std::sync::LazyLock;

use jiff::tz::TimeZone;

use crate::{Day, Instant, LocalTime, TimeError};

static LONDON: LazyLock<TimeZone> = LazyLock::new(|| {
    #[expect(clippy::expect_used, reason = "the zone is bundled in the program; a test reads it")]
    TimeZone::get("Europe/London").expect("because jiff bundles Europe/London")
});

/// The moment with the date and time that a clock on a wall in England showed.
pub fn local(instant: Instant) -> jiff::ZonedDateTime {
    instant.to_zoned_datetime(LONDON.clone())
}

/// The day and time that a clock on a wall in England showed, without the zone.
pub fn local_time(instant: Instant) -> LocalTime {
    local(instant).datetime()
}

/// The day it was in England.
pub fn day_of(instant: Instant) -> Day {
    local(instant).date()
}

/// The time in England on the 24-hour clock, like "10:42".
pub fn clock_time(instant: Instant) -> String {
    time_words(local_time(instant))
}

/// The day in full, like "21 November 2018".
pub fn long(day: Day) -> String {
    format!("{} {} {}", day.day(), month_name(day), day.year())
}

/// The day in a narrow column, like "21 Nov 2018".
pub fn short(day: Day) -> String {
    let month = month_name(day);
    format!("{} {} {}", day.day(), month.get(..3).unwrap_or(month), day.year())
}

/// The moment in full as read in England, like "21 November 2018 at 10:42".
pub fn long_with_time(instant: Instant) -> String {
    long_local(local_time(instant))
}

/// A local day and time in full, like "21 November 2018 at 10:42".
pub fn long_local(when: LocalTime) -> String {
    format!("{} at {}", long(when.date()), time_words(when))
}

/// The moment at which clocks in England showed this day and time.
///
/// When the clocks go back the hour from 01:00 happens twice; the first is taken.
/// Errors: [`TimeError::ClocksWentForward`] for the hour in March that never happened.
/// Source: Summer Time Act 1972.
pub fn instant_of(when: LocalTime) -> Result<Instant, TimeError> {
    let found = LONDON.to_ambiguous_timestamp(when);
    if matches!(found.offset(), jiff::tz::AmbiguousOffset::Gap { .. }) {
        return Err(TimeError::ClocksWentForward { when });
    }
    found.earlier().map_err(|_| TimeError::OutOfReach)
}

fn time_words(when: LocalTime) -> String {
    format!("{:02}:{:02}", when.hour(), when.minute())
}

fn month_name(day: Day) -> &'static str {
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
    usize::try_from(day.month() - 1).ok().and_then(|at| MONTHS.get(at)).copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn a_summer_morning_is_an_hour_ahead_of_greenwich() {
        let instant: Instant = "2026-07-01T09:42:00Z".parse().unwrap();

        assert_eq!(clock_time(instant), "10:42");
        assert_eq!(long_with_time(instant), "1 July 2026 at 10:42");
    }

    #[test]
    fn just_before_midnight_greenwich_in_summer_is_already_tomorrow() {
        let instant: Instant = "2026-06-30T23:30:00Z".parse().unwrap();

        assert_eq!(day_of(instant), date(2026, 7, 1));
    }

    #[test]
    fn days_are_written_in_words() {
        assert_eq!(long(date(2018, 11, 21)), "21 November 2018");
        assert_eq!(short(date(2018, 9, 1)), "1 Sep 2018");
    }

    #[test]
    fn the_hour_the_clocks_skip_is_refused_and_the_hour_they_repeat_is_the_first() {
        let skipped = date(2026, 3, 29).at(1, 30, 0, 0);
        let repeated = date(2026, 10, 25).at(1, 30, 0, 0);

        assert_eq!(instant_of(skipped), Err(TimeError::ClocksWentForward { when: skipped }));
        assert_eq!(instant_of(repeated).unwrap().to_string(), "2026-10-25T00:30:00Z");
    }

    proptest::proptest! {
        #[test]
        fn a_moment_read_locally_and_back_is_within_the_repeated_hour(seconds in 0i64..4_000_000_000) {
            let instant = Instant::from_second(seconds).unwrap();
            let again = instant_of(local_time(instant)).unwrap();
            proptest::prop_assert!((instant.as_second() - again.as_second()) % 3600 == 0);
            proptest::prop_assert!((0..=3600).contains(&(instant.as_second() - again.as_second())));
        }
    }
}
