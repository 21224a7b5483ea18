//! One page for every step that asks a few things, under the header of the first child it is about.

use askama::Template;
use page::parts::{Errors, error_summary};
use page::{Fail, Html, Place, Reply, Visit};
use store::Reading;

/// What such a page shows.
#[derive(Default)]
pub struct Asked {
    /// Its heading.
    pub title: String,
    /// Above the fields.
    pub above: Html,
    /// The fields; no form is shown without any.
    pub fields: Vec<Html>,
    /// The button's words.
    pub button: &'static str,
    /// Below the form.
    pub below: Html,
    /// Where it leads back to, and its words.
    pub back: (String, String),
    /// Where it is sent.
    pub action: String,
}

#[derive(Template)]
#[template(path = "pages/asked.html")]
struct Shown {
    header: Html,
    title: String,
    above: Html,
    errors: Html,
    hidden: Html,
    action: String,
    fields: Vec<Html>,
    button: &'static str,
    below: Html,
    back: (String, String),
}

/// Shows it, with what is wrong marked on it.
pub fn page(visit: &Visit, reading: &mut Reading<'_>, asked: Asked, errors: &Errors) -> Result<Reply, Fail> {
    let title = asked.title.clone();
    let body = Shown {
        header: people::published::header(visit, reading, visit.subject()?, Some(Place::PlanAndWork))?,
        title: asked.title,
        above: asked.above,
        errors: error_summary(errors),
        hidden: visit.hidden(),
        action: asked.action,
        fields: asked.fields,
        button: asked.button,
        below: asked.below,
        back: asked.back,
    };
    if errors.is_empty() { visit.page(title, &body) } else { visit.page_with_errors(title, &body) }
}

/// What was typed at a field, or what stands there at first.
pub fn typed<'a>(visit: &'a Visit, name: &'a str, first: &'a str) -> &'a str {
    visit.form.get(name).unwrap_or(first)
}
