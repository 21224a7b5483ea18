//! One page for every change that asks a few things, in one part or several.

use askama::Template;
use page::parts::{Errors, error_summary};
use page::{Fail, Html, Reply, Visit};

/// A part of such a page: one form, or words alone.
pub struct Part {
    /// Where an address leads to it.
    pub id: &'static str,
    /// Its heading.
    pub title: String,
    /// Above the fields; may be empty.
    pub above: Html,
    /// Where it is sent.
    pub action: String,
    /// The hidden fields.
    pub hidden: Html,
    /// The fields; none for words alone.
    pub fields: Vec<Html>,
    /// The button's words.
    pub button: &'static str,
}

/// What such a page shows.
pub struct Asked {
    /// Its heading.
    pub title: String,
    /// Where it leads back to, and its words.
    pub back: (String, &'static str),
    /// Above the parts; may be empty.
    pub above: Html,
    /// The parts.
    pub parts: Vec<Part>,
    /// Below the parts; may be empty.
    pub below: Html,
}

#[derive(Template)]
#[template(path = "pages/asked.html")]
struct Shown {
    back: (String, &'static str),
    title: String,
    errors: Html,
    above: Html,
    parts: Vec<Part>,
    below: Html,
}

/// The page, with what is wrong marked on it.
pub fn page(visit: &Visit, asked: Asked, errors: &Errors) -> Result<Reply, Fail> {
    let title = asked.title.clone();
    let body = Shown {
        back: asked.back,
        title: asked.title,
        errors: error_summary(errors),
        above: asked.above,
        parts: asked.parts,
        below: asked.below,
    };
    if errors.is_empty() { visit.page(title, &body) } else { visit.page_with_errors(title, &body) }
}

/// What was typed at a field, or what stands there when nothing was sent.
pub fn typed<'a>(visit: &'a Visit, name: &str, stands: &'a str) -> &'a str {
    visit.form.get(name).unwrap_or(stands)
}
