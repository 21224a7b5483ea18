//! The code sets of the census.

use std::collections::HashMap;
use std::sync::LazyLock;

/// One code of a set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Code {
    /// The set, named as the element that holds it.
    pub set: &'static str,
    /// The code.
    pub code: &'static str,
    /// What it means, in the department's words or shorter.
    pub words: &'static str,
}

/// Every code of every set, in the order of the data file.
///
/// Source: Department for Education, CIN census code set, as `codes.csv` beside this file says. No set changed between
/// 2022-23 and 2026-27, save that GenderCurrent ended with 2023-24 and Sex came in with 2024-25, and that N1 was given
/// wider words in 2025-26; 18A and 19A are still taken, with a query (8945Q, 8950Q).
pub fn all() -> impl Iterator<Item = Code> {
    include_str!("codes.csv").lines().skip(1).filter_map(|line| {
        let (set, rest) = line.split_once(',')?;
        let (code, words) = rest.split_once(',')?;
        Some(Code { set, code, words })
    })
}

/// What a code of a set means; `None` for a code that the set does not have.
pub fn words(set: &str, code: &str) -> Option<&'static str> {
    static WORDS: LazyLock<HashMap<(&str, &str), &str>> =
        LazyLock::new(|| all().map(|code| ((code.set, code.code), code.words)).collect());
    WORDS.get(&(set, code)).copied()
}

/// Whether a set has a code.
pub fn has(set: &str, code: &str) -> bool {
    words(set, code).is_some()
}

/// Whether a code is the number of an authority that gives pupils their numbers (characters 2 to 4 of a UPN).
///
/// Source: local: the numbers that the sector's validator accepts, found by asking it all thousand; not held against a
/// published list. They are those of English and Welsh authorities with the Crown dependencies and service schools (701
/// to 708) and 001 to 005. Authorities that were merged keep their numbers, because pupils keep theirs. Cumberland (942)
/// and Westmorland and Furness (943) came with 2023-24.
pub fn gives_pupil_numbers(code: &str, first_year: i16) -> bool {
    let digits = code.len() == 3 && code.bytes().all(|byte| byte.is_ascii_digit());
    let Some(number) = digits.then(|| code.parse::<u16>().ok()).flatten() else { return false };
    let newer = first_year >= 2023 && (942..=943).contains(&number);
    newer || PUPIL_NUMBERS.iter().any(|(first, last)| (*first..=*last).contains(&number))
}

/// Runs of numbers, both ends included.
const PUPIL_NUMBERS: &[(u16, u16)] = &[
    (1, 5),
    (201, 213),
    (301, 320),
    (330, 336),
    (340, 344),
    (350, 359),
    (370, 373),
    (380, 384),
    (390, 394),
    (420, 420),
    (660, 681),
    (701, 708),
    (800, 803),
    (805, 808),
    (810, 813),
    (815, 816),
    (820, 823),
    (825, 826),
    (830, 831),
    (835, 841),
    (845, 846),
    (850, 852),
    (855, 857),
    (860, 861),
    (865, 896),
    (908, 909),
    (916, 916),
    (919, 919),
    (921, 921),
    (925, 926),
    (928, 929),
    (931, 931),
    (933, 933),
    (935, 938),
    (940, 941),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_told_in_words() {
        assert_eq!(words("ReasonForClosure", "RC9"), Some("Case closed after assessment, referred to early help"));
        assert_eq!(words("ReasonForClosure", "RC10"), None);
        assert!(has("AssessmentFactors", "18A") && has("Sex", "U") && !has("Sex", "Male"));
        let sets: Vec<usize> = ["UPNunknown", "Ethnicity", "Disability", "ReferralSource", "AssessmentFactors"]
            .map(|set| all().filter(|code| code.set == set).count())
            .into();
        assert_eq!(sets, [7, 20, 13, 22, 44]);
    }

    #[test]
    fn numbers_of_authorities_are_known_by_year() {
        assert!(
            gives_pupil_numbers("003", 2022) && gives_pupil_numbers("941", 2022) && gives_pupil_numbers("943", 2023)
        );
        for wrong in ["943", "421", "817", "SFF", "20", "2010", "+01", ""] {
            assert!(!gives_pupil_numbers(wrong, 2022), "{wrong}");
        }
    }
}
