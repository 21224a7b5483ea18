//! The whole program under test: its tables, its addresses, its command line.

mod figures;
mod migrations;
mod places;
mod prompts;
mod register;
mod routes;
mod sending;
mod statements;

use std::sync::Arc;
use testkit::{Kit, TestApp};

/// The whole house.
fn app() -> TestApp {
    TestApp::of(Kit {
        migrations: record::MIGRATIONS.to_vec(),
        plain: record::PLAIN.to_vec(),
        areas: crate::areas(),
        sights: Arc::new(record::RecordSights),
    })
}
