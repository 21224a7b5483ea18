//! What both engines can do, as one trait.

use crate::{Fault, Row, Value};

/// An open connection. SQL is written once, in the subset both engines share, with `$1`, `$2` for values; the
/// dialect turns it into the engine's own.
pub trait Connection: Send {
    /// The rows a query gives.
    fn rows(&mut self, sql: &str, values: &[Value]) -> Result<Vec<Row>, Fault>;
    /// The rows that several queries give, each in its turn. An engine at the other end of a network may take all of
    /// them in one journey.
    fn rows_of(&mut self, asks: &[(&str, &[Value])]) -> Result<Vec<Vec<Row>>, Fault> {
        asks.iter().map(|(sql, values)| self.rows(sql, values)).collect()
    }
    /// Runs a statement; gives how many rows it touched.
    fn run(&mut self, sql: &str, values: &[Value]) -> Result<u64, Fault>;
    /// Runs a change whose count nobody needs. An engine at the other end of a network may send it with what comes
    /// next; should it fail, that fails, and at the latest the commit.
    fn later(&mut self, sql: &str, values: Vec<Value>) -> Result<(), Fault>;
    /// Runs several statements without values.
    fn batch(&mut self, sql: &str) -> Result<(), Fault>;
    /// Turns a table definition written in the common subset into the engine's own.
    fn ddl(&self, sql: &str) -> String;
    /// The live tables' definition in a form that can be compared, one line a column or index.
    fn schema(&mut self) -> Result<Vec<String>, Fault>;
    /// Tables in the order they were made, leaving out the engine's own.
    fn tables(&mut self) -> Result<Vec<String>, Fault>;
    /// The engine's own check of its files; empty when sound.
    fn engine_check(&mut self) -> Result<Vec<String>, Fault>;
    /// Begins reading that sees one moment of the database.
    fn begin_snapshot(&mut self) -> Result<(), Fault>;
    /// Ends such reading.
    fn end_snapshot(&mut self) -> Result<(), Fault>;
    /// Begins work that changes something.
    fn begin(&mut self) -> Result<(), Fault>;
    /// Ends such work and returns when it is on the disk. Errors when any statement of it failed: then nothing is kept.
    fn commit(&mut self) -> Result<(), Fault>;
    /// Undoes such work.
    fn roll_back(&mut self) -> Result<(), Fault>;
    /// Whether the last failure may pass if the same work is run again; asking forgets it.
    fn take_again(&mut self) -> bool;
    /// True when the connection can no longer be used and must be opened anew.
    fn is_broken(&self) -> bool;
}
