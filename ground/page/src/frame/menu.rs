//! The places of a role in the bar of every page: those in sight, and the rest under "More", which opens without a script.
//!
//! A page does not know how wide the window is, so that what is in sight at a desk and folded on a phone stands in the
//! page twice, and the style shows one of them.

use crate::Nav;

/// Places in sight on a phone when there are more than fit. Source: local, in one line at 375 px.
const ON_A_PHONE: usize = 3;
/// Places in sight at a desk when there are more than fit. Source: local, in one line at 1280 px.
const AT_A_DESK: usize = 12;
/// One or two more than are in sight stand there too, rather than alone under "More".
const NOT_WORTH_FOLDING: usize = 2;

/// Shown in a wide window only.
const WIDE: &str = "kith-nav__wide";
/// Shown in a narrow window only.
const NARROW: &str = "kith-nav__narrow";

/// A place.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Item<'a> {
    /// What it is called.
    pub words: &'a str,
    /// Where it is.
    pub href: &'a str,
    /// Whether the visitor is there.
    pub here: bool,
    /// In the bar: the class of its entry, or not at all.
    pub shown: Option<&'static str>,
    /// Under "More": the class of its entry; empty when it is not there.
    pub folded: &'static str,
}

/// The places, and "More" where there is one: what is added to its class.
pub(super) fn laid_out<'a>(all: &[&'a Nav], path: &str) -> (Vec<Item<'a>>, Option<&'static str>) {
    let in_sight = |fits: usize| if all.len() <= fits + NOT_WORTH_FOLDING { all.len() } else { fits };
    let (phone, desk) = (in_sight(ON_A_PHONE), in_sight(AT_A_DESK));
    let items = all.iter().enumerate().map(|(nth, nav)| {
        let (shown, folded) = match nth {
            nth if nth < phone => (Some(""), ""),
            nth if nth < desk => (Some(WIDE), NARROW),
            _ => (None, "kith-nav__folded"),
        };
        Item { words: nav.words, href: nav.href, here: path == nav.href, shown, folded }
    });
    let more = match all.len() {
        n if n > desk => Some(""),
        n if n > phone => Some(" kith-nav__narrow"),
        _ => None,
    };
    (items.collect(), more)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn places(count: usize) -> Vec<Nav> {
        const WORDS: [&str; 16] = ["a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l", "m", "n", "o", "p"];
        WORDS.iter().take(count).map(|words| Nav { words, href: words, may: None }).collect()
    }

    /// How many are in sight at a desk, in sight on a phone, under "More" at a desk, under "More" on a phone.
    fn counted(count: usize) -> (usize, usize, usize, usize, Option<&'static str>) {
        let all = places(count);
        let (items, more) = laid_out(&all.iter().collect::<Vec<_>>(), "a");
        let of = |is: &dyn Fn(&Item<'_>) -> bool| items.iter().filter(|i| is(i)).count();
        (
            of(&|i| i.shown.is_some()),
            of(&|i| i.shown == Some("")),
            of(&|i| !i.folded.is_empty() && i.folded != NARROW),
            of(&|i| !i.folded.is_empty()),
            more,
        )
    }

    #[test]
    fn every_place_is_in_sight_or_under_more_at_either_width() {
        assert_eq!(counted(0), (0, 0, 0, 0, None));
        assert_eq!(counted(5), (5, 5, 0, 0, None));
        assert_eq!(counted(6), (6, 3, 0, 3, Some(" kith-nav__narrow")));
        assert_eq!(counted(14), (14, 3, 0, 11, Some(" kith-nav__narrow")));
        assert_eq!(counted(15), (12, 3, 3, 12, Some("")));
    }

    #[test]
    fn where_the_visitor_is_is_known_under_more_too() {
        let all = places(15);
        let (items, _) = laid_out(&all.iter().collect::<Vec<_>>(), "n");
        let here: Vec<_> = items.iter().filter(|i| i.here).map(|i| (i.words, i.shown, i.folded)).collect();
        assert_eq!(here, [("n", None, "kith-nav__folded")]);
    }
}
