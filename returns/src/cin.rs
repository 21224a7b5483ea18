//! The census of children in need (CIN census), checked against the department's rules.
//!
//! Source: Department for Education, children in need census, technical specifications 2022-23 to 2026-27.

mod child;
pub mod codes;
mod collection;
mod examples;
mod given;
mod pairs;
mod read;
mod rules;
mod setting;
mod tables;
mod upn;
mod write;

pub use child::Child;
pub use collection::Collection;
pub use examples::examples;
pub(crate) use given::{given, table_of};
pub use read::{Message, MessageFault, read};
pub use rules::{Rule, all as rules, official};
pub use setting::Setting;
pub use tables::{
    Assessment, AssessmentFactor, ChildCharacteristics, ChildIdentifiers, ChildProtectionPlan, CinDetails, CinPlan,
    Disability, Header, PreProceedings, Review, Rows, Section47, TABLES, Table,
};
pub use write::{Written, write};
