//! A countersignature without a reason does not count.

/// Most letters of a reason.
const MOST: usize = 4_000;

/// Words that fill the box and say nothing of why. Beside those of the questions crate. Source: local.
const FILLERS: [&str; 16] = [
    "agree",
    "agreed",
    "iagree",
    "ok",
    "okay",
    "yes",
    "fine",
    "approved",
    "noted",
    "seen",
    "happywiththis",
    "asdiscussed",
    "discussed",
    "signed",
    "asrecommended",
    "agreedasrecommended",
];

/// Why a reason does not count.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NoReason {
    /// Nothing there.
    #[error("{0}")]
    Empty(&'static str),
    /// Words that stand in for a reason.
    #[error("“{0}” does not say why. Say what you read and what weighed with you, so that the family could follow it")]
    Filler(String),
    /// Far longer than a reason.
    #[error("Use at most 4,000 letters; this has {0}. Shorten it, or put the rest in a note")]
    TooLong(usize),
}

/// The reason as it is kept. Errors when it says nothing; `missing` is what to do when the box is empty.
pub fn reason(typed: &str, missing: &'static str) -> Result<String, NoReason> {
    let clean = questions::clean(typed).trim().to_owned();
    let letters: String = clean.to_lowercase().chars().filter(|c| c.is_alphanumeric()).collect();
    match clean.chars().count() {
        0 => Err(NoReason::Empty(missing)),
        found if found > MOST => Err(NoReason::TooLong(found)),
        _ if FILLERS.contains(&letters.as_str()) || !questions::says_something(&clean) => Err(NoReason::Filler(clean)),
        _ => Ok(clean),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn words_that_stand_in_for_a_reason_do_not_count() {
        assert_eq!(reason("  \n ", "Say why"), Err(NoReason::Empty("Say why")));
        for filler in ["Agreed.", "OK", "n/a", "as above", "...", "I agree!", "As discussed", "Noted", "Yes"] {
            assert!(matches!(reason(filler, "Say why"), Err(NoReason::Filler(_))), "{filler}");
        }
        assert!(matches!(reason(&"a".repeat(4_001), "Say why"), Err(NoReason::TooLong(4_001))));
    }

    #[test]
    fn a_short_reason_counts() {
        for said in ["Mum has kept all visits", "Safe with gran", "Agreed because school sees no more bruises"] {
            assert_eq!(reason(said, "Say why").as_deref(), Ok(said));
        }
    }

    proptest! {
        #[test]
        fn no_text_makes_this_rule_fall_over(typed in any::<String>()) {
            if let Ok(kept) = reason(&typed, "Say why") {
                prop_assert!(questions::says_something(&kept));
            }
        }
    }
}
