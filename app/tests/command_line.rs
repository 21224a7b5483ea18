//! The command line, as somebody who runs Kith uses it, on either database and from one to the other.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test that cannot go on has failed")]

use std::process::{Command, Output};
use store::Address;
use testkit::TestDatabase;

fn kith(database: &TestDatabase, line: &[&str]) -> Output {
    let address = match database.address() {
        Address::Sqlite(path) => path.display().to_string(),
        Address::Postgres(url) => url.clone(),
    };
    let mut command = Command::new(env!("CARGO_BIN_EXE_kith"));
    command.arg("--home").arg(database.folder()).args(["--database", &address]).args(line);
    command.output().unwrap()
}

fn said(output: &Output) -> String {
    format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr))
}

#[test]
fn an_account_is_made_and_its_password_is_said_once() {
    let database = TestDatabase::new();

    let made = kith(&database, &["account", "add", "Grace.Mensah", "Grace Mensah", "administrator"]);

    assert!(made.status.success(), "{}", said(&made));
    assert!(said(&made).contains("Grace Mensah can sign in as grace.mensah with the password "));
    let again = kith(&database, &["account", "add", "grace.mensah", "Grace Mensah", "administrator"]);
    assert!(!again.status.success() && said(&again).contains("Another account has this username"), "{}", said(&again));
    let role = kith(&database, &["account", "add", "somebody", "Some Body", "boss"]);
    assert!(!role.status.success() && said(&role).contains("The roles are: worker, manager"), "{}", said(&role));
    assert!(kith(&database, &["account", "password", "grace.mensah"]).status.success());
    assert!(!kith(&database, &["account", "password", "nobody"]).status.success());
}

#[test]
fn a_backup_restores_into_an_empty_database_that_the_doctor_passes_and_never_over_a_record() {
    let (full, empty) = (TestDatabase::new(), TestDatabase::new());
    assert!(kith(&full, &["account", "add", "grace.mensah", "Grace Mensah", "administrator"]).status.success());
    let file = full.folder().join("backup.sqlite").display().to_string();

    let written = kith(&full, &["backup", &file]);
    let restored = kith(&empty, &["restore", &file]);

    assert!(written.status.success(), "{}", said(&written));
    assert!(restored.status.success() && said(&restored).contains("The history is whole"), "{}", said(&restored));
    let over = kith(&full, &["restore", &file]);
    assert!(!over.status.success() && said(&over).contains("already holds a record"), "{}", said(&over));
    assert!(!kith(&full, &["backup", &file]).status.success(), "a backup wrote over a file");
}
