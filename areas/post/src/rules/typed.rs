//! What somebody typed about a letter.

use days::{Day, DayError};
use thiserror::Error;

/// What is wrong with it.
#[derive(Debug, Error)]
pub enum TypedFault {
    /// Nothing was typed.
    #[error("Enter {0}")]
    Empty(&'static str),
    /// More than is kept.
    #[error("{what} has {has} characters; at most {most} are kept. Shorten it")]
    Long {
        /// What.
        what: &'static str,
        /// How many it has.
        has: usize,
        /// How many there may be.
        most: usize,
    },
    /// A day that is none.
    #[error(transparent)]
    Day(#[from] DayError),
    /// A day that has not come.
    #[error("{0} has not come yet. Enter today or a day before")]
    Ahead(String),
    /// A day before the letter was written.
    #[error("{0} is before the letter was written. Enter that day or a later one")]
    Before(String),
    /// No e-mail address.
    #[error("“{0}” is not an e-mail address. Enter one such as office@school.example")]
    NoEmail(String),
}

/// Words that must be there, without blanks around them.
pub fn needed(typed: &str, what: &'static str, most: usize) -> Result<String, TypedFault> {
    let words = typed.trim();
    let has = words.chars().count();
    match has {
        0 => Err(TypedFault::Empty(what)),
        _ if has > most => Err(TypedFault::Long { what, has, most }),
        _ => Ok(words.to_owned()),
    }
}

/// The day a letter went: not before it was written, not after today.
pub fn day_gone(typed: &str, written: Day, today: Day) -> Result<Day, TypedFault> {
    if typed.trim().is_empty() {
        return Err(TypedFault::Empty("the day it went"));
    }
    let day = days::parse_day(typed)?;
    if day > today {
        return Err(TypedFault::Ahead(days::long(day)));
    }
    if day < written {
        return Err(TypedFault::Before(days::long(day)));
    }
    Ok(day)
}

/// An e-mail address, by its form: something, an @, and a place with a dot. The mail server decides the rest.
pub fn email(typed: &str) -> Result<String, TypedFault> {
    let address = needed(typed, "an e-mail address", 254)?;
    let fine = address.split_once('@').is_some_and(|(name, place)| {
        !name.is_empty() && place.split('.').count() > 1 && place.split('.').all(|part| !part.is_empty())
    });
    if !fine || address.chars().any(|c| c.is_whitespace() || c.is_control() || matches!(c, ',' | ';' | '<' | '>')) {
        return Err(TypedFault::NoEmail(address));
    }
    Ok(address)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn an_address_has_a_name_and_a_place_and_is_one() {
        assert_eq!(email(" office@school.example ").unwrap(), "office@school.example");
        for wrong in [
            "",
            "office",
            "@school.example",
            "office@",
            "office@school",
            "a@b.example, c@d.example",
            "a b@c.example",
            "a@.example",
        ] {
            assert!(email(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn a_letter_goes_between_its_writing_and_today() {
        let day = |text: &str| text.parse::<Day>().unwrap();
        let (written, today) = (day("2026-11-20"), day("2026-11-23"));
        assert_eq!(day_gone("21 11 2026", written, today).unwrap(), day("2026-11-21"));
        assert!(day_gone("24 11 2026", written, today).unwrap_err().to_string().contains("has not come yet"));
        assert!(
            day_gone("19 11 2026", written, today).unwrap_err().to_string().contains("before the letter was written")
        );
        assert!(day_gone("31 11 2026", written, today).is_err() && day_gone(" ", written, today).is_err());
    }

    proptest! {
        #[test]
        fn nothing_typed_makes_it_panic(text in "\\PC{0,60}") {
            let today = "2026-11-23".parse().unwrap();
            let _ = (email(&text), needed(&text, "a reason", 20), day_gone(&text, today, today));
        }
    }
}
