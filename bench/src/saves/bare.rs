//! The driver alone: the same rows with prepared statements on one connection, one commit an answer, no reading, no hashing.

use super::{Draft, words};
use crate::Outcome;
use days::{Clock, SystemClock};
use rusqlite::{Connection, params};
use std::path::Path;
use std::time::{Duration, Instant};

const UPDATE_ANSWER: &str =
    "UPDATE answer SET value = ?2, account = ?3, by_words = ?4, at = ?5, version = version + 1 WHERE id = ?1";
const INSERT_ACT: &str =
    "INSERT INTO act (id, strand, no, name, account, actor, at, reason, subject, once, previous, hash)
    VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, NULL, ?8, NULL, ?9, ?9)";
const INSERT_HISTORY: &str =
    "INSERT INTO history (id, act, n, table_name, row_id, before, after) VALUES (?1, ?2, 1, 'answer', ?3, ?4, ?5)";
const UPDATE_HEAD: &str = "UPDATE act_head SET no = no, hash = ?2 WHERE id = ?1";

/// Rows that look like an answer's history: what the store writes when a word is added to a long text.
pub const BEFORE: &str = r#"{"value":{"from":984,"to_end":0,"text":"1000"},"account":17,"by_words":"Amina Yusuf","at":1795430520000,"version":1}"#;

/// Strands below nought are the peer's, never Kith's; these are their ends.
pub const HEADS: &str = "INSERT INTO act_head (id, no, hash) SELECT -1 - id, 0, '' FROM act_head WHERE id >= 0 AND -1 - id NOT IN (SELECT id FROM act_head)";

/// Takes out what a peer wrote into the chain, since no hash holds it.
pub const CLEAR: &str = "DELETE FROM history WHERE act IN (SELECT id FROM act WHERE strand < 0);
    DELETE FROM act WHERE strand < 0;
    DELETE FROM act_head WHERE id < 0;";

/// Saved answers a second.
pub fn run(file: &Path, drafts: &[Draft], lasts: Duration) -> Outcome<f64> {
    let mut conn = Connection::open(file)?;
    conn.busy_timeout(Duration::from_secs(30))?;
    conn.execute_batch(
        "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;
         PRAGMA cache_size = -32000; PRAGMA mmap_size = 268435456; PRAGMA temp_store = MEMORY;",
    )?;
    conn.execute_batch(HEADS)?;
    let rate = write(&mut conn, drafts, lasts)?;
    conn.execute_batch(&format!("BEGIN IMMEDIATE; {CLEAR} COMMIT;"))?;
    Ok(rate)
}

fn write(conn: &mut Connection, drafts: &[Draft], lasts: Duration) -> Outcome<f64> {
    let mut number: i64 = conn.query_row("SELECT max(id) FROM history", [], |r| r.get(0))?;
    let mut place: i64 = 0;
    let hash = "0123456789abcdef".repeat(4);
    let (began, mut saved) = (Instant::now(), 0u64);
    for draft in drafts.iter().cycle() {
        if began.elapsed() >= lasts {
            break;
        }
        number += 2;
        place += 1;
        let at = SystemClock.now().as_millisecond();
        let value = words(usize::try_from(place).unwrap_or(0));
        let strand = -1 - draft.child.rem_euclid(64);
        let tx = conn.transaction_with_behavior(rusqlite::TransactionBehavior::Immediate)?;
        tx.prepare_cached(UPDATE_ANSWER)?.execute(params![draft.answer, value, draft.account, "Amina Yusuf", at])?;
        let actor = "Amina Yusuf, Social worker";
        let act = params![number, strand, place, "save_answers", draft.account, actor, at, draft.child, hash];
        tx.prepare_cached(INSERT_ACT)?.execute(act)?;
        tx.prepare_cached(INSERT_HISTORY)?.execute(params![number + 1, number, draft.answer, BEFORE, BEFORE])?;
        tx.prepare_cached(UPDATE_HEAD)?.execute(params![strand, hash])?;
        tx.commit()?;
        saved += 1;
    }
    Ok(saved as f64 / began.elapsed().as_secs_f64())
}
