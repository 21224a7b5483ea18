//! pgbench with a script that writes the same rows.

use super::bare::{BEFORE, CLEAR, HEADS};
use super::{Draft, QUESTION, connect, words};
use crate::Outcome;
use crate::cluster::Cluster;
use std::path::{Path, PathBuf};
use std::time::Duration;

/// The four writes of a saved answer in one transaction. Keys grow as Kith's do; each client has its own range.
const SCRIPT: &str = "\\set n random(1, :drafts)
\\set seq :seq + 1
\\set act :base + :run * 100000000000 + :client_id * 1000000000 + :seq * 2
\\set no :run * 1000000000 + :client_id * 10000000 + :seq
\\set strand -1 - :n % 64
\\set row 0 - :n
\\set change :act + 1
BEGIN;
UPDATE answer SET value = cast(:words AS TEXT) || cast(:no AS TEXT), account = 1, by_words = 'Amina Yusuf', at = :no, version = version + 1 WHERE id = :row;
INSERT INTO act (id, strand, no, name, account, actor, at, reason, subject, once, previous, hash) VALUES (:act, :strand, :no, 'save_answers', 1, 'Amina Yusuf, Social worker', :no, NULL, :n, NULL, :hash, :hash);
INSERT INTO history (id, act, n, table_name, row_id, before, after) VALUES (:change, :act, 1, 'answer', :row, :before, :before);
UPDATE act_head SET no = no, hash = :hash WHERE id = :strand;
COMMIT;
";

/// Takes out the rows that pgbench wrote in.
const LEFTOVERS: &str = "DELETE FROM answer WHERE id < 0; DELETE FROM document WHERE id < 0;";

/// A script with the rows it writes in, which are copies of Kith's drafts under keys below nought.
pub struct Script {
    file: PathBuf,
    database: String,
    drafts: usize,
    base: i64,
    runs: std::cell::Cell<u32>,
}

impl Script {
    /// Copies the drafts to keys that pgbench can reckon.
    pub fn prepare(cluster: &Cluster, database: &str, folder: &Path, drafts: &[Draft]) -> Outcome<Script> {
        let mut conn = connect(&cluster.address(database))?;
        let keys = drafts.iter().map(|d| d.document.to_string()).collect::<Vec<_>>().join(",");
        // An earlier run may have been interrupted.
        conn.batch(&format!("{CLEAR} {LEFTOVERS}"))?;
        conn.batch(&format!(
            "INSERT INTO document (id, form, form_version, standing, made_at, made_by, made_by_words, changed_at)
             SELECT -row_number() OVER (ORDER BY id), form, form_version, standing, made_at, made_by, made_by_words, changed_at
             FROM document WHERE id IN ({keys});
             INSERT INTO answer (id, document, person, question, value, version, account, by_words, at)
             SELECT id, id, 0, '{QUESTION}', repeat('x', 900), 1, 1, 'Bench', 0 FROM document WHERE id < 0"
        ))?;
        conn.batch(HEADS)?;
        let base = conn.rows("SELECT max(id) AS id FROM history", &[])?;
        let base = base.first().ok_or("the history is empty")?.get("id")?;
        let file = folder.join("save.pgbench");
        std::fs::write(&file, SCRIPT)?;
        let runs = std::cell::Cell::new(0);
        Ok(Script { file, database: database.to_owned(), drafts: drafts.len(), base, runs })
    }

    /// Saved answers a second with so many clients.
    pub fn run(&self, cluster: &Cluster, clients: usize, lasts: Duration) -> Outcome<f64> {
        self.runs.set(self.runs.get() + 1);
        let mut command = cluster.tool("pgbench");
        command.args(["-n", "-j", "2", "-M", "prepared", "-c", &clients.to_string()]);
        command.args(["-T", &lasts.as_secs().to_string(), "-f"]).arg(&self.file);
        let numbers = [
            ("drafts", self.drafts.to_string()),
            ("seq", "0".to_owned()),
            ("base", self.base.to_string()),
            ("run", self.runs.get().to_string()),
        ];
        let texts = [("words", words(0)), ("before", BEFORE.to_owned()), ("hash", "0123456789abcdef".repeat(4))];
        for (name, value) in numbers.iter().chain(&texts) {
            command.args(["-D", &format!("{name}={value}")]);
        }
        let out = command.arg(&self.database).output()?;
        let said = String::from_utf8_lossy(&out.stdout).into_owned();
        let rate = said.lines().find_map(|l| l.strip_prefix("tps = ")).and_then(|l| l.split(' ').next());
        let rate =
            rate.ok_or_else(|| format!("pgbench gave no rate: {said} {}", String::from_utf8_lossy(&out.stderr)))?;
        Ok(rate.parse()?)
    }

    /// Takes out what it wrote into the chain, since no hash holds it.
    pub fn clear_away(self, cluster: &Cluster) -> Outcome<()> {
        let mut conn = connect(&cluster.address(&self.database))?;
        conn.batch(&format!("BEGIN; {CLEAR} {LEFTOVERS} COMMIT"))?;
        std::fs::remove_file(&self.file)?;
        Ok(())
    }
}
