//! Text from outside as it is kept.

/// Signs that turn the direction of writing, take no room or ring a bell. They come with copying from messages and say
/// nothing, so they are left out rather than held against somebody who is worried. Some names need the joiners 200C and 200D.
fn is_hidden(c: char) -> bool {
    (c.is_control() && !matches!(c, '\n' | '\t'))
        || matches!(c, '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
}

/// One line, with single spaces.
pub fn line(typed: &str) -> String {
    let seen: String = typed.chars().filter(|c| !is_hidden(*c)).collect();
    seen.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Several lines, without empty ones at the ends.
pub fn lines(typed: &str) -> String {
    let typed = typed.replace("\r\n", "\n").replace('\r', "\n");
    typed.chars().filter(|c| !is_hidden(*c)).collect::<String>().trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn names_from_anywhere_are_kept_and_signs_that_do_not_show_are_not() {
        for name in ["Zoë", "O'Brien", "Ольга", "محمد", "李", "Kayleigh-Ann 🙂", "राम"] {
            assert_eq!(line(name), name);
        }
        assert_eq!(line("  Rob\u{202e}in \u{7} Mars\u{200b}den "), "Robin Marsden");
        assert_eq!(lines("\r\nOne\r\n\tTwo\u{0}\n"), "One\n\tTwo");
    }

    proptest! {
        #[test]
        fn cleaning_twice_changes_nothing(typed in any::<String>()) {
            let once = line(&typed);
            prop_assert_eq!(line(&once), once.clone());
            let once = lines(&typed);
            prop_assert_eq!(lines(&once), once.clone());
        }
    }
}
