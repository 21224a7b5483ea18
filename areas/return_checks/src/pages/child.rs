//! One child of the files: the rules that fail, what would satisfy each, and the rows side by side with the cells that fail
//! marked.

use super::showing::{at, child_words, fails, record_words, rule_link};
use crate::answering::{on_record, opened};
use crate::rules::filter;
use crate::words::{Check, OnRecord};
use askama::Template;
use page::parts::{Table, table};
use page::{Fail, Html, Reply, Visit};
use returns::check::{Problem, ShownCell, ShownRow, ShownTable};
use returns::output::explained;

/// Rows that stand side by side; more stand below. Source: local, what a desk's screen shows without moving sideways.
const SIDE_BY_SIDE: usize = 6;

#[derive(Template)]
#[template(path = "pages/child.html")]
struct ChildPage {
    back: (String, String),
    title: String,
    record: Html,
    teams: String,
    rules: Html,
    rows: Vec<Html>,
}

/// GET /returns/{check}/children/{child}
pub fn read(visit: &Visit) -> Result<Reply, Fail> {
    let (check, answer) = opened(visit)?;
    let report = answer.report();
    let place = usize::try_from(visit.id("child")?).ok().and_then(|place| place.checked_sub(1));
    let child = place.and_then(|place| report.children.get(place)).ok_or(Fail::NotFound)?.child;
    let problems: Vec<&Problem<'_>> =
        report.errors.iter().filter(|problem| problem.child == child && problem.row.is_some()).collect();
    let mut codes: Vec<&str> = problems.iter().map(|problem| problem.rule).collect();
    codes.dedup();
    let rule = |code: &&str| {
        let message = answer.official(code).map_or("", |official| &official.message);
        let put_right = explained(check.kind, code).map_or("", |explained| explained.put_right);
        vec![rule_link(&check, code), Html::text(message), Html::text(put_right)]
    };
    let rules = Table {
        caption: "What fails, and what would satisfy it",
        heads: &["Rule", "What it says", "To put it right"],
        rows: codes.iter().map(rule).collect(),
    };
    let known = match child {
        "" => OnRecord::Not,
        child => {
            let mut known = visit.read(|r| on_record(visit, r, check.kind, &[child]))?;
            known.remove(child).unwrap_or(OnRecord::Not)
        }
    };
    let teams = match &known {
        OnRecord::Open { .. } => filter::teams(&known).iter().map(|(_, words)| *words).collect::<Vec<_>>().join(", "),
        OnRecord::Not | OnRecord::Closed => String::new(),
    };
    let tables = answer.rows_of(child, &problems);
    let name = if child.is_empty() { child_words(child).to_owned() } else { format!("Child {child}") };
    let body = ChildPage {
        back: (at(&check), check.title()),
        title: format!("{name}: {}", fails(problems.len())),
        record: if child.is_empty() { Html::default() } else { record_words(&known) },
        teams,
        rules: table(&rules),
        rows: tables.iter().flat_map(|shown| side_by_side(&check, shown)).collect(),
    };
    // A title stays in a browser's history, so that it does not say who.
    visit.page(format!("{}: rows of one child", check.title()), &body)
}

/// A table with a line for each column and its rows beside each other. Columns in which nothing stands are left out.
fn side_by_side(check: &Check, shown: &ShownTable<'_>) -> Vec<Html> {
    let filled = |at: usize| {
        let cells = shown.rows.iter().filter_map(|row| row.cells.get(at));
        cells.into_iter().any(|cell| !cell.text.is_empty() || !cell.fails.is_empty())
    };
    let part = |rows: &[ShownRow<'_>]| {
        let heads: Vec<String> = rows.iter().map(|row| format!("Row {}", row.row)).collect();
        let heads: Vec<&str> = ["Column"].into_iter().chain(heads.iter().map(String::as_str)).collect();
        let columns = shown.columns.iter().enumerate().filter(|(at, _)| filled(*at));
        let line = |(at, name): (usize, &String)| {
            let cells = rows.iter().map(|row| row.cells.get(at).map_or_else(Html::default, |cell| marked(check, cell)));
            [Html::text(name)].into_iter().chain(cells).collect()
        };
        table(&Table { caption: shown.table, heads: &heads, rows: columns.map(line).collect() })
    };
    shown.rows.chunks(SIDE_BY_SIDE).map(part).collect()
}

fn marked(check: &Check, cell: &ShownCell<'_>) -> Html {
    if cell.fails.is_empty() {
        return Html::text(cell.text);
    }
    let stands = if cell.text.is_empty() { "blank" } else { cell.text };
    let rules: Vec<String> = cell.fails.iter().map(|rule| rule_link(check, rule).0).collect();
    Html(format!("<span class=\"kith-fails\"><mark>{}</mark> fails {}</span>", Html::text(stands), rules.join(", ")))
}
