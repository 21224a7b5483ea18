//! Which kinds of record a person has in the eyes of retention.

use crate::retention::{Facts, Kept, RecordKind};
use crate::store::person;
use ::store::{Acting, Fault, Reading};
use days::Day;

/// What is kept of a person; `source` says where it is known from.
pub fn kept(reading: &mut Reading<'_>, person: i64) -> Result<Vec<Kept>, Fault> {
    let sql = "SELECT kind, ended_on FROM record_kept WHERE person = $1 ORDER BY id";
    let mut all = Vec::new();
    for row in reading.rows(sql, &[person.into()])? {
        let Some(kind) = RecordKind::from_code(&row.get::<String>("kind")?) else { continue };
        all.push(Kept { kind, end: row.get("ended_on")? });
    }
    Ok(all)
}

/// Says that a kind of record is kept of a person, or when it ended. Nothing changes when that is known.
pub fn keep(
    acting: &mut Acting<'_>,
    person: i64,
    kind: RecordKind,
    ended: Option<Day>,
    source: &str,
) -> Result<bool, Fault> {
    let sql = "SELECT id FROM record_kept WHERE person = $1 AND kind = $2";
    if let Some(id) = acting.one::<i64>(sql, &[person.into(), kind.code().into()])? {
        return acting.update("record_kept", id, &[("ended_on", ended.into())]);
    }
    let columns = [
        ("person", person.into()),
        ("kind", kind.code().into()),
        ("ended_on", ended.into()),
        ("source", source.into()),
    ];
    acting.insert("record_kept", &columns)?;
    Ok(true)
}

/// All that retention asks of a person.
pub fn facts(reading: &mut Reading<'_>, subject: i64) -> Result<Facts, Fault> {
    let who = person::person(reading, subject)?;
    Ok(Facts { born: who.birth, died: who.death, records: kept(reading, subject)?, hold: None })
}
