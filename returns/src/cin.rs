//! The census of children in need (CIN census), checked against the department's rules.
//!
//! Source: Department for Education, children in need census, technical specifications 2022-23 to 2026-27.

mod child;
mod collection;
mod examples;
mod rules;
mod setting;
mod tables;

pub use child::Child;
pub use collection::Collection;
pub use examples::examples;
pub use rules::{Rule, all as rules, official};
pub use setting::Setting;
pub use tables::{
    Assessment, AssessmentFactor, ChildCharacteristics, ChildIdentifiers, ChildProtectionPlan, CinDetails, CinPlan,
    Disability, Header, PreProceedings, Review, Rows, Section47, TABLES, Table,
};
