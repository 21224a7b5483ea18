//! What a rule sees of a cell. Comparing with something that is missing or cannot be read is never true,
//! so that a rule speaks only about what is there.

use days::Day;

/// A code or a text, in capitals as the collection has it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Text<'a>(pub Option<&'a str>);

/// A day, written dd/mm/yyyy or yyyy-mm-dd.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Date<'a> {
    /// As it was written.
    pub text: Option<&'a str>,
    /// The day, when it is one.
    pub day: Option<Day>,
}

/// A number.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Number<'a> {
    /// As it was written; nothing when it was worked out.
    pub text: Option<&'a str>,
    /// The number, when it is one.
    pub value: Option<f64>,
}

impl<'a> Text<'a> {
    /// Reads a cell.
    pub fn read(text: Option<&'a str>) -> Text<'a> {
        Text(text)
    }

    /// The text; empty when it is missing.
    pub fn text(self) -> &'a str {
        self.0.unwrap_or_default()
    }

    /// Nothing was given.
    pub fn blank(self) -> bool {
        self.0.is_none()
    }

    /// Something was given.
    pub fn given(self) -> bool {
        self.0.is_some()
    }

    /// It is this code.
    pub fn is(self, code: &str) -> bool {
        self.0 == Some(code)
    }

    /// It is one of these codes.
    pub fn one_of(self, codes: &[&str]) -> bool {
        self.0.is_some_and(|text| codes.contains(&text))
    }

    /// It is given, and none of these codes.
    pub fn other_than(self, codes: &[&str]) -> bool {
        self.0.is_some_and(|text| !codes.contains(&text))
    }

    /// It is given and begins so.
    pub fn begins(self, start: &str) -> bool {
        self.0.is_some_and(|text| text.starts_with(start))
    }
}

impl<'a> Date<'a> {
    /// Reads a cell; see [`day`].
    pub fn read(text: Option<&'a str>) -> Date<'a> {
        Date { text, day: text.and_then(day) }
    }

    /// Nothing was given.
    pub fn blank(self) -> bool {
        self.text.is_none()
    }

    /// Something was given, a day or not.
    pub fn given(self) -> bool {
        self.text.is_some()
    }

    /// Something was given that is not a day.
    pub fn wrong(self) -> bool {
        self.given() && self.day.is_none()
    }

    /// Both are days, and this one is earlier.
    pub fn before(self, other: impl Into<Option<Day>>) -> bool {
        matches!((self.day, other.into()), (Some(this), Some(other)) if this < other)
    }

    /// Both are days, and this one is later.
    pub fn after(self, other: impl Into<Option<Day>>) -> bool {
        matches!((self.day, other.into()), (Some(this), Some(other)) if this > other)
    }

    /// Both are days, and this one is not later.
    pub fn by(self, other: impl Into<Option<Day>>) -> bool {
        matches!((self.day, other.into()), (Some(this), Some(other)) if this <= other)
    }

    /// Both are days, and this one is not earlier.
    pub fn from(self, other: impl Into<Option<Day>>) -> bool {
        matches!((self.day, other.into()), (Some(this), Some(other)) if this >= other)
    }

    /// Both are days, and the same.
    pub fn on(self, other: impl Into<Option<Day>>) -> bool {
        matches!((self.day, other.into()), (Some(this), Some(other)) if this == other)
    }

    /// Both say the same: the same day or, when neither is one, the same text or nothing.
    pub fn same(self, other: Date<'_>) -> bool {
        self.day == other.day && (self.day.is_some() || self.text == other.text)
    }

    /// Both are days, and not the same.
    pub fn differs(self, other: impl Into<Option<Day>>) -> bool {
        matches!((self.day, other.into()), (Some(this), Some(other)) if this != other)
    }

    /// It is a day from the first to the last, both counted.
    pub fn within(self, first: Day, last: Day) -> bool {
        self.day.is_some_and(|day| (first..=last).contains(&day))
    }

    /// The birthday so many years on; 28 February for those born on the 29th.
    pub fn birthday(self, years: i16) -> Option<Day> {
        self.day.and_then(|day| years_after(day, years))
    }

    /// Born on this day, somebody is at least so old on that day.
    pub fn aged(self, years: i16, on: Day) -> bool {
        self.birthday(years).is_some_and(|birthday| birthday <= on)
    }

    /// Born on this day, somebody is not yet so old on that day.
    pub fn under(self, years: i16, on: Day) -> bool {
        self.birthday(years).is_some_and(|birthday| birthday > on)
    }

    /// Born on this day, somebody becomes so old between two days, both counted.
    pub fn turns(self, years: i16, first: Day, last: Day) -> bool {
        self.birthday(years).is_some_and(|birthday| (first..=last).contains(&birthday))
    }

    /// So many days on.
    pub fn plus(self, days: i32) -> Option<Day> {
        self.day.and_then(|day| days_after(day, days))
    }

    /// How many days from this day to that one.
    pub fn days_to(self, other: impl Into<Option<Day>>) -> Option<i32> {
        Some(days_between(self.day?, other.into()?))
    }
}

impl From<Date<'_>> for Option<Day> {
    fn from(date: Date<'_>) -> Option<Day> {
        date.day
    }
}

impl<'a> Number<'a> {
    /// Reads a cell.
    pub fn read(text: Option<&'a str>) -> Number<'a> {
        Number { text, value: text.and_then(|text| text.trim().parse().ok()).filter(|value: &f64| value.is_finite()) }
    }

    /// Nothing was given.
    pub fn blank(self) -> bool {
        self.text.is_none() && self.value.is_none()
    }

    /// Something was given, a number or not.
    pub fn given(self) -> bool {
        !self.blank()
    }
}

/// The same day some years later; 28 February instead of the 29th where there is none.
pub fn years_after(day: Day, years: i16) -> Option<Day> {
    let year = day.year().checked_add(years)?;
    Day::new(year, day.month(), day.day()).or_else(|_| Day::new(year, day.month(), 28)).ok()
}

/// The day so many days later.
pub fn days_after(day: Day, days: i32) -> Option<Day> {
    day.checked_add(jiff::Span::new().try_days(days).ok()?).ok()
}

/// How many days from the first to the second; negative when the second is earlier.
pub fn days_between(first: Day, second: Day) -> i32 {
    ordinal(second) - ordinal(first)
}

/// Days since an arbitrary day, for counting.
fn ordinal(day: Day) -> i32 {
    let (year, month) = (i32::from(day.year()), i32::from(day.month()));
    // Years begin in March, so that the leap day comes last.
    let (year, month) = if month > 2 { (year, month - 3) } else { (year - 1, month + 9) };
    year * 365 + year.div_euclid(4) - year.div_euclid(100)
        + year.div_euclid(400)
        + (153 * month + 2) / 5
        + i32::from(day.day())
}

/// A day written dd/mm/yyyy or, as in XML, yyyy-mm-dd. Leading noughts may be left out and a midnight may follow, as in
/// files that went through a spreadsheet.
pub fn day(text: &str) -> Option<Day> {
    let text = text.trim();
    let text = text.strip_suffix("00:00:00").map_or(text, |day| day.trim_end_matches([' ', 'T']));
    let (day, month, year) = match text.split_once('/') {
        Some((day, rest)) => {
            let (month, year) = rest.split_once('/')?;
            (day, month, year)
        }
        None => {
            let (year, rest) = text.split_once('-')?;
            let (month, day) = rest.split_once('-')?;
            (day, month, year)
        }
    };
    let (day, month, year) = (digits(day, 1, 2)?, digits(month, 1, 2)?, digits(year, 4, 4)?);
    Day::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

fn digits(text: &str, least: usize, most: usize) -> Option<i16> {
    let right = (least..=most).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    right.then(|| text.parse().ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn days_are_read_as_the_collection_writes_them() {
        assert_eq!(day("31/03/2027"), Day::new(2027, 3, 31).ok());
        assert_eq!(day(" 1/4/2026"), Day::new(2026, 4, 1).ok());
        assert_eq!(day("2026-04-01"), Day::new(2026, 4, 1).ok());
        assert_eq!(day("2026-04-01T00:00:00"), Day::new(2026, 4, 1).ok());
        for wrong in ["31/02/2027", "01-04-2026", "31/03/27", "31/03/2027 X", "", "//", "+1/04/2026", "01/04/-026"] {
            assert_eq!(day(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn a_birthday_on_the_leap_day_is_the_28th_elsewhere() {
        let born = Date::read(Some("29/02/2008"));
        assert_eq!((born.birthday(18), born.birthday(4)), (Day::new(2026, 2, 28).ok(), Day::new(2012, 2, 29).ok()));
    }

    #[test]
    fn what_is_missing_is_neither_before_nor_after() {
        let (missing, day) = (Date::read(None), Date::read(Some("01/04/2026")));
        assert!(!missing.before(day) && !day.after(missing) && !missing.on(missing) && !day.by(missing));
        assert!(day.by(day) && day.from(day) && day.on(day) && !day.before(day));
    }

    proptest! {
        #[test]
        fn days_are_counted_as_the_calendar_counts(a in -700_000..700_000i32, b in -700_000..700_000i32) {
            let zero = Day::new(1970, 1, 1).unwrap();
            let (first, second) = (days_after(zero, a).unwrap(), days_after(zero, b).unwrap());
            prop_assert_eq!(days_between(first, second), b - a);
        }
    }
}
