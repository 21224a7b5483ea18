//! SQLite: the default engine, one file, write-ahead log, every commit on the disk before it is acknowledged.

use crate::{Connection, Fault, Row, Value};
use rusqlite::config::DbConfig;
use rusqlite::types::{ToSqlOutput, Value as Native, ValueRef};
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

pub(crate) struct Sqlite(pub(crate) rusqlite::Connection);

/// What a connection may do.
#[derive(Clone, Copy, PartialEq)]
pub(crate) enum Use {
    Write,
    Read,
}

fn fault(doing: &'static str) -> impl Fn(rusqlite::Error) -> Fault {
    move |e| {
        let again = e.sqlite_error_code() == Some(rusqlite::ErrorCode::DatabaseBusy);
        Fault::Engine { doing, cause: e.to_string(), again }
    }
}

impl Sqlite {
    pub(crate) fn open(path: &Path, usage: Use) -> Result<Sqlite, Fault> {
        let conn = rusqlite::Connection::open(path).map_err(fault("opening the database file"))?;
        conn.busy_timeout(Duration::from_secs(30)).map_err(fault("setting the waiting time"))?;
        conn.set_prepared_statement_cache_capacity(256);
        // A statement keeps its plan: without this, each new value at some places has it planned anew, a sixth of a page.
        conn.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true).map_err(fault("keeping plans"))?;
        // The file is read and not mapped: after every commit of somebody else SQLite takes the whole map apart, which
        // cost more than reading did.
        conn.execute_batch(
            "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;
             PRAGMA mmap_size = 0; PRAGMA cache_size = -16000; PRAGMA temp_store = MEMORY;",
        )
        .map_err(fault("setting up the database file"))?;
        if usage == Use::Read {
            conn.execute_batch("PRAGMA query_only = ON;").map_err(fault("setting up a reader"))?;
        }
        Ok(Sqlite(conn))
    }
}

/// `$1` becomes `?1`; SQLite writers already exclude each other, so row locks fall away.
fn translate(sql: &str) -> String {
    sql.replace('$', "?").replace(" FOR UPDATE", "")
}

struct Bound<'a>(&'a Value);

impl rusqlite::ToSql for Bound<'_> {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(match self.0 {
            Value::Null => ToSqlOutput::Owned(Native::Null),
            Value::Int(v) => ToSqlOutput::Owned(Native::Integer(*v)),
            Value::Real(v) => ToSqlOutput::Owned(Native::Real(*v)),
            Value::Text(v) => ToSqlOutput::Borrowed(ValueRef::Text(v.as_bytes())),
            Value::Blob(v) => ToSqlOutput::Borrowed(ValueRef::Blob(v)),
        })
    }
}

fn own(value: ValueRef<'_>) -> Value {
    match value {
        ValueRef::Null => Value::Null,
        ValueRef::Integer(v) => Value::Int(v),
        ValueRef::Real(v) => Value::Real(v),
        ValueRef::Text(v) => Value::Text(String::from_utf8_lossy(v).into_owned()),
        ValueRef::Blob(v) => Value::Blob(v.to_vec()),
    }
}

impl Connection for Sqlite {
    fn rows(&mut self, sql: &str, values: &[Value]) -> Result<Vec<Row>, Fault> {
        let mut statement = self.0.prepare_cached(&translate(sql)).map_err(fault("preparing a query"))?;
        let columns: Arc<[String]> = statement.column_names().map(str::to_owned).collect();
        let mut found =
            statement.query(rusqlite::params_from_iter(values.iter().map(Bound))).map_err(fault("running a query"))?;
        let mut rows = Vec::new();
        while let Some(row) = found.next().map_err(fault("reading rows"))? {
            let values = (0..columns.len())
                .map(|i| row.get_ref(i).map(own))
                .collect::<Result<_, _>>()
                .map_err(fault("reading a row"))?;
            rows.push(Row { columns: columns.clone(), values });
        }
        Ok(rows)
    }

    fn run(&mut self, sql: &str, values: &[Value]) -> Result<u64, Fault> {
        let mut statement = self.0.prepare_cached(&translate(sql)).map_err(fault("preparing a change"))?;
        let touched = statement
            .execute(rusqlite::params_from_iter(values.iter().map(Bound)))
            .map_err(fault("making a change"))?;
        Ok(touched as u64)
    }

    fn later(&mut self, sql: &str, values: Vec<Value>) -> Result<(), Fault> {
        // The database is in this process: nothing is gained by waiting.
        self.run(sql, &values).map(|_| ())
    }

    fn batch(&mut self, sql: &str) -> Result<(), Fault> {
        if sql.contains(';') {
            return self.0.execute_batch(sql).map_err(fault("running statements"));
        }
        let mut statement = self.0.prepare_cached(sql).map_err(fault("preparing a statement"))?;
        let mut rows = statement.raw_query();
        while rows.next().map_err(fault("running a statement"))?.is_some() {}
        Ok(())
    }

    fn ddl(&self, sql: &str) -> String {
        sql.replace("BIGINT PRIMARY KEY", "INTEGER PRIMARY KEY").replace("BIGINT", "INTEGER")
    }

    fn schema(&mut self) -> Result<Vec<String>, Fault> {
        let mut lines = Vec::new();
        for table in self.tables()? {
            let sql =
                format!("SELECT name, type, \"notnull\" AS required, dflt_value, pk FROM pragma_table_info('{table}')");
            for row in self.rows(&sql, &[])? {
                lines.push(format!("{table}: {:?}", row.values));
            }
        }
        for row in
            self.rows("SELECT tbl_name, name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL", &[])?
        {
            let text: String = row.get("sql")?;
            lines.push(text.split_whitespace().collect::<Vec<_>>().join(" "));
        }
        lines.sort();
        Ok(lines)
    }

    fn tables(&mut self) -> Result<Vec<String>, Fault> {
        let sql = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY rowid";
        self.rows(sql, &[])?.iter().map(|r| r.get("name")).collect()
    }

    fn engine_check(&mut self) -> Result<Vec<String>, Fault> {
        let mut said: Vec<String> = self
            .rows("SELECT integrity_check AS said FROM pragma_integrity_check", &[])?
            .iter()
            .map(|r| r.get("said"))
            .collect::<Result<_, _>>()?;
        said.retain(|s| s != "ok");
        for row in self.rows("SELECT \"table\" AS t, parent FROM pragma_foreign_key_check", &[])? {
            said.push(format!(
                "a row of {} points to a {} that is not there",
                row.get::<String>("t")?,
                row.get::<String>("parent")?
            ));
        }
        Ok(said)
    }

    fn begin_snapshot(&mut self) -> Result<(), Fault> {
        self.batch("BEGIN DEFERRED")
    }

    fn end_snapshot(&mut self) -> Result<(), Fault> {
        self.batch("COMMIT")
    }

    fn begin(&mut self) -> Result<(), Fault> {
        self.batch("BEGIN IMMEDIATE")
    }

    fn commit(&mut self) -> Result<(), Fault> {
        self.batch("COMMIT")
    }

    fn roll_back(&mut self) -> Result<(), Fault> {
        self.batch("ROLLBACK")
    }

    fn take_again(&mut self) -> bool {
        // Writers take turns in this process and wait for other processes: there is nothing to race.
        false
    }

    fn is_broken(&self) -> bool {
        false
    }
}
