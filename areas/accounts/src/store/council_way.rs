//! Ways through the council's own sign-in that have begun, and what they carry.

use sha2::{Digest, Sha256};
use store::{Fault, Keeping, Reading, Row};

/// How long a way may take, in minutes. Source: local.
const MINUTES: i64 = 10;
/// How long what was carried can be read again afterwards, in minutes. Source: local.
const KEPT_MINUTES: i64 = 60;

/// A way that has begun.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Way {
    /// What the ID token must repeat.
    pub nonce: String,
    /// What redeems the code.
    pub verifier: String,
    /// Where somebody was going.
    pub leads_to: String,
    /// What they were sending, as a browser writes it; empty when nothing.
    pub carried: String,
}

fn digest(word: &str) -> String {
    Sha256::digest(word.as_bytes()).iter().map(|b| format!("{b:02x}")).collect()
}

fn ago(now: days::Instant, minutes: i64) -> i64 {
    now.as_millisecond() - minutes * 60_000
}

fn read(row: &Row) -> Result<Way, Fault> {
    Ok(Way {
        nonce: row.get("nonce")?,
        verifier: row.get("verifier")?,
        leads_to: row.get("leads_to")?,
        carried: row.get("carried")?,
    })
}

const COLUMNS: &str = "id, nonce, verifier, leads_to, carried";

/// Begins a way under `state` in the browser that holds `door`, and clears away those that lead nowhere any more.
pub fn begin_way(keeping: &mut Keeping<'_>, state: &str, door: &str, way: &Way) -> Result<(), Fault> {
    let now = keeping.at;
    keeping.remove("council_way", "begun_at < $1 AND account IS NULL", &[ago(now, MINUTES).into()])?;
    keeping.remove("council_way", "begun_at < $1", &[ago(now, KEPT_MINUTES).into()])?;
    put(keeping, state, door, way, None)
}

fn put(keeping: &mut Keeping<'_>, state: &str, door: &str, way: &Way, account: Option<i64>) -> Result<(), Fault> {
    let at = keeping.at;
    keeping.insert(
        "council_way",
        &[
            ("state", digest(state).into()),
            ("browser", digest(door).into()),
            ("nonce", way.nonce.as_str().into()),
            ("verifier", way.verifier.as_str().into()),
            ("leads_to", way.leads_to.as_str().into()),
            ("carried", way.carried.as_str().into()),
            ("account", account.into()),
            ("begun_at", at.into()),
        ],
    )?;
    Ok(())
}

/// The way back: gives what began it, once.
pub fn take_way(keeping: &mut Keeping<'_>, state: &str, door: &str) -> Result<Option<Way>, Fault> {
    let sql = format!(
        "SELECT {COLUMNS} FROM council_way
         WHERE state = $1 AND browser = $2 AND begun_at > $3 AND account IS NULL"
    );
    let since = ago(keeping.at, MINUTES);
    let Some(row) = keeping.row(&sql, &[digest(state).into(), digest(door).into(), since.into()])? else {
        return Ok(None);
    };
    // Of two that come back at once, one finds nothing to remove.
    let gone = keeping.remove("council_way", "id = $1", &[row.get::<i64>("id")?.into()])?;
    if gone == 1 { read(&row).map(Some) } else { Ok(None) }
}

/// Keeps what was carried for the account that has come in, so that the page with it can be opened again.
pub fn keep_for(keeping: &mut Keeping<'_>, key: &str, door: &str, way: &Way, account: i64) -> Result<(), Fault> {
    put(keeping, key, door, way, Some(account))
}

/// What this browser carried in for this account last, if it was within the hour.
pub fn kept_for(reading: &mut Reading<'_>, door: &str, account: i64, now: days::Instant) -> Result<Option<Way>, Fault> {
    let sql = format!(
        "SELECT {COLUMNS} FROM council_way WHERE browser = $1 AND account = $2 AND begun_at > $3
         ORDER BY begun_at DESC, id DESC LIMIT 1"
    );
    let values = [digest(door).into(), account.into(), ago(now, KEPT_MINUTES).into()];
    reading.row(&sql, &values)?.as_ref().map(read).transpose()
}
