//! A table as it came: cells of text under headings, kept in one piece of memory.

/// The bit of a cell's end that says nothing was given there.
const MISSING: u32 = 1 << 31;

/// A table's cells, row after row. An empty cell of a file is missing; an empty text can only be given by a test.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Grid {
    columns: Vec<String>,
    text: String,
    ends: Vec<u32>,
}

/// More text than a table can hold: 2 GiB.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the table holds more than 2 GiB of text; split it by team or by year and check the parts")]
pub struct TooLong;

impl Grid {
    /// A table without rows.
    pub fn new<S: Into<String>>(columns: impl IntoIterator<Item = S>) -> Grid {
        Grid { columns: columns.into_iter().map(Into::into).collect(), ..Grid::default() }
    }

    /// The headings, from the left.
    pub fn columns(&self) -> &[String] {
        &self.columns
    }

    /// Where a heading stands, from 0.
    pub fn column(&self, name: &str) -> Option<usize> {
        self.columns.iter().position(|column| column == name)
    }

    /// How many rows.
    pub fn rows(&self) -> usize {
        self.ends.len().checked_div(self.columns.len()).unwrap_or(0)
    }

    /// Adds a row: as many cells as there are headings; those that are not given are missing.
    pub fn push<C: AsRef<str>>(&mut self, cells: impl IntoIterator<Item = Option<C>>) -> Result<(), TooLong> {
        let mut cells = cells.into_iter();
        for _ in 0..self.columns.len() {
            let cell = cells.next().flatten();
            self.text.push_str(cell.as_ref().map_or("", AsRef::as_ref));
            let end = u32::try_from(self.text.len()).ok().filter(|end| *end < MISSING).ok_or(TooLong)?;
            self.ends.push(if cell.is_some() { end } else { end | MISSING });
        }
        Ok(())
    }

    /// Puts the letters A to Z of every cell in capitals, as the department's collections have codes.
    pub fn capitals(mut self) -> Grid {
        self.text.make_ascii_uppercase();
        self
    }

    /// The same cells under other headings, from the left; headings that are not given stay.
    pub fn renamed<S: Into<String>>(mut self, columns: impl IntoIterator<Item = S>) -> Grid {
        for (slot, name) in self.columns.iter_mut().zip(columns) {
            *slot = name.into();
        }
        self
    }

    /// What stands in a row and column, both from 0; `None` when nothing does.
    pub fn cell(&self, row: usize, column: usize) -> Option<&str> {
        if column >= self.columns.len() {
            return None;
        }
        let at = row.checked_mul(self.columns.len())?.checked_add(column)?;
        let end = *self.ends.get(at)?;
        if end & MISSING != 0 {
            return None;
        }
        let start = match at {
            0 => 0,
            _ => *self.ends.get(at - 1)? & !MISSING,
        };
        self.text.get(start as usize..end as usize)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_found_again_and_missing_is_not_empty() {
        let mut grid = Grid::new(["CHILD", "DOB"]);
        grid.push([Some("A1"), None]).unwrap();
        grid.push([Some(""), Some("01/04/2020"), Some("beyond")]).unwrap();
        grid.push([Some("Zoë")]).unwrap();
        assert_eq!(grid.rows(), 3);
        assert_eq!((grid.cell(0, 0), grid.cell(0, 1)), (Some("A1"), None));
        assert_eq!((grid.cell(1, 0), grid.cell(1, 1)), (Some(""), Some("01/04/2020")));
        assert_eq!(
            (grid.cell(2, 0), grid.cell(2, 1), grid.cell(2, 2), grid.cell(3, 0)),
            (Some("Zoë"), None, None, None)
        );
        assert_eq!((grid.column("DOB"), grid.column("dob")), (Some(1), None));
    }
}
