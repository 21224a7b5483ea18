//! Writes that are not acts: looks, sessions, counters. Only tables that a schema names as such.

use crate::act::listed;
use crate::ids::Ids;
use crate::{Dice, Fault, Reading, Value};
use std::collections::BTreeSet;
use std::ops::{Deref, DerefMut};

/// Writing to the plain tables: those that hold no record of a child's life.
pub struct Keeping<'a> {
    pub(crate) reading: Reading<'a>,
    pub(crate) plain: &'a BTreeSet<&'static str>,
    pub(crate) ids: &'a Ids,
    pub(crate) dice: &'a dyn Dice,
    /// When this is written.
    pub at: days::Instant,
}

impl<'a> Deref for Keeping<'a> {
    type Target = Reading<'a>;
    fn deref(&self) -> &Reading<'a> {
        &self.reading
    }
}

impl<'a> DerefMut for Keeping<'a> {
    fn deref_mut(&mut self) -> &mut Reading<'a> {
        &mut self.reading
    }
}

impl Keeping<'_> {
    fn allowed(&self, table: &str) -> Result<(), Fault> {
        if self.plain.contains(table) { Ok(()) } else { Err(Fault::NeedsAct(table.to_owned())) }
    }

    /// Adds a row under a new key.
    pub fn insert(&mut self, table: &str, columns: &[(&str, Value)]) -> Result<i64, Fault> {
        self.allowed(table)?;
        let id = self.ids.next(self.at, self.dice);
        let (names, marks, values) = listed(id, columns);
        self.reading.conn.later(&format!("INSERT INTO {table} ({names}) VALUES ({marks})"), values)?;
        Ok(id)
    }

    /// Changes rows of a plain table: `sets` and `which` are SQL with `$n`. Gives how many rows changed.
    pub fn update(&mut self, table: &str, sets: &str, which: &str, values: &[Value]) -> Result<u64, Fault> {
        self.allowed(table)?;
        self.reading.conn.run(&format!("UPDATE {table} SET {sets} WHERE {which}"), values)
    }

    /// Takes rows of a plain table away. Gives how many went.
    pub fn remove(&mut self, table: &str, which: &str, values: &[Value]) -> Result<u64, Fault> {
        self.allowed(table)?;
        self.reading.conn.run(&format!("DELETE FROM {table} WHERE {which}"), values)
    }
}
