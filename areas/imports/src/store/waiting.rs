//! Files that wait to be brought in.

use crate::files::Given;
use ::store::{Fault, Keeping, Reading, Value};
use days::Instant;

/// How long files wait, in milliseconds: a day. Source: local.
const WAIT: i64 = 24 * 60 * 60 * 1000;

/// Takes away files that waited a day.
pub fn forget_old(keeping: &mut Keeping<'_>) -> Result<(), Fault> {
    let old: Value = (keeping.at.as_millisecond() - WAIT).into();
    let files = "waiting IN (SELECT id FROM import_waiting WHERE at < $1)";
    keeping.remove("import_file", files, std::slice::from_ref(&old))?;
    keeping.remove("import_waiting", "at < $1", &[old])?;
    Ok(())
}

/// Whether files have waited longer than a day.
pub fn has_old(reading: &mut Reading<'_>, now: Instant) -> Result<bool, Fault> {
    let old = now.as_millisecond() - WAIT;
    Ok(reading.count("SELECT count(*) FROM import_waiting WHERE at < $1", &[old.into()])? > 0)
}

/// Keeps files for their sender; those of the sender before, and those that waited a day, go. Gives their key.
pub fn wait(keeping: &mut Keeping<'_>, account: i64, files: &[Given]) -> Result<i64, Fault> {
    let at = keeping.at;
    let old = "waiting IN (SELECT id FROM import_waiting WHERE account = $1 OR at < $2)";
    let values = [account.into(), (at.as_millisecond() - WAIT).into()];
    keeping.remove("import_file", old, &values)?;
    keeping.remove("import_waiting", "account = $1 OR at < $2", &values)?;
    let id = keeping.insert("import_waiting", &[("account", account.into()), ("at", at.into())])?;
    for (name, bytes) in files {
        let columns = [("waiting", id.into()), ("name", name.as_str().into()), ("bytes", Value::Blob(bytes.clone()))];
        keeping.insert("import_file", &columns)?;
    }
    Ok(id)
}

/// Files that wait, for their sender alone, and since when; nothing when there are none.
pub fn files(reading: &mut Reading<'_>, id: i64, account: i64) -> Result<Option<(Instant, Vec<Given>)>, Fault> {
    let sql = "SELECT at FROM import_waiting WHERE id = $1 AND account = $2";
    let Some(row) = reading.row(sql, &[id.into(), account.into()])? else { return Ok(None) };
    let rows = reading.rows("SELECT name, bytes FROM import_file WHERE waiting = $1 ORDER BY id", &[id.into()])?;
    let files = rows.iter().map(|r| Ok((r.get("name")?, r.get("bytes")?))).collect::<Result<_, Fault>>()?;
    Ok(Some((row.get("at")?, files)))
}

/// Takes waiting files away.
pub fn gone(keeping: &mut Keeping<'_>, id: i64) -> Result<(), Fault> {
    keeping.remove("import_file", "waiting = $1", &[id.into()])?;
    keeping.remove("import_waiting", "id = $1", &[id.into()])?;
    Ok(())
}
