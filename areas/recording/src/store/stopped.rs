//! Which duties a completed document stopped.

use store::{Acting, Fault, Reading};

/// Notes that a document stopped a duty of a person.
pub fn note(acting: &mut Acting<'_>, document: i64, person: i64, clock: i64) -> Result<(), Fault> {
    let columns = [("document", document.into()), ("person", person.into()), ("clock", clock.into())];
    acting.insert("record_stopped", &columns)?;
    Ok(())
}

/// The duties of a person that a document stopped: the note's key and the duty's.
pub fn by(reading: &mut Reading<'_>, document: i64, person: i64) -> Result<Vec<(i64, i64)>, Fault> {
    let sql = "SELECT id, clock FROM record_stopped WHERE document = $1 AND person = $2 ORDER BY id";
    let rows = reading.rows(sql, &[document.into(), person.into()])?;
    rows.iter().map(|r| Ok((r.get("id")?, r.get("clock")?))).collect()
}

/// Takes a note back, when the duty runs again.
pub fn forget(acting: &mut Acting<'_>, note: i64) -> Result<(), Fault> {
    acting.remove("record_stopped", note)
}
