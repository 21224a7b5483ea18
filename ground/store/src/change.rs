//! One row's before and after, small even when a long text grows by a word.

use crate::{Row, Value};
use serde_json::{Map, Value as Json, json};

/// What an act did to one row.
#[derive(Debug, Clone, PartialEq)]
pub struct Change {
    /// The table.
    pub table: String,
    /// The row's key.
    pub row: i64,
    /// Columns before, as JSON; nothing when the row is new.
    pub before: Option<String>,
    /// Columns after, as JSON; nothing when the row went.
    pub after: Option<String>,
}

/// Long texts are kept as the part that changed.
const LONG: usize = 120;

impl Change {
    pub(crate) fn made(table: &str, row: i64, columns: &[(&str, Value)]) -> Change {
        let after = columns.iter().map(|(c, v)| ((*c).to_owned(), plain(v))).collect();
        Change { table: table.to_owned(), row, before: None, after: Some(Json::Object(after).to_string()) }
    }

    pub(crate) fn removed(table: &str, row: i64, was: &Row) -> Change {
        let before = was.pairs().map(|(c, v)| (c.to_owned(), plain(v))).collect();
        Change { table: table.to_owned(), row, before: Some(Json::Object(before).to_string()), after: None }
    }

    /// Only the columns that differ; nothing when none does.
    pub(crate) fn altered(table: &str, row: i64, was: &Row, columns: &[(&str, Value)]) -> Option<Change> {
        let (mut before, mut after) = (Map::new(), Map::new());
        for (column, now) in columns {
            let then = was.value(column).unwrap_or(&Value::Null);
            if then == now {
                continue;
            }
            let (b, a) = match (then, now) {
                (Value::Text(b), Value::Text(a)) if b.len().max(a.len()) > LONG => splice(b, a),
                _ => (plain(then), plain(now)),
            };
            before.insert((*column).to_owned(), b);
            after.insert((*column).to_owned(), a);
        }
        (!after.is_empty()).then(|| Change {
            table: table.to_owned(),
            row,
            before: Some(Json::Object(before).to_string()),
            after: Some(Json::Object(after).to_string()),
        })
    }
}

fn plain(value: &Value) -> Json {
    match value {
        Value::Null => Json::Null,
        Value::Int(v) => json!(v),
        Value::Real(v) => json!(v),
        Value::Text(v) => json!(v),
        Value::Blob(v) => json!({ "bytes": v.len(), "sha256": crate::chain::hex(&crate::chain::sha256(v)) }),
    }
}

/// What both texts share at the start and end is counted in bytes; what lies between is kept on each side.
fn splice(before: &str, after: &str) -> (Json, Json) {
    let most = before.len().min(after.len());
    let mut start = before.bytes().zip(after.bytes()).take_while(|(b, a)| b == a).count();
    while !before.is_char_boundary(start) || !after.is_char_boundary(start) {
        start -= 1;
    }
    let mut end = before.bytes().rev().zip(after.bytes().rev()).take(most - start).take_while(|(b, a)| b == a).count();
    while !before.is_char_boundary(before.len() - end) || !after.is_char_boundary(after.len() - end) {
        end -= 1;
    }
    let part = |t: &str| json!({ "from": start, "to_end": end, "text": t.get(start..t.len() - end).unwrap_or(t) });
    (part(before), part(after))
}

/// The whole text on one side of a change, given the whole text on the other.
///
/// `kept` is the JSON of the side wanted (a string, or the part that changed); `other` the full text of the other side.
/// Gives nothing when the two do not fit, which means that history was altered.
pub fn restore_text(kept: &Json, other: &str) -> Option<String> {
    if let Some(whole) = kept.as_str() {
        return Some(whole.to_owned());
    }
    let at = |key: &str| kept.get(key)?.as_u64().and_then(|n| usize::try_from(n).ok());
    let (start, end) = (at("from")?, at("to_end")?);
    let tail = other.len().checked_sub(end)?;
    Some(format!("{}{}{}", other.get(..start)?, kept.get("text")?.as_str()?, other.get(tail..)?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::sync::Arc;

    fn row(text: &str) -> Row {
        Row { columns: Arc::from(["answer".to_owned()]), values: vec![Value::Text(text.to_owned())] }
    }

    proptest! {
        #[test]
        fn either_side_of_a_change_is_recovered_from_the_other(a in "\\PC{0,300}", b in "\\PC{0,300}", shared in "\\PC{0,200}") {
            let (before, after) = (format!("{shared}{a}{shared}"), format!("{shared}{b}{shared}"));
            let change = Change::altered("t", 1, &row(&before), &[("answer", Value::Text(after.clone()))]);
            if before == after {
                prop_assert!(change.is_none());
            } else {
                let change = change.unwrap();
                let b: Json = serde_json::from_str(&change.before.unwrap()).unwrap();
                let a: Json = serde_json::from_str(&change.after.unwrap()).unwrap();
                prop_assert_eq!(restore_text(&b["answer"], &after), Some(before.clone()));
                prop_assert_eq!(restore_text(&a["answer"], &before), Some(after));
            }
        }
    }

    #[test]
    fn a_word_added_to_a_long_text_costs_a_word_of_history() {
        let long = "the child said ".repeat(400);
        let change = Change::altered("t", 1, &row(&long), &[("answer", Value::Text(format!("{long}yes")))]).unwrap();
        assert!(change.after.unwrap().len() < 80);
    }
}
