//! What Kith is made of.

use page::Area;
use std::sync::Arc;
use store::{Address, Fault, Options, Schema, Store, SystemDice};

/// Every area. Adding one is its folder and a line here.
pub fn areas() -> Vec<Area> {
    vec![
        people::area(),
        recording::area(),
        allocation::area(),
        assessment::area(),
        toolkits::area(),
        practice::area(),
        measures::area(),
        imports::area(),
        return_checks::area(),
        front_door::area(),
        post::area(),
        oversight::area(),
        audits::area(),
        allegations::area(),
        refer::area(),
        accounts::area(),
        crate::health::area(),
    ]
}

/// Every table.
pub fn schema() -> Schema {
    let areas = areas();
    let steps = areas.iter().flat_map(|a| a.migrations).chain(access::MIGRATIONS).chain(record::MIGRATIONS);
    let plain = areas.iter().flat_map(|a| a.plain).chain(access::PLAIN).chain(record::PLAIN);
    Schema::new(steps.copied(), plain.copied())
}

/// Opens the database at `address`, making its tables as needed.
pub fn open_store(address: Address) -> Result<Store, Fault> {
    Store::open(address, schema(), Options::new(Arc::new(SystemDice)))
}
