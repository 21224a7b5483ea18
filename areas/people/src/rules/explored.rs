//! Whether anybody asked what identity means in this child's life. A code alone is not an exploration (C06-01).

use crate::fact_kinds::is_open;

/// How far identity was explored.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Explored {
    /// No value of ethnicity at all.
    Blank,
    /// A value, be it a code, "refused", "not yet asked" or "unknown", and nothing about what it means.
    CodeOnly,
    /// A value and at least one entry on what identity means in daily life.
    Yes,
}

/// Judges the code of ethnicity, if any, and the words on what identity means.
///
/// Source: capability C06-01 (a record with only a code is counted as not explored); practice facts, C06.
pub fn explored(ethnicity: Option<&str>, meaning: Option<&str>) -> Explored {
    let said = meaning.is_some_and(|words| !words.trim().is_empty());
    match ethnicity.filter(|code| !code.is_empty()) {
        None => Explored::Blank,
        Some(_) if said => Explored::Yes,
        Some(_) => Explored::CodeOnly,
    }
}

impl Explored {
    /// What to do, where something is to be done; `code` is that of ethnicity.
    pub fn still_to_do(self, code: &str) -> Option<&'static str> {
        match self {
            Explored::Yes => None,
            Explored::Blank => Some("Not explored yet: ethnicity has not been recorded either"),
            Explored::CodeOnly if is_open(code) => Some("Not explored yet: nobody has had an answer about ethnicity"),
            Explored::CodeOnly if code == "refused" => {
                Some("Not explored yet: to refuse a code is not to refuse to talk")
            }
            Explored::CodeOnly => Some("Not explored yet: a code alone does not say what it means in daily life"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn c06_01_a_code_alone_is_not_explored_and_no_two_silences_are_the_same() {
        assert_eq!(explored(None, Some("Prays at home")), Explored::Blank);
        assert_eq!(explored(Some("WBRI"), None), Explored::CodeOnly);
        assert_eq!(explored(Some("WBRI"), Some("  ")), Explored::CodeOnly);
        assert_eq!(explored(Some("refused"), Some("Eid matters most")), Explored::Yes);
        let words: std::collections::BTreeSet<_> =
            ["WBRI", "refused", "not_yet_asked"].iter().map(|c| Explored::CodeOnly.still_to_do(c)).collect();
        assert_eq!(words.len(), 3);
    }
}
