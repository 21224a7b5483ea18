//! The tables, made step by step; a step once applied never changes.

use crate::{Connection, Fault, Value};
use std::collections::BTreeSet;

/// One step: definitions in the common subset (`BIGINT`, `TEXT`, `REAL`, `BLOB`), statements ended by `;` at a line's end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Migration {
    /// `NNNN_room_what`; the whole program's steps are applied in the order of these.
    pub id: &'static str,
    /// What to run.
    pub sql: &'static str,
    /// Rows to add after the step in the test that migrates filled tables.
    pub sample: &'static str,
}

/// Every step of the program, and the tables that may be written without an act.
#[derive(Debug, Clone, Default)]
pub struct Schema {
    pub(crate) steps: Vec<Migration>,
    pub(crate) plain: BTreeSet<&'static str>,
}

const FIRST: Migration = Migration {
    id: "0001_store_acts",
    sql: include_str!("migrations/0001_store_acts.sql"),
    sample: include_str!("migrations/0001_store_acts.sample.sql"),
};

impl Schema {
    /// The store's own tables and the given steps, in the order of their ids; `plain` names the tables whose rows
    /// are not part of any record (looks, sessions, counters).
    pub fn new(steps: impl IntoIterator<Item = Migration>, plain: impl IntoIterator<Item = &'static str>) -> Schema {
        let mut steps: Vec<Migration> = std::iter::once(FIRST).chain(steps).collect();
        steps.sort_by_key(|s| s.id);
        steps.dedup();
        Schema { steps, plain: plain.into_iter().collect() }
    }

    /// The steps, in order.
    pub fn steps(&self) -> &[Migration] {
        &self.steps
    }

    /// Only the steps for which `keep` holds, as for a database of an earlier day.
    pub fn only(&self, keep: impl Fn(&str) -> bool) -> Schema {
        Schema { steps: self.steps.iter().copied().filter(|s| keep(s.id)).collect(), plain: self.plain.clone() }
    }
}

/// Ids of the steps a database has had.
pub(crate) fn applied(conn: &mut dyn Connection) -> Result<Vec<String>, Fault> {
    conn.rows("SELECT id FROM migration ORDER BY id", &[])?.iter().map(|r| r.get("id")).collect()
}

/// Applies what is missing. Errors when the database has had a step that this program does not know, or one that differs.
pub(crate) fn migrate(conn: &mut dyn Connection, schema: &Schema, with_samples: bool) -> Result<(), Fault> {
    conn.batch("CREATE TABLE IF NOT EXISTS migration (id TEXT PRIMARY KEY, digest TEXT NOT NULL)")?;
    let had = conn.rows("SELECT id, digest FROM migration", &[])?;
    for row in &had {
        let (id, digest): (String, String) = (row.get("id")?, row.get("digest")?);
        let step = schema.steps.iter().find(|s| s.id == id).ok_or_else(|| Fault::Migration {
            step: id.clone(),
            why: "this database was used by a newer Kith; start that version".to_owned(),
        })?;
        if digest_of(step) != digest {
            let why =
                "its text differs from the one this database was made with; restore the released program".to_owned();
            return Err(Fault::Migration { step: id, why });
        }
    }
    let had: BTreeSet<String> = had.iter().map(|r| r.get("id")).collect::<Result<_, _>>()?;
    for step in schema.steps.iter().filter(|s| !had.contains(s.id)) {
        let told = |fault: Fault| Fault::Migration { step: step.id.to_owned(), why: fault.to_string() };
        conn.batch("BEGIN")?;
        let applied = statements(step.sql)
            .try_for_each(|sql| conn.batch(&conn.ddl(sql)))
            .and_then(
                |()| if with_samples { statements(step.sample).try_for_each(|sql| conn.batch(sql)) } else { Ok(()) },
            )
            .and_then(|()| {
                let values: [Value; 2] = [step.id.into(), digest_of(step).into()];
                conn.run("INSERT INTO migration (id, digest) VALUES ($1, $2)", &values).map(|_| ())
            });
        match applied {
            Ok(()) => conn.batch("COMMIT")?,
            Err(fault) => {
                conn.batch("ROLLBACK")?;
                return Err(told(fault));
            }
        }
    }
    Ok(())
}

fn digest_of(step: &Migration) -> String {
    crate::chain::hex(&crate::chain::sha256(step.sql.as_bytes()))
}

fn statements(sql: &str) -> impl Iterator<Item = &str> {
    sql.split(";\n").map(str::trim).filter(|s| !s.is_empty())
}
