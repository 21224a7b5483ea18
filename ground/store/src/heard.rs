//! Listening to the statements that a store runs: for tests that count them, and for measuring them alone.

use crate::{Connection, Fault, Row, Value};
use std::sync::{Arc, Mutex, PoisonError};

/// A statement that was run, with its values.
#[derive(Debug, Clone, PartialEq)]
pub struct Statement {
    /// Its text, as the store was given it.
    pub sql: String,
    /// Its values.
    pub values: Vec<Value>,
}

/// Where the statements of a store are noted. Clones share one list.
#[derive(Debug, Clone, Default)]
pub struct Heard(Arc<Mutex<Vec<Statement>>>);

impl Heard {
    /// What was run since it was last asked, in order; beginning and ending a transaction is not among it.
    pub fn take(&self) -> Vec<Statement> {
        std::mem::take(&mut *self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }

    fn note(&self, sql: &str, values: &[Value]) {
        let statement = Statement { sql: sql.to_owned(), values: values.to_vec() };
        self.0.lock().unwrap_or_else(PoisonError::into_inner).push(statement);
    }
}

/// A connection whose statements are noted.
pub(crate) struct Listening {
    pub conn: Box<dyn Connection>,
    pub heard: Heard,
}

impl Connection for Listening {
    fn rows(&mut self, sql: &str, values: &[Value]) -> Result<Vec<Row>, Fault> {
        self.heard.note(sql, values);
        self.conn.rows(sql, values)
    }

    fn rows_of(&mut self, asks: &[(&str, &[Value])]) -> Result<Vec<Vec<Row>>, Fault> {
        for (sql, values) in asks {
            self.heard.note(sql, values);
        }
        self.conn.rows_of(asks)
    }

    fn run(&mut self, sql: &str, values: &[Value]) -> Result<u64, Fault> {
        self.heard.note(sql, values);
        self.conn.run(sql, values)
    }

    fn later(&mut self, sql: &str, values: Vec<Value>) -> Result<(), Fault> {
        self.heard.note(sql, &values);
        self.conn.later(sql, values)
    }

    fn batch(&mut self, sql: &str) -> Result<(), Fault> {
        self.conn.batch(sql)
    }

    fn ddl(&self, sql: &str) -> String {
        self.conn.ddl(sql)
    }

    fn schema(&mut self) -> Result<Vec<String>, Fault> {
        self.conn.schema()
    }

    fn tables(&mut self) -> Result<Vec<String>, Fault> {
        self.conn.tables()
    }

    fn engine_check(&mut self) -> Result<Vec<String>, Fault> {
        self.conn.engine_check()
    }

    fn begin_snapshot(&mut self) -> Result<(), Fault> {
        self.conn.begin_snapshot()
    }

    fn end_snapshot(&mut self) -> Result<(), Fault> {
        self.conn.end_snapshot()
    }

    fn begin(&mut self) -> Result<(), Fault> {
        self.conn.begin()
    }

    fn commit(&mut self) -> Result<(), Fault> {
        self.conn.commit()
    }

    fn roll_back(&mut self) -> Result<(), Fault> {
        self.conn.roll_back()
    }

    fn take_again(&mut self) -> bool {
        self.conn.take_again()
    }

    fn is_broken(&self) -> bool {
        self.conn.is_broken()
    }
}
