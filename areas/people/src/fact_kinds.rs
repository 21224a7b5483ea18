//! How each kind of fact is asked, as data: `fact_kinds.toml`.

use record::words::FactKind;
use serde::Deserialize;
use std::sync::LazyLock;

/// One kind of fact.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Kind {
    id: String,
    /// The heading.
    pub ask: String,
    /// Why, and how.
    pub hint: String,
    /// What the lines beside the code hold; empty when there are none.
    pub words: String,
    needs_words: Vec<String>,
    /// Each code with its words.
    pub codes: Vec<(String, String)>,
    also: Vec<(String, String)>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Kinds {
    kind: Vec<Kind>,
}

static KINDS: LazyLock<Kinds> = LazyLock::new(|| {
    #[expect(clippy::expect_used, reason = "the file is part of the program and a test reads it")]
    toml::from_str(include_str!("fact_kinds.toml")).expect("because fact_kinds.toml is well formed")
});

/// How a kind of fact is asked.
pub fn kind(of: FactKind) -> Option<&'static Kind> {
    KINDS.kind.iter().find(|k| k.id == of.code())
}

impl Kind {
    /// A kept code as one of this kind's: older codes become today's, and a code that only words explain becomes "said".
    pub fn today<'a>(&'a self, code: &'a str) -> &'a str {
        let known = |c: &str| self.codes.iter().any(|(k, _)| k == c);
        match self.also.iter().find(|(old, _)| old == code) {
            Some((_, now)) => now,
            None if known(code) => code,
            None if known("said") => "said",
            None => code,
        }
    }

    /// The words of a code, if it has any.
    pub fn words_of(&self, code: &str) -> Option<&str> {
        let code = self.today(code);
        self.codes.iter().find(|(k, _)| k == code).map(|(_, words)| words.as_str())
    }

    /// Whether this code says nothing without words beside it.
    pub fn needs_words(&self, code: &str) -> bool {
        self.needs_words.iter().any(|c| c == code)
    }
}

/// Whether a code stands for an answer that is still to be had; not for one that was refused.
pub fn is_open(code: &str) -> bool {
    matches!(code, "not_yet_asked" | "unknown" | "NOBT" | "UNKW")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_of_fact_can_be_asked_and_explained() {
        for of in FactKind::ALL {
            let kind = kind(*of).unwrap_or_else(|| panic!("{} is not in fact_kinds.toml", of.code()));
            assert!(!kind.hint.is_empty() && !kind.ask.is_empty());
        }
        assert_eq!(KINDS.kind.len(), FactKind::ALL.len());
    }

    #[test]
    fn c06_01_refused_not_yet_asked_and_unknown_are_three_answers() {
        let ethnicity = kind(FactKind::Ethnicity).unwrap();
        let words: std::collections::BTreeSet<_> =
            ["refused", "not_yet_asked", "unknown"].iter().map(|c| ethnicity.words_of(c).unwrap()).collect();
        assert_eq!(words.len(), 3);
        assert_eq!(ethnicity.words_of("REFU"), ethnicity.words_of("refused"));
        assert_eq!(ethnicity.words_of("WBRI"), Some("White British"));
        assert_eq!(kind(FactKind::Language).unwrap().today("urd"), "said");
    }
}
