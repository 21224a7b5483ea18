//! What the work for a child weighs, beside the number of children and never instead of it.

use std::collections::BTreeMap;

/// What makes the work for a child more.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Load {
    /// A legal status is in force.
    pub looked_after: bool,
    /// Under five, or not yet born.
    pub under_five: bool,
    /// Minutes of travel there and back.
    pub travel_minutes: i64,
    /// Court work.
    pub court: bool,
    /// Allocated in the last 28 days.
    pub newly: bool,
    /// 0 ordinary, 1 complex, 2 very complex.
    pub complexity: i64,
}

/// Days for which a child is newly allocated. Source: local.
pub const NEW_DAYS: i32 = 28;

/// Tenths of a child by kind of weight.
pub type Tenths = BTreeMap<String, i64>;

/// What a child weighs, in tenths of a child.
pub fn weigh(load: &Load, tenths: &Tenths) -> i64 {
    let of = |kind: &str| tenths.get(kind).copied().unwrap_or_default();
    let times = [
        ("child", 1),
        ("legal_status", i64::from(load.looked_after)),
        ("under_five", i64::from(load.under_five)),
        ("travel", load.travel_minutes.max(0) / 30),
        ("court", i64::from(load.court)),
        ("newly", i64::from(load.newly)),
        ("complex", load.complexity.clamp(0, 2)),
    ];
    times.into_iter().map(|(kind, times)| of(kind) * times).sum()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::definitions::weights;
    use jiff::civil::date;
    use proptest::prelude::*;

    fn built_in() -> Tenths {
        weights(date(2026, 11, 23)).weight.iter().map(|w| (w.kind.clone(), w.tenths)).collect()
    }

    #[test]
    fn each_thing_adds_what_the_council_says() {
        let tenths = built_in();
        let none = Load::default();
        for (load, expected) in [
            (none, 10),
            (Load { looked_after: true, ..none }, 13),
            (Load { under_five: true, ..none }, 12),
            (Load { travel_minutes: 95, ..none }, 13),
            (Load { court: true, newly: true, ..none }, 17),
            (Load { complexity: 2, ..none }, 18),
        ] {
            assert_eq!(weigh(&load, &tenths), expected, "{load:?}");
        }
    }

    proptest! {
        #[test]
        fn more_work_never_weighs_less(a: bool, b: bool, c: bool, d: bool, minutes in 0i64..600, complexity in 0i64..3) {
            let tenths = built_in();
            let load = Load { looked_after: a, under_five: b, court: c, newly: d, travel_minutes: minutes, complexity };
            let heavier = Load { travel_minutes: minutes + 30, ..load };
            prop_assert!(weigh(&load, &tenths) >= weigh(&Load::default(), &tenths));
            prop_assert!(weigh(&heavier, &tenths) > weigh(&load, &tenths));
        }
    }
}
