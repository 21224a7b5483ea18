//! What an agency's program sent under which once-only key.

use store::{Fault, Keeping, Reading};

/// The digest of the body and the reference that a once-only key stands for.
pub fn sent(reading: &mut Reading<'_>, once: &str) -> Result<Option<(String, String)>, Fault> {
    let row = reading.row("SELECT body, reference FROM agency_once WHERE once = $1", &[once.into()])?;
    row.map(|r| Ok((r.get("body")?, r.get("reference")?))).transpose()
}

/// How long it is remembered: longer than any program goes on trying. Source: local.
pub const DAYS_KEPT: i64 = 30;
const DAY_MILLISECONDS: i64 = 86_400_000;

/// Forgets what is kept no longer. What was received stays received: the record keeps its once-only key.
pub fn forget_old(keeping: &mut Keeping<'_>) -> Result<(), Fault> {
    let before = keeping.at.as_millisecond() - DAYS_KEPT * DAY_MILLISECONDS;
    keeping.remove("agency_once", "at <= $1", &[before.into()])?;
    Ok(())
}

/// Remembers it.
pub fn remember(keeping: &mut Keeping<'_>, once: &str, body: &str, reference: &str) -> Result<(), Fault> {
    let at = keeping.at;
    let columns = [("once", once.into()), ("body", body.into()), ("reference", reference.into()), ("at", at.into())];
    keeping.insert("agency_once", &columns)?;
    Ok(())
}
