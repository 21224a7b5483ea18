//! Small things.

use crate::{Html, esc};

/// Nothing here, and what to do.
pub fn empty(words: &str) -> Html {
    Html(format!("<p class=\"kith-empty\">{}</p>", esc(words)))
}

/// What just happened or must be known; `kind` is `good`, `care`, `bad` or empty.
pub fn notice(kind: &str, words: &str) -> Html {
    let class = if kind.is_empty() { String::new() } else { format!(" kith-notice--{kind}") };
    Html(format!("<div class=\"kith-notice{class}\"><p>{}</p></div>", esc(words)))
}

/// A word in a box; `colour` is one of GOV.UK's tag colours.
pub fn tag(words: &str, colour: &str) -> Html {
    Html(format!("<strong class=\"govuk-tag govuk-tag--{colour}\">{}</strong>", esc(words)))
}
