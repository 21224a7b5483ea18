//! How much work a record was: the pages opened for it and the time they took.

/// One record's work.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Effort {
    /// Pages opened.
    pub screens: u32,
    /// Minutes at work.
    pub minutes: u32,
}

/// The minutes between the first moment and the last, in milliseconds, without pauses longer than `pause` minutes.
pub fn minutes(moments: &mut [i64], pause: i64) -> u32 {
    const MINUTE: i64 = 60_000;
    moments.sort_unstable();
    let gaps = moments.iter().zip(moments.iter().skip(1)).map(|(one, next)| next - one);
    let worked: i64 = gaps.filter(|gap| *gap <= pause.saturating_mul(MINUTE)).sum();
    u32::try_from((worked + MINUTE / 2) / MINUTE).unwrap_or(u32::MAX)
}

/// The median; of an even number the mean of the two in the middle. Nothing of nothing.
pub fn median(values: &mut [u32]) -> Option<f64> {
    values.sort_unstable();
    let half = values.len() / 2;
    let at = |n: usize| values.get(n).copied().map(f64::from);
    if values.len().is_multiple_of(2) { Some((at(half.checked_sub(1)?)? + at(half)?) / 2.0) } else { at(half) }
}

/// "31", "30.5"; a dash for nothing.
pub fn shown(median: Option<f64>) -> String {
    match median {
        None => "–".to_owned(),
        Some(whole) if whole.fract() == 0.0 => format!("{whole:.0}"),
        Some(half) => format!("{half:.1}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_long_pause_is_no_work() {
        let minute = 60_000;
        assert_eq!(minutes(&mut [0, 2 * minute, 10 * minute, 40 * minute, 43 * minute], 15), 13);
        assert_eq!(minutes(&mut [15 * minute, 0], 15), 15);
        assert_eq!(minutes(&mut [16 * minute, 0], 15), 0);
        assert_eq!(minutes(&mut [], 15), 0);
    }

    #[test]
    fn the_median_is_in_the_middle() {
        assert_eq!(shown(median(&mut [35, 31, 20])), "31");
        assert_eq!(shown(median(&mut [31, 30])), "30.5");
        assert_eq!(shown(median(&mut [])), "–");
    }

    proptest! {
        #[test]
        fn no_time_is_longer_than_from_the_first_moment_to_the_last(mut all in prop::collection::vec(0i64..10_000_000_000, 0..50)) {
            let whole = all.iter().max().unwrap_or(&0) - all.iter().min().unwrap_or(&0);
            prop_assert!(i64::from(minutes(&mut all, 15)) <= whole / 60_000 + 1);
        }
    }
}
