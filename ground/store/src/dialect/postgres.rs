//! PostgreSQL: for many users, several Kith processes, standbys.
//!
//! What can wait travels with what cannot: a transaction's beginning, inserts and the like are sent together with the
//! next question or the commit, so that an act costs few journeys to the server and back.

use super::wire::{Answer, Ask, Wire};
use crate::{Connection, Fault, Row, Value};
use std::collections::HashMap;
use std::error::Error;
use std::sync::Arc;
use tokio_postgres::Statement;
use tokio_postgres::types::private::BytesMut;
use tokio_postgres::types::{FromSql, IsNull, ToSql, Type};

/// Most statements kept ready on one connection; lists of any length make many.
const MOST_PREPARED: usize = 400;

pub(crate) struct Postgres {
    wire: Wire,
    prepared: HashMap<String, Statement>,
    /// Not sent yet; goes ahead of whatever is asked next.
    waiting: Vec<Ask>,
    /// A statement of the transaction under way failed, so that committing would undo it without a word.
    spoiled: bool,
    again: bool,
}

fn fault(doing: &'static str) -> impl Fn(tokio_postgres::Error) -> Fault {
    move |e| {
        // Deadlock, serialisation failure, a race for a unique key.
        let again = e.code().is_some_and(|c| matches!(c.code(), "40P01" | "40001" | "23505"));
        // The server's short message only: its detail line would quote values.
        let cause = e.as_db_error().map_or_else(|| e.to_string(), |d| d.message().to_owned());
        Fault::Engine { doing, cause, again }
    }
}

impl Postgres {
    pub(crate) fn open(address: &str) -> Result<Postgres, Fault> {
        let wire = Wire::open(address).map_err(|cause| match cause {
            Ok(error) => fault("connecting to PostgreSQL")(error),
            Err(io) => Fault::Engine { doing: "connecting to PostgreSQL", cause: io.to_string(), again: false },
        })?;
        Ok(Postgres { wire, prepared: HashMap::new(), waiting: Vec::new(), spoiled: false, again: false })
    }

    /// Sends what waits and then `asks`; gives the answers to `asks`, or the first failure of all.
    fn ask(&mut self, doing: &'static str, asks: Vec<Ask>) -> Result<Vec<Answer>, Fault> {
        let mut all = std::mem::take(&mut self.waiting);
        let ahead = all.len();
        all.extend(asks);
        let answered = self.wire.ask(&all).map_err(fault(doing)).map(|mut answers| answers.split_off(ahead));
        if let Err(fault) = &answered {
            // Whether the failure may pass on another try.
            self.again = fault.worth_another_try();
            self.spoiled = true;
        }
        answered
    }

    fn prepare(&mut self, sql: &str) -> Result<Statement, Fault> {
        if let Some(statement) = self.prepared.get(sql) {
            return Ok(statement.clone());
        }
        if !self.waiting.is_empty() {
            self.ask("making a change", Vec::new())?;
        }
        if self.prepared.len() >= MOST_PREPARED {
            self.prepared.clear();
        }
        let statement = self.wire.prepare(sql).map_err(fault("preparing a statement"));
        self.spoiled |= statement.is_err();
        let statement = statement?;
        self.prepared.insert(sql.to_owned(), statement.clone());
        Ok(statement)
    }
}

impl ToSql for Value {
    fn to_sql(&self, ty: &Type, out: &mut BytesMut) -> Result<IsNull, Box<dyn Error + Sync + Send>> {
        match self {
            Value::Null => Ok(IsNull::Yes),
            Value::Int(v) if *ty == Type::INT4 => i32::try_from(*v)?.to_sql(ty, out),
            Value::Int(v) if *ty == Type::FLOAT8 => (*v as f64).to_sql(ty, out),
            Value::Int(v) => v.to_sql(ty, out),
            Value::Real(v) => v.to_sql(ty, out),
            Value::Text(v) => v.to_sql(ty, out),
            Value::Blob(v) => v.to_sql(ty, out),
        }
    }

    fn accepts(_: &Type) -> bool {
        true
    }

    tokio_postgres::types::to_sql_checked!();
}

impl<'a> FromSql<'a> for Value {
    fn from_sql(ty: &Type, raw: &'a [u8]) -> Result<Self, Box<dyn Error + Sync + Send>> {
        Ok(match *ty {
            Type::INT8 => Value::Int(i64::from_sql(ty, raw)?),
            Type::INT4 => Value::Int(i32::from_sql(ty, raw)?.into()),
            Type::INT2 => Value::Int(i16::from_sql(ty, raw)?.into()),
            Type::BOOL => Value::Int(bool::from_sql(ty, raw)?.into()),
            Type::FLOAT8 => Value::Real(f64::from_sql(ty, raw)?),
            Type::BYTEA => Value::Blob(Vec::from_sql(ty, raw)?),
            Type::CHAR => Value::Text(char::from(u8::try_from(i8::from_sql(ty, raw)?)?).to_string()),
            _ => Value::Text(String::from_sql(ty, raw)?),
        })
    }

    fn from_sql_null(_: &Type) -> Result<Self, Box<dyn Error + Sync + Send>> {
        Ok(Value::Null)
    }

    fn accepts(_: &Type) -> bool {
        true
    }
}

fn own(answer: Answer) -> Result<Vec<Row>, Fault> {
    let Answer::Rows(found) = answer else { return Ok(Vec::new()) };
    let Some(first) = found.first() else { return Ok(Vec::new()) };
    let columns: Arc<[String]> = first.columns().iter().map(|c| c.name().to_owned()).collect();
    let read = |row: &tokio_postgres::Row| {
        let values = (0..columns.len()).map(|i| row.try_get(i)).collect::<Result<_, _>>();
        Ok(Row { columns: columns.clone(), values: values.map_err(fault("reading a row"))? })
    };
    found.iter().map(read).collect()
}

impl Connection for Postgres {
    fn rows(&mut self, sql: &str, values: &[Value]) -> Result<Vec<Row>, Fault> {
        Ok(self.rows_of(&[(sql, values)])?.pop().unwrap_or_default())
    }

    fn rows_of(&mut self, asks: &[(&str, &[Value])]) -> Result<Vec<Vec<Row>>, Fault> {
        let mut sent = Vec::with_capacity(asks.len());
        for (sql, values) in asks {
            sent.push(Ask::Rows(self.prepare(sql)?, values.to_vec()));
        }
        self.ask("running a query", sent)?.into_iter().map(own).collect()
    }

    fn run(&mut self, sql: &str, values: &[Value]) -> Result<u64, Fault> {
        let statement = self.prepare(sql)?;
        let answers = self.ask("making a change", vec![Ask::Run(statement, values.to_vec())])?;
        Ok(answers.iter().map(|a| if let Answer::Touched(rows) = a { *rows } else { 0 }).sum())
    }

    fn later(&mut self, sql: &str, values: Vec<Value>) -> Result<(), Fault> {
        let statement = self.prepare(sql)?;
        self.waiting.push(Ask::Run(statement, values));
        // A large act must not pile up in memory here and in the server's buffers.
        if self.waiting.len() >= 256 { self.ask("making a change", Vec::new()).map(|_| ()) } else { Ok(()) }
    }

    fn batch(&mut self, sql: &str) -> Result<(), Fault> {
        self.ask("running statements", vec![Ask::Batch(sql.to_owned())]).map(|_| ())
    }

    fn ddl(&self, sql: &str) -> String {
        sql.replace(" BLOB", " BYTEA").replace(" REAL", " DOUBLE PRECISION")
    }

    fn schema(&mut self) -> Result<Vec<String>, Fault> {
        let columns = "SELECT table_name || ': ' || column_name || ' ' || data_type || ' ' || is_nullable || ' ' || coalesce(column_default, '') AS line
             FROM information_schema.columns WHERE table_schema = current_schema()";
        let indexes = "SELECT regexp_replace(indexdef, ' ON [^.]*[.]', ' ON ') AS line FROM pg_indexes WHERE schemaname = current_schema()";
        let mut lines = Vec::new();
        for sql in [columns, indexes] {
            for row in self.rows(sql, &[])? {
                lines.push(row.get::<String>("line")?);
            }
        }
        lines.sort();
        Ok(lines)
    }

    fn tables(&mut self) -> Result<Vec<String>, Fault> {
        let sql = "SELECT c.relname::text AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
             WHERE c.relkind = 'r' AND n.nspname = current_schema() ORDER BY c.oid";
        self.rows(sql, &[])?.iter().map(|r| r.get("name")).collect()
    }

    fn engine_check(&mut self) -> Result<Vec<String>, Fault> {
        Ok(Vec::new())
    }

    fn begin_snapshot(&mut self) -> Result<(), Fault> {
        self.spoiled = false;
        self.waiting.push(Ask::Batch("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY".to_owned()));
        Ok(())
    }

    fn end_snapshot(&mut self) -> Result<(), Fault> {
        if self.waiting.is_empty() {
            // Nobody needs the answer: there is nothing to keep, and a broken connection shows when it is next used.
            self.wire.send(Ask::Batch("COMMIT".to_owned()));
        } else {
            // Nothing was asked, so it has not even begun.
            self.waiting.clear();
        }
        Ok(())
    }

    fn begin(&mut self) -> Result<(), Fault> {
        self.spoiled = false;
        self.waiting.push(Ask::Batch("BEGIN".to_owned()));
        Ok(())
    }

    fn commit(&mut self) -> Result<(), Fault> {
        if self.spoiled {
            let cause = "a statement before it failed, and nothing was kept".to_owned();
            return Err(Fault::Engine { doing: "committing", cause, again: false });
        }
        self.ask("committing", vec![Ask::Batch("COMMIT".to_owned())]).map(|_| ())
    }

    fn roll_back(&mut self) -> Result<(), Fault> {
        self.waiting.clear();
        self.batch("ROLLBACK")
    }

    fn take_again(&mut self) -> bool {
        std::mem::take(&mut self.again)
    }

    fn is_broken(&self) -> bool {
        self.wire.is_closed()
    }
}
