//! The rows of the tables, typed.
//!
//! A cell left blank is `None`. Codes keep the letters of the file; what they mean, and whether they
//! may stand together, is for [`crate::codes`] and for validation.

use std::sync::Arc;

mod about_child;
mod adoption;
mod care;
mod leaving;

pub use about_child::{Header, Oc2, Uasc};
pub use adoption::{Ad1, PlacedForAdoption, PreviousPermanence};
pub use care::{Dolo, Episode, Missing, Review, SwEpisode};
pub use leaving::Oc3;

/// Where a row came from.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Source {
    /// The file, as it was named when given.
    pub file: Arc<str>,
    /// The row, counted from 0 below the headings; empty lines are not counted, rows of blank cells are.
    pub row: usize,
    /// The line in the file, counted as a spreadsheet counts: the headings are line 1.
    pub line: u64,
}

/// Writes a row's struct, its headings and its reader from one list.
macro_rules! table_row {
    (
        $(#[$about:meta])*
        $name:ident { $( $(#[$field_about:meta])* $field:ident: $kind:ident $column:literal, )* }
    ) => {
        $(#[$about])*
        #[derive(Debug, Clone, PartialEq, Eq)]
        pub struct $name {
            /// Where it was read.
            pub source: $crate::rows::Source,
            /// CHILD: the council's own identifier of the child, the same in every table and year.
            pub child: String,
            $( $(#[$field_about])* pub $field: $crate::rows::table_row!(@ $kind), )*
        }

        impl $crate::reading::Row for $name {
            fn read(cells: &mut $crate::reading::Cells<'_>) -> Option<Self> {
                let child = cells.child();
                $( let $field = cells.$kind($column); )*
                Some(Self { source: cells.source(), child: child?, $( $field, )* })
            }
        }

        impl $name {
            pub(crate) const COLUMNS: &'static [&'static str] = &["CHILD", $( $column, )*];
        }
    };
    (@ code) => { Option<String> };
    (@ day) => { Option<days::Day> };
    (@ part_day) => { Option<$crate::PartDay> };
    (@ count) => { Option<u32> };
}
pub(crate) use table_row;
