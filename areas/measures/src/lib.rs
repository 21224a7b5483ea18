//! Measures: figures counted from the record, each with its definition, and the children behind it.

mod definitions;
mod figures;
mod pages;
mod rules;
mod store;
#[cfg(test)]
mod tests;

use page::{Area, Nav, get, may};
use pages::{all_measures, children_behind, my_gaps, one_measure};

/// What this area gives the house.
pub fn area() -> Area {
    let figures = || may("read_measures");
    let children = || may("read_record");
    Area {
        name: "measures",
        routes: vec![
            get("/measures", figures(), all_measures::all_measures),
            get("/measures/{measure}", figures(), one_measure::one_measure),
            get("/measures/{measure}/{which}", children(), children_behind::list),
            get("/measures/{measure}/{which}/list.csv", children(), children_behind::file),
            get("/measures/{measure}/teams/{team}/{which}", children(), children_behind::list),
            get("/measures/{measure}/teams/{team}/{which}/list.csv", children(), children_behind::file),
        ],
        nav: vec![Nav { words: "Measures", href: "/measures", may: Some("read_measures") }],
        home: vec![(40, my_gaps::panel)],
        ..Area::default()
    }
}
