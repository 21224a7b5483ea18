//! Tests of `ground/store` on both engines. They live here because the store cannot stand on its own testkit.

mod acts;
mod backup;
mod doctor;
mod writers;

use crate::TestDatabase;
use store::{Act, Actor, Fault, Migration, Schema, Store};

const NOTES: Migration = Migration {
    id: "0002_test_note",
    sql: "CREATE TABLE note (id BIGINT PRIMARY KEY, words TEXT NOT NULL, size REAL, bytes BLOB);\nCREATE TABLE tally (id BIGINT PRIMARY KEY, n BIGINT NOT NULL)",
    sample: "INSERT INTO note (id, words) VALUES (1, 'sample')",
};

fn schema() -> Schema {
    Schema::new([NOTES], ["tally"])
}

fn at(minute: i64) -> days::Instant {
    let start: days::Instant = "2026-11-23T10:00:00Z".parse().unwrap();
    start + jiff::SignedDuration::from_mins(minute)
}

fn act(name: &'static str, minute: i64) -> Act<'static> {
    Act::new(name, Actor { account: Some(7), words: "Amina Yusuf, Social worker".to_owned() }, at(minute))
}

fn write(store: &Store, minute: i64, words: &str) -> i64 {
    store.act::<_, Fault>(&act("write_note", minute), |a| a.insert("note", &[("words", words.into())])).unwrap()
}

fn place() -> (TestDatabase, Store) {
    let database = TestDatabase::new();
    let store = database.open(schema());
    (database, store)
}
