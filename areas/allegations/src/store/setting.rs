//! Settings: where adults work or volunteer with children.

use record::matching::plain;
use store::{Acting, Fault, Reading};

/// A setting.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Setting {
    /// Key.
    pub id: i64,
    /// Its name.
    pub name: String,
    /// Its sector, by code.
    pub sector: String,
}

fn read(row: &store::Row) -> Result<Setting, Fault> {
    Ok(Setting { id: row.get("id")?, name: row.get("name")?, sector: row.get("sector")? })
}

/// The setting of this name, however it is written; made when there is none yet.
pub fn ensure(acting: &mut Acting<'_>, name: &str, sector: &str) -> Result<i64, Fault> {
    let key = plain(name);
    let sql = "SELECT id FROM allegation_setting WHERE plain = $1";
    if let Some(id) = acting.one::<i64>(sql, &[key.as_str().into()])? {
        return Ok(id);
    }
    let at = acting.at;
    let columns = [("name", name.into()), ("plain", key.into()), ("sector", sector.into()), ("made_at", at.into())];
    acting.insert("allegation_setting", &columns)
}

/// One setting.
pub fn setting(reading: &mut Reading<'_>, id: i64) -> Result<Option<Setting>, Fault> {
    let sql = "SELECT id, name, sector FROM allegation_setting WHERE id = $1";
    reading.row(sql, &[id.into()])?.as_ref().map(read).transpose()
}

/// Settings whose name holds every word typed.
pub fn find(reading: &mut Reading<'_>, typed: &str, most: i64) -> Result<Vec<Setting>, Fault> {
    let key = plain(typed);
    if key.is_empty() {
        return Ok(Vec::new());
    }
    let words: Vec<&str> = key.split(' ').take(8).collect();
    let which = (2..words.len() + 2).map(|n| format!("plain LIKE ${n}")).collect::<Vec<_>>().join(" AND ");
    let sql = format!("SELECT id, name, sector FROM allegation_setting WHERE {which} ORDER BY name LIMIT $1");
    let like = words.iter().map(|word| format!("%{word}%").into());
    let values: Vec<store::Value> = std::iter::once(most.into()).chain(like).collect();
    reading.rows(&sql, &values)?.iter().map(read).collect()
}
