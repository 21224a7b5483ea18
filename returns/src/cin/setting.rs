//! What a rule knows beside the child's modules.

use crate::cell::{Date, days_after, days_between, years_after};
use crate::check::CollectionYear;
use days::{Calendar, Day};
use jiff::civil::Weekday;
use std::collections::HashMap;

/// The census year, and what is known of all children together.
#[derive(Debug, Clone)]
pub struct Setting {
    /// The collection year.
    pub year: CollectionYear,
    /// The first day of the census, 1 April.
    pub start: Day,
    /// The last day of the census, 31 March: the reference date.
    pub end: Day,
    /// How many children carry a unique pupil number.
    pub upns: HashMap<String, u32>,
}

impl Setting {
    /// The census of a year.
    pub fn new(year: CollectionYear) -> Setting {
        let (start, end) = (Day::constant(year.0, 4, 1), Day::constant(year.0 + 1, 3, 31));
        Setting { year, start, end, upns: HashMap::new() }
    }

    /// The census that ends on a reference date and began a year before.
    pub(super) fn ending(mut self, reference_date: Day) -> Setting {
        if let Some(start) = years_after(reference_date, -1).and_then(|day| days_after(day, 1)) {
            (self.start, self.end) = (start, reference_date);
        }
        self
    }

    /// How many working days lie after a day, up to the census's last and counting it.
    ///
    /// Bank holidays of England are left out where the calendar knows them (from 2018); in years before that, and after it
    /// ends, every Monday to Friday counts, which is at most a day or two too many in the weeks that rules ask about.
    pub fn working_days_left(&self, from: Date<'_>) -> Option<i64> {
        let from = from.day?;
        Some(
            Calendar::england()
                .working_days_between(from, self.end)
                .unwrap_or_else(|_| weekdays_between(from, self.end)),
        )
    }

    /// The last working day before a day, reckoned as in [`Setting::working_days_left`].
    pub fn working_day_before(&self, day: Day) -> Option<Day> {
        let works = |day: &Day| Calendar::england().is_working_day(*day).unwrap_or_else(|_| is_weekday(*day));
        (1..=14).filter_map(|back| days_after(day, -back)).find(works)
    }
}

fn is_weekday(day: Day) -> bool {
    !matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday)
}

/// Mondays to Fridays after the first day, up to and including the last; negative when the last is earlier.
fn weekdays_between(first: Day, last: Day) -> i64 {
    let days = i64::from(days_between(first, last));
    if days < 0 {
        return -weekdays_between(last, first);
    }
    let odd = (1..=days % 7).filter_map(|on| days_after(first, on as i32)).filter(|day| is_weekday(*day)).count();
    days / 7 * 5 + odd as i64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn working_days_leave_out_bank_holidays_where_they_are_known() {
        let left = |year: i16, from: &str| Setting::new(CollectionYear(year)).working_days_left(Date::read(Some(from)));
        // Good Friday and Easter Monday fell on 26 and 29 March 2027; nobody knows here what 2001 had.
        assert_eq!((left(2026, "2027-03-19"), left(2026, "2027-03-31"), left(2026, "x")), (Some(6), Some(0), None));
        assert_eq!(
            (left(2000, "2001-03-16"), left(2000, "2001-03-31"), left(2000, "2001-04-04")),
            (Some(10), Some(0), Some(-3))
        );
    }

    #[test]
    fn the_working_day_before_a_census_is_found() {
        let before = |year: i16| {
            let setting = Setting::new(CollectionYear(year));
            setting.working_day_before(setting.start)
        };
        assert_eq!(before(2024), Day::new(2024, 3, 28).ok(), "over Easter 2024");
        assert_eq!((before(2025), before(2000)), (Day::new(2025, 3, 31).ok(), Day::new(2000, 3, 31).ok()));
    }
}
