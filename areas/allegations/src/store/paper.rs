//! Files that wait to be brought in, and what was brought in.

use days::Instant;
use store::{Acting, Fault, Keeping, Reading};

/// How long a file waits, in milliseconds: a day. Source: local.
const WAIT: i64 = 24 * 60 * 60 * 1000;

/// A file that waits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Waiting {
    /// Its name.
    pub name: String,
    /// Its headings, as JSON.
    pub columns: String,
    /// Its rows, as JSON.
    pub rows: String,
    /// Which column holds what, as JSON.
    pub mapping: String,
}

/// Keeps a file for its sender; the one before, and those that waited a day, go. Gives its key.
pub fn wait(keeping: &mut Keeping<'_>, account: i64, file: &Waiting) -> Result<i64, Fault> {
    let at = keeping.at;
    let values = [account.into(), (at.as_millisecond() - WAIT).into()];
    keeping.remove("allegation_waiting", "account = $1 OR at < $2", &values)?;
    let columns = [
        ("account", account.into()),
        ("at", at.into()),
        ("name", file.name.as_str().into()),
        ("columns", file.columns.as_str().into()),
        ("rows", file.rows.as_str().into()),
        ("mapping", file.mapping.as_str().into()),
    ];
    keeping.insert("allegation_waiting", &columns)
}

/// A file that waits, for its sender alone.
pub fn waiting(reading: &mut Reading<'_>, id: i64, account: i64) -> Result<Option<Waiting>, Fault> {
    let sql = "SELECT name, columns, rows, mapping FROM allegation_waiting WHERE id = $1 AND account = $2";
    let row = reading.row(sql, &[id.into(), account.into()])?;
    row.map(|r| {
        Ok(Waiting {
            name: r.get("name")?,
            columns: r.get("columns")?,
            rows: r.get("rows")?,
            mapping: r.get("mapping")?,
        })
    })
    .transpose()
}

/// Says which column holds what.
pub fn map(keeping: &mut Keeping<'_>, id: i64, mapping: &str) -> Result<(), Fault> {
    keeping.update("allegation_waiting", "mapping = $2", "id = $1", &[id.into(), mapping.into()])?;
    Ok(())
}

/// Takes a file away.
pub fn gone(keeping: &mut Keeping<'_>, id: i64) -> Result<(), Fault> {
    keeping.remove("allegation_waiting", "id = $1", &[id.into()])?;
    Ok(())
}

/// Whether an entry was brought in already.
pub fn is_known(reading: &mut Reading<'_>, origin: &str) -> Result<bool, Fault> {
    Ok(reading.count("SELECT count(*) FROM allegation_referral WHERE origin = $1", &[origin.into()])? > 0)
}

/// Notes that a file was brought in.
pub fn brought(acting: &mut Acting<'_>, name: &str, counts: (i64, i64, i64), by: &str) -> Result<(), Fault> {
    let at = acting.at;
    let columns = [
        ("name", name.into()),
        ("entries", counts.0.into()),
        ("known", counts.1.into()),
        ("tasks", counts.2.into()),
        ("made_at", at.into()),
        ("made_by", by.into()),
    ];
    acting.insert("allegation_brought", &columns)?;
    Ok(())
}

/// What was brought in: file, entries, those known already, tasks, when, by whom.
pub type Brought = (String, i64, i64, i64, Instant, String);

/// What was brought in, the latest first.
pub fn all_brought(reading: &mut Reading<'_>) -> Result<Vec<Brought>, Fault> {
    let sql =
        "SELECT name, entries, known, tasks, made_at, made_by FROM allegation_brought ORDER BY made_at DESC LIMIT 50";
    let rows = reading.rows(sql, &[])?;
    rows.iter()
        .map(|r| {
            Ok((
                r.get("name")?,
                r.get("entries")?,
                r.get("known")?,
                r.get("tasks")?,
                r.get("made_at")?,
                r.get("made_by")?,
            ))
        })
        .collect()
}
