//! Advice names nobody: what looks like a name is sent back before it is kept.

/// Words before a name. Source: local list.
const TITLES: [&str; 14] =
    ["mr", "mrs", "ms", "miss", "mx", "dr", "rev", "revd", "reverend", "father", "sir", "coach", "pc", "sister"];

/// The first words of a text that look like somebody's name: a title followed by a word in capitals, or a name that is
/// known. Nothing when none do.
///
/// Source: local; a national network of designated officers keeps advice without the adult's name.
pub fn names_somebody(text: &str, known: &[(String, String)]) -> Option<String> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let bare = |word: &str| word.trim_matches(|c: char| !c.is_alphanumeric()).to_owned();
    for (one, next) in words.iter().zip(words.iter().skip(1)) {
        let (first, second) = (bare(one).to_lowercase(), bare(next));
        let capital = second.chars().next().is_some_and(char::is_uppercase);
        if capital && TITLES.contains(&first.as_str()) {
            return Some(format!("{} {second}", bare(one)));
        }
    }
    let lower: Vec<String> = words.iter().map(|word| bare(word).to_lowercase()).collect();
    known.iter().find_map(|(given, family)| {
        let (given_low, family_low) = (given.to_lowercase(), family.to_lowercase());
        let there = |part: &str| !part.is_empty() && lower.iter().any(|word| word == part);
        (there(&given_low) && there(&family_low)).then(|| format!("{given} {family}"))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn titles_before_a_name_and_names_on_the_register_are_found() {
        let known = [("Alan".to_owned(), "Pike".to_owned())];
        for (text, found) in [
            ("Mr Pike shouted in class", Some("Mr Pike")),
            ("what Alan, the trainer (Pike), said", Some("Alan Pike")),
            ("The adult shouted in class", None),
            ("Pike shouted in class", None),
            ("Dr. Okoro was abrupt", Some("Dr Okoro")),
            ("the miss was not seen", None),
        ] {
            assert_eq!(names_somebody(text, &known).as_deref(), found, "{text}");
        }
    }

    proptest! {
        #[test]
        fn no_text_makes_it_fall_over(text in any::<String>()) {
            let _ = names_somebody(&text, &[]);
        }
    }
}
