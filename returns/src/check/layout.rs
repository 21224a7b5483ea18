//! The tables of a collection, as data and as typed rows.

use crate::grid::Grid;

/// One table of a collection.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Layout {
    /// Its name in rules and reports.
    pub name: &'static str,
    /// The name its file goes by.
    pub file: &'static str,
    /// Its columns: those of the published layout and, after them, those worked out.
    pub columns: &'static [&'static str],
}

/// One year's tables as they came, found by the layout's columns.
#[derive(Debug, Clone, Default)]
pub struct Source {
    grids: Vec<Option<Grid>>,
    places: Vec<Vec<Option<usize>>>,
}

impl Source {
    /// No table yet, for so many.
    pub fn new(tables: usize) -> Source {
        Source { grids: vec![None; tables], places: vec![Vec::new(); tables] }
    }

    /// Gives a table; one given before under the same number is replaced.
    pub fn give(&mut self, table: usize, layout: &Layout, grid: Grid) {
        let places = layout.columns.iter().map(|column| grid.column(column)).collect();
        if let (Some(slot), Some(at)) = (self.grids.get_mut(table), self.places.get_mut(table)) {
            (*slot, *at) = (Some(grid), places);
        }
    }

    /// A table as it came; `None` when it was not given.
    pub fn grid(&self, table: usize) -> Option<&Grid> {
        self.grids.get(table)?.as_ref()
    }

    /// Where each column of the layout stands in a table that was given.
    pub fn places(&self, table: usize) -> &[Option<usize>] {
        self.places.get(table).map_or(&[], Vec::as_slice)
    }

    /// Whether a table was given with this column of its layout.
    pub fn has(&self, table: usize, column: &str) -> bool {
        self.grid(table).is_some_and(|grid| grid.column(column).is_some())
    }
}

/// Declares a collection's tables: an enum of them, a typed row for each, and one child's rows of all.
macro_rules! tables {
    ($( $(#[$doc:meta])* $table:ident($file:literal) $field:ident: $row:ident {
        $($name:ident $column:literal $kind:ident),* $(,)?
    })*) => {
        /// The tables of the collection, in its own order.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Table { $( $(#[$doc])* $table, )* }

        /// Every table, in the order of [`Table`].
        pub const TABLES: &[$crate::check::Layout] = &[ $( $crate::check::Layout {
            name: stringify!($table), file: $file, columns: &[$($column),*],
        }, )* ];

        $(
            $(#[$doc])*
            #[derive(Debug, Clone, Copy, PartialEq)]
            pub struct $row<'a> {
                /// Which row of the table, from 0.
                pub row: u32,
                $( #[doc = concat!("Column ", $column, ".")] pub $name: $kind<'a>, )*
            }

            impl<'a> $row<'a> {
                fn read(grid: &'a $crate::grid::Grid, places: &[Option<usize>], row: u32) -> $row<'a> {
                    let mut places = places.iter().copied();
                    let mut cell = || places.next().flatten().and_then(|at| grid.cell(row as usize, at));
                    $row { row, $( $name: $kind::read(cell()), )* }
                }
            }

            impl $crate::check::Row for $row<'_> {
                fn table(&self) -> u8 { Table::$table as u8 }
                fn row(&self) -> u32 { self.row }
            }
        )*

        /// The rows of all tables that are about one child, in the order of the files.
        #[derive(Debug, Clone, Default, PartialEq)]
        pub struct Rows<'a> { $( $(#[$doc])* pub $field: Vec<$row<'a>>, )* }

        impl<'a> Rows<'a> {
            /// Reads the rows that `of` names for each table.
            pub fn read<'i>(source: &'a $crate::check::Source, of: impl Fn(usize) -> &'i [u32]) -> Rows<'a> {
                let mut rows = Rows::default();
                $( if let Some(grid) = source.grid(Table::$table as usize) {
                    let places = source.places(Table::$table as usize);
                    rows.$field = of(Table::$table as usize).iter().map(|row| $row::read(grid, places, *row)).collect();
                } )*
                rows
            }
        }
    };
}
pub(crate) use tables;
