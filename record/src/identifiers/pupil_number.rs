//! The unique pupil number.

use std::fmt;

use thiserror::Error;

use super::squeezed;

/// The letters a check letter may be: no I, O or S.
const LETTERS: [char; 23] =
    ['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H', 'J', 'K', 'L', 'M', 'N', 'P', 'Q', 'R', 'T', 'U', 'V', 'W', 'X', 'Y', 'Z'];

/// A unique pupil number (UPN) whose check letter fits: a letter, then twelve figures, the last of
/// which is a letter in a temporary number.
///
/// Source: Department for Education, Unique Pupil Numbers (UPNs), a guide for schools and local
/// authorities, check letter: places 2 to 13 weighted 2 to 13, modulus 23.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct PupilNumber(String);

/// Why what was typed is not a unique pupil number.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum PupilNumberError {
    /// Not a letter and twelve figures.
    #[error("A unique pupil number is a letter and 12 figures, like A123456789012. Check the number")]
    Shape,
    /// The check letter does not fit.
    #[error("This unique pupil number has a wrong figure or letter. Check it with the school")]
    Check,
}

impl PupilNumber {
    /// Reads a number with spaces anywhere, in small or capital letters.
    ///
    /// Errors: [`PupilNumberError`].
    pub fn parse(typed: &str) -> Result<PupilNumber, PupilNumberError> {
        let characters = <[char; 13]>::try_from(squeezed(typed)).map_err(|_| PupilNumberError::Shape)?;
        let [letter, figures @ .., last] = characters;
        let check = place_of(letter).ok_or(PupilNumberError::Shape)?;
        let mut sum = 0;
        for (weight, figure) in (2usize..).zip(figures) {
            sum += weight * digit(figure).ok_or(PupilNumberError::Shape)?;
        }
        sum += 13 * digit(last).or_else(|| place_of(last)).ok_or(PupilNumberError::Shape)?;
        if sum % LETTERS.len() == check {
            Ok(PupilNumber(characters.iter().collect()))
        } else {
            Err(PupilNumberError::Check)
        }
    }

    /// Whether the number is temporary, given until the permanent one is known.
    pub fn is_temporary(&self) -> bool {
        self.0.ends_with(|c: char| c.is_ascii_uppercase())
    }

    /// The thirteen characters.
    pub fn plain(&self) -> &str {
        &self.0
    }
}

fn digit(figure: char) -> Option<usize> {
    figure.to_digit(10).and_then(|digit| usize::try_from(digit).ok())
}

fn place_of(letter: char) -> Option<usize> {
    LETTERS.iter().position(|known| *known == letter)
}

impl fmt::Display for PupilNumber {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_number_whose_letter_fits_is_taken() {
        assert_eq!(PupilNumber::parse("q886 0696 59468").unwrap().to_string(), "Q886069659468");
        assert_eq!(PupilNumber::parse("Z330444312274").unwrap().plain(), "Z330444312274");
    }

    #[test]
    fn a_temporary_number_ends_in_a_letter() {
        let temporary = LETTERS.iter().find_map(|l| PupilNumber::parse(&format!("{l}82320000100B")).ok()).unwrap();
        assert!(temporary.is_temporary());
        assert!(!PupilNumber::parse("A301993870555").unwrap().is_temporary());
    }

    #[test]
    fn a_wrong_letter_or_shape_is_refused() {
        assert_eq!(PupilNumber::parse("R886069659468"), Err(PupilNumberError::Check));
        assert_eq!(PupilNumber::parse("UN1"), Err(PupilNumberError::Shape));
        assert_eq!(PupilNumber::parse("S886069659468"), Err(PupilNumberError::Shape));
    }

    proptest! {
        #[test]
        fn one_wrong_figure_is_always_found(at in 1usize..13, other in 0u32..10) {
            let mut characters: Vec<char> = "Q886069659468".chars().collect();
            let other = char::from_digit(other, 10).unwrap();
            prop_assume!(characters[at] != other);
            characters[at] = other;
            let wrong: String = characters.into_iter().collect();
            prop_assert_eq!(PupilNumber::parse(&wrong), Err(PupilNumberError::Check));
        }

        #[test]
        fn nothing_typed_makes_the_reader_fall_over(typed in any::<String>()) {
            let _ = PupilNumber::parse(&typed);
        }
    }
}
