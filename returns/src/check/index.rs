//! Which rows are about which child.

use super::layout::Source;
use std::collections::HashMap;

/// The children of a collection, and where their rows stand in each table of one or several years.
#[derive(Debug, Clone, Default)]
pub struct Index {
    ids: Vec<String>,
    tables: Vec<Rows>,
}

/// The rows of one table, child after child.
#[derive(Debug, Clone, Default)]
struct Rows {
    starts: Vec<u32>,
    rows: Vec<u32>,
}

impl Index {
    /// Groups the rows of every table by the column that names the child. Rows that name nobody are kept together.
    ///
    /// `tables` are a source and a table of it, in the order in which [`Index::rows`] asks for them.
    pub fn new(tables: &[(&Source, usize)], id: &str) -> Index {
        let mut known: HashMap<&str, u32> = HashMap::new();
        let mut ids = Vec::new();
        let mut children_of = Vec::with_capacity(tables.len());
        for (source, table) in tables {
            let mut children = Vec::new();
            if let Some(grid) = source.grid(*table) {
                let column = grid.column(id);
                for row in 0..grid.rows() {
                    let name = column.and_then(|column| grid.cell(row, column)).unwrap_or_default();
                    let next = ids.len() as u32;
                    children.push(*known.entry(name).or_insert_with(|| {
                        ids.push(name.to_owned());
                        next
                    }));
                }
            }
            children_of.push(children);
        }
        let count = ids.len();
        Index { ids, tables: children_of.iter().map(|children| Rows::new(children, count)).collect() }
    }

    /// How many groups of rows: the children, and one more for rows that name nobody.
    pub fn children(&self) -> usize {
        self.ids.len()
    }

    /// How many children rows name; rows that name nobody are not a child.
    pub fn named(&self) -> usize {
        self.ids.iter().filter(|id| !id.is_empty()).count()
    }

    /// A child's own number in the collection; empty for rows that name nobody.
    pub fn id(&self, child: usize) -> &str {
        self.ids.get(child).map_or("", String::as_str)
    }

    /// Which child goes by this number.
    pub fn child(&self, id: &str) -> Option<usize> {
        self.ids.iter().position(|known| known == id)
    }

    /// The rows of a table that are about a child, in the order of the file.
    pub fn rows(&self, table: usize, child: usize) -> &[u32] {
        self.tables.get(table).map_or(&[], |rows| rows.of(child))
    }
}

impl Rows {
    fn new(children: &[u32], count: usize) -> Rows {
        let mut starts = vec![0u32; count + 1];
        for child in children {
            if let Some(start) = starts.get_mut(*child as usize + 1) {
                *start += 1;
            }
        }
        let mut sum = 0;
        for start in &mut starts {
            sum += *start;
            *start = sum;
        }
        let (mut next, mut rows) = (starts.clone(), vec![0u32; children.len()]);
        for (row, child) in (0u32..).zip(children) {
            if let Some(at) = next.get_mut(*child as usize) {
                if let Some(slot) = rows.get_mut(*at as usize) {
                    *slot = row;
                }
                *at += 1;
            }
        }
        Rows { starts, rows }
    }

    fn of(&self, child: usize) -> &[u32] {
        let (start, end) = (self.starts.get(child), self.starts.get(child + 1));
        start.zip(end).and_then(|(start, end)| self.rows.get(*start as usize..*end as usize)).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{check::Layout, grid::Grid};

    #[test]
    fn a_childs_rows_are_found_in_every_table_in_the_order_of_the_file() {
        let layout = Layout { name: "T", file: "t.csv", columns: &["CHILD"] };
        let mut source = Source::new(2);
        for (table, ids) in [(0, vec!["a", "b", "a"]), (1, vec!["c", "a", ""])] {
            let mut grid = Grid::new(["CHILD"]);
            for id in ids {
                grid.push([(!id.is_empty()).then_some(id)]).unwrap();
            }
            source.give(table, &layout, grid);
        }
        let index = Index::new(&[(&source, 0), (&source, 1)], "CHILD");
        assert_eq!((index.children(), index.named()), (4, 3));
        assert_eq!((index.rows(0, 0), index.rows(1, 0)), (&[0, 2][..], &[1][..]));
        assert_eq!((index.id(2), index.rows(0, 2), index.rows(1, 2)), ("c", &[][..], &[0][..]));
        assert_eq!(
            (index.id(3), index.rows(1, 3), index.rows(7, 3), index.rows(0, 9)),
            ("", &[2][..], &[][..], &[][..])
        );
    }
}
