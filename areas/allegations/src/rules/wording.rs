//! The letters as data: `letters.toml`; and a letter with its fields filled in.

use serde::Deserialize;
use std::sync::LazyLock;

/// A kind of letter.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Wording {
    /// Its word.
    pub id: String,
    /// Its version.
    pub version: i64,
    /// What it is.
    pub words: String,
    /// To whom: referrer or employer.
    pub to: String,
    /// What it is about, with fields; it names nobody.
    pub subject: String,
    /// What it says, with fields.
    pub body: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Wordings {
    letter: Vec<Wording>,
}

static WORDINGS: LazyLock<Wordings> = LazyLock::new(|| {
    #[expect(clippy::expect_used, reason = "the file is part of the program and a test reads it")]
    toml::from_str(include_str!("../letters.toml")).expect("because letters.toml is well formed")
});

/// Every kind.
pub fn wordings() -> &'static [Wording] {
    &WORDINGS.letter
}

/// One kind.
pub fn wording(id: &str) -> Option<&'static Wording> {
    wordings().iter().find(|one| one.id == id)
}

/// The text with each `{field}` as given; a field that is not given stays, so that it is seen. What is put in is not
/// looked at again.
pub fn fill(text: &str, fields: &[(&str, &str)]) -> String {
    let mut filled = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        filled.push_str(before);
        let known = after
            .split_once('}')
            .and_then(|(name, tail)| fields.iter().find(|(field, _)| *field == name).map(|(_, value)| (*value, tail)));
        match known {
            Some((value, tail)) => {
                filled.push_str(value);
                rest = tail;
            }
            None => {
                filled.push('{');
                rest = after;
            }
        }
    }
    filled.push_str(rest);
    filled
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const FIELDS: [&str; 10] =
        ["dear", "reference", "received", "setting", "closing", "decided", "closed", "from", "council", "outcomes"];

    #[test]
    fn every_letter_is_filled_wholly_and_its_subject_names_nobody() {
        let fields: Vec<_> = FIELDS.iter().map(|f| (*f, "x")).collect();
        for one in wordings() {
            let (subject, body) = (fill(&one.subject, &fields), fill(&one.body, &fields));
            assert!(!subject.contains('{') && !body.contains('{'), "{}", one.id);
            let harmless = one.subject.replace("{reference}", "");
            assert!(!harmless.contains('{'), "{}: a subject holds the reference alone", one.id);
        }
    }

    proptest! {
        #[test]
        fn what_is_put_in_is_never_read_as_a_field(value in "\\PC{0,40}") {
            let filled = fill("a {dear} b", &[("dear", &value), ("from", "secret")]);
            prop_assert_eq!(filled, format!("a {value} b"));
        }
    }
}
