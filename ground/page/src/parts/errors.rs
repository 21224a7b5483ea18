//! What is wrong with a form, all of it at once.

use crate::{Html, esc};

/// Faults by field; the typed values stay in the form.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Errors(Vec<(String, String)>);

impl Errors {
    /// Nothing wrong yet.
    pub fn none() -> Errors {
        Errors::default()
    }

    /// Adds a sentence for a field.
    pub fn add(&mut self, field: impl Into<String>, sentence: impl Into<String>) {
        self.0.push((field.into(), sentence.into()));
    }

    /// The value, or its fault noted at the field.
    pub fn take<T, E: std::fmt::Display>(&mut self, field: &str, read: Result<T, E>) -> Option<T> {
        read.map_err(|e| self.add(field, e.to_string())).ok()
    }

    /// The sentence at a field.
    pub fn at(&self, field: &str) -> Option<&str> {
        self.0.iter().find(|(f, _)| f == field).map(|(_, s)| s.as_str())
    }

    /// Every fault: its field and its sentence.
    pub fn all(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(field, said)| (field.as_str(), said.as_str()))
    }

    /// Whether nothing is wrong.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// GOV.UK's summary of errors, each a link to its field; nothing when there are none.
pub fn error_summary(errors: &Errors) -> Html {
    if errors.is_empty() {
        return Html::default();
    }
    let items: String = errors
        .0
        .iter()
        .map(|(field, said)| format!("<li><a href=\"#{}\">{}</a></li>", esc(field), esc(said)))
        .collect();
    Html(format!(
        "<div class=\"govuk-error-summary\" data-module=\"govuk-error-summary\"><div role=\"alert\"><h2 class=\"govuk-error-summary__title\">There is a problem</h2><div class=\"govuk-error-summary__body\"><ul class=\"govuk-list govuk-error-summary__list\">{items}</ul></div></div></div>"
    ))
}
