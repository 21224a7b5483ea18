//! A report as a page shows it.

use crate::telling::{capital, figure, people};
use crate::words::{Note, Report};
use askama::Template;
use page::parts::{Table, table};
use page::{Html, esc};

/// Notes of one kind that a page lists.
const LISTED: usize = 500;

#[derive(Template)]
#[template(path = "pages/report_parts.html")]
struct Parts {
    people: String,
    entries: String,
    tables: Html,
    tasks: Html,
    notes: Vec<(String, Html, usize)>,
    ignored: Vec<String>,
}

fn text(cells: &[&str]) -> Vec<Html> {
    cells.iter().map(|c| Html(esc(c))).collect()
}

/// Shows it.
pub fn report_parts(report: &Report) -> Html {
    let rows = report.tallies.iter().map(|t| {
        let figures = [t.rows, t.new, t.changed, t.known, t.told_again, t.nothing_to_tell, t.left_aside].map(figure);
        let cells: Vec<&str> = std::iter::once(t.table.as_str()).chain(figures.iter().map(String::as_str)).collect();
        text(&cells)
    });
    let heads = [
        "Table",
        "Rows",
        "New",
        "Changed",
        "Known already",
        "In this year's file too",
        "Nothing to tell",
        "Left aside",
    ];
    let tables = table(&Table { caption: "Every row, accounted for", heads: &heads, rows: rows.collect() });
    let tasks = if report.tasks.is_empty() {
        Html::default()
    } else {
        let rows = report.tasks.iter().map(|(kind, n)| text(&[kind, &figure(*n)])).collect();
        table(&Table {
            caption: "Tasks for what is missing, the greatest risk first",
            heads: &["Task", "Children"],
            rows,
        })
    };
    let mut kinds: Vec<&str> = report.notes.iter().map(|n| n.what.as_str()).collect();
    kinds.sort_unstable();
    kinds.dedup();
    let notes = kinds.into_iter().map(|kind| {
        let of: Vec<&Note> = report.notes.iter().filter(|n| n.what == kind).collect();
        let rows = of.iter().take(LISTED).map(|n| text(&[&n.who, &n.place, &n.words])).collect();
        let title = format!("{} ({})", capital(kind), figure(u64::try_from(of.len()).unwrap_or(u64::MAX)));
        let list = table(&Table { caption: "", heads: &["Number", "Where", "What"], rows });
        (title, list, of.len().saturating_sub(LISTED))
    });
    Html::of(&Parts {
        people: people(report),
        entries: figure(report.entries),
        tables,
        tasks,
        notes: notes.collect(),
        ignored: report.ignored.clone(),
    })
}
