//! The census given as tables, as `convert` writes them: a file or a sheet for each.

use super::read::{Message, year_of};
use super::tables::{TABLES, Table};
use crate::check::{Layout, Source};
use crate::grid::Grid;
use crate::open::Aside;
use crate::ssda903::{bare, names};

/// Which table of the census a file or sheet is: by its name, when it has the headings that tell it from other returns.
pub(crate) fn table_of(name: &str, grid: &Grid) -> Option<(usize, &'static Layout)> {
    let named = |(_, layout): &(usize, &Layout)| {
        names(name).into_iter().map(bare).any(|given| given == bare(layout.file) || given == bare(layout.name))
    };
    let (at, layout) = TABLES.iter().enumerate().find(named)?;
    let telling = if at == Table::Header as usize { "ReferenceDate" } else { "LAchildID" };
    grid.columns().iter().any(|column| column.eq_ignore_ascii_case(telling)).then_some((at, layout))
}

/// The tables among opened files; every other is left aside. Nothing when there is none.
pub(crate) fn given(tables: Vec<(String, Grid)>, aside: &mut Vec<Aside>) -> Option<Message> {
    let (mut source, mut any) = (Source::new(TABLES.len()), false);
    for (name, grid) in tables {
        let Some((at, layout)) = table_of(&name, &grid) else {
            aside.push(Aside::note(name, "It is no table of the census, by its name and headings. It was left out."));
            continue;
        };
        if source.grid(at).is_some() {
            let why = format!("{} was given twice; this one was left out.", layout.file);
            aside.push(Aside::lost(name, why));
            continue;
        }
        let known = |given: &String| layout.columns.iter().find(|column| column.eq_ignore_ascii_case(given)).copied();
        for unknown in grid.columns().iter().filter(|column| !column.is_empty() && known(column).is_none()) {
            let why = "It is no column of the table and was left out.";
            aside.push(Aside::note(format!("{name}, column {unknown}"), why));
        }
        let headings: Vec<String> =
            grid.columns().iter().map(|given| known(given).map_or_else(|| given.clone(), str::to_owned)).collect();
        source.give(at, layout, grid.renamed(headings));
        any = true;
    }
    let header = source.grid(Table::Header as usize);
    let reference = header.and_then(|grid| grid.cell(0, grid.column("ReferenceDate")?));
    let year = year_of(reference);
    any.then_some(Message { source, year, told: Vec::new() })
}
