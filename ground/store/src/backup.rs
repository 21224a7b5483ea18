//! Backup and restore while Kith runs. A backup is one SQLite file, whichever engine it came from, so that it can be
//! opened with any SQLite tool and restored to either engine.

use crate::migrate::{applied, migrate};
use crate::{Address, Connection, Fault, Options, Schema, Store, Value};
use std::path::Path;

/// What a backup or restore moved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BackupReport {
    /// Each table with its number of rows.
    pub tables: Vec<(String, u64)>,
}

impl BackupReport {
    /// All rows together.
    pub fn rows(&self) -> u64 {
        self.tables.iter().map(|(_, n)| n).sum()
    }
}

impl Store {
    /// Writes the database as of one moment into a new file. Errors when the file exists already.
    pub fn backup(&self, file: &Path) -> Result<BackupReport, Fault> {
        if file.exists() {
            let said =
                format!("{} exists already: a backup never writes over a file; give another name", file.display());
            return Err(Fault::Address(said));
        }
        let into = Address::Sqlite(file.to_owned());
        self.read(|reading| {
            let steps = applied(reading.conn)?;
            let mut to = into.connect()?;
            migrate(&mut *to, &self.schema().only(|id| steps.iter().any(|s| s == id)), false)?;
            let report = copy_tables(reading.conn, &mut *to)?;
            // One file to carry away: no write-ahead log beside it.
            to.batch("PRAGMA wal_checkpoint(TRUNCATE); PRAGMA journal_mode = DELETE")?;
            Ok(report)
        })
    }

    /// Fills an empty place from a backup file, then brings its tables up to this program. Errors when the place holds acts.
    pub fn restore(
        file: &Path,
        place: Address,
        schema: Schema,
        options: Options,
    ) -> Result<(Store, BackupReport), Fault> {
        if !file.is_file() {
            return Err(Fault::Address(format!("there is no backup file at {}", file.display())));
        }
        let mut from = Address::Sqlite(file.to_owned()).connect()?;
        let steps = applied(&mut *from)?;
        let mut to = place.connect()?;
        migrate(&mut *to, &schema.only(|id| steps.iter().any(|s| s == id)), false)?;
        if !to.rows("SELECT id FROM act LIMIT 1", &[])?.is_empty() {
            let said = "the place to restore to already holds a record: name an empty database, then point Kith at it";
            return Err(Fault::Address(said.to_owned()));
        }
        from.begin_snapshot()?;
        let report = copy_tables(&mut *from, &mut *to)?;
        drop((from, to));
        Ok((Store::open(place, schema, options)?, report))
    }
}

/// Rows written with one statement.
const CHUNK: usize = 200;

/// Copies every row of every table that both sides have, replacing what a migration put there. Every table has `id`.
pub fn copy_tables(from: &mut dyn Connection, to: &mut dyn Connection) -> Result<BackupReport, Fault> {
    let mut report = BackupReport { tables: Vec::new() };
    let tables: Vec<String> = to.tables()?.into_iter().filter(|t| t != "migration").collect();
    to.batch("BEGIN")?;
    for table in tables.iter().rev() {
        to.run(&format!("DELETE FROM {table}"), &[])?;
    }
    for table in tables {
        let (mut copied, mut last) = (0, i64::MIN);
        loop {
            let sql = format!("SELECT * FROM {table} WHERE id > $1 ORDER BY id LIMIT {CHUNK}");
            let rows = from.rows(&sql, &[last.into()])?;
            let Some(end) = rows.last() else { break };
            last = end.get("id")?;
            let columns: Vec<&str> = end.pairs().map(|(c, _)| c).collect();
            let marks = (0..rows.len())
                .map(|r| {
                    let row = (1..=columns.len()).map(|c| format!("${}", r * columns.len() + c)).collect::<Vec<_>>();
                    format!("({})", row.join(", "))
                })
                .collect::<Vec<_>>()
                .join(", ");
            let values: Vec<Value> = rows.iter().flat_map(|r| r.values.iter().cloned()).collect();
            to.run(&format!("INSERT INTO {table} ({}) VALUES {marks}", columns.join(", ")), &values)?;
            copied += rows.len() as u64;
        }
        report.tables.push((table, copied));
    }
    to.batch("COMMIT")?;
    Ok(report)
}
