//! One child: the rules that fail, with what would satisfy each, and the rows with the cells that fail marked.

use super::explain::explained;
use super::wrapped;
use crate::Answer;
use crate::check::{Problem, Report, ShownTable};
use std::fmt::Write;

const WIDTH: usize = 110;

/// What fails of a child and where. `None` when the files do not name the child.
pub fn child(answer: &Answer, report: &Report<'_>, id: &str) -> Option<String> {
    let problems: Vec<&Problem<'_>> =
        report.errors.iter().filter(|problem| problem.child == id && problem.row.is_some()).collect();
    let tables = answer.rows_of(id, &problems);
    if tables.is_empty() {
        return None;
    }
    let mut said = format!("Child {id}\n");
    let mut rules: Vec<&str> = problems.iter().map(|problem| problem.rule).collect();
    rules.dedup();
    if rules.is_empty() {
        said.push_str("No row of this child fails a rule that was run.\n");
    }
    for rule in rules {
        let message = answer.official(rule).map_or("", |official| &official.message);
        let _ = writeln!(said, "\n{rule}  {}", wrapped(message, WIDTH - 10, 6));
        if let Some(put_right) = explained(answer.kind, rule).map(|e| e.put_right).filter(|words| !words.is_empty()) {
            let _ = writeln!(said, "      To put it right: {}", wrapped(put_right, WIDTH - 24, 6));
        }
    }
    tables.iter().for_each(|table| rows(&mut said, table));
    Some(said)
}

/// A table with its columns under each other; a cell that fails stands between arrows.
fn rows(said: &mut String, table: &ShownTable<'_>) {
    let cell = |text: &str, fails: bool| {
        if fails { format!("»{}«", if text.is_empty() { " " } else { text }) } else { text.to_owned() }
    };
    let lines: Vec<Vec<String>> =
        table.rows.iter().map(|row| row.cells.iter().map(|c| cell(c.text, !c.fails.is_empty())).collect()).collect();
    let width = |at: usize, heading: &str| {
        lines
            .iter()
            .filter_map(|line| line.get(at))
            .map(|text| text.chars().count())
            .chain([heading.chars().count()])
            .max()
            .unwrap_or(0)
    };
    let widths: Vec<usize> = table.columns.iter().enumerate().map(|(at, heading)| width(at, heading)).collect();
    let line = |cells: &[String]| {
        let padded = cells.iter().zip(&widths).map(|(text, width)| format!("{text:<width$}"));
        padded.collect::<Vec<_>>().join("  ").trim_end().to_owned()
    };
    let _ = writeln!(said, "\n{}\n  row  {}", table.table, line(table.columns));
    for (row, cells) in table.rows.iter().zip(&lines) {
        let fails: Vec<&str> = {
            let mut all: Vec<&str> = row.cells.iter().flat_map(|c| c.fails.iter().copied()).collect();
            all.sort_unstable();
            all.dedup();
            all
        };
        let _ = writeln!(
            said,
            "{:>5}  {}{}",
            row.row,
            line(cells),
            if fails.is_empty() { String::new() } else { format!("   ← {}", fails.join(", ")) }
        );
    }
}
