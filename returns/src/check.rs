//! The engine: one set of rules for a whole collection on all cores, and for one child alone.
//!
//! A rule is a function of one child's rows. The whole collection is every child in turn, so both answer alike.

mod example;
mod found;
mod head;
mod index;
mod layout;
#[cfg(test)]
pub(crate) mod proof;
mod report;
mod run;
mod shown;

pub use example::{Example, ExampleFault, ExampleTable, NotedRow};
pub use found::{Finding, Found, Row};
pub use head::{AllReads, CollectionYear, Given, Head, Need, NotRun, Official, Reads};
pub use index::Index;
pub(crate) use layout::tables;
pub use layout::{Layout, Source};
pub use report::{Checked, ChildCount, Columns, LeftAside, Problem, Report, RuleCount, RuleNotRun};
pub use run::{Scheme, run_all, run_child};
pub use shown::{ShownCell, ShownRow, ShownTable, rows_of};
