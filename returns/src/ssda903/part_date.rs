//! A date of which parts may be unknown.

use crate::cell::Date;
use days::Day;

/// A date whose parts may each be written ZZ (the year ZZZZ) for unknown.
///
/// Source: Department for Education, children looked after return guide, previous permanence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PartDate {
    /// It cannot be read.
    Wrong,
    /// The year is not known.
    NoYear,
    /// The first day that it may be.
    From(Day),
}

impl PartDate {
    /// Reads a day, or dd/mm/yyyy with ZZ for what is unknown; `None` when nothing was given.
    pub fn read(date: Date<'_>) -> Option<PartDate> {
        let part = |text| PartDate::parse(text).unwrap_or(PartDate::Wrong);
        date.text.map(|text| date.day.map_or_else(|| part(text), PartDate::From))
    }

    fn parse(text: &str) -> Option<PartDate> {
        let mut parts = text.split('/');
        let (day, month, year) = (parts.next()?, parts.next()?, parts.next()?);
        let (day, month) = (part(day, 31)?, part(month, 12)?);
        if parts.next().is_some() {
            return None;
        }
        match year {
            "ZZZZ" => Some(PartDate::NoYear),
            _ if year.len() == 4 && year.bytes().all(|b| b.is_ascii_digit()) => {
                Day::new(year.parse().ok()?, month, day).ok().map(PartDate::From)
            }
            _ => None,
        }
    }
}

/// A day or a month; the first when it is unknown.
fn part(text: &str, most: i8) -> Option<i8> {
    let digits = (1..=2).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
    match text {
        "ZZ" => Some(1),
        _ if digits => text.parse().ok().filter(|number| (1..=most).contains(number)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn unknown_parts_are_taken_as_early_as_they_may_be() {
        let read = |text| PartDate::read(Date::read(Some(text)));
        let from = |year, month, day| Some(PartDate::From(Day::constant(year, month, day)));
        assert_eq!(read("05/11/2018"), from(2018, 11, 5));
        assert_eq!(read("2018-11-05"), from(2018, 11, 5));
        assert_eq!(read("ZZ/11/2018"), from(2018, 11, 1));
        assert_eq!(read("ZZ/ZZ/2018"), from(2018, 1, 1));
        assert_eq!(read("ZZ/ZZ/ZZZZ"), Some(PartDate::NoYear));
        assert_eq!(PartDate::read(Date::read(None)), None);
        for wrong in ["XX/10/2011", "31/02/2018", "01/13/2000", "ZZ/ZZ/ZZ", "01/01/2018/1", "00/01/2018", "ZZ", ""] {
            assert_eq!(read(wrong), Some(PartDate::Wrong), "{wrong}");
        }
    }
}
