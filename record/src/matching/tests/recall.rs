//! How many misspelt names the keys find, among twenty thousand people.

use std::collections::HashMap;

use super::super::*;
use crate::names;

const PEOPLE: u64 = 20_000;

/// One slip in a word, of four kinds, at a place and with a letter chosen by `dice`.
fn misspell(word: &str, kind: u64, dice: u64) -> String {
    let mut letters: Vec<char> = word.chars().collect();
    let at = usize::try_from(dice).unwrap_or(0) % letters.len();
    let letter = char::from(b'a' + u8::try_from(dice / 31 % 26).unwrap());
    match kind {
        0 => letters.insert(at, letter),
        1 if letters.len() > 2 => {
            letters.remove(at);
        }
        2 if at + 1 < letters.len() => letters.swap(at, at + 1),
        _ => letters[at] = letter,
    }
    letters.into_iter().collect()
}

#[test]
fn a_name_with_one_slip_finds_its_person_among_twenty_thousand() {
    let people: Vec<(String, String)> =
        (0..PEOPLE).map(|seed| names::person(seed)).map(|person| (person.given, person.family)).collect();
    let mut index: HashMap<String, Vec<usize>> = HashMap::new();
    let mut keys = 0;
    for (who, (given, family)) in people.iter().enumerate() {
        for key in search_keys(given, family) {
            keys += 1;
            index.entry(key).or_default().push(who);
        }
    }

    let (mut asked, mut found, mut near_the_top, mut likely) = (0, 0, 0, 0);
    let mut sizes = Vec::new();
    let mut strong = Vec::new();
    for (who, (given, family)) in people.iter().enumerate().step_by(17) {
        for kind in 0..4 {
            let dice = u64::try_from(who).unwrap() * 7919 + kind * 104_729;
            let (typed_given, typed_family) = if dice % 2 == 0 {
                (misspell(&plain(given), kind, dice / 2), plain(family))
            } else {
                (plain(given), misspell(&plain(family), kind, dice / 2))
            };
            let typed = format!("{typed_given} {typed_family}");
            let mut sums: HashMap<usize, u32> = HashMap::new();
            for (key, weight) in query_keys(&typed) {
                for candidate in index.get(&key).into_iter().flatten() {
                    *sums.entry(*candidate).or_default() += u32::from(weight);
                }
            }
            asked += 1;
            sizes.push(sums.len());
            let best = sums.get(&who).copied().unwrap_or_default();
            found += u32::from(best > 0);
            let above = sums.values().filter(|sum| **sum > best).count();
            near_the_top += u32::from(best > 0 && above < 50);
            strong.push(above);
            let sketch = Sketch { names: vec![(given.clone(), family.clone())], ..Sketch::default() };
            likely += u32::from(compare(&read_query(&typed).sketch(), &sketch).score >= LIKELY);
        }
    }
    sizes.sort_unstable();
    strong.sort_unstable();
    let of = |count: u32| f64::from(count) * 100.0 / f64::from(asked);
    println!("{:.1} keys a name; {asked} misspelt names", f64::from(keys) / PEOPLE as f64);
    println!(
        "found by a key {:.2} %, among the best 50 {:.2} %, likely {:.2} %",
        of(found),
        of(near_the_top),
        of(likely)
    );
    println!(
        "candidates sharing any key: median {}, nine in ten below {}",
        sizes[sizes.len() / 2],
        sizes[sizes.len() * 9 / 10]
    );
    println!(
        "people ranked above the right one: median {}, nine in ten below {}",
        strong[strong.len() / 2],
        strong[strong.len() * 9 / 10]
    );
    assert!(of(found) >= 99.0, "{}", of(found));
    assert!(of(near_the_top) >= 97.0, "{}", of(near_the_top));
    assert!(of(likely) >= 97.0, "{}", of(likely));
}
