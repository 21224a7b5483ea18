//! How many typing slips lie between two spellings.

/// The least number of letters put in, left out, replaced or exchanged with the next, that makes one
/// word of the other (optimal string alignment). Gives `None` above `at_most`.
pub(super) fn slips(one: &str, other: &str, at_most: usize) -> Option<usize> {
    let one: Vec<char> = one.chars().collect();
    let other: Vec<char> = other.chars().collect();
    if one.len().abs_diff(other.len()) > at_most {
        return None;
    }
    let mut before_last: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=other.len()).collect();
    let mut earlier: Option<char> = None;
    for (row, &a) in one.iter().enumerate() {
        let mut now = Vec::with_capacity(last.len());
        let mut left = row + 1;
        now.push(left);
        let mut previous: Option<char> = None;
        for (column, (&b, pair)) in other.iter().zip(last.windows(2)).enumerate() {
            let (above_left, above) = (first(pair), second(pair));
            let mut least = (above_left + usize::from(a != b)).min(above + 1).min(left + 1);
            if earlier == Some(b) && previous == Some(a) {
                let exchanged = column.checked_sub(1).and_then(|at| before_last.get(at)).map_or(usize::MAX, |n| n + 1);
                least = least.min(exchanged);
            }
            now.push(least);
            left = least;
            previous = Some(b);
        }
        before_last = last;
        last = now;
        earlier = Some(a);
    }
    last.last().copied().filter(|slips| *slips <= at_most)
}

fn first(pair: &[usize]) -> usize {
    pair.first().copied().unwrap_or_default()
}

fn second(pair: &[usize]) -> usize {
    pair.last().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn slips_are_counted() {
        assert_eq!(slips("murphy", "murphy", 2), Some(0));
        assert_eq!(slips("murphy", "murhpy", 2), Some(1));
        assert_eq!(slips("murphy", "murpy", 2), Some(1));
        assert_eq!(slips("murphy", "murrphy", 2), Some(1));
        assert_eq!(slips("murphy", "nurphy", 2), Some(1));
        assert_eq!(slips("murphy", "nurpy", 2), Some(2));
        assert_eq!(slips("murphy", "kelly", 2), None);
        assert_eq!(slips("", "ab", 2), Some(2));
    }

    proptest! {
        #[test]
        fn slips_are_the_same_from_either_side(one in "[a-d]{0,8}", other in "[a-d]{0,8}") {
            prop_assert_eq!(slips(&one, &other, 9), slips(&other, &one, 9));
        }
    }
}
