//! Other forms of given names: short forms, spellings of one name in several languages.

use std::{collections::HashMap, sync::LazyLock};

/// The roots a plain name may stand for; a name that is itself a root gives itself. Empty for a name
/// the list does not have.
///
/// Source: local; a hand-made list of forms usual in England.
pub(super) fn roots(plain_word: &str) -> &'static [&'static str] {
    static ROOTS: LazyLock<HashMap<&str, Vec<&str>>> = LazyLock::new(|| read(include_str!("nicknames.csv")));
    ROOTS.get(plain_word).map_or(&[], Vec::as_slice)
}

/// Whether two plain names are forms of one name, also by a Yoruba name written without its `oluwa`.
pub(super) fn same_root(one: &str, other: &str) -> bool {
    let short =
        |long: &str, short: &str| short.len() >= 3 && long.strip_prefix("oluwa").is_some_and(|rest| rest == short);
    short(one, other) || short(other, one) || roots(one).iter().any(|root| roots(other).contains(root))
}

/// Each line: a root, then its other forms.
fn read(data: &'static str) -> HashMap<&'static str, Vec<&'static str>> {
    let mut roots: HashMap<&str, Vec<&str>> = HashMap::new();
    for line in data.lines().filter(|line| !line.starts_with('#')) {
        let mut names = line.split(',').map(str::trim).filter(|name| !name.is_empty());
        let Some(root) = names.next() else { continue };
        for name in std::iter::once(root).chain(names) {
            let of_name = roots.entry(name).or_default();
            if !of_name.contains(&root) {
                of_name.push(root);
            }
        }
    }
    roots
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_is_in_plain_letters_and_has_a_hundred_and_fifty_names() {
        let lines: Vec<&str> = include_str!("nicknames.csv").lines().filter(|line| !line.starts_with('#')).collect();
        assert!(lines.len() >= 150, "{}", lines.len());
        for line in lines {
            assert!(line.chars().all(|c| c.is_ascii_lowercase() || c == ','), "{line}");
            assert!(line.contains(','), "{line}");
        }
    }

    #[test]
    fn a_short_form_may_stand_for_several_names() {
        assert!(same_root("alex", "alexandra"));
        assert!(same_root("alex", "alexander"));
        assert!(!same_root("alexandra", "alexander"));
        assert!(same_root("oluwaseun", "seun"));
        assert!(!same_root("oluwaseun", "tobi"));
    }
}
