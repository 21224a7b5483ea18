//! `doctor`: is the history whole, and does every act follow from the one before it?

use crate::chain::Link;
use crate::{Change, Connection, Fault, Store, Value};

/// Something wrong, in a sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding(pub String);

/// What the doctor read and found.
#[derive(Debug, Default)]
pub struct Health {
    /// Acts verified.
    pub acts: u64,
    /// History rows verified.
    pub rows: u64,
    /// What is wrong; empty when all is well.
    pub findings: Vec<Finding>,
}

/// Rows read at a time.
const CHUNK: i64 = 5_000;

impl Store {
    /// Verifies every act's hash, its place in its strand, and the engine's own files, at one moment of the database.
    pub fn doctor(&self) -> Result<Health, Fault> {
        self.read(|reading| {
            let mut health = Health::default();
            let heads = reading.rows("SELECT id, no, hash FROM act_head ORDER BY id", &[])?;
            for head in &heads {
                strand(reading.conn, head.get("id")?, head.get("no")?, &head.get::<String>("hash")?, &mut health)?;
            }
            let acts = reading.count("SELECT count(*) FROM act", &[])?;
            if acts != i64::try_from(health.acts).unwrap_or(i64::MAX) {
                let said = format!(
                    "{acts} acts are stored but {} hang on the chain: some were put in from outside",
                    health.acts
                );
                health.findings.push(Finding(said));
            }
            let rows = reading.count("SELECT count(*) FROM history", &[])?;
            if rows != i64::try_from(health.rows).unwrap_or(i64::MAX) {
                let said = format!("{rows} history rows are stored but {} belong to an act", health.rows);
                health.findings.push(Finding(said));
            }
            health.findings.extend(reading.conn.engine_check()?.into_iter().map(Finding));
            Ok(health)
        })
    }
}

fn strand(
    conn: &mut dyn Connection,
    strand: i64,
    ends_at: i64,
    end_hash: &str,
    health: &mut Health,
) -> Result<(), Fault> {
    let mut previous = String::new();
    let mut last = 0;
    loop {
        let range: [Value; 3] = [strand.into(), last.into(), CHUNK.into()];
        let acts = conn.rows("SELECT * FROM act WHERE strand = $1 AND no > $2 ORDER BY no LIMIT $3", &range)?;
        let Some(upto) = acts.last() else { break };
        let upto: i64 = upto.get("no")?;
        let mut rows = conn
            .rows(
                "SELECT h.act, h.table_name, h.row_id, h.before, h.after FROM history h JOIN act a ON a.id = h.act
                 WHERE a.strand = $1 AND a.no > $2 AND a.no <= $3 ORDER BY a.no, h.n",
                &[strand.into(), last.into(), upto.into()],
            )?
            .into_iter()
            .peekable();
        for act in &acts {
            let (id, no): (i64, i64) = (act.get("id")?, act.get("no")?);
            let mut changes = Vec::new();
            while let Some(row) = rows.next_if(|r| r.get::<i64>("act").is_ok_and(|a| a == id)) {
                changes.push(Change {
                    table: row.get("table_name")?,
                    row: row.get("row_id")?,
                    before: row.get("before")?,
                    after: row.get("after")?,
                });
            }
            health.acts += 1;
            health.rows += changes.len() as u64;
            if no != last + 1 {
                let said = format!("strand {strand}: acts {} to {} are missing", last + 1, no - 1);
                health.findings.push(Finding(said));
            }
            let (name, actor): (String, String) = (act.get("name")?, act.get("actor")?);
            let (reason, once): (Option<String>, Option<String>) = (act.get("reason")?, act.get("once")?);
            let hash: String = act.get("hash")?;
            let link = Link {
                previous: &previous,
                strand,
                no,
                id,
                name: &name,
                account: act.get("account")?,
                actor: &actor,
                at: act.get("at")?,
                reason: reason.as_deref(),
                subject: act.get("subject")?,
                once: once.as_deref(),
            };
            if act.get::<String>("previous")? != previous || link.hash(&changes) != hash {
                let said = format!(
                    "act {id} ({name}), number {no} on strand {strand}, or its history was changed after it was written"
                );
                health.findings.push(Finding(said));
            }
            previous = hash;
            last = no;
        }
    }
    if last != ends_at || previous != end_hash {
        let said = format!("strand {strand} ends at act {last}, but {ends_at} were written");
        health.findings.push(Finding(said));
    }
    Ok(())
}
