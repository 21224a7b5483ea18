//! Rate limits: after some failures for the same name or from the same place, wait.

use sha2::{Digest, Sha256};
use store::{Fault, Keeping, Reading};

/// How many failures within how long are borne. Source: local.
#[derive(Debug, Clone, Copy)]
pub struct Attempts {
    /// Failures allowed.
    pub most: i64,
    /// Within this many minutes.
    pub minutes: i64,
}

impl Attempts {
    /// Five for one name in fifteen minutes.
    pub const NAME: Attempts = Attempts { most: 5, minutes: 15 };
    /// Fifty from one place in fifteen minutes: a whole office may share an address.
    pub const PLACE: Attempts = Attempts { most: 50, minutes: 15 };
    /// Three hundred ways to the council's own sign-in begun from one place in fifteen minutes, however they end.
    pub const BEGUN: Attempts = Attempts { most: 300, minutes: 15 };
}

/// Only a digest is kept: a password typed in the name's field must not be stored.
fn digest(key: &str) -> String {
    Sha256::digest(key.trim().to_lowercase().as_bytes()).iter().take(16).map(|b| format!("{b:02x}")).collect()
}

fn since(limit: Attempts, now: days::Instant) -> i64 {
    now.as_millisecond() - limit.minutes * 60_000
}

/// When the next try is allowed, if it is not allowed now.
pub fn waiting_until(
    reading: &mut Reading<'_>,
    key: &str,
    limit: Attempts,
    now: days::Instant,
) -> Result<Option<days::Instant>, Fault> {
    let sql = "SELECT count(*) AS n, min(at) AS first FROM attempt WHERE key = $1 AND at > $2";
    let Some(row) = reading.row(sql, &[digest(key).into(), since(limit, now).into()])? else { return Ok(None) };
    let (n, first): (i64, Option<i64>) = (row.get("n")?, row.get("first")?);
    let until = first.unwrap_or_default() + limit.minutes * 60_000;
    Ok((n >= limit.most).then(|| days::Instant::from_millisecond(until).unwrap_or(now)))
}

/// Remembers a failure, and forgets those older than a day. Gives its key, for [`forget_attempt`].
pub fn note_failure(keeping: &mut Keeping<'_>, key: &str) -> Result<i64, Fault> {
    let at = keeping.at;
    let id = keeping.insert("attempt", &[("key", digest(key).into()), ("at", at.into())])?;
    keeping.remove("attempt", "at < $1", &[(at.as_millisecond() - 86_400_000).into()])?;
    Ok(id)
}

/// Forgets one try that turned out to be no failure.
pub fn forget_attempt(keeping: &mut Keeping<'_>, id: i64) -> Result<(), Fault> {
    keeping.remove("attempt", "id = $1", &[id.into()])?;
    Ok(())
}

/// Forgets the failures of a name that has now signed in.
pub fn forget_attempts(keeping: &mut Keeping<'_>, key: &str) -> Result<(), Fault> {
    keeping.remove("attempt", "key = $1", &[digest(key).into()])?;
    Ok(())
}
