//! What an agency's program sent under which once-only key.

use store::{Fault, Keeping, Reading};

/// The digest of the body and the reference that a once-only key stands for.
pub fn sent(reading: &mut Reading<'_>, once: &str) -> Result<Option<(String, String)>, Fault> {
    let row = reading.row("SELECT body, reference FROM agency_once WHERE once = $1", &[once.into()])?;
    row.map(|r| Ok((r.get("body")?, r.get("reference")?))).transpose()
}

/// Remembers it.
pub fn remember(keeping: &mut Keeping<'_>, once: &str, body: &str, reference: &str) -> Result<(), Fault> {
    let at = keeping.at;
    let columns = [("once", once.into()), ("body", body.into()), ("reference", reference.into()), ("at", at.into())];
    keeping.insert("agency_once", &columns)?;
    Ok(())
}
