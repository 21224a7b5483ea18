//! What a column of a list holds.

use crate::cell;

/// One of the lists.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct List {
    /// Its number, 1 to 11.
    pub number: u8,
    /// `List 1` and so on, as the sheets are named.
    pub title: &'static str,
    /// `list_1.csv` and so on.
    pub file: &'static str,
    /// What it is of.
    pub name: &'static str,
    /// Its columns, from the left.
    pub columns: &'static [Column],
}

/// A column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Column {
    /// Its heading.
    pub name: &'static str,
    /// What it holds.
    pub holds: Holds,
    /// Something must stand in every row.
    pub must: bool,
}

/// A kind of value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Holds {
    /// Who the row is about.
    Id,
    /// Any text.
    Text,
    /// A day.
    Day,
    /// A whole number from 0.
    Count,
    /// A postcode.
    Postcode,
    /// One of the list's answers.
    Code(&'static [&'static str]),
}

impl Column {
    pub(super) const fn must(name: &'static str, holds: Holds) -> Column {
        Column { name, holds, must: true }
    }

    pub(super) const fn may(name: &'static str, holds: Holds) -> Column {
        Column { name, holds, must: false }
    }
}

impl Holds {
    /// Whether a value is of this kind.
    pub fn takes(self, value: &str) -> bool {
        match self {
            Holds::Id | Holds::Text => true,
            Holds::Day => cell::day(value).is_some(),
            Holds::Count => value.parse::<u32>().is_ok(),
            Holds::Postcode => is_postcode(value),
            Holds::Code(answers) => answers.iter().any(|answer| is_answer(answer, value)),
        }
    }
}

/// An answer may be given whole, by its letter, or by its words: `b) Female`, `b`, `Female`.
fn is_answer(answer: &str, value: &str) -> bool {
    let same = |one: &str, other: &str| one.trim().eq_ignore_ascii_case(other.trim());
    match answer.split_once([')', ':']) {
        _ if same(answer, value) => true,
        Some((letter, words)) => same(letter, value.trim_end_matches([')', '.'])) || same(words, value),
        None => false,
    }
}

/// The shape of a postcode: outward and inward part. Whether it exists is another question.
fn is_postcode(value: &str) -> bool {
    let plain: Vec<u8> = value.bytes().filter(|byte| *byte != b' ').collect();
    let (Some((outward, [number, rest @ ..])), 5..=7) = (plain.split_last_chunk::<3>(), plain.len()) else {
        return false;
    };
    outward.first().is_some_and(u8::is_ascii_alphabetic)
        && outward.iter().all(u8::is_ascii_alphanumeric)
        && outward.iter().any(u8::is_ascii_digit)
        && number.is_ascii_digit()
        && rest.iter().all(u8::is_ascii_alphabetic)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_is_taken_as_the_lists_are_really_filled_in() {
        let code = Holds::Code(&["a) Male", "b) Female", "J1: Remanded"]);
        for taken in ["b) Female", "B) FEMALE", "b", "b)", "female", "J1"] {
            assert!(code.takes(taken), "{taken}");
        }
        assert!(!code.takes("c") && !code.takes("boy") && !code.takes(""));
        assert!(Holds::Day.takes("2026-04-01") && Holds::Day.takes("1/4/2026") && !Holds::Day.takes("31/02/2026"));
        assert!(Holds::Count.takes("0") && !Holds::Count.takes("-1") && !Holds::Count.takes("1.5"));
        assert!(Holds::Postcode.takes("SW1A 1AA") && Holds::Postcode.takes("n19pf"));
        assert!(!Holds::Postcode.takes("somewhere") && !Holds::Postcode.takes("") && !Holds::Postcode.takes("ÄÖ1 1AA"));
    }
}
