//! A sample that anybody can draw again, with nothing but the list, the seed and a tool that makes SHA-256.
//!
//! Method `sha256-1`: for each number in the frame take the SHA-256 of the seed, a colon and the number, written in
//! hexadecimal; put the numbers in the order of what that gives; the first so many are the sample. Who is moderated is drawn
//! from the sample in the same way, with `:moderate` after the seed.

use sha2::{Digest, Sha256};

/// The name of the method, kept with each sample.
pub const METHOD: &str = "sha256-1";

/// Where a number stands: the SHA-256 of "seed:number" in hexadecimal.
pub fn place(seed: &str, number: &str) -> String {
    Sha256::digest(format!("{seed}:{number}")).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The numbers in the order in which they are drawn, each with its place. A number that is twice in the frame counts once.
pub fn order(frame: &[String], seed: &str) -> Vec<(String, String)> {
    let mut all: Vec<(String, String)> = frame.iter().map(|number| (place(seed, number), number.clone())).collect();
    all.sort();
    all.dedup();
    all
}

/// The first `wanted` of a frame.
pub fn draw(frame: &[String], seed: &str, wanted: usize) -> Vec<String> {
    order(frame, seed).into_iter().take(wanted).map(|(_, number)| number).collect()
}

/// Those of a sample that are moderated: one in so many, rounded up.
pub fn to_moderate(sample: &[String], seed: &str, one_in: usize) -> Vec<String> {
    draw(sample, &format!("{seed}:moderate"), sample.len().div_ceil(one_in.max(1)))
}

/// Somebody who may audit, with how many they have been given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Auditor {
    /// The account.
    pub account: i64,
    /// Audits given so far.
    pub given: usize,
}

/// Who audits a record: of those whom nothing keeps from it, the one who was given fewest; of several, the first. Nobody when
/// each of them is kept from it.
pub fn choose(auditors: &[Auditor], kept_from: impl Fn(i64) -> bool) -> Option<usize> {
    let free = auditors.iter().enumerate().filter(|(_, a)| !kept_from(a.account));
    free.min_by_key(|(at, a)| (a.given, *at)).map(|(at, _)| at)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn numbers(n: usize) -> Vec<String> {
        (0..n).map(|n| format!("K{n:07}")).collect()
    }

    #[test]
    fn a_place_is_what_any_tool_gives() {
        // printf 'abc:K1' | sha256sum
        assert_eq!(place("abc", "K1"), "f5e5ef6d85866c501b5596d3d0d52314f116825c4cdfebe8243b45e6d420c780");
    }

    #[test]
    fn c27_01_nineteen_of_412_are_drawn_again_from_the_seed() {
        let frame = numbers(412);
        let drawn = draw(&frame, "identity, November 2026", 19);
        let backwards: Vec<String> = frame.iter().rev().cloned().collect();
        assert_eq!(drawn.len(), 19);
        assert_eq!(draw(&backwards, "identity, November 2026", 19), drawn);
        assert_ne!(draw(&frame, "identity, December 2026", 19), drawn);
    }

    #[test]
    fn every_record_is_drawn_about_equally_often() {
        let frame = numbers(20);
        let mut drawn: std::collections::BTreeMap<String, f64> = std::collections::BTreeMap::new();
        for seed in 0..2_000 {
            for number in draw(&frame, &format!("seed {seed}"), 5) {
                *drawn.entry(number).or_insert(0.0) += 1.0;
            }
        }
        // 500 times each is expected; 43.8 is the 99.9 % point of chi squared with 19 degrees of freedom.
        let expected: f64 = 500.0;
        let off: f64 =
            frame.iter().map(|n| (drawn.get(n).copied().unwrap_or_default() - expected).powi(2) / expected).sum();
        assert!(off < 43.8, "{off}: {drawn:?}");
    }

    #[test]
    fn an_audit_goes_to_whoever_has_fewest_and_is_not_kept_from_it() {
        let auditors =
            [Auditor { account: 1, given: 2 }, Auditor { account: 2, given: 1 }, Auditor { account: 3, given: 1 }];
        assert_eq!(choose(&auditors, |_| false), Some(1));
        assert_eq!(choose(&auditors, |account| account == 2), Some(2));
        assert_eq!(choose(&auditors, |_| true), None);
    }

    proptest! {
        #[test]
        fn the_same_is_drawn_from_the_same_in_any_order_and_a_larger_sample_holds_the_smaller(
            frame in proptest::collection::btree_set("[0-9A-Z]{8}", 0..60), seed in "\\PC{0,20}", wanted in 0usize..40,
        ) {
            let there: Vec<String> = frame.iter().cloned().collect();
            let back: Vec<String> = frame.iter().rev().cloned().collect();
            let drawn = draw(&there, &seed, wanted);
            prop_assert_eq!(&drawn, &draw(&back, &seed, wanted));
            prop_assert_eq!(drawn.len(), wanted.min(frame.len()));
            prop_assert!(drawn.iter().all(|n| frame.contains(n)));
            let more = draw(&there, &seed, wanted + 1);
            prop_assert_eq!(more.get(..drawn.len()), Some(drawn.as_slice()));
        }

        #[test]
        fn what_is_moderated_is_in_the_sample(n in 0usize..70, seed in "[a-z]{1,8}") {
            let sample = numbers(n);
            let moderated = to_moderate(&sample, &seed, 3);
            prop_assert_eq!(moderated.len(), n.div_ceil(3));
            prop_assert!(moderated.iter().all(|m| sample.contains(m)));
        }
    }
}
