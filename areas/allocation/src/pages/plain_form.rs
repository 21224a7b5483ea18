//! One page for every change here that is not about a single child: levels, weights, teams, declarations.

use askama::Template;
use page::parts::{Errors, error_summary};
use page::{Fail, Html, Reply, Visit};

/// What such a page shows.
pub struct PlainForm {
    /// Its heading.
    pub title: String,
    /// Above the fields; may be empty.
    pub intro: Html,
    /// The fields; with none there is no form.
    pub fields: Vec<Html>,
    /// The button's words.
    pub button: &'static str,
    /// Where it leads back to, and its words.
    pub back: (String, String),
    /// Under the form; may be empty.
    pub after: Html,
}

#[derive(Template)]
#[template(path = "pages/plain_form.html")]
struct Shown {
    form: PlainForm,
    errors: Html,
    hidden: Html,
    action: String,
}

/// Shows it, with what is wrong marked on it; it is sent to its own address.
pub fn page(visit: &Visit, form: PlainForm, errors: &Errors) -> Result<Reply, Fail> {
    page_to(visit, form, errors, &visit.path)
}

/// As [`page`], sent to another address.
pub fn page_to(visit: &Visit, form: PlainForm, errors: &Errors, to: &str) -> Result<Reply, Fail> {
    let title = form.title.clone();
    let body = Shown { form, errors: error_summary(errors), hidden: visit.hidden(), action: to.to_owned() };
    if errors.is_empty() { visit.page(title, &body) } else { visit.page_with_errors(title, &body) }
}

/// A paragraph.
pub fn said(words: &str) -> Html {
    Html(format!("<p class=\"govuk-body\">{}</p>", page::esc(words)))
}

/// A link in a paragraph of its own.
pub fn link(href: &str, words: &str) -> Html {
    Html(format!(
        "<p class=\"govuk-body kith-no-print\"><a class=\"govuk-link\" href=\"{href}\">{}</a></p>",
        page::esc(words)
    ))
}

/// A whole number of a form, between two.
pub fn whole(typed: &str, what: &str, least: i64, most: i64) -> Result<i64, String> {
    let say = || format!("Enter {what} as a whole number from {least} to {most}");
    let number: i64 = typed.trim().parse().map_err(|_| say())?;
    if (least..=most).contains(&number) { Ok(number) } else { Err(say()) }
}
