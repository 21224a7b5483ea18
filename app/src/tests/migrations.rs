//! The whole program's tables, step by step on filled tables, on whichever engine the suite runs on.

use std::collections::BTreeMap;
use std::sync::Arc;
use store::{Connection, Fault, Migration, Options, Schema, SeededDice, Store};
use testkit::TestDatabase;

enum Rows {
    None,
    Samples,
}

fn open(database: &TestDatabase, schema: Schema, rows: Rows) -> Result<Store, Fault> {
    let with_samples = matches!(rows, Rows::Samples);
    let options = Options { connections: 2, with_samples, ..Options::new(Arc::new(SeededDice::new(11))) };
    Store::open(database.address().clone(), schema, options)
}

fn ids() -> Vec<&'static str> {
    crate::schema().steps().iter().map(|s| s.id).collect()
}

/// The program's steps with one of them replaced.
fn with_step(id: &str, replace: impl Fn(Migration) -> Migration) -> Schema {
    let steps = crate::schema();
    let steps = steps.steps().iter().map(|s| if s.id == id { replace(*s) } else { *s });
    Schema::new(steps.collect::<Vec<_>>(), [])
}

fn rows_of(conn: &mut dyn Connection) -> BTreeMap<String, i64> {
    let tables = conn.tables().unwrap().into_iter().filter(|t| t != "migration").collect::<Vec<_>>();
    let count = |conn: &mut dyn Connection, table: &str| {
        conn.rows(&format!("SELECT count(*) AS n FROM {table}"), &[]).unwrap()[0].get::<i64>("n").unwrap()
    };
    tables.into_iter().map(|t| (t.clone(), count(conn, &t))).collect()
}

#[test]
fn every_step_goes_onto_filled_tables_and_ends_where_a_fresh_database_begins() {
    let (upgraded, fresh) = (TestDatabase::new(), TestDatabase::new());
    let mut before = BTreeMap::new();

    for n in 1..=ids().len() {
        let (step, so_far) = (ids()[n - 1], ids()[..n].to_vec());
        open(&upgraded, crate::schema().only(|id| so_far.contains(&id)), Rows::Samples).unwrap();

        let after = rows_of(&mut *upgraded.address().connect().unwrap());
        for (table, rows) in &before {
            let now = after.get(table).unwrap_or_else(|| panic!("{step} took the table {table} away"));
            assert!(now >= rows, "{step} lost rows of {table}: {rows} before, {now} after");
        }
        let added = after.values().sum::<i64>() - before.values().sum::<i64>();
        let seeded = crate::schema().steps().iter().find(|s| s.id == step).unwrap().sample.matches("INSERT").count();
        assert!(seeded > 0, "{step} has no sample rows: add INSERTs to {step}.sample.sql");
        assert!(added >= i64::try_from(seeded).unwrap(), "{step}: {seeded} sample rows, but {added} rows more");
        before = after;
    }

    let upgraded = open(&upgraded, crate::schema(), Rows::None).unwrap().live_schema().unwrap();
    let fresh = open(&fresh, crate::schema(), Rows::None).unwrap().live_schema().unwrap();
    assert_eq!(upgraded, fresh, "an upgraded database differs from a fresh one");
}

#[test]
fn a_database_that_a_newer_kith_has_used_is_refused_with_what_to_do() {
    let database = TestDatabase::new();
    open(&database, crate::schema(), Rows::None).unwrap();
    let (last, earlier) = (ids().pop().unwrap(), ids());
    let older = crate::schema().only(|id| id != last && earlier.contains(&id));

    let refused = open(&database, older, Rows::None).err().unwrap().to_string();

    assert_eq!(
        refused,
        format!(
            "step {last} of the tables cannot be applied: this database was used by a newer Kith; start that version"
        )
    );
}

#[test]
fn a_step_that_was_changed_after_it_was_applied_is_refused_with_what_to_do() {
    for step in ids() {
        if step == "0001_store_acts" {
            continue;
        }
        let database = TestDatabase::new();
        open(&database, crate::schema(), Rows::None).unwrap();

        let changed = with_step(step, |s| Migration { sql: "CREATE TABLE other (id BIGINT PRIMARY KEY)", ..s });
        let refused = open(&database, changed, Rows::None).err().unwrap().to_string();

        assert!(refused.contains(step) && refused.contains("restore the released program"), "{refused}");
    }
}

#[test]
fn a_step_that_breaks_half_way_leaves_the_tables_as_they_were() {
    let database = TestDatabase::new();
    open(&database, crate::schema().only(|id| id < "0010"), Rows::Samples).unwrap();
    let before = rows_of(&mut *database.address().connect().unwrap());
    let broken = with_step("0010_record_people", |s| Migration {
        sql: "CREATE TABLE person (id BIGINT PRIMARY KEY);\nCREATE TABLE person (id BIGINT PRIMARY KEY)",
        ..s
    });

    let refused = open(&database, broken, Rows::Samples).err().unwrap().to_string();

    assert!(refused.contains("0010_record_people"), "{refused}");
    assert_eq!(rows_of(&mut *database.address().connect().unwrap()), before);
    open(&database, crate::schema(), Rows::Samples).unwrap();
}

/// Old rows and an old program that still runs beside the new one must live with every step.
#[test]
fn no_step_drops_renames_or_demands_a_column() {
    for step in crate::schema().steps() {
        for statement in step.sql.to_uppercase().split(';') {
            let takes = ["DROP TABLE", "DROP COLUMN", "RENAME"].iter().find(|w| statement.contains(**w));
            assert!(takes.is_none(), "{}: {} needs a change in two steps", step.id, takes.unwrap());
            let demands =
                statement.contains("ADD COLUMN") && statement.contains("NOT NULL") && !statement.contains("DEFAULT");
            assert!(!demands, "{}: a column added NOT NULL needs a DEFAULT", step.id);
        }
    }
}

#[test]
fn each_step_has_a_number_of_its_own_and_says_its_room() {
    let mut numbers: Vec<&str> = ids().iter().map(|id| &id[..4]).collect();
    numbers.dedup();
    assert_eq!(numbers.len(), ids().len(), "two steps share a number: {:?}", ids());
    for id in ids() {
        let words = id.split('_').count();
        assert!(words >= 3 && id[..4].chars().all(|c| c.is_ascii_digit()), "{id} is not NNNN_room_what");
    }
}
