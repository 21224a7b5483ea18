//! Kept wordings of letters: text with named fields, as data with versions.

use paper::Block;
use serde::Deserialize;
use std::sync::LazyLock;

/// A wording.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Wording {
    /// Its word in the program.
    pub id: String,
    /// Its version; letters keep the one they were written with.
    pub version: u32,
    /// Since when it is used. Source: local.
    pub from: String,
    /// What kind of letter it is.
    pub kind: String,
    /// What the letter is about; may hold only fields that name nobody.
    pub subject: String,
    /// What it says, as marked text.
    pub body: String,
    /// Its fields.
    pub field: Vec<Field>,
}

/// A field of a wording.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Field {
    /// Its name, as it stands in braces.
    pub name: String,
    /// What it is.
    pub words: String,
    /// Whether it may name somebody, and so may not stand in the subject.
    #[serde(default)]
    pub personal: bool,
    /// Whether it may be left empty; a paragraph of nothing but empty fields is left out.
    #[serde(default)]
    pub optional: bool,
}

/// Why a wording cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum WordingFault {
    /// There is none of that name.
    #[error("There is no wording “{0}” for a letter. The wordings stand in areas/post/src/wordings")]
    Unknown(String),
    /// A field that the wording does not have, or one that it needs and was not given.
    #[error("The wording “{wording}” {why} the field “{field}”. Ask whoever looks after Kith to put it right")]
    Field {
        /// The wording.
        wording: String,
        /// The field.
        field: String,
        /// "does not know", "needs"
        why: &'static str,
    },
}

const FILES: [&str; 2] =
    [include_str!("../wordings/reply_to_referrer.toml"), include_str!("../wordings/request_information.toml")];

static WORDINGS: LazyLock<Vec<Wording>> = LazyLock::new(|| {
    #[expect(clippy::expect_used, reason = "the files are part of the program and a test reads them")]
    FILES.iter().map(|file| toml::from_str(file).expect("because each wording is well formed")).collect()
});

/// Every wording that comes along.
pub fn all() -> &'static [Wording] {
    &WORDINGS
}

/// Longest subject line and longest text that are kept, in characters. Source: local.
pub const LONGEST: (usize, usize) = (150, 8_000);

/// Everything wrong with other words for a wording, each with its field: subject or body.
pub fn faults(wording: &Wording, subject: &str, body: &str) -> Vec<(&'static str, String)> {
    let mut found = Vec::new();
    let known = |name: &str| wording.field.iter().find(|f| f.name == name);
    for (place, text, most) in [("subject", subject, LONGEST.0), ("body", body, LONGEST.1)] {
        let has = text.chars().count();
        if text.trim().is_empty() {
            found.push((place, "Write what it says: it cannot be empty".to_owned()));
        } else if has > most {
            found.push((place, format!("It has {has} characters, and {most} are kept. Shorten it")));
        } else if text.chars().any(|c| c.is_control() && !(place == "body" && c == '\n')) {
            found.push((place, "There is a sign in it that does not show. Type it again".to_owned()));
        }
        for name in named(text).into_iter().filter(|name| known(name).is_none()) {
            found.push((
                place,
                format!("There is no field {{{name}}}. Use one of those listed, or take the braces away"),
            ));
        }
    }
    for name in named(subject) {
        if known(name).is_some_and(|f| f.personal || f.optional) {
            let said = format!(
                "{{{name}}} may name somebody or be empty, and a subject line is read by mail servers. Take it out"
            );
            found.push(("subject", said));
        }
    }
    let used = named(body);
    for field in wording.field.iter().filter(|f| !f.optional && !used.contains(&f.name.as_str())) {
        found.push(("body", format!("{{{}}} is missing: {}. Put it where it belongs", field.name, field.words)));
    }
    found
}

/// What stands in braces.
fn named(text: &str) -> Vec<&str> {
    text.split('{').skip(1).filter_map(|part| part.split_once('}')).map(|(name, _)| name).collect()
}

/// The newest wording of that name that comes along.
pub fn wording(id: &str) -> Result<&'static Wording, WordingFault> {
    let found = WORDINGS.iter().filter(|w| w.id == id).max_by_key(|w| w.version);
    found.ok_or_else(|| WordingFault::Unknown(id.to_owned()))
}

/// A wording with its fields filled in: what it is about, and what it says.
pub fn fill(wording: &Wording, fields: &[(&str, &str)]) -> Result<(String, Vec<Block>), WordingFault> {
    let fault =
        |field: &str, why| Err(WordingFault::Field { wording: wording.id.clone(), field: field.to_owned(), why });
    let given = |name: &str| fields.iter().find(|(n, _)| *n == name).map(|(_, v)| v.trim()).unwrap_or_default();
    for (name, _) in fields {
        if !wording.field.iter().any(|f| f.name == *name) {
            return fault(name, "does not know");
        }
    }
    if let Some(missing) = wording.field.iter().find(|f| !f.optional && given(&f.name).is_empty()) {
        return fault(&missing.name, "needs");
    }
    let mut text = String::new();
    for part in wording.body.split("\n\n") {
        let filled = put(part, &given);
        // What only held empty fields goes with them.
        if !filled.trim().is_empty() {
            text.push_str(&filled);
            text.push_str("\n\n");
        }
    }
    Ok((put(&wording.subject, &given), paper::blocks(&text)))
}

/// The text with each `{name}` replaced. What stands in braces and is no name stays.
fn put<'a>(text: &str, given: &dyn Fn(&str) -> &'a str) -> String {
    let mut done = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        done.push_str(before);
        let Some((name, after)) = after.split_once('}') else {
            done.push('{');
            rest = after;
            continue;
        };
        done.push_str(given(name));
        rest = after;
    }
    done + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_field_in_braces_is_known_and_every_known_one_is_used() {
        for wording in WORDINGS.iter() {
            let text = format!("{} {}", wording.subject, wording.body);
            let used = named(&text);
            for name in &used {
                assert!(wording.field.iter().any(|f| f.name == *name), "{}: {{{name}}}", wording.id);
            }
            for field in &wording.field {
                assert!(used.contains(&field.name.as_str()), "{}: {} is not used", wording.id, field.name);
                assert!(!field.words.is_empty());
            }
            assert!(wording.from.parse::<days::Day>().is_ok(), "{}", wording.id);
        }
    }

    #[test]
    fn a_subject_line_names_nobody() {
        for wording in WORDINGS.iter() {
            for name in named(&wording.subject) {
                let field = wording.field.iter().find(|f| f.name == name).unwrap();
                assert!(!field.personal && !field.optional, "{}: {name} in the subject", wording.id);
            }
        }
    }

    #[test]
    fn what_comes_along_has_no_fault_and_each_fault_of_other_words_is_named() {
        for wording in WORDINGS.iter() {
            assert_eq!(faults(wording, &wording.subject, &wording.body), [], "{}", wording.id);
        }
        let reply = wording("reply_to_referrer").unwrap();
        let at = |subject: &str, body: &str| -> Vec<&'static str> {
            faults(reply, subject, body).into_iter().map(|(place, _)| place).collect()
        };
        let body = reply.body.as_str();
        assert_eq!(at("", body), ["subject"]);
        assert_eq!(at("About {dear}", body), ["subject"], "a name in the subject");
        assert_eq!(at("About {colour}", body), ["subject"]);
        assert_eq!(at("About {role}", body), ["subject"], "a field that may be empty");
        assert_eq!(at("x", &body.replace("{decision}", "")), ["body"]);
        assert_eq!(at("x", &"a".repeat(9_000)).first(), Some(&"body"));
        assert_eq!(at("x", &body.replace("{why}", "")), [] as [&str; 0], "a field that may be empty may be left out");
        assert_eq!(at("a\u{7}", body), ["subject"]);
    }

    #[test]
    fn a_wording_says_which_field_is_wrong() {
        let reply = wording("reply_to_referrer").unwrap();
        let none = fill(reply, &[]).unwrap_err();
        assert!(none.to_string().contains("needs the field “dear”"), "{none}");
        let strange = fill(reply, &[("colour", "red")]).unwrap_err();
        assert!(strange.to_string().contains("does not know the field “colour”"), "{strange}");
    }

    #[test]
    fn a_paragraph_of_an_empty_field_is_left_out_and_words_are_taken_as_they_are() {
        let reply = wording("reply_to_referrer").unwrap();
        let fields = [
            ("dear", "Zoë {reference}"),
            ("reference", "R7K2-9QX4"),
            ("received", "20 November 2026"),
            ("decision", "We will assess what help the family needs."),
            ("from", "Tom Whitworth"),
        ];
        let (subject, blocks) = fill(reply, &fields).unwrap();
        assert!(subject.contains("R7K2-9QX4"), "{subject}");
        let text = paper::plain(&blocks);
        assert!(text.contains("Dear Zoë {reference}"), "{text}");
        assert!(text.contains("We will assess") && !text.contains("\n\n\n"), "{text}");
        assert!(blocks.iter().all(|b| *b != Block::Paragraph(String::new())));
    }
}
