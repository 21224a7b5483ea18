//! How alike two given names or two family names are.

use super::{
    near::slips, nicknames::same_root, plain::plain, plain::words, reason::Reason, somali, sound, sound::Said,
};
use std::cell::OnceCell;

/// Which part of a name is compared; other forms of one name count less in a family name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Part {
    Given,
    Family,
}

const NICKNAME: f32 = 0.9;
/// A family name may be a father's given name, as in Somalia: Xasan and Hassan.
const FAMILY_FORM: f32 = 0.8;
const PART_OF: f32 = 0.9;
const ONE_SLIP: f32 = 0.88;
const ONE_SLIP_SHORT: f32 = 0.78;
const SOUNDS: f32 = 0.83;
const TWO_SLIPS: f32 = 0.76;
const PART_SOUNDS: f32 = 0.74;
/// Mohammed Ali and Mohammed Hassan share a word and are brothers more often than one.
const ONE_OF_TWO: f32 = 0.5;
/// Leo and Lee are two names more often than one.
const ONE_SLIP_OF_THREE: f32 = 0.5;
const INITIAL: f32 = 0.5;
/// Ty for Tyler, Bayo for Adebayo; but Ann for Annabel as often as for nobody else, so that it takes a birth to be likely.
const SHORT_FOR: f32 = 0.58;

/// A given or a family name with what comparing needs of it, reckoned once for many comparings.
#[derive(Debug, Clone)]
pub(super) struct Spelt {
    /// As it is written, without spaces around it.
    written: String,
    plain: String,
    joined: String,
    said: OnceCell<Said>,
}

impl Spelt {
    pub(super) fn of(written: &str) -> Spelt {
        let plain = plain(written);
        Spelt { joined: plain.replace(' ', ""), plain, written: written.trim().to_owned(), said: OnceCell::new() }
    }

    /// As it is written, without spaces around it.
    pub(super) fn written(&self) -> &str {
        &self.written
    }

    /// Whether nothing is written at all.
    pub(super) fn is_empty(&self) -> bool {
        self.written.is_empty()
    }

    fn said(&self) -> &Said {
        self.said.get_or_init(|| Said::of(&self.joined))
    }

    fn several(&self) -> bool {
        self.plain.contains(' ')
    }
}

/// From 1 (the same) down; `None` when nothing is alike. Both names must hold something.
pub(super) fn likeness(part: Part, wanted: &Spelt, found: &Spelt) -> Option<(f32, Reason)> {
    let (one, other) = (wanted.plain.as_str(), found.plain.as_str());
    if wanted.joined.is_empty() || found.joined.is_empty() {
        return None;
    }
    let pair = || (wanted.written.clone(), found.written.clone());
    if wanted.joined == found.joined {
        return Some((1.0, Reason::SamePart(found.written.clone())));
    }
    let same_or_form = |a: &str, b: &str| same_word(a, b) || same_root(a, b) || somali_form(a, b);
    if all_words(one, other, same_or_form) {
        let (wanted, found) = pair();
        return Some(if all_words(one, other, same_word) {
            (PART_OF, Reason::Part { wanted, found })
        } else {
            (if part == Part::Given { NICKNAME } else { FAMILY_FORM }, Reason::Nickname { wanted, found })
        });
    }
    let several = wanted.several() || found.several();
    if let Some(near) = near_spelling(&wanted.joined, &found.joined, several) {
        let (wanted, found) = pair();
        return Some((near, Reason::NearSpelling { wanted, found }));
    }
    if wanted.said().alike(found.said()) {
        let (wanted, found) = pair();
        return Some((SOUNDS, Reason::Sounds { wanted, found }));
    }
    if several && all_words(one, other, part_sounds) {
        let (wanted, found) = pair();
        return Some((PART_SOUNDS, Reason::Sounds { wanted, found }));
    }
    if part == Part::Given && all_words(one, other, |a, b| short_for(a, b) || short_for(b, a)) {
        let (wanted, found) = pair();
        return Some((SHORT_FOR, Reason::ShortFor { wanted, found }));
    }
    if words(one).any(|a| words(other).any(|b| same_or_form(a, b))) {
        let (wanted, found) = pair();
        return Some((ONE_OF_TWO, Reason::Part { wanted, found }));
    }
    if is_initial(&wanted.joined, &found.joined) || is_initial(&found.joined, &wanted.joined) {
        let (wanted, found) = pair();
        return Some((INITIAL, Reason::Initial { wanted, found }));
    }
    None
}

/// Whether every word of the name with fewer words fits one of the other's.
fn all_words(one: &str, other: &str, fits: impl Fn(&str, &str) -> bool) -> bool {
    let (fewer, more) = if words(one).count() <= words(other).count() { (one, other) } else { (other, one) };
    words(fewer).all(|a| words(more).any(|b| fits(a, b)))
}

fn same_word(one: &str, other: &str) -> bool {
    one == other && one.chars().count() >= 3
}

/// Two slips in a name of several words may be another word altogether: Mary Jane and Mary Kate.
fn near_spelling(one: &str, other: &str, several: bool) -> Option<f32> {
    let shorter = one.chars().count().min(other.chars().count());
    match slips(one, other, 2)? {
        0 | 1 if shorter >= 4 => Some(ONE_SLIP),
        0 | 1 if shorter == 3 && sound::alike(one, other) => Some(ONE_SLIP_SHORT),
        0 | 1 if shorter == 3 => Some(ONE_SLIP_OF_THREE),
        2 if shorter >= 7 && !several => Some(TWO_SLIPS),
        _ => None,
    }
}

fn part_sounds(one: &str, other: &str) -> bool {
    let long_enough = |word: &str| word.chars().count() >= 4;
    long_enough(one) && long_enough(other) && (sound::alike(one, other) || slips(one, other, 1).is_some())
}

/// Whether one word is the other as Somalis write it.
fn somali_form(one: &str, other: &str) -> bool {
    let (heard, also) = (somali::heard(one), somali::heard(other));
    if heard.is_none() && also.is_none() {
        return false;
    }
    let (one, other) = (heard.as_deref().unwrap_or(one), also.as_deref().unwrap_or(other));
    one == other || same_root(one, other)
}

/// Whether one word is the beginning of the other, perhaps with `-ie`, `-y` or its last letter doubled, or its end.
fn short_for(short: &str, long: &str) -> bool {
    let length = short.chars().count();
    if length < 2 || length >= long.chars().count() {
        return false;
    }
    let starts = |start: &str, least: usize| start.chars().count() >= least && long.starts_with(start);
    let pet = ["ie", "y", "i"].iter().filter_map(|end| short.strip_suffix(end)).any(|stem| starts(stem, 3));
    let mut letters = short.chars();
    let last = letters.next_back();
    let doubled = last.is_some_and(|last| letters.as_str().ends_with(last)) && starts(letters.as_str(), 3);
    starts(short, 2) || pet || doubled || (length >= 4 && long.ends_with(short))
}

fn is_initial(short: &str, long: &str) -> bool {
    short.chars().count() == 1 && long.starts_with(short)
}
