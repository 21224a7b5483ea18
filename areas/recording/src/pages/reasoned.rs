//! One page for every change that asks a few things and a reason: discard, correct, move, take away, end.

use askama::Template;
use page::parts::{Errors, Field, error_summary, text};
use page::{Fail, Html, Reply, Visit};

/// What such a page shows.
pub struct Reasoned {
    /// The child's header, or nothing.
    pub header: Html,
    /// Where back leads, and its words.
    pub back: Option<(String, String)>,
    /// The heading.
    pub heading: String,
    /// One or two sentences.
    pub intro: String,
    /// The fields.
    pub fields: Html,
    /// Where it is sent.
    pub action: String,
    /// The button.
    pub button: &'static str,
}

#[derive(Template)]
#[template(path = "pages/reasoned.html")]
struct Shown<'a> {
    header: Html,
    back: Option<(String, String)>,
    heading: &'a str,
    summary: Html,
    intro: String,
    hidden: Html,
    fields: Html,
    action: String,
    button: &'static str,
}

/// The page, with what is wrong marked on it.
pub fn page(visit: &Visit, asked: Reasoned, errors: &Errors) -> Result<Reply, Fail> {
    let heading = asked.heading;
    let body = Shown {
        header: asked.header,
        back: asked.back,
        heading: &heading,
        summary: error_summary(errors),
        intro: asked.intro,
        hidden: visit.hidden(),
        fields: asked.fields,
        action: asked.action,
        button: asked.button,
    };
    if errors.is_empty() { visit.page(heading.clone(), &body) } else { visit.page_with_errors(heading.clone(), &body) }
}

/// The field for a reason.
pub fn reason_field(label: &str, hint: &str, value: &str, errors: &Errors) -> Html {
    text(Field { name: "reason", label, hint, value }, "", "", errors)
}

const LONGEST_REASON: usize = 1_000;

/// The reason as sent; what is wrong with it is noted.
pub fn reason(visit: &Visit, errors: &mut Errors, missing: &str) -> String {
    let reason = questions::clean(visit.form.text("reason")).trim().to_owned();
    if reason.is_empty() {
        errors.add("reason", missing);
    } else if reason.chars().count() > LONGEST_REASON {
        errors.add("reason", "Give the reason in at most 1,000 characters");
    }
    reason
}

/// Fields one after the other.
pub fn together(fields: impl IntoIterator<Item = Html>) -> Html {
    Html(fields.into_iter().map(|f| f.0).collect())
}
