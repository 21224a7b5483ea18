//! What may be typed into a name, a date of birth or a few lines of text; each fault says what to do.

use days::Day;
use record::words::BirthKind;
use thiserror::Error;

/// Why what was typed cannot be kept.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum TypedFault {
    /// Nothing where something is needed.
    #[error("Enter {0}")]
    Empty(&'static str),
    /// Longer than anything real.
    #[error("Use at most {most} letters for {what}; this has {found}. Shorten it, or put the rest in a note")]
    TooLong {
        /// What it is for.
        what: &'static str,
        /// How many are taken.
        most: usize,
        /// How many were typed.
        found: usize,
    },
    /// Signs that do not show and may change how the rest is read.
    #[error("There are signs in {0} that do not show on a screen, perhaps from copying. Type it by hand")]
    Hidden(&'static str),
    /// The date cannot be read.
    #[error(transparent)]
    Day(#[from] days::DayError),
    /// Born after today.
    #[error("The date of birth {0} is in the future. Check it, or choose \"Not yet born\"")]
    BornLater(String),
    /// Expected so long ago that the child has been born.
    #[error("The child was expected by {0}, more than 6 weeks ago. Enter the day of birth instead")]
    LongExpected(String),
    /// Expected later than a pregnancy lasts.
    #[error("A child expected on {0} is more than 10 months away. Check the date")]
    NotYetExpected(String),
    /// A day that has not come, of something that has happened.
    #[error("{what}, {day}, is in the future. Check the date")]
    NotYet {
        /// What happened: "The day of the move".
        what: &'static str,
        /// The day typed.
        day: String,
    },
    /// Earlier than is possible.
    #[error("{what}, {day}, is before {than}. Check the date")]
    TooEarly {
        /// What happened.
        what: &'static str,
        /// The day typed.
        day: String,
        /// What it cannot be before, with its day.
        than: String,
    },
    /// Later than anybody plans for.
    #[error("{what}, {day}, is more than {most} away. Check the year")]
    TooFar {
        /// What is planned.
        what: &'static str,
        /// The day typed.
        day: String,
        /// How far ahead is taken: "a year".
        most: &'static str,
    },
    /// Nobody is that old.
    #[error("The date of birth {0} makes the person older than 120. Check the year")]
    TooOld(String),
}

/// Signs that turn the direction of writing or take no room; some names need the joiners 200C and 200D.
fn is_hidden(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
}

/// One line, with single spaces; empty is allowed.
pub fn line(typed: &str, what: &'static str, most: usize) -> Result<String, TypedFault> {
    let found = typed.chars().count();
    if found > most {
        return Err(TypedFault::TooLong { what, most, found });
    }
    if typed.trim().chars().any(|c| is_hidden(c) && c != '\t') {
        return Err(TypedFault::Hidden(what));
    }
    Ok(typed.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// One line that must not be empty.
pub fn needed_line(typed: &str, what: &'static str, most: usize) -> Result<String, TypedFault> {
    let line = line(typed, what, most)?;
    if line.is_empty() { Err(TypedFault::Empty(what)) } else { Ok(line) }
}

/// Several lines; empty is allowed.
pub fn lines(typed: &str, what: &'static str, most: usize) -> Result<String, TypedFault> {
    let found = typed.chars().count();
    if found > most {
        return Err(TypedFault::TooLong { what, most, found });
    }
    if typed.chars().any(|c| is_hidden(c) && !matches!(c, '\n' | '\t')) {
        return Err(TypedFault::Hidden(what));
    }
    Ok(typed.trim().to_owned())
}

/// Several lines that must not be empty.
pub fn needed_lines(typed: &str, what: &'static str, most: usize) -> Result<String, TypedFault> {
    let lines = lines(typed, what, most)?;
    if lines.is_empty() { Err(TypedFault::Empty(what)) } else { Ok(lines) }
}

/// Longest pregnancy and longest delay in recording a birth that are taken, in days. Source: local.
const EXPECTED_WITHIN_DAYS: i32 = 305;
const EXPECTED_SINCE_DAYS: i32 = 42;

/// A day of birth of this kind, judged on `today`.
pub fn birth(typed: &str, kind: BirthKind, today: Day) -> Result<Day, TypedFault> {
    let day = days::parse_day(typed)?;
    let away = (day - today).get_days();
    let words = || days::long(day);
    match kind {
        BirthKind::Expected if away > EXPECTED_WITHIN_DAYS => Err(TypedFault::NotYetExpected(words())),
        BirthKind::Expected if away < -EXPECTED_SINCE_DAYS => Err(TypedFault::LongExpected(words())),
        BirthKind::Expected => Ok(day),
        _ if day > today => Err(TypedFault::BornLater(words())),
        _ if days::age_on(day, today).is_some_and(|age| age > 120) => Err(TypedFault::TooOld(words())),
        _ => Ok(day),
    }
}

/// A day of something that has happened; nothing when nothing is typed.
pub fn past_day(typed: &str, what: &'static str, today: Day) -> Result<Option<Day>, TypedFault> {
    if typed.trim().is_empty() {
        return Ok(None);
    }
    let day = days::parse_day(typed)?;
    if day > today { Err(TypedFault::NotYet { what, day: days::long(day) }) } else { Ok(Some(day)) }
}

/// A day in the year to come; nothing when nothing is typed.
pub fn coming_day(typed: &str, what: &'static str, today: Day) -> Result<Option<Day>, TypedFault> {
    if typed.trim().is_empty() {
        return Ok(None);
    }
    let day = days::parse_day(typed)?;
    let most = today.saturating_add(jiff::Span::new().years(1));
    match day {
        _ if day < today => {
            Err(TypedFault::TooEarly { what, day: days::long(day), than: format!("today, {}", days::long(today)) })
        }
        _ if day > most => Err(TypedFault::TooFar { what, day: days::long(day), most: "a year" }),
        _ => Ok(Some(day)),
    }
}

/// A day that is not before another: of leaving, before one came.
pub fn not_before(day: Day, what: &'static str, other: Option<Day>, than: &str) -> Result<Day, TypedFault> {
    match other {
        Some(other) if day < other => {
            Err(TypedFault::TooEarly { what, day: days::long(day), than: format!("{than}, {}", days::long(other)) })
        }
        _ => Ok(day),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use proptest::prelude::*;

    const TODAY: Day = date(2026, 11, 23);

    #[test]
    fn names_from_anywhere_are_kept_as_typed() {
        for name in ["Zoë", "O'Brien", "Ольга", "محمد", "李", "Kayleigh-Ann 🙂", "राम"] {
            assert_eq!(line(name, "the name", 100).as_deref(), Ok(name));
        }
        assert_eq!(line("  Mary   Jane ", "the name", 100).as_deref(), Ok("Mary Jane"));
    }

    #[test]
    fn a_megabyte_in_a_name_and_hidden_signs_are_refused_with_what_to_do() {
        let long = line(&"a".repeat(1_048_576), "the family name", 100).unwrap_err().to_string();
        assert_eq!(
            long,
            "Use at most 100 letters for the family name; this has 1048576. Shorten it, or put the rest in a note"
        );
        assert!(line("Rob\u{202e}in", "the given name", 100).unwrap_err().to_string().contains("do not show"));
        assert!(line("Rob\u{7}in", "the given name", 100).is_err());
    }

    #[test]
    fn a_birth_in_the_future_is_only_for_a_child_not_yet_born() {
        assert!(birth("24 11 2026", BirthKind::Actual, TODAY).unwrap_err().to_string().contains("in the future"));
        assert_eq!(birth("23 11 2026", BirthKind::Actual, TODAY), Ok(TODAY));
        assert_eq!(birth("3 3 2027", BirthKind::Expected, TODAY), Ok(date(2027, 3, 3)));
        assert!(birth("3 3 2028", BirthKind::Expected, TODAY).is_err());
        assert!(birth("3 3 2026", BirthKind::Expected, TODAY).is_err());
        assert!(birth("30 2 2019", BirthKind::Actual, TODAY).unwrap_err().to_string().contains("28 days"));
        assert!(birth("1 1 1890", BirthKind::Estimated, TODAY).unwrap_err().to_string().contains("120"));
    }

    #[test]
    fn days_that_cannot_be_say_which_other_day_they_break_with() {
        assert_eq!(past_day(" ", "The day", TODAY), Ok(None));
        assert!(past_day("24 11 2026", "The day of the move", TODAY).unwrap_err().to_string().contains("future"));
        assert!(coming_day("22 11 2026", "The day to look again", TODAY).is_err());
        assert!(coming_day("24 11 2027", "The day to look again", TODAY).unwrap_err().to_string().contains("a year"));
        assert_eq!(coming_day("23 11 2027", "The day to look again", TODAY), Ok(Some(date(2027, 11, 23))));
        let early = not_before(date(2019, 1, 1), "The day of the move", Some(date(2019, 3, 14)), "the birth");
        let said = "The day of the move, 1 January 2019, is before the birth, 14 March 2019. Check the date";
        assert_eq!(early.unwrap_err().to_string(), said);
    }

    proptest! {
        #[test]
        fn no_text_makes_these_rules_fall_over(typed in any::<String>()) {
            let _ = (line(&typed, "it", 50), lines(&typed, "it", 50), birth(&typed, BirthKind::Expected, TODAY));
            let _ = (past_day(&typed, "it", TODAY), coming_day(&typed, "it", TODAY));
        }
    }
}
