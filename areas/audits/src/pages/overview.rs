//! A page that shows: a title, what it is, and sections of tables and figures.

use askama::Template;
use page::{Fail, Html, Reply, Visit, esc};

/// A part of it.
pub struct Section {
    /// Where an address leads to it; may be empty.
    pub id: &'static str,
    /// Its heading; may be empty.
    pub title: String,
    /// What stands in it.
    pub body: Html,
}

/// The page.
#[derive(Template)]
#[template(path = "pages/overview.html")]
pub struct Overview {
    /// The places of audit; empty on a page below them.
    pub tabs: Html,
    /// Where it leads back to, and its words.
    pub back: Option<(String, String)>,
    /// Its heading.
    pub title: String,
    /// Buttons beside the heading; may be empty.
    pub act: Html,
    /// Under the heading; may be empty.
    pub intro: Html,
    /// Its parts.
    pub sections: Vec<Section>,
    /// Under all of it; may be empty.
    pub below: Html,
}

impl Overview {
    /// A page with this title; set what else it has.
    pub fn new(title: impl Into<String>) -> Overview {
        Overview {
            tabs: Html::default(),
            back: None,
            title: title.into(),
            act: Html::default(),
            intro: Html::default(),
            sections: Vec::new(),
            below: Html::default(),
        }
    }

    /// Adds a part.
    pub fn section(mut self, title: impl Into<String>, body: Html) -> Overview {
        self.sections.push(Section { id: "", title: title.into(), body });
        self
    }

    /// Shows it.
    pub fn show(self, visit: &Visit) -> Result<Reply, Fail> {
        visit.page(self.title.clone(), &self)
    }
}

/// A paragraph.
pub fn said(words: &str) -> Html {
    Html(format!("<p class=\"govuk-body\">{}</p>", esc(words)))
}

/// A link that looks like a button. `href` is ours.
pub fn button(href: &str, words: &str) -> Html {
    Html(format!("<a class=\"govuk-button govuk-button--secondary\" href=\"{}\">{}</a>", esc(href), esc(words)))
}

/// A link. `href` is ours.
pub fn link(href: &str, words: &str) -> Html {
    Html(format!("<a class=\"govuk-link\" href=\"{}\">{}</a>", esc(href), esc(words)))
}

/// Figures in a row: words, figure, and the list behind it where the visitor may open one.
pub fn figures(all: &[(String, String, Option<String>)]) -> Html {
    let one = |(words, figure, href): &(String, String, Option<String>)| {
        let figure = match href {
            Some(href) => link(href, figure).0,
            None => esc(figure),
        };
        format!("<div><dt>{}</dt><dd>{figure}</dd></div>", esc(words))
    };
    Html(format!("<dl class=\"kith-figures\">{}</dl>", all.iter().map(one).collect::<String>()))
}
