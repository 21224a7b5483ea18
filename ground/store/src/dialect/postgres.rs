//! PostgreSQL: for many users, several Kith processes, standbys.

use crate::{Connection, Fault, Row, Value};
use postgres::types::{FromSql, IsNull, ToSql, Type, private::BytesMut};
use postgres::{Client, NoTls, Statement};
use std::collections::HashMap;
use std::error::Error;
use std::sync::Arc;

pub(crate) struct Postgres {
    client: Client,
    prepared: HashMap<String, Statement>,
    again: bool,
}

fn fault(doing: &'static str) -> impl Fn(postgres::Error) -> Fault {
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
        let client = Client::connect(address, NoTls).map_err(fault("connecting to PostgreSQL"))?;
        Ok(Postgres { client, prepared: HashMap::new(), again: false })
    }

    /// Remembers whether the failure may pass on another try.
    fn noted<T>(&mut self, answer: Result<T, Fault>) -> Result<T, Fault> {
        if let Err(fault) = &answer {
            self.again = fault.worth_another_try();
        }
        answer
    }

    fn prepare(&mut self, sql: &str) -> Result<Statement, Fault> {
        if let Some(statement) = self.prepared.get(sql) {
            return Ok(statement.clone());
        }
        let statement = self.client.prepare(sql).map_err(fault("preparing a statement"))?;
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

    postgres::types::to_sql_checked!();
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

fn bound(values: &[Value]) -> Vec<&(dyn ToSql + Sync)> {
    values.iter().map(|v| v as &(dyn ToSql + Sync)).collect()
}

impl Connection for Postgres {
    fn rows(&mut self, sql: &str, values: &[Value]) -> Result<Vec<Row>, Fault> {
        let statement = self.prepare(sql)?;
        let columns: Arc<[String]> = statement.columns().iter().map(|c| c.name().to_owned()).collect();
        let found = self.client.query(&statement, &bound(values)).map_err(fault("running a query"));
        let found = self.noted(found)?;
        found
            .iter()
            .map(|row| {
                let values = (0..columns.len())
                    .map(|i| row.try_get(i))
                    .collect::<Result<_, _>>()
                    .map_err(fault("reading a row"))?;
                Ok(Row { columns: columns.clone(), values })
            })
            .collect()
    }

    fn run(&mut self, sql: &str, values: &[Value]) -> Result<u64, Fault> {
        let statement = self.prepare(sql)?;
        let touched = self.client.execute(&statement, &bound(values)).map_err(fault("making a change"));
        self.noted(touched)
    }

    fn batch(&mut self, sql: &str) -> Result<(), Fault> {
        let done = self.client.batch_execute(sql).map_err(fault("running statements"));
        self.noted(done)
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
        self.batch("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
    }

    fn take_again(&mut self) -> bool {
        std::mem::take(&mut self.again)
    }

    fn is_broken(&self) -> bool {
        self.client.is_closed()
    }
}
