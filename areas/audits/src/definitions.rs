//! What is data and not code: how audit works here, and the forms of each kind.

use crate::rules::outcome::is_item;
use crate::words::Kind;
use days::Day;
use questions::Form;
use serde::Deserialize;
use std::sync::LazyLock;

/// How audit works, in one version.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Framework {
    /// Its number.
    version: i64,
    #[serde(deserialize_with = "a_day")]
    from_effective: Day,
    /// statute, guidance or local.
    basis: String,
    /// Where it stands.
    source: String,
    /// Months between two audits of one record.
    pub months_apart: i64,
    /// One in so many of a sample is moderated.
    pub moderate_one_in: usize,
    /// Working days in which the worker can answer.
    pub days_to_answer: u32,
    /// Days overdue after which an action goes to the service manager.
    pub escalate_after_days: i64,
    /// What may be learnt.
    pub theme: Vec<Theme>,
    /// Which facts stand beside which question.
    pub beside: Vec<Beside>,
}

/// Something to learn.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Theme {
    /// Its word.
    pub id: String,
    /// Its words.
    pub words: String,
}

/// Facts of the record beside a question.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Beside {
    /// The question.
    pub question: String,
    /// The facts, by their words in [`crate::pages::facts`].
    pub facts: Vec<String>,
}

fn a_day<'de, D: serde::Deserializer<'de>>(from: D) -> Result<Day, D::Error> {
    String::deserialize(from)?.parse().map_err(serde::de::Error::custom)
}

#[derive(Deserialize)]
struct Versions {
    version: Vec<Framework>,
}

#[expect(clippy::expect_used, reason = "the file is part of the program and a test reads it")]
static FRAMEWORK: LazyLock<Vec<Framework>> = LazyLock::new(|| {
    toml::from_str::<Versions>(include_str!("audits.toml")).expect("because the file is well formed").version
});

/// The framework of a day; before the first version, the first.
#[expect(clippy::expect_used, reason = "the file holds a version, and a test reads it")]
pub fn framework(day: Day) -> &'static Framework {
    let newest = FRAMEWORK.iter().rev().find(|v| v.from_effective <= day);
    newest.or(FRAMEWORK.first()).expect("because the file holds a version")
}

impl Framework {
    /// "Local audit framework (local), version 1".
    pub fn basis_words(&self) -> String {
        format!("{} ({}), version {}", self.source, self.basis, self.version)
    }

    /// A theme's words.
    pub fn theme_words(&self, id: &str) -> String {
        self.theme.iter().find(|t| t.id == id).map_or_else(|| id.to_owned(), |t| t.words.clone())
    }

    /// The facts beside a question.
    pub fn facts_beside(&self, question: &str) -> impl Iterator<Item = &str> {
        self.beside.iter().filter(move |b| b.question == question).flat_map(|b| &b.facts).map(String::as_str)
    }
}

const SEEN: &str = include_str!("forms/parts/seen.toml");
const TOOK_PART: &str = include_str!("forms/parts/took_part.toml");
const OVERALL: &str = include_str!("forms/parts/overall.toml");
const ACTIONS: &str = include_str!("forms/parts/actions.toml");

/// Each kind's form: its name, and its own questions followed by those that all share.
static FORMS: LazyLock<Vec<(&'static str, &'static str)>> = LazyLock::new(|| {
    let own = |kind: Kind| match kind {
        Kind::Full => ("audit_full", include_str!("forms/full.toml")),
        Kind::Themed => ("audit_themed", include_str!("forms/themed.toml")),
        Kind::Dip => ("audit_dip", include_str!("forms/dip.toml")),
        Kind::Supervision => ("audit_supervision", include_str!("forms/supervision.toml")),
        Kind::Again => ("audit_again", include_str!("forms/again.toml")),
        Kind::Closure => ("audit_closure", include_str!("forms/closure.toml")),
    };
    let whole = |kind: &Kind| {
        let (name, text) = own(*kind);
        let parts: &[&str] = match kind {
            Kind::Dip => &[text, ACTIONS],
            _ => &[text, SEEN, TOOK_PART, OVERALL, ACTIONS],
        };
        (name, &*parts.join("\n").leak())
    };
    Kind::ALL.iter().map(whole).collect()
});

/// The forms of all kinds, each with its name, as TOML.
pub fn forms() -> &'static [(&'static str, &'static str)] {
    FORMS.as_slice()
}

/// The form of a kind: its name and its text.
pub fn form_of(kind: Kind) -> (&'static str, &'static str) {
    Kind::ALL.iter().zip(FORMS.iter()).find(|(k, _)| **k == kind).map_or(("", ""), |(_, form)| *form)
}

#[expect(clippy::expect_used, reason = "the files are part of the program and a test reads them")]
static READ: LazyLock<Vec<Form>> = LazyLock::new(|| {
    FORMS.iter().map(|(_, text)| Form::parse(text).expect("because the form is well formed")).collect()
});

/// How a question of any kind of audit is called, as the program brings it along; the question's own id where none asks it.
pub fn called(question: &str) -> String {
    let found = READ.iter().find_map(|form| form.question(question));
    found.map_or_else(|| question.to_owned(), |q| q.name().to_owned())
}

/// The form of a kind of audit, as the program brings it along.
pub fn form(kind: Kind) -> Option<&'static Form> {
    Kind::ALL.iter().zip(READ.iter()).find(|(k, _)| **k == kind).map(|(_, form)| form)
}

/// The compliance items of a kind of audit, as the program brings them along: each with how it is called.
pub fn items(kind: Kind) -> Vec<(String, String)> {
    let items = form(kind).into_iter().flat_map(|form| form.questions()).filter(|(_, q)| is_item(q));
    items.map(|(_, q)| (q.id.clone(), q.name().to_owned())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use questions::Kind as Asks;

    #[test]
    fn the_framework_is_well_formed_and_says_its_basis_and_source() {
        let framework = framework(date(2026, 11, 23));
        assert_eq!(framework.version, 1);
        assert!(["statute", "guidance", "local"].contains(&framework.basis.as_str()) && !framework.source.is_empty());
        assert!(framework.moderate_one_in > 0 && !framework.theme.is_empty());
    }

    #[test]
    fn each_grade_asks_for_its_evidence_and_compliance_stands_in_a_section_of_its_own() {
        for (name, text) in forms() {
            let form = Form::parse(text).unwrap_or_else(|faults| panic!("{name}: {faults:?}"));
            assert_eq!(form.id, *name);
            for (section, question) in form.questions() {
                if matches!(question.kind, Asks::Grade { .. }) {
                    let why = question.id.replacen("grade_", "why_", 1);
                    let why = if question.id == "overall" { "why_overall".to_owned() } else { why };
                    let why = form.question(&why).unwrap_or_else(|| panic!("{name}: {why}"));
                    assert!(why.required_to_complete && question.required_to_complete, "{name}: {}", question.id);
                    assert_ne!(section.id, "compliance", "{name}");
                }
                assert_eq!(question.id.starts_with("item_"), section.id == "compliance", "{name}: {}", question.id);
            }
        }
        for beside in &framework(date(2026, 11, 23)).beside {
            let asked = |(_, text): &(&str, &str)| text.contains(&format!("id = \"{}\"", beside.question));
            assert!(forms().iter().any(asked), "{} is asked nowhere", beside.question);
        }
    }
}
