//! Taking out what nobody typed on purpose.

/// The text without characters that cannot be seen and do harm; everything else is kept as it is.
///
/// Line ends become `\n`. Taken out: control characters other than line end and tab (PostgreSQL
/// cannot keep NUL), the byte order mark, and the directional embeddings and overrides U+202A to
/// U+202E, which can make a line read otherwise than it was written. Kept: right-to-left text, the
/// directional marks and isolates (U+200E, U+200F, U+061C, U+2066 to U+2069) that right-to-left
/// text needs, the joiners that Persian and emoji need, and emoji.
pub fn clean(typed: &str) -> String {
    let one_line_end = typed.replace("\r\n", "\n").replace(['\r', '\u{2028}', '\u{2029}'], "\n");
    one_line_end.chars().filter(|c| !does_harm(*c)).collect()
}

fn does_harm(c: char) -> bool {
    let control = c.is_control() && c != '\n' && c != '\t';
    control || c == '\u{feff}' || ('\u{202a}'..='\u{202e}').contains(&c)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn arabic_persian_and_emoji_are_kept_whole() {
        for text in ["قالت: أحبّ أختي", "می\u{200c}خواهم", "👩‍👧‍👦 and 🙂", "שלום \u{2067}abc\u{2069}", "e\u{301}"]
        {
            assert_eq!(clean(text), text);
        }
    }

    #[test]
    fn a_nul_and_an_override_are_taken_out_and_line_ends_made_one() {
        assert_eq!(clean("a\0b\r\nc\rd\u{202e}e\tf\u{feff}"), "ab\nc\nde\tf");
    }

    proptest! {
        #[test]
        fn cleaning_twice_changes_nothing_more(typed in any::<String>()) {
            let once = clean(&typed);
            prop_assert_eq!(clean(&once), once);
        }

        #[test]
        fn every_visible_letter_stays(typed in "[a-zA-Z0-9 .,äöüąłé£€\n]{0,80}") {
            prop_assert_eq!(clean(&typed), typed);
        }
    }
}
