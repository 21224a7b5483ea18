//! A child's rows as they came, with the cells that fail marked.

use super::{Index, Layout, Problem, Source};

/// The rows of one table that are about one child.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ShownTable<'a> {
    /// The table's name.
    pub table: &'static str,
    /// Its headings as they came.
    pub columns: &'a [String],
    /// The rows.
    pub rows: Vec<ShownRow<'a>>,
}

/// One row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ShownRow<'a> {
    /// Its number in the table, from 0.
    pub row: u32,
    /// Its cells.
    pub cells: Vec<ShownCell<'a>>,
}

/// One cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ShownCell<'a> {
    /// What stands there; empty when nothing does.
    pub text: &'a str,
    /// The rules that point at it.
    pub fails: Vec<&'a str>,
}

/// The rows about a child in every table that has some, in the order of the tables; `problems` are the child's own.
pub fn rows_of<'a>(
    tables: &[Layout],
    source: &'a Source,
    index: &Index,
    child: &str,
    problems: &[&Problem<'a>],
) -> Vec<ShownTable<'a>> {
    let Some(child) = index.child(child) else { return Vec::new() };
    let table = |(at, layout): (usize, &Layout)| {
        let grid = source.grid(at)?;
        let rows: Vec<ShownRow<'a>> = index
            .rows(at, child)
            .iter()
            .map(|row| {
                let of_row = problems.iter().filter(|p| p.table == layout.name && p.row == Some(*row));
                let of_row: Vec<&&Problem<'a>> = of_row.collect();
                let cell = |(column, name): (usize, &'a String)| ShownCell {
                    text: grid.cell(*row as usize, column).unwrap_or_default(),
                    fails: of_row.iter().filter(|p| p.columns.contains(&name.as_str())).map(|p| p.rule).collect(),
                };
                ShownRow { row: *row, cells: grid.columns().iter().enumerate().map(cell).collect() }
            })
            .collect();
        (!rows.is_empty()).then_some(ShownTable { table: layout.name, columns: grid.columns(), rows })
    };
    tables.iter().enumerate().filter_map(table).collect()
}
