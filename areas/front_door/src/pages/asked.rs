//! One page for every change that asks a few things.

use askama::Template;
use page::parts::{Errors, Field, error_summary};
use page::{Fail, Html, Reply, Visit};

/// What such a page shows.
pub struct Asked {
    /// Its heading.
    pub title: String,
    /// Above the fields; may be empty.
    pub intro: Html,
    /// The fields.
    pub fields: Vec<Html>,
    /// The button's words.
    pub button: &'static str,
    /// Where it leads back to, and its words.
    pub back: (String, String),
}

#[derive(Template)]
#[template(path = "pages/asked.html")]
struct Shown {
    title: String,
    intro: Html,
    errors: Html,
    hidden: Html,
    action: String,
    fields: Vec<Html>,
    button: &'static str,
    back: (String, String),
}

/// Shows it, with what is wrong marked on it; it is sent to its own address.
pub fn page(visit: &Visit, asked: Asked, errors: &Errors) -> Result<Reply, Fail> {
    let title = asked.title.clone();
    let body = Shown {
        title: asked.title,
        intro: asked.intro,
        errors: error_summary(errors),
        hidden: visit.hidden(),
        action: visit.path.clone(),
        fields: asked.fields,
        button: asked.button,
        back: asked.back,
    };
    if errors.is_empty() { visit.page(title, &body) } else { visit.page_with_errors(title, &body) }
}

/// A field with what was typed in it, or what stands there before anybody typed.
pub fn field<'a>(visit: &'a Visit, name: &'a str, label: &'a str, hint: &'a str, before: &'a str) -> Field<'a> {
    Field { name, label, hint, value: visit.form.get(name).unwrap_or(before) }
}

/// What was typed.
pub fn value<'a>(visit: &'a Visit, name: &str) -> &'a str {
    visit.form.get(name).unwrap_or_default()
}

/// Codes as choices, the empty one first with these words.
pub fn choices<'a>(first: &'a str, codes: &'a [crate::codes::Code]) -> Vec<(&'a str, &'a str)> {
    std::iter::once(("", first)).chain(codes.iter().map(|c| (c.code.as_str(), c.words.as_str()))).collect()
}

/// A paragraph.
pub fn paragraph(words: &str) -> Html {
    if words.is_empty() { Html::default() } else { Html(format!("<p class=\"govuk-body\">{}</p>", page::esc(words))) }
}

/// A page of one part under its heading.
#[derive(Template)]
#[template(path = "pages/plain.html")]
pub struct Plain {
    /// Where it leads back to, and its words.
    pub back: (String, String),
    /// Its heading.
    pub title: String,
    /// What it shows.
    pub body: Html,
}
