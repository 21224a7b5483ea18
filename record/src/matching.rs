//! Whether two people on paper are one person: names that sound alike, dates with day and month
//! exchanged, the same postcode or number. Pure.
//!
//! Three parts. [`search_keys`] are kept with each name, in an indexed table; [`query_keys`] of what
//! someone typed find candidates there by equality alone; [`compare`] then judges each candidate and
//! says why, in words that can be shown.

mod births;
mod compare;
mod keys;
mod likeness;
mod near;
mod nicknames;
mod plain;
mod query;
mod reason;
mod somali;
mod sound;

pub use compare::{Judge, LIKELY, POSSIBLE, compare};
pub use keys::{QueryKey, query_keys, search_keys};
pub use plain::plain;
pub use query::{Query, read_query};
pub use reason::Reason;

use days::Day;

/// What is known of a person, or typed about one, for comparing.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sketch {
    /// Every name the person has or had, as given and family name; either may be empty.
    pub names: Vec<(String, String)>,
    /// Dates of birth: usually one; several when records disagree or the typing allows several.
    pub births: Vec<Day>,
    /// Postcodes of now and before, in any writing.
    pub postcodes: Vec<String>,
    /// NHS, pupil, Kith and other numbers, in any writing.
    pub identifiers: Vec<String>,
}

/// How alike two sketches are, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Match {
    /// 0 nothing alike, 100 everything known agrees; from [`LIKELY`] on probably one person.
    pub score: u8,
    /// What agrees and what does not, the weightiest first.
    pub reasons: Vec<Reason>,
}

#[cfg(test)]
mod tests;
