//! What tests stand on: an app, a clock moved by hand, people to sign in as, pages read as a person reads them.
//!
//! The database is SQLite, or PostgreSQL when `KITH_TEST_DATABASE` names a server. Everything here may panic: a test
//! that cannot go on has failed.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test that cannot go on has failed")]

mod app;
mod browser;
mod database;
mod seen;
mod walked;

pub use app::{Kit, TestApp};
pub use browser::Browser;
pub use database::TestDatabase;
pub use seen::Seen;

#[cfg(test)]
mod tests;
