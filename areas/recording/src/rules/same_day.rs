//! The order of what happened on one day, which a day alone does not tell.

/// The order of a day's entries after one was put before the entry above it; nothing when it is the first already.
pub fn put_before(order: &[i64], entry: i64) -> Option<Vec<i64>> {
    let at = order.iter().position(|id| *id == entry).filter(|at| *at > 0)?;
    let mut order = order.to_vec();
    order.swap(at, at - 1);
    Some(order)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn an_entry_changes_places_with_the_one_above_it() {
        assert_eq!(put_before(&[1, 2, 3], 3), Some(vec![1, 3, 2]));
        assert_eq!(put_before(&[1, 2, 3], 1), None);
        assert_eq!(put_before(&[1, 2, 3], 9), None);
    }

    proptest! {
        #[test]
        fn no_entry_is_lost_or_doubled(mut order in proptest::collection::vec(0i64..50, 0..8), entry in 0i64..50) {
            order.sort_unstable();
            order.dedup();
            if let Some(mut after) = put_before(&order, entry) {
                after.sort_unstable();
                prop_assert_eq!(after, order);
            }
        }
    }
}
