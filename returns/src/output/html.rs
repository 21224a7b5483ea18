//! One page that needs nothing else: to be opened in a browser, printed, or sent to a team.

use super::explain::explained;
use super::{count, counted};
use crate::Answer;
use crate::check::{Problem, Report, ShownTable};
use std::collections::BTreeMap;
use std::fmt::Write;

/// Children whose rows are shown, so that a browser can still open the page. Source: local.
const CHILDREN: usize = 2_000;

/// The style, in the page itself because the page stands alone.
const STYLE: &str = include_str!("report.css");

/// The whole report as a page.
pub fn html(answer: &Answer, report: &Report<'_>) -> String {
    let title = format!("Check of {} {}", answer.kind.words(), report.year);
    let mut page = format!(
        "<!doctype html>\n<html lang=\"en-GB\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\">\
         <title>{title}</title><style>{STYLE}</style></head><body><main>\n<h1>{title}</h1>\n",
        title = text(&title)
    );
    let _ = writeln!(
        page,
        "<p>{}; {} that were run; {}; {}.</p>",
        counted(answer.children(), "child", "children"),
        counted(report.rules.len(), "rule", "rules"),
        counted(report.errors.len(), "row fails", "rows fail"),
        counted(report.not_run.len(), "rule was not run", "rules were not run"),
    );
    rules(&mut page, answer, report);
    not_run(&mut page, report);
    aside(&mut page, report);
    children(&mut page, answer, report);
    page.push_str("</main></body></html>\n");
    page
}

/// Text as HTML shows it.
fn text(plain: &str) -> String {
    let mut safe = String::with_capacity(plain.len());
    for letter in plain.chars() {
        match letter {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            _ => safe.push(letter),
        }
    }
    safe
}

fn rules(page: &mut String, answer: &Answer, report: &Report<'_>) {
    let mut failing: Vec<_> = report.rules.iter().filter(|rule| rule.errors > 0).collect();
    failing.sort_by_key(|rule| std::cmp::Reverse(rule.errors));
    if failing.is_empty() {
        page.push_str("<p>Nothing fails the rules that were run.</p>\n");
        return;
    }
    page.push_str("<h2>By rule</h2>\n<table><thead><tr><th>Rule<th>Rows<th>Children<th>Message and what would satisfy it</tr></thead><tbody>\n");
    for rule in failing {
        let put_right = explained(answer.kind, rule.rule)
            .map_or(String::new(), |e| format!("<br><small>{}</small>", text(e.put_right)));
        let _ = writeln!(
            page,
            "<tr><th>{}<td class=\"n\">{}<td class=\"n\">{}<td>{}{put_right}</tr>",
            text(rule.rule),
            count(rule.errors),
            count(rule.children),
            text(rule.message)
        );
    }
    page.push_str("</tbody></table>\n");
}

fn not_run(page: &mut String, report: &Report<'_>) {
    if report.not_run.is_empty() {
        return;
    }
    page.push_str("<h2>Not run</h2>\n<table><thead><tr><th>Rule<th>Because<th>To run it</tr></thead><tbody>\n");
    for rule in &report.not_run {
        let _ = writeln!(page, "<tr><th>{}<td>{}<td>{}</tr>", text(rule.rule), text(&rule.reason), text(&rule.remedy));
    }
    page.push_str("</tbody></table>\n");
}

fn aside(page: &mut String, report: &Report<'_>) {
    if report.left_aside.is_empty() {
        return;
    }
    page.push_str("<h2>Left aside, or taken otherwise than it stood</h2>\n<ul>\n");
    for aside in &report.left_aside {
        let _ = writeln!(page, "<li>{}: {}", text(aside.what), text(aside.why));
    }
    page.push_str("</ul>\n");
}

fn children(page: &mut String, answer: &Answer, report: &Report<'_>) {
    if report.children.is_empty() {
        return;
    }
    let mut problems: BTreeMap<&str, Vec<&Problem<'_>>> = BTreeMap::new();
    for error in report.errors.iter().filter(|error| error.row.is_some()) {
        problems.entry(error.child).or_default().push(error);
    }
    page.push_str("<h2>By child</h2>\n");
    if report.children.len() > CHILDREN {
        let _ = writeln!(
            page,
            "<p>The {} with the most rows that fail, of {}.</p>",
            count(CHILDREN),
            count(report.children.len())
        );
    }
    for child in report.children.iter().take(CHILDREN) {
        let name = if child.child.is_empty() { "Rows without a child’s number" } else { child.child };
        let _ = writeln!(
            page,
            "<details><summary>{}: {}, {}</summary>",
            text(name),
            counted(child.errors, "row fails", "rows fail"),
            text(&child.rules.join(", "))
        );
        let own = problems.get(child.child).map_or(&[][..], Vec::as_slice);
        answer.rows_of(child.child, own).iter().for_each(|table| rows(page, table));
        page.push_str("</details>\n");
    }
}

fn rows(page: &mut String, table: &ShownTable<'_>) {
    let _ = write!(page, "<table><caption>{}</caption><thead><tr><th>Row", text(table.table));
    table.columns.iter().for_each(|column| {
        let _ = write!(page, "<th>{}", text(column));
    });
    page.push_str("</tr></thead><tbody>\n");
    for row in &table.rows {
        let _ = write!(page, "<tr><th>{}", row.row);
        for cell in &row.cells {
            let _ = match cell.fails.as_slice() {
                [] => write!(page, "<td>{}", text(cell.text)),
                rules => write!(page, "<td class=\"x\">{} <b>{}</b>", text(cell.text), text(&rules.join(", "))),
            };
        }
        page.push_str("</tr>\n");
    }
    page.push_str("</tbody></table>\n");
}
