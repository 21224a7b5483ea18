//! How many misspelt names the keys find, among twenty thousand people.

use std::collections::{HashMap, HashSet};

use super::{super::*, SAME};
use crate::names;

const PEOPLE: u64 = 20_000;

/// One slip in a word, of four kinds, at a place and with a letter chosen by `dice`; `None` when the
/// slip would leave the word as it is.
pub(super) fn misspell(word: &str, kind: u64, dice: u64) -> Option<String> {
    let mut letters: Vec<char> = word.chars().collect();
    let at = usize::try_from(dice).unwrap() % letters.len();
    let letter = char::from(b'a' + u8::try_from(dice / 31 % 26).unwrap());
    match kind {
        0 => letters.insert(at, letter),
        1 => drop(letters.remove(at)),
        2 if at + 1 < letters.len() => letters.swap(at, at + 1),
        2 => return None,
        _ => letters[at] = letter,
    }
    let misspelt: String = letters.into_iter().collect();
    (misspelt != word && misspelt.trim() == misspelt && misspelt.len() > 1).then_some(misspelt)
}

/// What each name is worth for what was typed, as the database reckons it: the best of each word, then all together.
fn worths(index: &HashMap<String, Vec<usize>>, typed: &str) -> HashMap<usize, (u32, u32)> {
    let mut best: HashMap<(usize, u8), (u32, u32)> = HashMap::new();
    for QueryKey { key, word, weight } in query_keys(typed) {
        for candidate in index.get(&key).into_iter().flatten() {
            let (most, all) = best.entry((*candidate, word)).or_default();
            *most = (*most).max(u32::from(weight));
            *all += u32::from(weight);
        }
    }
    let mut sums: HashMap<usize, (u32, u32)> = HashMap::new();
    for ((candidate, _), (most, all)) in best {
        let sum = sums.entry(candidate).or_default();
        *sum = (sum.0 + most, sum.1 + all);
    }
    sums
}

/// What came of asking for many people with one kind of query.
#[derive(Default)]
struct Tally {
    asked: u32,
    found: u32,
    in_best_50: u32,
    possible: u32,
    likely: u32,
    sizes: Vec<usize>,
}

impl Tally {
    fn ask(&mut self, index: &HashMap<String, Vec<usize>>, typed: &str, who: usize, name: &(String, String)) {
        let sums = worths(index, typed);
        let own = sums.get(&who).copied();
        let above = sums.iter().filter(|(other, worth)| **other != who && Some(**worth) >= own).count();
        let kept = Sketch { names: vec![name.clone()], ..Sketch::default() };
        let score = compare(&read_query(typed).sketch(), &kept).score;
        self.asked += 1;
        self.found += u32::from(own.is_some());
        self.in_best_50 += u32::from(own.is_some() && above < 50);
        self.possible += u32::from(score >= POSSIBLE);
        self.likely += u32::from(score >= LIKELY);
        self.sizes.push(sums.len());
    }

    fn share(&self, count: u32) -> f64 {
        f64::from(count) * 100.0 / f64::from(self.asked)
    }

    fn say(&mut self, what: &str) {
        self.sizes.sort_unstable();
        let (middle, high) = (self.sizes[self.sizes.len() / 2], self.sizes[self.sizes.len() * 9 / 10]);
        println!(
            "{what}: {} asked, found {:.2}%, among the best 50 {:.2}%, possible {:.2}%, likely {:.2}%, \
             candidates median {middle}, nine in ten below {high}",
            self.asked,
            self.share(self.found),
            self.share(self.in_best_50),
            self.share(self.possible),
            self.share(self.likely),
        );
    }
}

/// How many people `compare` puts above the one meant, among all who share a key.
fn judged_above(index: &HashMap<String, Vec<usize>>, people: &[(String, String)], typed: &str, who: usize) -> usize {
    let sketch = read_query(typed).sketch();
    let score = |candidate: usize| {
        compare(&sketch, &Sketch { names: vec![people[candidate].clone()], ..Sketch::default() }).score
    };
    let candidates: HashSet<usize> =
        query_keys(typed).iter().flat_map(|k| index.get(&k.key).into_iter().flatten().copied()).collect();
    assert!(candidates.contains(&who), "{typed}");
    let own = score(who);
    candidates.into_iter().filter(|candidate| score(*candidate) > own).count()
}

#[test]
fn a_name_with_one_slip_finds_its_person_among_twenty_thousand() {
    let mut people: Vec<(String, String)> =
        (0..PEOPLE).map(names::person).map(|person| (person.given, person.family)).collect();
    people.extend(SAME.iter().map(|(.., given, family)| ((*given).to_owned(), (*family).to_owned())));
    let mut index: HashMap<String, Vec<usize>> = HashMap::new();
    let mut keys = 0;
    for (who, (given, family)) in people.iter().enumerate() {
        for key in search_keys(given, family) {
            keys += 1;
            index.entry(key).or_default().push(who);
        }
    }

    let (mut alone, mut one_of_two, mut both) = (Tally::default(), Tally::default(), Tally::default());
    for (who, name) in people.iter().enumerate().step_by(17) {
        let (given, family) = (plain(&name.0), plain(&name.1));
        for kind in 0..4 {
            let dice = u64::try_from(who).unwrap() * 7919 + kind * 104_729;
            let (Some(bad_given), Some(bad_family)) =
                (misspell(&given, kind, dice / 2), misspell(&family, kind, dice / 3))
            else {
                continue;
            };
            alone.ask(&index, &bad_family, who, name);
            let half = if dice % 2 == 0 { format!("{bad_given} {family}") } else { format!("{given} {bad_family}") };
            one_of_two.ask(&index, &half, who, name);
            both.ask(&index, &format!("{bad_given} {bad_family}"), who, name);
        }
    }

    let (mut above, mut outside) = (Vec::new(), Vec::new());
    for ((given, family, ..), who) in SAME.iter().zip(people.len() - SAME.len()..) {
        let typed = format!("{given} {family}");
        above.push(judged_above(&index, &people, &typed, who));
        let worths = worths(&index, &typed);
        let own = worths.get(&who).copied();
        if worths.iter().filter(|(other, worth)| **other != who && Some(**worth) >= own).count() >= 50 {
            outside.push(typed);
        }
    }
    above.sort_unstable();

    println!("{:.1} keys a name", f64::from(keys) / people.len() as f64);
    alone.say("family name alone, misspelt");
    one_of_two.say("both names, one misspelt");
    both.say("both names, both misspelt");
    println!(
        "the table of pairs, judged by compare: people above, median {}, most {}",
        above[above.len() / 2],
        above[above.len() - 1]
    );
    assert!(outside.is_empty(), "not among the best 50: {outside:?}");
    // Found by the misspelt word itself, with no rightly spelt word to help.
    assert!(alone.share(alone.found) >= 97.0);
    assert!(both.share(both.found) >= 97.0);
    assert!(one_of_two.share(one_of_two.in_best_50) >= 97.0);
    assert!(both.share(both.in_best_50) >= 95.0);
    assert!(above.iter().all(|above| *above < 20), "{above:?}");
}
