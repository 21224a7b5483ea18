//! The yearly return on looked-after children (SSDA903), checked against the department's rules.
//!
//! Source: Department for Education, children looked after return, technical specifications 2022-23 to 2026-27.

mod adoption;
mod ages;
mod answers;
mod care;
mod child;
mod collection;
mod examples;
mod part_date;
mod periods;
mod placement;
mod postcodes;
mod providers;
mod read;
mod rules;
mod setting;
mod tables;
pub mod xml;

pub use child::Child;
pub use collection::Collection;
pub use examples::examples;
pub use postcodes::{Place, Postcodes};
pub use providers::{Provider, Providers};
pub use read::Files;
pub(crate) use read::{bare, names, submitted};
pub use rules::{Rule, all as rules, official};
pub use setting::Setting;
pub use tables::{
    Ad1, DoLo, Episode, Header, Missing, Oc2, Oc3, PlacedAdoption, PrevPerm, Review, Rows, SwEpisode, TABLES, Table,
    Uasc,
};
