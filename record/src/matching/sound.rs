//! How a name sounds, roughly, as people in England say names from Ireland, Scotland and Wales, from
//! South Asia, from Africa and from eastern Europe.
//!
//! Our own key; nearest to Metaphone. A key is the row of consonants: vowels count only at the front
//! (all as `A`), twin letters once. Spellings of one sound become one letter: C, K, Q and X as K or S;
//! PH, BH, MH, V and F as F; S, SH, SZ, Z and CZ as S; D, DH, T and TH as T; GH and W mostly silent.
//! A letter that is said in two ways gives the name two keys: CH and soft C (S or K), soft G (J or G),
//! J and Y at the front, W (silent or F). Two names sound alike when they share a key.

/// The keys of one plain word: one, or two when a letter is said in two ways; none for a word without
/// Latin letters.
pub(super) fn sounds(plain_word: &str) -> Vec<String> {
    let letters: Vec<char> = plain_word.chars().filter(char::is_ascii_lowercase).collect();
    let mut key = Key::default();
    let mut at = 0;
    while let Some(rest) = letters.get(at..).filter(|rest| !rest.is_empty()) {
        let before = at.checked_sub(1).and_then(|before| letters.get(before)).copied();
        at += key.add(Place { before, rest });
    }
    key.finish(&letters)
}

/// Whether two plain words share a key.
pub(super) fn alike(one: &str, other: &str) -> bool {
    let others = sounds(other);
    sounds(one).iter().any(|key| others.contains(key))
}

/// Where in a word we are.
#[derive(Clone, Copy)]
struct Place<'w> {
    before: Option<char>,
    rest: &'w [char],
}

impl Place<'_> {
    fn first(self) -> bool {
        self.before.is_none()
    }

    fn starts(self, with: &str) -> bool {
        with.chars().enumerate().all(|(at, c)| self.rest.get(at) == Some(&c))
    }

    fn letter(self, at: usize) -> Option<char> {
        self.rest.get(at).copied()
    }

    fn vowel_at(self, at: usize) -> bool {
        self.letter(at).is_some_and(is_vowel)
    }

    fn soft_at(self, at: usize) -> bool {
        self.letter(at).is_some_and(|c| matches!(c, 'e' | 'i' | 'y'))
    }

    fn after_vowel(self) -> bool {
        self.before.is_some_and(is_vowel)
    }
}

fn is_vowel(c: char) -> bool {
    matches!(c, 'a' | 'e' | 'i' | 'o' | 'u' | 'y')
}

/// The two keys as they grow; they differ where a letter is said in two ways.
#[derive(Default)]
struct Key {
    first: String,
    second: String,
}

impl Key {
    /// Says the sound at a place; gives how many letters it took.
    fn add(&mut self, place: Place<'_>) -> usize {
        let spelling = SPELLINGS.iter().find(|spelling| place.starts(spelling.letters) && (spelling.fits)(place));
        match spelling {
            Some(spelling) => {
                self.say(spelling.first, spelling.second);
                spelling.letters.len()
            }
            None => {
                self.letter(place);
                1
            }
        }
    }

    fn letter(&mut self, place: Place<'_>) {
        let Some(c) = place.letter(0) else { return };
        match c {
            'y' if place.first() && place.vowel_at(1) => self.say("Y", "J"),
            'a' | 'e' | 'i' | 'o' | 'u' | 'y' => {
                if place.first() {
                    self.say("A", "A");
                }
            }
            'b' => self.say("B", "B"),
            'c' if place.soft_at(1) => self.say("S", "K"),
            'c' | 'k' | 'q' => self.say("K", "K"),
            'd' | 't' => self.say("T", "T"),
            'f' | 'v' => self.say("F", "F"),
            'g' if place.soft_at(1) => self.say("J", "G"),
            'g' => self.say("G", "G"),
            'h' if place.vowel_at(1) && (place.first() || place.after_vowel()) => self.say("H", "H"),
            'h' => {}
            'j' if place.first() => self.say("J", "Y"),
            'j' if place.before == Some('e') && place.letter(1).is_none() => {}
            'j' => self.say("J", "J"),
            'l' => self.say("L", "L"),
            'm' => self.say("M", "M"),
            'n' => self.say("N", "N"),
            'p' => self.say("P", "P"),
            'r' => self.say("R", "R"),
            's' | 'z' => self.say("S", "S"),
            'w' if place.first() => self.say("W", "F"),
            'w' if place.vowel_at(1) => self.say("", "F"),
            'x' if place.first() => self.say("S", "S"),
            'x' => self.say("KS", "KS"),
            _ => {}
        }
    }

    fn say(&mut self, first: &str, second: &str) {
        self.first.push_str(first);
        self.second.push_str(second);
    }

    /// A key of one consonant says too little, so the kind of its first vowel is added: `I` for e, i
    /// and y, `O` for a, o and u.
    fn finish(self, letters: &[char]) -> Vec<String> {
        let vowel =
            letters.iter().find(|c| is_vowel(**c)).map(|c| if matches!(c, 'e' | 'i' | 'y') { 'I' } else { 'O' });
        let whole = |mut key: String| {
            if key.len() == 1 {
                key.extend(vowel);
            }
            key
        };
        let (first, second) = (whole(self.first), whole(self.second));
        if first.is_empty() {
            Vec::new()
        } else if first == second || second.is_empty() {
            vec![first]
        } else {
            vec![first, second]
        }
    }
}

/// Several letters that are said together.
struct Spelling {
    letters: &'static str,
    fits: fn(Place<'_>) -> bool,
    first: &'static str,
    second: &'static str,
}

const fn spelling(letters: &'static str, first: &'static str, second: &'static str) -> Spelling {
    Spelling { letters, fits: |_| true, first, second }
}

const fn at_front(letters: &'static str, first: &'static str, second: &'static str) -> Spelling {
    Spelling { letters, fits: |place| place.first(), first, second }
}

/// Longer spellings stand before the shorter ones they begin with.
const SPELLINGS: [Spelling; 66] = [
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

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn names_said_alike_share_a_key() {
        for (one, other) in [
            ("mohammed", "muhammad"),
            ("mohamed", "mohammad"),
            ("sean", "shaun"),
            ("shaun", "shawn"),
            ("catherine", "kathryn"),
            ("siobhan", "shivaun"),
            ("niamh", "neve"),
            ("stephen", "steven"),
            ("aoife", "eefa"),
            ("caoimhe", "keeva"),
            ("saoirse", "seersha"),
            ("ciara", "keira"),
            ("ciaran", "kieran"),
            ("rhys", "reece"),
            ("leigh", "lee"),
            ("hugh", "huw"),
            ("isla", "eila"),
            ("krzysztof", "kristof"),
            ("lukasz", "lucas"),
            ("jakub", "yakub"),
            ("gheorghe", "george"),
            ("chowdhury", "choudhary"),
            ("hussain", "hussein"),
            ("qureshi", "koreshi"),
            ("jaswinder", "jasvinder"),
            ("wiktor", "viktor"),
            ("elzbieta", "elizabeth"),
            ("chantelle", "shantelle"),
            ("gillian", "jillian"),
            ("mckenzie", "mackenzie"),
            ("callaghan", "callahan"),
            ("michael", "mikael"),
            ("tadhg", "teague"),
            ("singh", "sing"),
            ("khan", "kahn"),
            ("yulia", "julia"),
            ("kowalski", "kovalski"),
            ("oisin", "osheen"),
        ] {
            assert!(alike(one, other), "{one} {:?} and {other} {:?}", sounds(one), sounds(other));
        }
    }

    #[test]
    fn names_said_differently_do_not() {
        for (one, other) in [
            ("mohammed", "mahmood"),
            ("sean", "simon"),
            ("lee", "lou"),
            ("kate", "kay"),
            ("daniel", "david"),
            ("amir", "amina"),
            ("patel", "khan"),
            ("singh", "sanghera"),
            ("smith", "jones"),
            ("maria", "martha"),
        ] {
            assert!(!alike(one, other), "{one} {:?} and {other} {:?}", sounds(one), sounds(other));
        }
    }

    #[test]
    fn a_name_in_other_letters_has_no_key() {
        assert!(sounds("ольга").is_empty());
        assert!(sounds("").is_empty());
    }

    proptest! {
        #[test]
        fn every_word_of_plain_letters_has_at_most_two_keys(word in "[a-z]{1,20}") {
            prop_assert!(sounds(&word).len() <= 2);
        }

        #[test]
        fn no_word_makes_it_fall_over(word in any::<String>()) {
            let _ = sounds(&word);
        }
    }
}
