//! The range that a share of so few cases allows.

/// The 95 % interval of a share, in per cent from 0 to 100; nothing when there is nobody.
///
/// Source: E. B. Wilson, "Probable inference, the law of succession, and statistical inference", Journal of the
/// American Statistical Association 22 (1927), the score interval without continuity correction.
pub fn wilson(met: u32, of: u32) -> Option<(f64, f64)> {
    if of == 0 || met > of {
        return None;
    }
    let z = 1.959_963_985;
    let (n, p) = (f64::from(of), f64::from(met) / f64::from(of));
    let middle = (p + z * z / (2.0 * n)) / (1.0 + z * z / n);
    let half = z / (1.0 + z * z / n) * (p * (1.0 - p) / n + z * z / (4.0 * n * n)).sqrt();
    Some((((middle - half) * 100.0).max(0.0), ((middle + half) * 100.0).min(100.0)))
}

/// The interval in words: "87.6 to 92.0%"; empty when there is nobody.
pub fn range_words(met: usize, of: usize) -> String {
    let small = |n| u32::try_from(n).unwrap_or(u32::MAX);
    wilson(small(met), small(of)).map_or_else(String::new, |(low, high)| format!("{low:.1} to {high:.1}%"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_interval_is_the_published_one() {
        // 81 of 263: 25.5 % to 36.6 % (R. G. Newcombe, Statistics in Medicine 17, 1998, table I, method 3).
        let (low, high) = wilson(81, 263).unwrap();
        assert!((low - 25.53).abs() < 0.01 && (high - 36.62).abs() < 0.01, "{low} {high}");
        assert_eq!(wilson(0, 0), None);
    }

    proptest! {
        #[test]
        fn the_share_lies_within_its_range(met in 0u32..5_000, more in 0u32..5_000) {
            let of = met + more;
            prop_assume!(of > 0);
            let (low, high) = wilson(met, of).unwrap();
            let share = f64::from(met) / f64::from(of) * 100.0;
            prop_assert!((0.0..=share + 1e-9).contains(&low) && (share - 1e-9..=100.0).contains(&high));
        }
    }
}
