//! The one table.

use crate::{Html, esc};

/// Headings and rows of safe cells.
#[derive(Debug, Clone, Default)]
pub struct Table<'a> {
    /// Read out before the table.
    pub caption: &'a str,
    /// A word over each column.
    pub heads: &'a [&'a str],
    /// The rows.
    pub rows: Vec<Vec<Html>>,
}

/// Draws it; on a phone each row becomes a list.
pub fn table(table: &Table<'_>) -> Html {
    let heads: String = table
        .heads
        .iter()
        .map(|h| match *h {
            // Over a column of buttons: no heading, and none that is empty.
            "" => "<td class=\"govuk-table__header\"></td>".to_owned(),
            head => format!("<th scope=\"col\" class=\"govuk-table__header\">{}</th>", esc(head)),
        })
        .collect();
    let rows: String = table
        .rows
        .iter()
        .map(|row| {
            let cells: String = row
                .iter()
                .zip(table.heads)
                .map(|(cell, head)| format!("<td class=\"govuk-table__cell\" data-label=\"{}\">{cell}</td>", esc(head)))
                .collect();
            format!("<tr class=\"govuk-table__row\">{cells}</tr>")
        })
        .collect();
    Html(format!(
        "<div class=\"kith-wide\"><table class=\"govuk-table kith-stack\"><caption class=\"govuk-table__caption govuk-table__caption--s\">{}</caption><thead class=\"govuk-table__head\"><tr class=\"govuk-table__row\">{heads}</tr></thead><tbody class=\"govuk-table__body\">{rows}</tbody></table></div>",
        esc(table.caption)
    ))
}
