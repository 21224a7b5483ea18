//! The record: what everything hangs on. People and who answers for them, and the four streams (story, clocks,
//! actions, measures) into which each area tells what the rest must know.

pub mod identifiers;
pub mod matching;
pub mod names;
pub mod range;
pub mod retention;
mod sights;
pub mod store;
pub mod words;

pub use sights::RecordSights;

use ::store::Migration;

macro_rules! step {
    ($id:literal) => {
        Migration {
            id: $id,
            sql: include_str!(concat!("migrations/", $id, ".sql")),
            sample: include_str!(concat!("migrations/", $id, ".sample.sql")),
        }
    };
}

/// This room's tables.
pub const MIGRATIONS: &[Migration] = &[
    step!("0010_record_people"),
    step!("0011_record_workers"),
    step!("0012_record_streams"),
    step!("0013_record_documents"),
    step!("0014_record_known"),
    step!("0015_record_kept"),
    step!("0016_record_merge"),
    step!("0017_record_work_clock"),
    step!("0018_record_asked_actions"),
    step!("0019_record_warning_due"),
];

/// Tables derived from the record, written with it but not remembered in its history.
pub const PLAIN: &[&str] = &["search_key"];
