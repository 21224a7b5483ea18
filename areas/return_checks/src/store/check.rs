//! Checks whose files are there.

use crate::words::Check;
use ::store::{Acting, Fault, Keeping, Reading, Row, Value};
use days::Instant;
use returns::Kind;
use returns::check::CollectionYear;

const COLUMNS: &str = "id, salt, secret, collection, year, authority, size, children, failing, at, ends_at";
/// Checks of one person that a page lists.
const LISTED: i64 = 50;

/// Whose a check is: the account, and the session that gave its files.
#[derive(Debug, Clone, Copy)]
pub struct Owner {
    /// The account.
    pub account: i64,
    /// The session.
    pub session: i64,
}

fn read(row: &Row) -> Result<Option<Check>, Fault> {
    let Some(kind) = Kind::of_word(&row.get::<String>("collection")?) else { return Ok(None) };
    let number = |column: &str| Ok::<_, Fault>(usize::try_from(row.get::<i64>(column)?).unwrap_or(0));
    let year: Option<i64> = row.get("year")?;
    Ok(Some(Check {
        id: row.get("id")?,
        salt: row.get("salt")?,
        secret: row.get("secret")?,
        kind,
        year: year.and_then(|year| i16::try_from(year).ok()).map(CollectionYear),
        authority: row.get("authority")?,
        size: number("size")?,
        children: number("children")?,
        failing: number("failing")?,
        at: row.get("at")?,
        ends_at: row.get("ends_at")?,
    }))
}

/// Holds a check's sealed files for its owner's session. What that session gave before, and did not keep, goes. Gives the key.
pub fn hold(keeping: &mut Keeping<'_>, owner: Owner, check: &Check, files: Vec<Vec<u8>>) -> Result<i64, Fault> {
    keeping.remove("return_check", "session = $1", &[owner.session.into()])?;
    let number = |number: usize| Value::Int(i64::try_from(number).unwrap_or(i64::MAX));
    let id = keeping.insert(
        "return_check",
        &[
            ("account", owner.account.into()),
            ("session", owner.session.into()),
            ("salt", check.salt.as_str().into()),
            ("collection", check.kind.word().into()),
            ("year", check.year.map(|year| i64::from(year.0)).into()),
            ("authority", check.authority.clone().into()),
            ("size", number(check.size)),
            ("children", number(check.children)),
            ("failing", number(check.failing)),
            ("at", check.at.into()),
            ("ends_at", check.ends_at.into()),
        ],
    )?;
    for (place, bytes) in files.into_iter().enumerate() {
        let columns = [("return_check", id.into()), ("place", number(place)), ("bytes", Value::Blob(bytes))];
        keeping.insert("return_check_file", &columns)?;
    }
    Ok(id)
}

/// A check, for its owner alone and until it ends: one that is not kept, for the session that gave it.
pub fn find(reading: &mut Reading<'_>, id: i64, owner: Owner, now: Instant) -> Result<Option<Check>, Fault> {
    let sql = format!(
        "SELECT {COLUMNS} FROM return_check
         WHERE id = $1 AND account = $2 AND (session IS NULL OR session = $3) AND ends_at > $4"
    );
    let row = reading.row(&sql, &[id.into(), owner.account.into(), owner.session.into(), now.into()])?;
    row.as_ref().map_or(Ok(None), read)
}

/// The owner's checks, the newest first.
pub fn all_of(reading: &mut Reading<'_>, owner: Owner, now: Instant) -> Result<Vec<Check>, Fault> {
    let sql = format!(
        "SELECT {COLUMNS} FROM return_check
         WHERE account = $1 AND (session IS NULL OR session = $2) AND ends_at > $3 ORDER BY at DESC, id DESC LIMIT {LISTED}"
    );
    let rows = reading.rows(&sql, &[owner.account.into(), owner.session.into(), now.into()])?;
    Ok(rows.iter().map(read).collect::<Result<Vec<_>, _>>()?.into_iter().flatten().collect())
}

/// The sealed files of a check with their places, as they were given.
pub fn files(reading: &mut Reading<'_>, id: i64) -> Result<Vec<(u64, Vec<u8>)>, Fault> {
    let rows = reading
        .rows("SELECT place, bytes FROM return_check_file WHERE return_check = $1 ORDER BY place", &[id.into()])?;
    let file = |row: &Row| Ok((u64::try_from(row.get::<i64>("place")?).unwrap_or(0), row.get("bytes")?));
    rows.iter().map(file).collect()
}

/// Keeps a check beyond its session, under this key until then, and notes who chose it.
pub fn keep(acting: &mut Acting<'_>, check: &Check, account: i64, secret: &str, until: i64) -> Result<(), Fault> {
    acting.insert(
        "return_check_kept",
        &[
            ("return_check", check.id.into()),
            ("account", account.into()),
            ("words", check.title().into()),
            ("until", until.into()),
        ],
    )?;
    let sets = "session = NULL, secret = $2, ends_at = $3";
    let values = [check.id.into(), secret.into(), until.into()];
    let kept = acting.plain().update("return_check", sets, "id = $1", &values)?;
    // It was forgotten while somebody pressed: there is nothing to keep.
    if kept == 1 { Ok(()) } else { Err(Fault::Missing { table: "return_check".to_owned(), id: check.id }) }
}

/// Forgets a check and its files.
pub fn forget(keeping: &mut Keeping<'_>, id: i64) -> Result<(), Fault> {
    keeping.remove("return_check", "id = $1", &[id.into()])?;
    Ok(())
}

/// Whether there are checks whose time has come.
pub fn any_ended(reading: &mut Reading<'_>, now: Instant) -> Result<bool, Fault> {
    Ok(reading.count("SELECT count(*) FROM return_check WHERE ends_at <= $1", &[now.into()])? > 0)
}

/// Forgets those whose time has come.
pub fn forget_ended(keeping: &mut Keeping<'_>) -> Result<(), Fault> {
    let at = keeping.at;
    keeping.remove("return_check", "ends_at <= $1", &[at.into()])?;
    Ok(())
}

/// Whether a check is there.
pub fn is_there(reading: &mut Reading<'_>, id: i64) -> Result<bool, Fault> {
    Ok(reading.count("SELECT count(*) FROM return_check WHERE id = $1", &[id.into()])? > 0)
}
