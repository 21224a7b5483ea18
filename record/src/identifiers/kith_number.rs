//! Kith's own number of a person: short, easy to read aloud, and hard to get wrong.

use std::{fmt, str::FromStr};

use thiserror::Error;

use super::squeezed;

/// Letters and figures that are not mistaken for each other: no 0 1 I L O, no S beside 5, no U
/// beside V. Twenty-nine, a prime, so that the check finds every single wrong character.
const ALPHABET: [char; 29] = [
    '2', '3', '4', '5', '6', '7', '8', '9', 'A', 'B', 'C', 'D', 'E', 'F', 'G', 'H', 'J', 'K', 'M', 'N', 'P', 'Q', 'R',
    'T', 'V', 'W', 'X', 'Y', 'Z',
];
const BASE: u64 = 29;
const FIGURES: usize = 7;
/// How many numbers there are: 29⁷.
const COUNT: u64 = 17_249_876_309;
/// Spreads neighbouring numbers apart, so that two children registered together do not have numbers
/// that look alike. Not divisible by 29, so no two numbers meet.
const SPREAD: u128 = 6_700_417_270;
const SHIFT: u128 = 9_122_007_811;

/// A Kith number: seven characters and a check character, shown as `K4TM-7Q2X`.
///
/// Fits the Department for Education's daily feed when written without the dash (letters and
/// figures, at most 20). Source: local; feed limit from the CSC API specification 1.0.1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct KithNumber([char; 8]);

/// Why what was typed is not a Kith number.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum KithNumberError {
    /// Not eight letters and figures.
    #[error("A Kith number has 8 letters and figures, like K4TM-7Q2X. This one has {found}")]
    Length {
        /// How many were found.
        found: usize,
    },
    /// A character that Kith numbers never have.
    #[error("A Kith number never has {found}. Check that character")]
    Character {
        /// The character.
        found: char,
    },
    /// The check character does not fit: at least one character is wrong, or two are exchanged.
    #[error("This Kith number has a wrong character. Check it against the place it was copied from")]
    Check,
}

impl KithNumber {
    /// The number of the `nth` person, counted from 0.
    ///
    /// Gives: `None` from 17,249,876,309 on, when all are used.
    pub fn from_number(nth: u64) -> Option<KithNumber> {
        if nth >= COUNT {
            return None;
        }
        let spread = (u128::from(nth) * SPREAD + SHIFT) % u128::from(COUNT);
        let mut left = u64::try_from(spread).ok()?;
        let mut values = [0u64; FIGURES];
        for value in values.iter_mut().rev() {
            *value = left % BASE;
            left /= BASE;
        }
        let mut characters = ['2'; 8];
        for (character, value) in characters.iter_mut().zip(values.into_iter().chain([check(&values)])) {
            *character = *ALPHABET.get(usize::try_from(value).ok()?)?;
        }
        Some(KithNumber(characters))
    }

    /// Reads a number as people write it: small letters, spaces and dashes anywhere, S for 5.
    ///
    /// Errors: [`KithNumberError`], whose words can stand beside the question as they are.
    pub fn parse(typed: &str) -> Result<KithNumber, KithNumberError> {
        let found: Vec<char> = squeezed(typed).into_iter().map(|c| if c == 'S' { '5' } else { c }).collect();
        let characters = <[char; 8]>::try_from(found).map_err(|all| KithNumberError::Length { found: all.len() })?;
        let mut sum = 0;
        for (weight, character) in (1..).zip(characters) {
            sum += weight * value_of(character).ok_or(KithNumberError::Character { found: character })?;
        }
        if sum.is_multiple_of(BASE) { Ok(KithNumber(characters)) } else { Err(KithNumberError::Check) }
    }

    /// The eight characters without the dash, for keeping and for the daily feed.
    pub fn plain(&self) -> String {
        self.0.iter().collect()
    }
}

/// The value that makes the sum of place times value divisible by 29; places count from 1.
fn check(values: &[u64; FIGURES]) -> u64 {
    let sum: u64 = (1..).zip(values).map(|(weight, value)| weight * value).sum();
    // 8 × 11 = 88 = 3 × 29 + 1, so multiplying by 11 undoes the eighth place's weight.
    (BASE - sum % BASE) * 11 % BASE
}

fn value_of(character: char) -> Option<u64> {
    ALPHABET.iter().position(|known| *known == character).and_then(|at| u64::try_from(at).ok())
}

impl FromStr for KithNumber {
    type Err = KithNumberError;

    fn from_str(typed: &str) -> Result<Self, Self::Err> {
        KithNumber::parse(typed)
    }
}

impl fmt::Display for KithNumber {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [a, b, c, d, e, f, g, h] = self.0;
        write!(to, "{a}{b}{c}{d}-{e}{f}{g}{h}")
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_number_may_be_typed_small_spaced_or_with_s_for_five() {
        let number = (0..500).filter_map(KithNumber::from_number).find(|n| n.plain().contains('5')).unwrap();
        let spoken = number.to_string().to_lowercase().replace('-', " ").replace('5', "s");
        assert_eq!(KithNumber::parse(&format!(" {spoken} ")), Ok(number));
        assert_eq!(KithNumber::parse(&number.plain()), Ok(number));
        assert_eq!(number.to_string().len(), 9);
    }

    #[test]
    fn a_hundred_thousand_people_have_different_numbers_and_neighbours_look_different() {
        let numbers: Vec<KithNumber> = (0..100_000).filter_map(KithNumber::from_number).collect();
        assert_eq!(numbers.iter().collect::<HashSet<_>>().len(), 100_000);
        for pair in numbers.windows(2) {
            let differing = pair[0].plain().chars().zip(pair[1].plain().chars()).filter(|(a, b)| a != b).count();
            assert!(differing >= 4, "{} and {}", pair[0], pair[1]);
        }
    }

    #[test]
    fn the_numbers_end_where_they_end() {
        assert!(KithNumber::from_number(COUNT - 1).is_some());
        assert_eq!(KithNumber::from_number(COUNT), None);
        assert_eq!(BASE.pow(7), COUNT);
    }

    #[test]
    fn what_is_wrong_with_a_number_is_said() {
        assert_eq!(KithNumber::parse("K4TM"), Err(KithNumberError::Length { found: 4 }));
        assert_eq!(KithNumber::parse("K4TM-7Q2O"), Err(KithNumberError::Character { found: 'O' }));
    }

    #[test]
    fn no_two_numbers_meet_and_neighbours_differ_in_their_last_figure() {
        assert_ne!(SPREAD % u128::from(BASE), 0, "a spread that 29 divides gives 29 people one number");
        let numbers: Vec<KithNumber> = (0..29).filter_map(KithNumber::from_number).collect();
        let last: std::collections::BTreeSet<char> = numbers.iter().map(|number| number.0[FIGURES - 1]).collect();
        assert_eq!(last.len(), 29);
    }

    proptest! {
        #[test]
        fn one_wrong_character_is_always_found(nth in 0..COUNT, at in 0usize..8, other in 0usize..29) {
            let mut characters = KithNumber::from_number(nth).unwrap().0;
            prop_assume!(characters[at] != ALPHABET[other]);
            characters[at] = ALPHABET[other];
            prop_assert_eq!(KithNumber::parse(&characters.iter().collect::<String>()), Err(KithNumberError::Check));
        }

        #[test]
        fn two_exchanged_characters_are_always_found(nth in 0..COUNT, at in 0usize..8, with in 0usize..8) {
            let mut characters = KithNumber::from_number(nth).unwrap().0;
            prop_assume!(characters[at] != characters[with]);
            characters.swap(at, with);
            prop_assert_eq!(KithNumber::parse(&characters.iter().collect::<String>()), Err(KithNumberError::Check));
        }

        #[test]
        fn every_number_is_read_back(nth in 0..COUNT) {
            let number = KithNumber::from_number(nth).unwrap();
            prop_assert_eq!(KithNumber::parse(&number.to_string()), Ok(number));
        }

        #[test]
        fn nothing_typed_makes_the_reader_fall_over(typed in any::<String>()) {
            let _ = KithNumber::parse(&typed);
        }
    }
}
