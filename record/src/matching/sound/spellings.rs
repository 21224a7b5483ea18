//! Letters that are said together, and how.

use super::Place;

/// Several letters that are said together.
pub(super) struct Spelling {
    /// The letters.
    pub(super) letters: &'static str,
    /// Where they are said so.
    pub(super) fits: fn(Place<'_>) -> bool,
    /// The usual sound.
    pub(super) first: &'static str,
    /// The other sound.
    pub(super) second: &'static str,
}

const fn spelling(letters: &'static str, first: &'static str, second: &'static str) -> Spelling {
    Spelling { letters, fits: |_| true, first, second }
}

const fn at_front(letters: &'static str, first: &'static str, second: &'static str) -> Spelling {
    Spelling { letters, fits: |place| place.first(), first, second }
}

/// Longer spellings stand before the shorter ones they begin with.
pub(super) const SPELLINGS: [Spelling; 67] = [
    at_front("isl", "AL", "AL"),
    at_front("iu", "Y", "J"),
    at_front("io", "Y", "J"),
    at_front("kn", "N", "N"),
    at_front("gn", "N", "N"),
    at_front("wr", "R", "R"),
    at_front("ps", "S", "S"),
    at_front("bh", "B", "B"),
    at_front("gh", "G", "G"),
    spelling("tsch", "S", "S"),
    spelling("szcz", "S", "S"),
    spelling("tch", "S", "S"),
    spelling("sch", "S", "S"),
    spelling("chr", "KR", "KR"),
    spelling("chl", "KL", "KL"),
    spelling("ch", "S", "K"),
    spelling("ck", "K", "K"),
    spelling("cq", "K", "K"),
    spelling("cz", "S", "S"),
    spelling("cc", "K", "K"),
    spelling("rzy", "R", "R"),
    spelling("rz", "R", "R"),
    spelling("sz", "S", "S"),
    spelling("sh", "S", "S"),
    spelling("sce", "S", "S"),
    spelling("sci", "S", "S"),
    spelling("ss", "S", "S"),
    spelling("zz", "S", "S"),
    spelling("tz", "S", "S"),
    spelling("dz", "S", "S"),
    spelling("zh", "J", "S"),
    spelling("ph", "F", "F"),
    Spelling { letters: "bh", fits: |place| place.after_vowel(), first: "F", second: "B" },
    Spelling { letters: "mh", fits: |place| place.after_vowel(), first: "F", second: "M" },
    spelling("bb", "B", "B"),
    spelling("dhg", "G", "G"),
    spelling("dgh", "G", "G"),
    spelling("dge", "J", "J"),
    spelling("dj", "J", "J"),
    spelling("dh", "T", "T"),
    spelling("dd", "T", "T"),
    spelling("dt", "T", "T"),
    spelling("th", "T", "T"),
    spelling("tt", "T", "T"),
    spelling("kh", "K", "K"),
    spelling("kk", "K", "K"),
    spelling("quh", "K", "K"),
    spelling("que", "K", "K"),
    spelling("qu", "K", "K"),
    spelling("rh", "R", "R"),
    spelling("rr", "R", "R"),
    spelling("ll", "L", "L"),
    spelling("mm", "M", "M"),
    spelling("nn", "N", "N"),
    spelling("pp", "P", "P"),
    spelling("ff", "F", "F"),
    Spelling { letters: "gh", fits: |place| matches!(place.before, Some('u' | 'i' | 'o')), first: "", second: "" },
    Spelling { letters: "gh", fits: |place| place.after_vowel() && place.vowel_at(2), first: "H", second: "G" },
    Spelling { letters: "gh", fits: |place| place.after_vowel(), first: "", second: "" },
    spelling("gh", "G", "G"),
    Spelling { letters: "gue", fits: |place| place.letter(3).is_none(), first: "G", second: "G" },
    spelling("gg", "G", "G"),
    spelling("wh", "W", "F"),
    spelling("ww", "", "F"),
    spelling("xx", "KS", "KS"),
    spelling("jj", "J", "J"),
    spelling("vv", "F", "F"),
];
