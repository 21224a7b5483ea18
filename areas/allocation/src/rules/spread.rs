//! How unevenly children are shared out: a mean alone hides it.

use crate::definitions::Caseloads;

/// How the workers of a team stand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spread {
    /// Workers who hold at least one child.
    pub workers: usize,
    /// Their children together.
    pub children: i64,
    /// Tenths of the mean, rounded.
    pub mean_tenths: i64,
    /// Halves of the median.
    pub median_halves: i64,
    /// Fewest children of one worker.
    pub least: i64,
    /// Most.
    pub most: i64,
}

/// The spread over workers who hold children, by their numbers of children; nothing when nobody holds one.
///
/// Source: the department's workforce return counts "case holding" workers alone, those with at least one case.
pub fn spread(counts: &[i64]) -> Option<Spread> {
    let mut held: Vec<i64> = counts.iter().copied().filter(|n| *n > 0).collect();
    held.sort_unstable();
    let (least, most) = (*held.first()?, *held.last()?);
    let workers = held.len();
    let of = i64::try_from(workers).ok()?;
    let children: i64 = held.iter().sum();
    let middle = |at: usize| held.get(at).copied().unwrap_or_default();
    let median_halves = middle((workers - 1) / 2) + middle(workers / 2);
    Some(Spread { workers, children, mean_tenths: (children * 20 + of) / (2 * of), median_halves, least, most })
}

/// Whether a worker with so many children stands out of a team with this spread.
pub fn stands_out(children: i64, spread: &Spread, rule: &Caseloads) -> bool {
    let away_halves = (children * 2 - spread.median_halves).abs();
    children > 0
        && away_halves >= rule.away_children * 2
        && away_halves * 100 >= rule.away_percent * spread.median_halves
}

/// The rule in words, as the page says it.
pub fn rule_words(rule: &Caseloads) -> String {
    format!(
        "A team is flagged when a worker is at least {} children and at least {} per cent away from the team's median ({}, version {}).",
        rule.away_children, rule.away_percent, rule.basis, rule.version
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::definitions::caseloads;
    use jiff::civil::date;
    use proptest::prelude::*;

    fn flagged(counts: &[i64]) -> bool {
        let rule = caseloads(date(2026, 11, 23));
        let all = spread(counts).unwrap();
        counts.iter().any(|n| stands_out(*n, &all, rule))
    }

    #[test]
    fn two_teams_of_one_mean_are_told_apart_and_the_uneven_one_is_flagged() {
        let (even, uneven) = ([14, 15, 16, 17, 18], [6, 12, 16, 17, 29]);
        for (counts, least, most) in [(even, 14, 18), (uneven, 6, 29)] {
            let s = spread(&counts).unwrap();
            assert_eq!((s.mean_tenths, s.least, s.most), (160, least, most));
        }
        assert!(!flagged(&even) && flagged(&uneven));
    }

    #[test]
    fn somebody_who_holds_nobody_is_no_part_of_the_mean() {
        let s = spread(&[0, 10, 15]).unwrap();
        assert_eq!((s.workers, s.mean_tenths, s.median_halves), (2, 125, 25));
        assert_eq!(spread(&[0, 0]), None);
        assert_eq!(spread(&[]), None);
    }

    proptest! {
        #[test]
        fn the_mean_and_the_median_stand_between_the_ends(counts in proptest::collection::vec(0i64..60, 1..40)) {
            if let Some(s) = spread(&counts) {
                prop_assert!(s.least * 10 <= s.mean_tenths && s.mean_tenths <= s.most * 10);
                prop_assert!(s.least * 2 <= s.median_halves && s.median_halves <= s.most * 2);
                prop_assert_eq!(s.children, counts.iter().sum::<i64>());
            }
        }
    }
}
