//! What the codes of the return mean, in plain words.

use std::sync::LazyLock;

/// One code and its meaning.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Code {
    /// Which list of codes it belongs to, named as the column that holds it: `LS`, `PLACE`, `REC`.
    pub set: String,
    /// The code as it stands in the file.
    pub code: String,
    /// What it means, as the beginning of a sentence, without a full stop.
    pub words: String,
    /// When it came into use, as published: a collection year like `2024-25`, or a day; `None` when
    /// it was there before the years we know.
    pub from: Option<String>,
    /// When it went out of use, inclusive, as published; `None` while it is in use.
    pub to: Option<String>,
}

/// Every code of every set, in the order of the data file.
///
/// Source: Department for Education, children looked after return (SSDA903) guides to 2026-27; the
/// words are Kith's own. What Z11 to Z14 divide was found in no source, so their words only say so.
pub fn all() -> &'static [Code] {
    static CODES: LazyLock<Vec<Code>> = LazyLock::new(|| read(include_str!("codes.csv")));
    &CODES
}

/// What a code of a set means; case does not matter. `None` for a code that the set does not have.
///
/// The sets are named as the columns: `SEX`, `ETHNIC`, `RNE`, `LS`, `CIN`, `PLACE`,
/// `PLACE_PROVIDER`, `REC`, `REASON_PLACE_CHANGE`, `REVIEW_CODE`, `MISSING`, `SW_REASON` and so on.
pub fn words(set: &str, code: &str) -> Option<&'static str> {
    let code = code.trim();
    all()
        .iter()
        .find(|known| known.set == set && known.code.eq_ignore_ascii_case(code))
        .map(|known| known.words.as_str())
}

fn read(data: &str) -> Vec<Code> {
    let mut reader = csv::Reader::from_reader(data.as_bytes());
    let cell = |record: &csv::StringRecord, at: usize| record.get(at).unwrap_or_default().to_owned();
    let given = |text: String| (!text.is_empty()).then_some(text);
    reader
        .records()
        .flatten()
        .map(|record| Code {
            set: cell(&record, 0),
            code: cell(&record, 1),
            words: cell(&record, 2),
            from: given(cell(&record, 3)),
            to: given(cell(&record, 4)),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn codes_are_told_in_plain_words() {
        assert_eq!(words("LS", "C2"), Some("Full care order"));
        assert_eq!(words("REC", " e4a "), Some("Returned home as the care plan intended"));
        assert_eq!(words("PLACE", "U6"), Some("With foster carers"));
        assert_eq!(words("PLACE", "Q9"), None);
        assert_eq!(words("NOTHING", "C2"), None);
    }

    #[test]
    fn no_code_is_lost_between_the_data_file_and_the_list() {
        let lines = include_str!("codes.csv").lines().count() - 1;
        assert_eq!(all().len(), lines);
    }

    #[test]
    fn every_code_has_words_and_stands_once_in_its_set() {
        let mut seen = BTreeSet::new();
        for code in all() {
            assert!(!code.words.is_empty() && !code.words.ends_with('.'), "{code:?}");
            assert!(seen.insert((&code.set, &code.code)), "{code:?} stands twice");
        }
    }
}
