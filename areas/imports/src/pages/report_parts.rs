//! A report as a page shows it.

use crate::telling::{besides, counted, figure, outcomes, people};
use crate::words::{Note, NoteKind, Report};
use askama::Template;
use page::parts::{Table, table};
use page::{Html, esc};

/// Notes of one kind, and numbers, that a page lists.
const LISTED: usize = 300;

#[derive(Template)]
#[template(path = "pages/report_parts.html")]
struct Parts {
    people: String,
    besides: String,
    unnamed: String,
    rows: Option<(String, &'static str)>,
    decide: Html,
    tables: Html,
    tasks: Html,
    notes: Vec<(String, Html, usize)>,
    ignored: Vec<String>,
}

/// How a report is shown.
pub struct Shown {
    /// Where every row can be had.
    pub rows: String,
    /// Whether Kith numbers lead to records.
    pub linked: bool,
}

fn text(cells: &[&str]) -> Vec<Html> {
    cells.iter().map(|c| Html(esc(c))).collect()
}

/// Shows it.
pub fn report_parts(report: &Report, shown: &Shown) -> Html {
    let decide: Vec<&Note> = report.noted(NoteKind::Decide).collect();
    let mut notes: Vec<(String, Html, usize)> = NoteKind::ALL
        .into_iter()
        .filter(|kind| *kind != NoteKind::Decide)
        .map(|kind| (kind, report.noted(kind).collect::<Vec<_>>()))
        .filter(|(_, of)| !of.is_empty())
        .map(|(kind, of)| (titled(kind.words(), of.len()), listed(&of), of.len().saturating_sub(LISTED)))
        .collect();
    if !report.numbers.is_empty() {
        let all = titled("Each person of the files and their record", report.numbers.len());
        notes.push((all, numbers(report, shown), report.numbers.len().saturating_sub(LISTED)));
    }
    Html::of(&Parts {
        people: people(report),
        besides: besides(report),
        unnamed: if report.unnamed == 0 {
            String::new()
        } else {
            let have = counted(report.unnamed, "record has", "records have");
            format!("{have} no name yet: give names.csv with the columns CHILD, GIVEN and FAMILY.")
        },
        rows: Some((shown.rows.clone(), "Every row and what became of it (CSV)")),
        decide: if decide.is_empty() { Html::default() } else { for_a_person(&decide) },
        tables: tallies(report),
        tasks: tasks(report),
        notes,
        ignored: report.ignored.clone(),
    })
}

fn titled(words: &str, count: usize) -> String {
    format!("{words} ({})", figure(u64::try_from(count).unwrap_or(u64::MAX)))
}

fn for_a_person(notes: &[&Note]) -> Html {
    Html(format!(
        "<section class=\"kith-card\"><h2 class=\"kith-card__title\">{} <a class=\"govuk-link\" href=\"/import/decide\">Decide</a></h2>{}</section>",
        titled(NoteKind::Decide.words(), notes.len()),
        listed(notes)
    ))
}

fn listed(notes: &[&Note]) -> Html {
    let rows = notes.iter().take(LISTED).map(|note| {
        let place = note.place.as_ref().map(ToString::to_string).unwrap_or_default();
        text(&[&note.who, &place, &note.words])
    });
    table(&Table { caption: "", heads: &["Number", "Where", "What"], rows: rows.collect() })
}

fn numbers(report: &Report, shown: &Shown) -> Html {
    let rows = report.numbers.iter().take(LISTED).map(|(who, kith)| {
        let read = record::identifiers::KithNumber::parse(kith).map_or_else(|_| kith.clone(), |n| n.to_string());
        let link = if shown.linked {
            format!("<a class=\"govuk-link kith-code\" href=\"/people/{}\">{}</a>", esc(kith), esc(&read))
        } else {
            format!("<span class=\"kith-code\">{}</span>", esc(&read))
        };
        vec![Html(esc(who)), Html(link)]
    });
    table(&Table { caption: "", heads: &["Number in the file", "Kith number"], rows: rows.collect() })
}

/// File by file.
fn tallies(report: &Report) -> Html {
    let rows = report.tallies.iter().map(|t| text(&[&t.file, &figure(t.rows), &outcomes(t)]));
    let heads = ["File", "Rows", "What became of them"];
    table(&Table { caption: "Every row, accounted for", heads: &heads, rows: rows.collect() })
}

fn tasks(report: &Report) -> Html {
    if report.tasks.is_empty() {
        return Html::default();
    }
    let rows = report.tasks.iter().map(|(words, n)| text(&[words, &figure(*n)])).collect();
    let caption = "Tasks for what is missing, sooner the greater the risk";
    table(&Table { caption, heads: &["Task", "Children"], rows })
}
