//! How work with the forms is counted, as data: `ways.toml`.

use serde::Deserialize;
use std::sync::LazyLock;

/// The pages that belong to writing a record.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
struct Process {
    #[serde(default)]
    form: String,
    pages: Vec<String>,
}

#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
struct PageWords {
    path: String,
    words: String,
}

/// All of it. Source: local.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Ways {
    /// Forms that are free text with little around it.
    pub free_text: Vec<String>,
    /// Days over which free text only is counted.
    pub days: i32,
    /// The longest pause, in minutes, that still is work on the record.
    pub pause_minutes: i64,
    /// The latest records of each version that are read for medians.
    pub most_records: i64,
    process: Vec<Process>,
    page: Vec<PageWords>,
}

/// What `ways.toml` says.
pub fn ways() -> &'static Ways {
    static WAYS: LazyLock<Ways> = LazyLock::new(|| {
        #[expect(clippy::expect_used, reason = "the file is part of the program and a test reads it")]
        toml::from_str(include_str!("ways.toml"))
            .expect("ways.toml is part of the program and no input; a test reads it")
    });
    &WAYS
}

impl Ways {
    /// Whether a page belongs to writing a record on this form, or on the one it was made from.
    pub fn belongs(&self, form: &str, root: Option<&str>, page: &str) -> bool {
        let of = |name: &str| self.process.iter().find(|p| p.form == name);
        let process = of(form).or_else(|| root.and_then(of)).or_else(|| of(""));
        process.is_some_and(|p| p.pages.iter().any(|start| page.starts_with(start.as_str())))
    }

    /// What a page is called; its address when it has no words.
    pub fn called<'a>(&'a self, page: &'a str) -> &'a str {
        self.page.iter().find(|p| p.path == page).map_or(page, |p| p.words.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_without_pages_of_its_own_has_those_of_every_form_or_of_the_form_it_was_made_from() {
        let ways = ways();
        assert!(ways.belongs("visit", None, "/records/{record}"));
        assert!(!ways.belongs("visit", None, "/assessments/{record}/conclude"));
        assert!(!ways.belongs("visit", None, "/people/{person}/about"));
        assert!(ways.belongs("single_assessment", None, "/assessments/{record}/conclude"));
        assert!(ways.belongs("short_assessment", Some("single_assessment"), "/assessments/{record}/conclude"));
        assert_eq!(ways.called("/assessments/{record}/conclude"), "Conclude");
        assert_eq!(ways.called("/elsewhere"), "/elsewhere");
        assert!(ways.days > 0 && ways.pause_minutes > 0 && ways.most_records > 0);
    }
}
