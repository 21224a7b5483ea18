//! What the history tells of a subject: acts with their rows, before and after.

use crate::{Fault, Reading};
use serde_json::Value as Json;

/// One column of a row that changed. Long texts are the part that changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ToldColumn {
    /// The column.
    pub column: String,
    /// Before, as text; nothing when the row is new or it was empty.
    pub before: Option<String>,
    /// After, as text; nothing when the row went or it is empty now.
    pub after: Option<String>,
}

/// One row that changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ToldRow {
    /// The table.
    pub table: String,
    /// What changed.
    pub columns: Vec<ToldColumn>,
}

/// One act.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ToldAct {
    /// Key.
    pub id: i64,
    /// Its name.
    pub name: String,
    /// Who.
    pub actor: String,
    /// When.
    pub at: jiff::Timestamp,
    /// Why, where that was asked.
    pub reason: Option<String>,
    /// The rows.
    pub rows: Vec<ToldRow>,
}

impl Reading<'_> {
    /// How many acts were about a subject.
    pub fn acts_about(&mut self, subject: i64) -> Result<i64, Fault> {
        self.count("SELECT count(*) FROM act WHERE subject = $1", &[subject.into()])
    }

    /// Acts about a subject, the latest first.
    pub fn told_of(&mut self, subject: i64, skip: i64, most: i64) -> Result<Vec<ToldAct>, Fault> {
        let sql = "SELECT id, name, actor, at, reason FROM act WHERE subject = $1 ORDER BY at DESC, id DESC LIMIT $2 OFFSET $3";
        let mut acts = Vec::new();
        for row in self.rows(sql, &[subject.into(), most.into(), skip.into()])? {
            let id: i64 = row.get("id")?;
            acts.push(ToldAct {
                id,
                name: row.get("name")?,
                actor: row.get("actor")?,
                at: row.get("at")?,
                reason: row.get("reason")?,
                rows: self.rows_of_act(id)?,
            });
        }
        Ok(acts)
    }

    fn rows_of_act(&mut self, act: i64) -> Result<Vec<ToldRow>, Fault> {
        let sql = "SELECT table_name, before, after FROM history WHERE act = $1 ORDER BY n LIMIT 500";
        let rows = self.rows(sql, &[act.into()])?;
        rows.iter()
            .map(|r| {
                let side = |column: &str| -> Result<Json, Fault> {
                    let text = r.get::<Option<String>>(column)?;
                    Ok(text.and_then(|t| serde_json::from_str(&t).ok()).unwrap_or(Json::Null))
                };
                let (before, after) = (side("before")?, side("after")?);
                let keys =
                    |side: &Json| side.as_object().map(|o| o.keys().cloned().collect::<Vec<_>>()).unwrap_or_default();
                let mut all = keys(&after);
                all.extend(keys(&before).into_iter().filter(|k| after.get(k).is_none()));
                let columns = all.into_iter().map(|column| ToldColumn {
                    before: before.get(&column).and_then(as_text),
                    after: after.get(&column).and_then(as_text),
                    column,
                });
                Ok(ToldRow { table: r.get("table_name")?, columns: columns.collect() })
            })
            .collect()
    }
}

fn as_text(value: &Json) -> Option<String> {
    match value {
        Json::Null => None,
        Json::String(text) => Some(text.clone()).filter(|t| !t.is_empty()),
        Json::Object(part) => match part.get("text").and_then(Json::as_str) {
            Some(text) => Some(format!("… {text} …")),
            None => Some("a file".to_owned()),
        },
        other => Some(other.to_string()),
    }
}
