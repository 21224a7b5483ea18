//! Differences between two versions as a page shows them.

use crate::rules::word_by_word::{Run, runs};
use page::{Html, esc};
use questions::FormChange;

/// Each difference as a sentence, longer texts with what went and what came.
pub fn differences(changes: &[FormChange]) -> Html {
    let items: String = changes
        .iter()
        .map(|change| {
            let texts = change.texts.as_ref().map_or(String::new(), |(before, now)| both(before, now).0);
            format!("<li>{}{texts}</li>", esc(&change.sentence))
        })
        .collect();
    Html(format!("<ul class=\"govuk-list govuk-list--bullet kith-changes\">{items}</ul>"))
}

/// One text with what went struck out and what came marked.
pub fn both(before: &str, now: &str) -> Html {
    let words: String = runs(before, now)
        .iter()
        .map(|run| match run {
            Run::Stayed(text) => esc(text),
            Run::Went(text) => format!("<del>{}</del>", esc(text)),
            Run::Came(text) => format!("<ins>{}</ins>", esc(text)),
        })
        .collect();
    Html(format!("<div class=\"kith-correction\"><p class=\"kith-words\">{words}</p></div>"))
}
