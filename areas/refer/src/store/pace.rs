//! How much each sender has sent lately. One row for each thing, never a shared counter: senders do not wait for each other.

use crate::rules::code::digest;
use crate::rules::pace::{HOUR, Pace, wait};
use days::Instant;
use store::{Fault, Keeping, Reading};

/// Who sends, and what is counted. Only a digest of it is kept, and for an hour.
pub fn sender(what: &str, who: &str) -> String {
    digest(what, who).chars().take(32).collect()
}

/// Seconds that this sender must wait, if any; nobody waits where the limit is 0, which turns it off.
pub fn must_wait(reading: &mut Reading<'_>, sender: &str, pace: Pace, now: Instant) -> Result<Option<i64>, Fault> {
    if pace.most == 0 {
        return Ok(None);
    }
    let now = now.as_millisecond();
    let sql = "SELECT count(*) AS n, min(at) AS first FROM
               (SELECT at FROM refer_count WHERE sender = $1 AND at > $2 ORDER BY at DESC LIMIT $3) AS lately";
    let values = [sender.into(), (now - pace.seconds * 1000).into(), i64::from(pace.most).into()];
    let Some(row) = reading.row(sql, &values)? else { return Ok(None) };
    Ok(wait(pace, row.get("n")?, row.get("first")?, now))
}

/// Counts one thing.
pub fn count(keeping: &mut Keeping<'_>, sender: &str) -> Result<(), Fault> {
    let at = keeping.at;
    keeping.insert("refer_count", &[("sender", sender.into()), ("at", at.into())])?;
    Ok(())
}

/// Forgets what is counted no longer.
pub fn forget_old(keeping: &mut Keeping<'_>) -> Result<(), Fault> {
    let old = keeping.at.as_millisecond() - HOUR * 1000;
    keeping.remove("refer_count", "at < $1", &[old.into()])?;
    Ok(())
}
