//! One page for every change that asks a few things: facts, warnings, relationships, actions, restriction.

use crate::pages::child_header::header;
use askama::Template;
use page::parts::{Errors, error_summary};
use page::{Fail, Html, Reply, Visit};
use store::Reading;

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
    pub back: (String, &'static str),
}

#[derive(Template)]
#[template(path = "pages/asked.html")]
struct Shown {
    header: Html,
    title: String,
    intro: Html,
    errors: Html,
    hidden: Html,
    action: String,
    fields: Vec<Html>,
    button: &'static str,
    back: (String, &'static str),
}

/// Shows it under the header of the visit's person, with what is wrong marked on it; it is sent to its own address.
pub fn page(visit: &Visit, reading: &mut Reading<'_>, asked: Asked, errors: &Errors) -> Result<Reply, Fail> {
    page_to(visit, reading, asked, errors, &visit.path)
}

/// As [`page`], sent to another address.
pub fn page_to(
    visit: &Visit,
    reading: &mut Reading<'_>,
    asked: Asked,
    errors: &Errors,
    to: &str,
) -> Result<Reply, Fail> {
    let header = header(visit, reading, visit.subject()?, None)?;
    let title = asked.title.clone();
    let body = Shown {
        header,
        title: asked.title,
        intro: asked.intro,
        errors: error_summary(errors),
        hidden: visit.hidden(),
        action: to.to_owned(),
        fields: asked.fields,
        button: asked.button,
        back: asked.back,
    };
    if errors.is_empty() { visit.page(title, &body) } else { visit.page_with_errors(title, &body) }
}
