//! How long a decision waits, as a figure and in words.

use crate::words::counted;

/// The middle of waits that stand in order, in minutes; of two in the middle, halfway between them.
pub fn median(minutes: &[i64]) -> Option<i64> {
    let middle = minutes.len() / 2;
    let upper = *minutes.get(middle)?;
    if minutes.len() % 2 == 1 {
        return Some(upper);
    }
    minutes.get(middle.checked_sub(1)?).map(|lower| lower + (upper - lower) / 2)
}

/// "40 minutes", "3 hours", "2 days": in the largest unit of which there are at least two, or one hour.
pub fn words(minutes: i64) -> String {
    match minutes.max(0) {
        few if few < 60 => counted(few, "minute"),
        some if some < 48 * 60 => counted(some / 60, "hour"),
        many => counted(many / (24 * 60), "day"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_middle_of_waits_is_said_in_words() {
        assert_eq!(median(&[]), None);
        assert_eq!(median(&[30]), Some(30));
        assert_eq!(median(&[10, 20]), Some(15));
        assert_eq!(median(&[10, 20, 9_000]), Some(20));
        let said = [0, 1, 59, 60, 125, 47 * 60, 48 * 60, 9_000].map(words);
        assert_eq!(said, ["0 minutes", "1 minute", "59 minutes", "1 hour", "2 hours", "47 hours", "2 days", "6 days"]);
    }

    proptest! {
        #[test]
        fn half_of_the_waits_are_no_longer_than_the_median(mut waits in proptest::collection::vec(0i64..100_000, 1..60)) {
            waits.sort_unstable();
            let middle = median(&waits).unwrap();
            prop_assert!(waits.iter().filter(|w| **w <= middle).count() * 2 >= waits.len());
            prop_assert!(waits.iter().filter(|w| **w >= middle).count() * 2 >= waits.len());
        }
    }
}
