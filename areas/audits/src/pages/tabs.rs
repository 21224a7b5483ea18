//! The places of audit, above each of its overview pages.

use page::{Html, Visit, esc};

const PLACES: [(&str, &str, &str); 5] = [
    ("/audits", "My audits", "record_audits"),
    ("/audits/programmes", "Programmes", "read_audits"),
    ("/audits/actions", "Actions", "read_audits"),
    ("/audits/capacity", "Capacity", "run_audits"),
    ("/audits/figures", "Figures", "read_measures"),
];

/// Draws those that the visitor may open; `here` is the one shown.
pub fn tabs(visit: &Visit, here: &str) -> Html {
    let items: String = PLACES
        .iter()
        .filter(|(_, _, may)| visit.may(may))
        .map(|(href, words, _)| {
            let current = if *href == here { " aria-current=\"true\"" } else { "" };
            format!("<li><a href=\"{href}\"{current}>{}</a></li>", esc(words))
        })
        .collect();
    Html(format!("<nav class=\"kith-no-print\" aria-label=\"Audit\"><ul class=\"kith-choices\">{items}</ul></nav>"))
}
