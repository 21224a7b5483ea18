//! Facts as a list of question and answer.

use crate::{Html, esc};

/// One fact.
#[derive(Debug, Clone)]
pub struct SummaryRow {
    /// What it is.
    pub what: String,
    /// Its value.
    pub value: Html,
    /// Confirmed when and by whom, or empty.
    pub confirmed: String,
    /// A link to correct it: where and its words.
    pub act: Option<(String, String)>,
}

/// The one summary list.
pub fn summary(rows: &[SummaryRow]) -> Html {
    let items: String = rows
        .iter()
        .map(|row| {
            let confirmed = if row.confirmed.is_empty() {
                String::new()
            } else {
                format!(" <span class=\"kith-confirmed\">{}</span>", esc(&row.confirmed))
            };
            let act = row.act.as_ref().map_or(String::new(), |(to, words)| {
                format!(
                    "<dd class=\"kith-facts__act\"><a class=\"govuk-link\" href=\"{}\">{}<span class=\"govuk-visually-hidden\"> {}</span></a></dd>",
                    esc(to),
                    esc(words),
                    esc(&row.what.to_lowercase())
                )
            });
            format!("<div><dt>{}</dt><dd>{}{confirmed}</dd>{act}</div>", esc(&row.what), row.value)
        })
        .collect();
    Html(format!("<dl class=\"kith-facts\">{items}</dl>"))
}
