//! Annex A's lists as tables.

use super::shapes::Table;
use crate::annex_a::{Holds, LISTS, tables as layouts};
use crate::cell;
use crate::check::Source;

/// The lists that were given, in Ofsted's order and with Ofsted's columns; days are written dd/mm/yyyy.
pub(super) fn tables(source: &Source) -> Vec<Table> {
    let lists = LISTS.iter().zip(layouts()).enumerate();
    lists
        .filter_map(|(at, (list, layout))| {
            let mut table = Table::of(source, at, layout, layout.columns)?;
            for (column, row) in list.columns.iter().zip(0..) {
                match column.holds {
                    Holds::Day => table.change(row, |text| {
                        let day = cell::day(text)?;
                        Some(format!("{:02}/{:02}/{:04}", day.day(), day.month(), day.year()))
                    }),
                    Holds::Count => table.counts.push(row),
                    Holds::Id | Holds::Text | Holds::Postcode | Holds::Code(_) => {}
                }
            }
            Some(table)
        })
        .collect()
}
