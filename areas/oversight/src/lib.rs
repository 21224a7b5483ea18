//! Oversight: decision points that need a manager, and supervision.

mod asking;
mod pages;
pub mod published;
mod rules;
mod settling;
mod store;
mod words;

use ::store::Migration;
use page::Area;

const MIGRATIONS: &[Migration] = &[Migration {
    id: "0085_oversight_decisions",
    sql: include_str!("migrations/0085_oversight_decisions.sql"),
    sample: include_str!("migrations/0085_oversight_decisions.sample.sql"),
}];

/// What this area gives the house.
pub fn area() -> Area {
    Area { name: "oversight", migrations: MIGRATIONS, hangs: &[("decision", "person")], ..Area::default() }
}
