//! Tabs above a list: each leads to its list, and its number is the list's count.

use page::{Html, esc};

/// One tab.
pub struct Tab {
    /// Its words.
    pub words: String,
    /// Where it leads; ours, and escaped here.
    pub href: String,
    /// How many the list holds, where that is counted.
    pub count: Option<i64>,
    /// Whether it is the list that is read.
    pub here: bool,
}

/// Draws them.
pub fn tabs(label: &str, all: &[Tab]) -> Html {
    let items: String = all
        .iter()
        .map(|t| {
            let here = if t.here { " aria-current=\"true\"" } else { "" };
            let count = t.count.map_or(String::new(), |n| format!(" <b>{n}</b>"));
            format!("<li><a href=\"{}\"{here}>{}{count}</a></li>", esc(&t.href), esc(&t.words))
        })
        .collect();
    Html(format!(
        "<nav class=\"kith-no-print\" aria-label=\"{}\"><ul class=\"kith-choices\">{items}</ul></nav>",
        esc(label)
    ))
}
