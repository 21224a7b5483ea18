//! How something that was sent stands, by its reference; nothing about a child.

use super::come_back::{guessed_too_often, note_guess};
use crate::rules::pace::words;
use askama::Template;
use front_door::published::{PublicStatus, read_reference, status_of};
use page::parts::{Errors, Field, error_summary, text};
use page::{Fail, Html, Reply, Visit};

#[derive(Template)]
#[template(path = "pages/status.html")]
struct Status {
    errors: Html,
    found: Option<(String, &'static str, &'static str)>,
    field: Html,
}

fn page(visit: &Visit, found: Option<(String, PublicStatus)>, errors: &Errors) -> Result<Reply, Fail> {
    let hint = "8 letters and figures that begin with R, for example R7K2-9QX4";
    let value = if found.is_some() { "" } else { visit.form.text("reference") };
    let field = Field { name: "reference", label: "Your reference", hint, value };
    let field = text(field, "govuk-input--width-10", " autocomplete=\"off\" spellcheck=\"false\"", errors);
    let found = found.map(|(reference, status)| {
        let (title, said) = told(status);
        (reference, title, said)
    });
    let body = Status { errors: error_summary(errors), found, field };
    let title = "See how it stands";
    if errors.is_empty() { visit.page(title, &body) } else { visit.page_with_errors(title, &body) }
}

fn told(status: PublicStatus) -> (&'static str, &'static str) {
    match status {
        PublicStatus::Received => ("We have it", "A social worker looks at it within one working day."),
        PublicStatus::BeingLookedAt => (
            "It is being looked at",
            "A social worker is finding out more, and decides within one working day of the day we got it.",
        ),
        PublicStatus::Decided => (
            "It is decided",
            "If you told us how to reach you and asked for it, we have told you, or are telling you, what we decided. This page says no more, because it may be about somebody else’s family.",
        ),
    }
}

/// GET /refer/status
pub fn show(visit: &Visit) -> Result<Reply, Fail> {
    page(visit, None, &Errors::none())
}

/// POST /refer/status
pub fn send(visit: &Visit) -> Result<Reply, Fail> {
    let mut errors = Errors::none();
    if let Some(seconds) = guessed_too_often(visit, "reference")? {
        errors
            .add("reference", format!("Too many references did not fit. Try again in {}, or ring us", words(seconds)));
        return Ok(page(visit, None, &errors)?.dressed(429, vec![("retry-after", seconds.to_string())]));
    }
    let typed = visit.form.text("reference");
    let status = visit.read(|r| status_of(r, typed))?;
    match (status, read_reference(typed)) {
        (Some(status), Some(reference)) => page(visit, Some((reference, status)), &errors),
        _ => {
            note_guess(visit, "reference")?;
            errors.add("reference", "We have nothing under this reference. Check each letter, or ring us");
            page(visit, None, &errors)
        }
    }
}
