//! The eleven lists that an inspection asks for (Annex A), held against their layout.
//!
//! Source: Ofsted, inspecting local authority children's services (ILACS), Annex A: dataset.

mod answers;
mod checks;
mod collection;
mod column;
mod lists;
mod read;

pub use checks::{HEADS, official};
pub use collection::Collection;
pub use column::{Column, Holds, List};
pub use lists::LISTS;
pub use read::{Lists, is_list};

use crate::check::Layout;
use std::sync::LazyLock;

/// The lists as tables, `List 1` to `List 11`.
pub fn tables() -> &'static [Layout] {
    static TABLES: LazyLock<Vec<Layout>> = LazyLock::new(|| {
        let layout = |list: &'static List| Layout {
            name: list.title,
            file: list.file,
            // Eleven lists once in the life of the program.
            columns: Box::leak(list.columns.iter().map(|column| column.name).collect::<Box<[&'static str]>>()),
        };
        LISTS.iter().map(layout).collect()
    });
    &TABLES
}

#[cfg(test)]
mod tests;
