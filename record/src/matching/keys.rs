//! Keys by which a database finds people from a name spelt wrongly, by equality alone.

use super::{nicknames::roots, plain::plain, plain::words, query::read_query, somali, sound::sounds};

/// How many letters at the front of a word make its spelling keys. A slip further back leaves the
/// front the same, so that every single slip is found.
const FRONT: usize = 6;

/// Most words of a name, and most keys of a name, that are kept, so that a pasted page does no harm.
const WORDS: usize = 8;
const KEYS: usize = 48;

/// What agreement of each kind of key is worth. The kinds lie close together, so that two words that agree a little
/// outweigh one that agrees wholly: everybody with a common family name would otherwise stand before the one meant.
///
/// Source: local; see [`query_keys`].
const EXACT: u8 = 6;
const ROOT: u8 = 5;
const SOUND: u8 = 4;
const SPELLING: u8 = 4;

/// The keys to keep, indexed, with a name: about 17 for two words, 25 for three, at most 48.
///
/// `x:` the word; `s:` how it sounds; `n:` the name that a short form stands for; `d:` the front of
/// the word whole and with each letter left out in turn, which any one slip (a letter put in, left
/// out, replaced, or exchanged with the next) leaves in common.
pub fn search_keys(given: &str, family: &str) -> Vec<String> {
    let (given, family) = (plain(given), plain(family));
    let mut keys: Vec<String> = Vec::new();
    for part in [&given, &family] {
        for word in words(part).take(WORDS) {
            keys.extend(word_keys(word).into_iter().map(|(key, _)| key));
        }
        if part.contains(' ') {
            keys.push(format!("x:{}", part.replace(' ', "")));
        }
    }
    let mut seen = std::collections::HashSet::new();
    keys.retain(|key| seen.insert(key.clone()));
    keys.truncate(KEYS);
    keys
}

/// A key to look for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QueryKey {
    /// The key, as [`search_keys`] keeps it.
    pub key: String,
    /// Which of the words typed it belongs to, from 0.
    pub word: u8,
    /// What its agreement is worth.
    pub weight: u8,
}

/// The keys to look for, from the text of a search box. A name's worth is the sum, over the words typed, of the best
/// weight that the name reaches with that word; among equals, the sum of all weights. The highest are the candidates
/// to [`super::compare`].
///
/// Source: local; among 100,000 people every one of the 72 pairs of the tests (Kasia for Katarzyna) is so among the
/// best 50, where the sum of all weights alone kept 41 of them.
pub fn query_keys(text: &str) -> Vec<QueryKey> {
    let query = read_query(text);
    let typed: Vec<(u8, &String)> = (0..).zip(&query.words).take(WORDS).collect();
    let mut keys: Vec<QueryKey> = Vec::new();
    for (word, letters) in &typed {
        keys.extend(word_keys(letters).into_iter().map(|(key, weight)| QueryKey { key, word: *word, weight }));
    }
    // Two words typed may be one word kept.
    for ((one, before), (other, after)) in typed.iter().zip(typed.iter().skip(1)) {
        let key = format!("x:{before}{after}");
        keys.extend([one, other].map(|word| QueryKey { key: key.clone(), word: *word, weight: EXACT }));
    }
    let mut seen = std::collections::HashSet::new();
    keys.retain(|k| seen.insert((k.key.clone(), k.word)));
    keys
}

fn word_keys(word: &str) -> Vec<(String, u8)> {
    let mut keys = vec![(format!("x:{word}"), EXACT)];
    keys.extend(roots(word).iter().map(|root| (format!("n:{root}"), ROOT)));
    keys.extend(sounds(word).into_iter().map(|sound| (format!("s:{sound}"), SOUND)));
    if let Some(heard) = somali::heard(word) {
        keys.extend(roots(&heard).iter().map(|root| (format!("n:{root}"), ROOT)));
        keys.extend(sounds(&heard).into_iter().map(|sound| (format!("s:{sound}"), SOUND)));
    }
    if let Some(short) = word.strip_prefix("oluwa").filter(|short| short.len() >= 3) {
        keys.push((format!("x:{short}"), ROOT));
    }
    let front: Vec<char> = word.chars().take(FRONT).collect();
    keys.push((format!("d:{}", front.iter().collect::<String>()), SPELLING));
    if front.len() >= 3 {
        keys.extend((0..front.len()).map(|out| {
            let left: String = front.iter().enumerate().filter(|(at, _)| *at != out).map(|(_, c)| *c).collect();
            (format!("d:{left}"), SPELLING)
        }));
    }
    keys
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn the_keys_of_a_name_are_few_and_of_four_kinds() {
        let keys = search_keys("Bob", "O’Brien");

        assert!(keys.contains(&"x:obrien".to_owned()), "{keys:?}");
        assert!(keys.contains(&"n:robert".to_owned()), "{keys:?}");
        assert!(keys.contains(&"s:BB".to_owned()), "{keys:?}");
        assert!(keys.contains(&"d:obien".to_owned()), "{keys:?}");
        assert!(keys.len() <= 20, "{}", keys.len());
        assert!(search_keys("Mary Jane", "Smith-Jones").len() <= 40);
    }

    proptest! {
        #[test]
        fn a_misspelt_word_shares_a_key_with_the_right_one(
            word in "[a-z]{3,12}", at in any::<prop::sample::Index>(), letter in "[a-z]", kind in 0u8..4
        ) {
            let mut letters: Vec<char> = word.chars().collect();
            let place = at.index(letters.len());
            let new = letter.chars().next().unwrap();
            match kind {
                0 => letters.insert(place, new),
                1 if letters.len() > 3 => { letters.remove(place); }
                2 if place + 1 < letters.len() => letters.swap(place, place + 1),
                _ => letters[place] = new,
            }
            let misspelt: String = letters.into_iter().collect();
            let kept: Vec<String> = word_keys(&word).into_iter().map(|(key, _)| key).collect();
            prop_assert!(word_keys(&misspelt).iter().any(|(key, _)| kept.contains(key)), "{word} {misspelt}");
        }

        #[test]
        fn no_text_makes_too_many_keys(given in any::<String>(), family in any::<String>()) {
            prop_assert!(search_keys(&given, &family).len() <= KEYS);
            let _ = query_keys(&given);
        }
    }
}
