//! A sample that anybody can draw again: by keys and a seed, without looking at what the notes say.

/// At most `most` of these keys, chosen by the seed alone; in the order in which they were drawn.
pub fn draw(keys: &[i64], seed: u64, most: usize) -> Vec<i64> {
    let mut all: Vec<(u64, i64)> = keys.iter().map(|k| (mixed(k.cast_unsigned() ^ mixed(seed)), *k)).collect();
    all.sort_unstable();
    all.into_iter().take(most).map(|(_, key)| key).collect()
}

/// Steele, Lea and Flood's SplitMix64: every bit of the key moves every bit of its place.
fn mixed(key: u64) -> u64 {
    let a = key.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let b = (a ^ (a >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let c = (b ^ (b >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    c ^ (c >> 31)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn another_month_draws_another_sample() {
        let keys: Vec<i64> = (0..500).collect();
        let (one, other) = (draw(&keys, 202_610, 10), draw(&keys, 202_611, 10));
        assert_eq!(one.len(), 10);
        assert_ne!(one, other);
    }

    proptest! {
        #[test]
        fn the_same_seed_draws_the_same_from_the_same_in_any_order(mut keys in proptest::collection::btree_set(any::<i64>(), 0..60), seed: u64) {
            let there: Vec<i64> = keys.iter().copied().collect();
            let back: Vec<i64> = keys.iter().rev().copied().collect();
            let drawn = draw(&there, seed, 10);
            prop_assert_eq!(&drawn, &draw(&back, seed, 10));
            prop_assert_eq!(drawn.len(), keys.len().min(10));
            for key in drawn {
                prop_assert!(keys.remove(&key));
            }
        }
    }
}
