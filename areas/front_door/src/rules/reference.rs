//! The short reference that a referrer is given: eight letters and figures with a check, the first an R.

use record::identifiers::KithNumber;

/// The reference that a draw gives; nothing for the draws that give none, when another is drawn.
pub fn from_draw(draw: u64) -> Option<String> {
    Some(KithNumber::from_number(draw >> 30)?.to_string()).filter(|n| n.starts_with('R'))
}

/// A reference as it is kept, from what somebody typed or read out; nothing when it cannot be one.
pub fn read(typed: &str) -> Option<String> {
    KithNumber::parse(typed).ok().map(|n| n.to_string()).filter(|n| n.starts_with('R'))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn one_draw_in_about_thirty_is_a_reference() {
        let draws = (0..10_000u64).map(|n| n.wrapping_mul(0x9e37_79b9_7f4a_7c15));
        let given = draws.filter_map(from_draw).count();
        assert!((200..500).contains(&given), "{given}");
    }

    proptest! {
        #[test]
        fn a_reference_is_read_as_people_type_it(draw in any::<u64>()) {
            if let Some(reference) = from_draw(draw) {
                prop_assert_eq!(read(&reference.to_lowercase().replace('-', " ")), Some(reference));
            }
        }

        #[test]
        fn no_text_makes_the_reader_fall_over(typed in any::<String>()) {
            let _ = read(&typed);
        }
    }
}
