//! One page for every form of this room.

use askama::Template;
use page::parts::{Errors, error_summary};
use page::{Fail, Html, Reply, Visit};

/// What such a page shows.
pub struct FormPage {
    /// Its heading.
    pub title: String,
    /// Above the heading, what it is about; may be empty.
    pub caption: String,
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
#[template(path = "pages/form_page.html")]
struct Shown {
    form: FormPage,
    errors: Html,
    hidden: Html,
    action: String,
}

/// Shows it, with what is wrong marked on it; it is sent to its own address.
pub fn show(visit: &Visit, form: FormPage, errors: &Errors) -> Result<Reply, Fail> {
    let title = form.title.clone();
    let body = Shown { form, errors: error_summary(errors), hidden: visit.hidden(), action: visit.path.clone() };
    if errors.is_empty() { visit.page(title, &body) } else { visit.page_with_errors(title, &body) }
}

/// A heading within a form.
pub fn heading(words: &str) -> Html {
    Html(format!("<h2 class=\"govuk-heading-m\">{}</h2>", page::esc(words)))
}

/// A paragraph.
pub fn said(words: &str) -> Html {
    Html(format!("<p class=\"govuk-body\">{}</p>", page::esc(words)))
}

/// A code that must be one of a set. Errors with what to do.
pub fn chosen(set: &crate::codes::Set, typed: &str, what: &str) -> Result<String, String> {
    set.find(typed).map(|code| code.code.clone()).ok_or_else(|| format!("Choose {what}"))
}

/// A day that must be given and has come. Errors with what to do.
pub fn needed_day(visit: &Visit, field: &str, what: &'static str) -> Result<days::Day, String> {
    let day = people::published::typed::past_day(visit.form.text(field), what, visit.today());
    day.map_err(|fault| fault.to_string())?.ok_or_else(|| format!("Enter the date. {what} is needed"))
}
