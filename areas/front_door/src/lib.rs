//! The front door: a concern comes in, somebody finds out which child it is about, a decision is made, and whoever told us
//! hears what became of it.

mod codes;
pub mod published;
mod receive;
mod rules;
mod store;
mod words;

use ::store::Migration;
use page::Area;

macro_rules! step {
    ($id:literal) => {
        Migration {
            id: $id,
            sql: include_str!(concat!("migrations/", $id, ".sql")),
            sample: include_str!(concat!("migrations/", $id, ".sample.sql")),
        }
    };
}

const MIGRATIONS: &[Migration] = &[
    step!("0070_front_door_contacts"),
    step!("0071_front_door_thresholds"),
    step!("0072_front_door_decisions"),
    step!("0073_front_door_requests"),
    step!("0074_front_door_calls"),
];

/// What this area gives the house.
pub fn area() -> Area {
    Area { name: "front_door", migrations: MIGRATIONS, ..Area::default() }
}
