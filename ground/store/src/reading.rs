//! Reading the database inside one moment of it.

use crate::{Connection, Fault, FromValue, Row, Value};

/// A view of the database at one moment. SQL with `$1`, `$2` for values, in the subset both engines share.
pub struct Reading<'a> {
    pub(crate) conn: &'a mut dyn Connection,
}

impl Reading<'_> {
    /// All rows that a query gives.
    pub fn rows(&mut self, sql: &str, values: &[Value]) -> Result<Vec<Row>, Fault> {
        self.conn.rows(sql, values)
    }

    /// All rows that each of several queries gives, when none of them needs the answer to another: fewer journeys to a
    /// database elsewhere than one after the other.
    pub fn rows_of(&mut self, asks: &[(&str, &[Value])]) -> Result<Vec<Vec<Row>>, Fault> {
        self.conn.rows_of(asks)
    }

    /// The first row, if any.
    pub fn row(&mut self, sql: &str, values: &[Value]) -> Result<Option<Row>, Fault> {
        Ok(self.conn.rows(sql, values)?.into_iter().next())
    }

    /// The first column of the first row, if there is one and it is not null.
    pub fn one<T: FromValue>(&mut self, sql: &str, values: &[Value]) -> Result<Option<T>, Fault> {
        let Some(row) = self.row(sql, values)? else { return Ok(None) };
        let Some((column, _)) = row.pairs().next() else { return Ok(None) };
        row.get::<Option<T>>(column)
    }

    /// A count: the first column of the first row, nought when there is none.
    pub fn count(&mut self, sql: &str, values: &[Value]) -> Result<i64, Fault> {
        Ok(self.one(sql, values)?.unwrap_or(0))
    }
}
