//! Which duties a completed document stopped.

use store::{Acting, Fault};

/// Notes that a document stopped a duty of a person.
pub fn note(acting: &mut Acting<'_>, document: i64, person: i64, clock: i64) -> Result<(), Fault> {
    let columns = [("document", document.into()), ("person", person.into()), ("clock", clock.into())];
    acting.insert("record_stopped", &columns)?;
    Ok(())
}
