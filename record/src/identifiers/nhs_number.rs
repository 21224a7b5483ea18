//! The NHS number.

use std::fmt;

use thiserror::Error;

use super::squeezed;

/// A ten-figure NHS number whose check figure fits, shown as `943 476 5919`.
///
/// That it fits does not say that it is this person's: keep beside it where it came from and whether
/// it was verified. Source: NHS Data Dictionary, NHS NUMBER, Modulus 11.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct NhsNumber([u8; 10]);

/// Why what was typed is not an NHS number.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum NhsNumberError {
    /// Not ten figures.
    #[error("An NHS number has 10 figures, like 943 476 5919. Check the number")]
    NotTenFigures,
    /// The check figure does not fit.
    #[error("This NHS number has a wrong figure. Check it against the letter or record it was copied from")]
    Check,
}

impl NhsNumber {
    /// Reads a number with spaces or dashes anywhere.
    ///
    /// Errors: [`NhsNumberError`]. Ten equal figures fit the sum and are refused, because they are
    /// only ever typed to fill a box (local).
    pub fn parse(typed: &str) -> Result<NhsNumber, NhsNumberError> {
        let figures: Option<Vec<u8>> =
            squeezed(typed).into_iter().map(|c| c.to_digit(10).and_then(|digit| u8::try_from(digit).ok())).collect();
        let figures = <[u8; 10]>::try_from(figures.ok_or(NhsNumberError::NotTenFigures)?)
            .map_err(|_| NhsNumberError::NotTenFigures)?;
        // Weighted 10 down to 1, the sum divides by 11; this also refuses a check figure of 10.
        let sum: u32 = (1..=10).rev().zip(figures).map(|(weight, figure)| weight * u32::from(figure)).sum();
        let [first, rest @ ..] = figures;
        if sum.is_multiple_of(11) && rest.iter().any(|figure| *figure != first) {
            Ok(NhsNumber(figures))
        } else {
            Err(NhsNumberError::Check)
        }
    }

    /// The ten figures without spaces, for keeping.
    pub fn plain(&self) -> String {
        self.0.iter().map(u8::to_string).collect()
    }
}

impl fmt::Display for NhsNumber {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [a, b, c, d, e, f, g, h, i, j] = self.0;
        write!(to, "{a}{b}{c} {d}{e}{f} {g}{h}{i}{j}")
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn the_published_example_fits_however_it_is_spaced() {
        assert_eq!(NhsNumber::parse("943 476 5919").unwrap().to_string(), "943 476 5919");
        assert_eq!(NhsNumber::parse("943-476-5919").unwrap().plain(), "9434765919");
    }

    #[test]
    fn a_wrong_figure_or_a_filled_box_is_refused() {
        assert_eq!(NhsNumber::parse("943 476 5918"), Err(NhsNumberError::Check));
        assert_eq!(NhsNumber::parse("0000000000"), Err(NhsNumberError::Check));
        assert_eq!(NhsNumber::parse("943 476 591"), Err(NhsNumberError::NotTenFigures));
        assert_eq!(NhsNumber::parse("943 476 591X"), Err(NhsNumberError::NotTenFigures));
        assert_eq!(NhsNumber::parse("٩٤٣٤٧٦٥٩١٩"), Err(NhsNumberError::NotTenFigures));
    }

    proptest! {
        #[test]
        fn one_wrong_figure_is_always_found(at in 0usize..10, other in 0u8..10) {
            let mut figures = NhsNumber::parse("9434765919").unwrap().0;
            prop_assume!(figures[at] != other);
            figures[at] = other;
            prop_assert!(NhsNumber::parse(&figures.iter().map(u8::to_string).collect::<String>()).is_err());
        }

        #[test]
        fn nothing_typed_makes_the_reader_fall_over(typed in any::<String>()) {
            let _ = NhsNumber::parse(&typed);
        }
    }
}
