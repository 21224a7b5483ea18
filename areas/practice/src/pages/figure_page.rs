//! A page of figures about how the forms are used.

use askama::Template;
use page::parts::{Errors, error_summary};
use page::{Fail, Html, Reply, Visit};

/// What such a page shows.
#[derive(Default)]
pub struct Figures {
    /// Where it leads back to; may be empty.
    pub back: Html,
    /// Its heading.
    pub title: String,
    /// What the figures say, sentence by sentence.
    pub intro: Vec<String>,
    /// Tables.
    pub body: Html,
    /// How it was counted.
    pub quiet: String,
}

#[derive(Template)]
#[template(path = "pages/figure_page.html")]
struct Shown {
    back: Html,
    errors: Html,
    title: String,
    intro: Vec<String>,
    body: Html,
    quiet: String,
}

/// The page, with what is wrong with what was typed.
pub fn page(visit: &Visit, figures: Figures, errors: &Errors) -> Result<Reply, Fail> {
    let Figures { back, title, intro, body, quiet } = figures;
    let shown = Shown { back, errors: error_summary(errors), title: title.clone(), intro, body, quiet };
    if errors.is_empty() { visit.page(title, &shown) } else { visit.page_with_errors(title, &shown) }
}

/// A link back.
pub fn back(href: &str, words: &str) -> Html {
    Html(format!(
        "<p class=\"govuk-body-s kith-no-print\"><a class=\"govuk-back-link\" href=\"{}\">{}</a></p>",
        page::esc(href),
        page::esc(words)
    ))
}
