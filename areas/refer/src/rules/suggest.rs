//! The level that the answers suggest. It informs the sender and never stops a sending.

/// The level of urgent danger.
const DANGER: u8 = 4;

/// The highest level among the signs that were ticked; the last one where somebody says that a child is in danger today.
/// `signs`: each sign's code and level.
pub fn level<'a>(signs: impl Iterator<Item = (&'a str, u8)>, ticked: &[String], urgent: bool) -> Option<u8> {
    if urgent {
        return Some(DANGER);
    }
    signs.filter(|(code, _)| ticked.iter().any(|t| t == code)).map(|(_, level)| level).max()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_highest_sign_counts_and_danger_today_above_all() {
        let signs = [("1.1", 1), ("2.1", 2), ("3.1", 3)];
        let of = |ticked: &[&str], urgent| {
            level(signs.into_iter(), &ticked.iter().map(|t| (*t).to_owned()).collect::<Vec<_>>(), urgent)
        };
        assert_eq!(of(&[], false), None);
        assert_eq!(of(&["2.1", "1.1"], false), Some(2));
        assert_eq!(of(&["9.9"], false), None);
        assert_eq!(of(&["1.1"], true), Some(4));
    }
}
