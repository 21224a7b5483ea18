//! The numbers people are known by, and their check characters. Pure.

mod kith_number;
mod nhs_number;
mod postcode;
mod pupil_number;

pub use kith_number::{KithNumber, KithNumberError};
pub use nhs_number::{NhsNumber, NhsNumberError};
pub use postcode::{Postcode, PostcodeError};
pub use pupil_number::{PupilNumber, PupilNumberError};

/// What was typed without spaces, dashes and stops, in capitals.
fn squeezed(typed: &str) -> Vec<char> {
    typed
        .chars()
        .filter(|c| {
            !c.is_whitespace() && !matches!(c, '-' | '‐' | '‑' | '–' | '—' | '.' | '/' | '\u{200b}' | '\u{feff}')
        })
        .flat_map(char::to_uppercase)
        .collect()
}
