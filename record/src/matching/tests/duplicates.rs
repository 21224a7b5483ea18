//! Ten thousand people on record, and word of others: how many who are on record are put forward, and how many of those
//! put forward are right, beside plain Soundex with the date of birth.

mod forms;
mod soundex;
mod town;

use super::super::*;
use soundex::soundex;
use std::collections::{HashMap, HashSet};
use town::{Arrival, KINDS, Kind, Town, town};

/// As `store::find` takes them.
const BY_NAME: usize = 120;
/// As many are shown beside a new record.
const SHOWN: usize = 6;

/// What finds candidates in the database, in memory.
struct Index {
    keys: HashMap<String, Vec<usize>>,
    births: HashMap<days::Day, Vec<usize>>,
    postcodes: HashMap<String, Vec<usize>>,
}

impl Index {
    fn of(record: &[Sketch]) -> Index {
        let mut index = Index { keys: HashMap::new(), births: HashMap::new(), postcodes: HashMap::new() };
        for (at, sketch) in record.iter().enumerate() {
            let keys: HashSet<String> =
                sketch.names.iter().flat_map(|(given, family)| search_keys(given, family)).collect();
            for key in keys {
                index.keys.entry(key).or_default().push(at);
            }
            for birth in &sketch.births {
                index.births.entry(*birth).or_default().push(at);
            }
            for postcode in &sketch.postcodes {
                index.postcodes.entry(postcode.clone()).or_default().push(at);
            }
        }
        index
    }

    /// Whom `store::find` would look at closely.
    fn candidates(&self, sketch: &Sketch, all: usize) -> HashSet<usize> {
        let mut asked: Vec<QueryKey> = Vec::new();
        for (given, family) in &sketch.names {
            for key in query_keys(&format!("{given} {family}")) {
                if !asked.contains(&key) {
                    asked.push(key);
                }
            }
        }
        let mut best: Vec<[u8; 8]> = vec![[0; 8]; all];
        let mut every: Vec<u32> = vec![0; all];
        let mut touched = Vec::new();
        for QueryKey { key, word, weight } in &asked {
            for at in self.keys.get(key).into_iter().flatten() {
                if every[*at] == 0 {
                    touched.push(*at);
                }
                every[*at] += u32::from(*weight);
                let of_word = &mut best[*at][usize::from(*word)];
                *of_word = (*of_word).max(*weight);
            }
        }
        let worth = |at: usize| (best[at].iter().map(|w| u32::from(*w)).sum::<u32>(), every[at]);
        touched.sort_by_key(|at| (std::cmp::Reverse(worth(*at)), *at));
        touched.truncate(BY_NAME);
        let mut found: HashSet<usize> = touched.into_iter().collect();
        for birth in sketch.births.iter().flat_map(|day| std::iter::once(*day).chain(days::swapped(*day))) {
            found.extend(self.births.get(&birth).into_iter().flatten());
        }
        for postcode in &sketch.postcodes {
            found.extend(self.postcodes.get(postcode).into_iter().flatten());
        }
        found
    }
}

/// Who is put forward for each arrival, the likeliest first, with their scores.
fn put_forward(town: &Town) -> Vec<Vec<(usize, u8)>> {
    let index = Index::of(&town.record);
    let judges: Vec<Judge<'_>> = town.record.iter().map(Judge::new).collect();
    let one = |arrival: &Arrival| {
        let judge = Judge::new(&arrival.sketch);
        let candidates = index.candidates(&arrival.sketch, town.record.len()).into_iter();
        let mut found: Vec<(usize, u8)> = candidates
            .map(|at| (at, judge.compare_with(&judges[at]).score))
            .filter(|(_, score)| *score >= 30)
            .collect();
        found.sort_by_key(|(at, score)| (std::cmp::Reverse(*score), *at));
        found
    };
    town.arrivals.iter().map(one).collect()
}

/// Everybody on record who agrees in a key, for each arrival.
fn alike(town: &Town, key: impl Fn(&str, &str, days::Day) -> String) -> Vec<Vec<(usize, u8)>> {
    let keys = |sketch: &Sketch| {
        let names = sketch.names.iter().map(|(given, family)| (plain(given), plain(family)));
        names
            .flat_map(|(given, family)| sketch.births.iter().map(move |day| (given.clone(), family.clone(), *day)))
            .map(|(given, family, day)| key(&given, &family, day))
            .collect::<HashSet<String>>()
    };
    let mut by_key: HashMap<String, Vec<usize>> = HashMap::new();
    for (at, sketch) in town.record.iter().enumerate() {
        for key in keys(sketch) {
            by_key.entry(key).or_default().push(at);
        }
    }
    let of = |arrival: &Arrival| {
        let found: HashSet<usize> =
            keys(&arrival.sketch).iter().filter_map(|key| by_key.get(key)).flatten().copied().collect();
        found.into_iter().map(|at| (at, 100)).collect()
    };
    town.arrivals.iter().map(of).collect()
}

/// Shares in a hundred.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Measured {
    /// Of all who are put forward, those who are the person.
    precision: f64,
    /// Of all who are on record, those who are put forward.
    recall: f64,
}

/// What comes of putting forward those from a score on.
fn measure(town: &Town, found: &[Vec<(usize, u8)>], least: u8) -> Measured {
    let (mut all, mut right, mut known) = (0u32, 0u32, 0u32);
    for (arrival, found) in town.arrivals.iter().zip(found) {
        let found = found.iter().filter(|(_, score)| *score >= least).take(SHOWN);
        known += u32::from(arrival.known.is_some());
        for (at, _) in found {
            all += 1;
            right += u32::from(arrival.known.is_some_and(|(who, _)| who == *at));
        }
    }
    let share = |of: u32| f64::from(right) * 100.0 / f64::from(of);
    Measured { precision: share(all), recall: share(known) }
}

/// Of the arrivals of one kind, in a hundred, those whose own record is put forward.
fn recall(town: &Town, kind: Kind, found: &[Vec<(usize, u8)>], least: u8) -> f64 {
    let of_kind = town.arrivals.iter().zip(found).filter_map(|(arrival, found)| match arrival.known {
        Some((who, of)) if of == kind => Some((who, found)),
        _ => None,
    });
    let (mut all, mut right) = (0u32, 0u32);
    for (who, found) in of_kind {
        let shown = found.iter().filter(|(_, score)| *score >= least).take(SHOWN);
        all += 1;
        right += u32::from(shown.into_iter().any(|(at, _)| *at == who));
    }
    f64::from(right) * 100.0 / f64::from(all)
}

#[test]
fn people_on_record_are_put_forward_and_few_others_beside_soundex() {
    let town = town();
    let ours = put_forward(&town);
    let strict = alike(&town, |given, family, day| format!("{} {} {day}", soundex(given), soundex(family)));
    let loose = alike(&town, |_, family, day| format!("{} {day}", soundex(family)));

    println!("{} on record, word of {}, half of them on record", town.record.len(), town.arrivals.len());
    let say = |what: &str, Measured { precision, recall }: Measured| {
        println!("{what}: precision {precision:.1} %, recall {recall:.1} %");
    };
    for least in [30, 35, 40, POSSIBLE, 50, 55, LIKELY, 65, 70, 80] {
        say(&format!("from {least} points"), measure(&town, &ours, least));
    }
    say("Soundex of both names with date of birth", measure(&town, &strict, 1));
    say("Soundex of the family name with date of birth", measure(&town, &loose, 1));
    println!("recall by kind: possible, likely, Soundex of both names, Soundex of the family name");
    for kind in KINDS {
        let all = [(&ours, POSSIBLE), (&ours, LIKELY), (&strict, 1), (&loose, 1)];
        let all = all.map(|(found, least)| format!("{:.0} %", recall(&town, kind, found, least)));
        println!("{}: {}", kind.words(), all.join(", "));
    }

    let (possible, likely) = (measure(&town, &ours, POSSIBLE), measure(&town, &ours, LIKELY));
    assert!(possible.recall >= 99.0 && possible.precision >= 94.0, "{possible:?}");
    assert!(likely.recall >= 93.0 && likely.precision >= 97.5, "{likely:?}");
    for peer in [measure(&town, &strict, 1), measure(&town, &loose, 1)] {
        assert!(likely.recall >= peer.recall + 45.0, "{likely:?} {peer:?}");
    }
    for kind in KINDS {
        let found = recall(&town, kind, &ours, POSSIBLE);
        assert!(found >= 96.0, "{}: {found}", kind.words());
    }
    // Nobody can know a new family name, or a second given name, that was never written down: these two stay for a
    // person to judge.
    for kind in KINDS.into_iter().filter(|kind| !matches!(kind, Kind::FormerNameLost | Kind::SecondName)) {
        let found = recall(&town, kind, &ours, LIKELY);
        assert!(found >= 95.0, "{}: {found}", kind.words());
    }
}
