//! The form in an open row, and what happens when the row was changed by somebody else meanwhile.

use super::Scene;
use askama::Template;
use page::parts::{Errors, Field, notice, text};
use page::{Html, Visit};

/// A row that is open.
pub struct Opened {
    /// The row's place on the page.
    pub key: String,
    /// The form.
    pub form: Html,
    /// The reply's status, where it is not that of a page or of a page with errors.
    pub status: Option<u16>,
}

/// What the form asks, and what the row held when it was opened.
pub struct Edit {
    /// The row's place on the page.
    pub key: String,
    /// The row's key in the record, or nought: what a second writer would have changed.
    pub seen: i64,
    /// What somebody else changed meanwhile.
    pub meanwhile: Option<String>,
    /// The fields.
    pub fields: Vec<Html>,
    /// The button's words.
    pub button: &'static str,
}

#[derive(Template)]
#[template(path = "pages/about/edit.html")]
struct Drawn<'a> {
    notice: Html,
    action: &'a str,
    hidden: Html,
    seen: i64,
    fields: Vec<Html>,
    button: &'a str,
    back: String,
    leave: &'a str,
}

/// The open row; it is sent to the address it was opened at.
pub fn opened(scene: &Scene<'_>, edit: Edit) -> Opened {
    let status = edit.meanwhile.is_some().then_some(409);
    let meanwhile = edit.meanwhile.map(|words| notice("care", &words)).unwrap_or_default();
    let drawn = Drawn {
        notice: meanwhile,
        action: &scene.visit.path,
        hidden: scene.visit.hidden(),
        seen: edit.seen,
        fields: edit.fields,
        button: edit.button,
        back: format!("{}/about#{}", scene.at, edit.key),
        leave: "Leave it as it was",
    };
    Opened { form: Html::of(&drawn), key: edit.key, status }
}

/// The row's key that the form was opened with.
pub fn seen(visit: &Visit) -> i64 {
    visit.form.get("seen").and_then(|s| s.parse().ok()).unwrap_or(0)
}

/// What is typed in a field, or what stands there before anybody typed.
pub fn typed<'a>(visit: &'a Visit, name: &str, before: &'a str) -> &'a str {
    visit.form.get(name).unwrap_or(before)
}

/// The field that asks for the source.
pub fn source(visit: &Visit, hint: &'static str, errors: &Errors) -> Html {
    let field =
        Field { name: "source", label: "Where do you know this from?", hint, value: typed(visit, "source", "") };
    text(field, "govuk-input--width-20", " autocomplete=\"off\"", errors)
}

/// "until 3 June 2026".
pub fn until(at: days::Instant) -> String {
    format!("until {}", days::long(days::day_of(at)))
}
