//! Examples of rules, written to be read: they are the rules' tests and what `explain` shows.
//!
//! ```text
//! == 1003
//! means: The council decided on adoption before the child came into its care.
//! put right: Check both days; the decision comes on or after the day on which the period of care began.
//! Episodes: CHILD DECOM RNE
//!   A1 01/05/2024 S
//! PlacedAdoption: CHILD DATE_PLACED
//! ! A1 02/04/2024
//! ```
//!
//! A row that fails begins with `!`. A dash is nothing, `_` is a space. `last Episodes:` is last year's table.
//! `== 101 2022` is the version that came in with 2022-23; without a year, the newest version. `whole fails` says that
//! the collection as a whole fails. `set:` gives what is known beside the tables: `set: year 2024-25`, `set: authority E10000016`,
//! `set: xml`, `set: provider SC1 places=K1,K2 kinds=PR4 postcode=AB12CD ended=01/04/2024 authority=E10000016`,
//! `set: postcode AB1_2CD 400000 300000 E10000016`.

use super::layout::{Layout, Source};
use crate::grid::Grid;

/// An example of one version of a rule.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Example {
    /// The rule's code.
    pub code: String,
    /// The first year of the version; the newest version when nothing is said.
    pub first: Option<i16>,
    /// What the rule means, in plain words.
    pub means: String,
    /// What would satisfy it.
    pub put_right: String,
    /// What is known beside the tables, each in words.
    pub set: Vec<Vec<String>>,
    /// The tables.
    pub tables: Vec<ExampleTable>,
    /// The collection as a whole fails.
    pub whole_fails: bool,
}

/// A table of an example.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ExampleTable {
    /// Its name.
    pub name: String,
    /// Last year's.
    pub last: bool,
    /// Its headings.
    pub columns: Vec<String>,
    /// Its rows.
    pub rows: Vec<NotedRow>,
}

/// A row of an example.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct NotedRow {
    /// It fails.
    pub fails: bool,
    /// Its cells.
    pub cells: Vec<Option<String>>,
}

/// A line of the examples that cannot be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("line {line}, “{text}”: {expected}")]
pub struct ExampleFault {
    /// The line, from 1.
    pub line: usize,
    /// What stands there.
    pub text: String,
    /// What was expected.
    pub expected: &'static str,
}

impl Example {
    /// Reads a file of examples.
    pub fn read(text: &str) -> Result<Vec<Example>, ExampleFault> {
        let mut examples: Vec<Example> = Vec::new();
        for (line, text) in (1..).zip(text.lines()).filter(|(_, text)| !text.trim().is_empty()) {
            let fault = |expected| ExampleFault { line, text: text.to_owned(), expected };
            if let Some(head) = text.strip_prefix("== ") {
                examples.push(head_of(head).ok_or_else(|| fault("expected a code, then perhaps a year"))?);
                continue;
            }
            let example = examples.last_mut().ok_or_else(|| fault("expected == and a code before anything else"))?;
            example.take(text).map_err(fault)?;
        }
        Ok(examples)
    }

    fn take(&mut self, text: &str) -> Result<(), &'static str> {
        let text = text.trim();
        if let Some(words) = text.strip_prefix("means: ") {
            self.means = words.to_owned();
        } else if let Some(words) = text.strip_prefix("put right: ") {
            self.put_right = words.to_owned();
        } else if let Some(words) = text.strip_prefix("set: ") {
            self.set.push(words.split_whitespace().map(spaced).collect());
        } else if text == "whole fails" {
            self.whole_fails = true;
        } else if let Some((name, columns)) = text.split_once(':') {
            let (name, last) = name.strip_prefix("last ").map_or((name, false), |name| (name, true));
            let columns = columns.split_whitespace().map(str::to_owned).collect();
            self.tables.push(ExampleTable { name: name.to_owned(), last, columns, rows: Vec::new() });
        } else {
            let table = self.tables.last_mut().ok_or("expected a table and its headings before a row")?;
            let (fails, cells) = text.strip_prefix('!').map_or((false, text), |cells| (true, cells));
            let cells: Vec<Option<String>> =
                cells.split_whitespace().map(|cell| (cell != "-").then(|| spaced(cell))).collect();
            if cells.len() != table.columns.len() {
                return Err("expected as many cells as there are headings");
            }
            table.rows.push(NotedRow { fails, cells });
        }
        Ok(())
    }

    /// This year's and last year's tables. Errors: a table that the collection does not have.
    pub fn sources(&self, tables: &[Layout]) -> Result<(Source, Source), String> {
        let (mut this, mut last) = (Source::new(tables.len()), Source::new(tables.len()));
        for table in &self.tables {
            let found = tables.iter().enumerate().find(|(_, layout)| layout.name == table.name);
            let (at, layout) = found.ok_or_else(|| format!("{}: there is no table {}", self.code, table.name))?;
            if let Some(unknown) = table.columns.iter().find(|c| !layout.columns.contains(&c.as_str())) {
                return Err(format!("{}: {} has no column {unknown}", self.code, table.name));
            }
            let mut grid = Grid::new(table.columns.iter().map(String::as_str));
            for row in &table.rows {
                grid.push(row.cells.iter().map(Option::as_deref)).map_err(|why| why.to_string())?;
            }
            if table.last { &mut last } else { &mut this }.give(at, layout, grid);
        }
        Ok((this, last))
    }

    /// The rows that fail, as table and row, in order.
    pub fn failing(&self) -> Vec<(String, u32)> {
        let of = |table: &ExampleTable| {
            let rows = (0u32..).zip(table.rows.clone()).filter(|(_, row)| row.fails && !table.last);
            rows.map(|(row, _)| (table.name.clone(), row)).collect::<Vec<_>>()
        };
        let mut all: Vec<(String, u32)> = self.tables.iter().flat_map(of).collect();
        all.sort();
        all
    }
}

fn head_of(head: &str) -> Option<Example> {
    let mut words = head.split_whitespace();
    let code = words.next()?.to_owned();
    let first = match words.next() {
        Some(year) => Some(year.parse().ok()?),
        None => None,
    };
    Some(Example { code, first, ..Example::default() })
}

fn spaced(word: &str) -> String {
    word.replace('_', " ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_example_is_read_with_its_rows_that_fail() {
        let text = "== 1 2024\nmeans: Because.\nset: provider SC1 postcode=A_B\nHeader: CHILD DOB\n! A1 -\n  B2 x_y\nlast Header: CHILD\n A1\n";
        let example = Example::read(text).unwrap().remove(0);
        assert_eq!((example.code.as_str(), example.first, example.means.as_str()), ("1", Some(2024), "Because."));
        assert_eq!(example.set, [["provider", "SC1", "postcode=A B"]]);
        assert_eq!(example.failing(), [("Header".to_owned(), 0)]);
        assert_eq!(example.tables[0].rows[1].cells, [Some("B2".to_owned()), Some("x y".to_owned())]);
        assert!(example.tables[1].last);
    }

    #[test]
    fn a_line_that_does_not_fit_is_named() {
        let fault = Example::read("== 1\nHeader: CHILD DOB\n A1").unwrap_err();
        assert_eq!(fault.to_string(), "line 3, “ A1”: expected as many cells as there are headings");
        assert!(Example::read("A1").unwrap_err().expected.contains("== and a code"));
    }
}
