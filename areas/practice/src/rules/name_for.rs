//! Names under which things are kept, made from the words that people gave.

const LONGEST: usize = 40;

/// A name that forms use, from words: "Did you see the child?" gives `did_you_see_the_child`; never one that is `taken`.
pub fn name_for(words: &str, otherwise: &str, taken: impl Fn(&str) -> bool) -> String {
    let letters: String = words.chars().map(|c| if c == '’' || c == '\'' { '\0' } else { c }).collect();
    let letters = letters.replace('\0', "").to_lowercase();
    let mut name = String::new();
    for word in letters.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty()) {
        if name.len() + word.len() >= LONGEST {
            break;
        }
        if !name.is_empty() {
            name.push('_');
        }
        name.push_str(word);
    }
    if !name.starts_with(|c: char| c.is_ascii_lowercase()) {
        name = if name.is_empty() { otherwise.to_owned() } else { format!("{otherwise}_{name}") };
    }
    if !taken(&name) {
        return name;
    }
    (2u32..).map(|n| format!("{name}_{n}")).find(|other| !taken(other)).unwrap_or(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_made_of_the_words() {
        assert_eq!(
            name_for("What’s the child's bedroom like?", "question", |_| false),
            "whats_the_childs_bedroom_like"
        );
        assert_eq!(name_for("3 wishes", "question", |_| false), "question_3_wishes");
        assert_eq!(name_for("你好?", "question", |_| false), "question");
    }

    #[test]
    fn a_name_that_is_taken_gets_a_number() {
        assert_eq!(name_for("Place", "question", |name| name == "place" || name == "place_2"), "place_3");
    }

    #[test]
    fn a_long_question_has_a_short_name() {
        assert!(name_for(&"word ".repeat(100), "question", |_| false).len() <= LONGEST);
    }
}
