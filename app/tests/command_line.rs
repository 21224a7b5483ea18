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

#[test]
fn the_sample_comes_in_from_the_command_line_and_a_second_time_changes_nothing() {
    let database = TestDatabase::new();
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../shared/samples/ssda903-500");

    let checked = kith(&database, &["import", "ssda903", folder, "--check"]);
    let first = kith(&database, &["import", "ssda903", folder]);
    let second = kith(&database, &["import", "ssda903", folder]);

    assert!(said(&checked).starts_with("Nothing was written. This would change:"), "{}", said(&checked));
    assert!(first.status.success(), "{}", said(&first));
    assert!(said(&first).contains("600 people in the files: 600 new."), "{}", said(&first));
    assert!(said(&second).contains("Nothing changed."), "{}", said(&second));
    assert!(kith(&database, &["doctor"]).status.success());
    let nowhere = kith(&database, &["import", "ssda903", "/nowhere"]);
    assert!(!nowhere.status.success() && said(&nowhere).contains("Check the path"), "{}", said(&nowhere));
    let file = database.folder().join("people.txt");
    std::fs::write(&file, "NUMBER,GIVEN,FAMILY,DOB\n1,Robin,Marsden,31/02/2015\n").unwrap();
    let wrong = kith(&database, &["import", "people", &file.display().to_string()]);
    assert!(!wrong.status.success() && said(&wrong).contains("people.txt, row 2, column DOB"), "{}", said(&wrong));
}

#[test]
fn the_statutory_files_are_checked_without_a_record() {
    let folder = std::env::temp_dir().join(format!("kith-no-record-{}", std::process::id()));
    let line = ["--home", &folder.display().to_string(), "returns", "explain", "102"].map(str::to_owned);

    let told = Command::new(env!("CARGO_BIN_EXE_kith")).args(line).output().unwrap();

    assert!(told.status.success() && said(&told).contains("Date of birth is not a valid date."), "{}", said(&told));
    assert!(!folder.exists(), "a data folder was made");
}
