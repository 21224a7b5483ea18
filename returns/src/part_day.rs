//! A date of which parts may be unknown, as the previous permanence table allows.

use days::Day;

/// A date whose day, or day and month, or all parts, may be written `zz` for unknown.
///
/// Source: Department for Education, SSDA903 table PrevPerm, item DATE_PERM (`zz/mm/yyyy`,
/// `zz/zz/yyyy`, `zz/zz/zzzz`).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PartDay {
    /// The whole date.
    Day(Day),
    /// Month (1 to 12) and year.
    Month {
        /// The year.
        year: i16,
        /// The month, 1 to 12.
        month: i8,
    },
    /// Only the year.
    Year(i16),
    /// `zz/zz/zzzz`: that it happened is known, when is not.
    Unknown,
}

impl PartDay {
    /// Reads a date that may have unknown parts.
    ///
    /// Errors: the words that say what was expected, for a [`crate::ReadFault`].
    pub(crate) fn parse(typed: &str) -> Result<PartDay, &'static str> {
        const EXPECTED: &str = "a date like 21/11/2018, zz/11/2018, zz/zz/2018 or zz/zz/zzzz";
        let lower = typed.to_ascii_lowercase();
        let parts: Vec<&str> = lower.split('/').map(str::trim).collect();
        match parts.as_slice() {
            ["zz", "zz", "zzzz"] => Ok(PartDay::Unknown),
            ["zz", "zz", year] => first_of("1", year).map(|day| PartDay::Year(day.year())).ok_or(EXPECTED),
            ["zz", month, year] => {
                first_of(month, year).map(|day| PartDay::Month { year: day.year(), month: day.month() }).ok_or(EXPECTED)
            }
            _ => days::parse_day(typed).map(PartDay::Day).map_err(|_| EXPECTED),
        }
    }
}

fn first_of(month: &str, year: &str) -> Option<Day> {
    days::parse_day(&format!("1/{month}/{year}")).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn unknown_parts_are_kept_as_unknown() {
        assert_eq!(PartDay::parse("03/04/2019"), Ok(PartDay::Day(date(2019, 4, 3))));
        assert_eq!(PartDay::parse("zz/04/2019"), Ok(PartDay::Month { year: 2019, month: 4 }));
        assert_eq!(PartDay::parse("ZZ/ZZ/2019"), Ok(PartDay::Year(2019)));
        assert_eq!(PartDay::parse("zz/zz/zzzz"), Ok(PartDay::Unknown));
    }

    #[test]
    fn a_day_cannot_be_known_when_its_month_is_not() {
        assert!(PartDay::parse("03/zz/2019").is_err());
        assert!(PartDay::parse("zz/13/2019").is_err());
        assert!(PartDay::parse("zz/zz/19").is_err());
    }
}
