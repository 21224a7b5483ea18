//! Which rows fail, as vectors write it.

use crate::check::{Finding, Layout};
use serde_json::Value;
use std::collections::BTreeSet;

/// A row that fails: table, column where the vector says it, row from 0. The collection as a whole has no table.
pub type Place = (String, Option<String>, Option<u64>);

pub(super) fn places_of(
    findings: &[Finding],
    tables: &[Layout],
    with_column: impl Fn(&str, &str) -> bool,
) -> BTreeSet<Place> {
    let place = |found: &Finding| match tables.get(usize::from(found.table)) {
        None => (String::new(), None, None),
        Some(table) => {
            let column = with_column(table.name, found.column).then(|| found.column.to_owned());
            (table.name.to_owned(), column, Some(u64::from(found.row)))
        }
    };
    findings.iter().map(place).collect()
}

pub(super) fn expected<'l>(
    expected: &Value,
    collection: &str,
    labels: impl Fn(&str) -> &'l [Value],
) -> Result<BTreeSet<Place>, String> {
    match collection {
        "SSDA903" => rows(expected, labels),
        _ => locations(expected),
    }
}

/// `{table: [rows]}`; a row may be named by its label.
fn rows<'l>(expected: &Value, labels: impl Fn(&str) -> &'l [Value]) -> Result<BTreeSet<Place>, String> {
    let tables = expected.as_object().ok_or("“expected” is not an object of tables")?;
    let mut places = BTreeSet::new();
    for (table, rows) in tables {
        let labels = labels(table);
        for row in rows.as_array().ok_or_else(|| format!("“expected” of {table} is not a list of rows"))? {
            let number = match labels.iter().position(|label| label == row) {
                Some(at) => at as u64,
                None => whole(row).ok_or_else(|| format!("{row} in “expected” is no row of {table}"))?,
            };
            places.insert((table.clone(), None, Some(number)));
        }
    }
    Ok(places)
}

/// A row's number; some vectors write 3.0 for 3.
fn whole(row: &Value) -> Option<u64> {
    row.as_u64().or_else(|| row.as_f64().filter(|row| row.fract() == 0.0 && *row >= 0.0).map(|row| row as u64))
}

/// The census: issues, each with a column and a row, or with columns and groups of rows; or the whole authority.
fn locations(expected: &Value) -> Result<BTreeSet<Place>, String> {
    let mut places = BTreeSet::new();
    if expected.get("la_level").and_then(Value::as_bool) == Some(true) {
        places.insert((String::new(), None, None));
    }
    for issue in expected.get("issues").and_then(Value::as_array).ok_or("“expected” has no issues")? {
        let text = |key: &str| issue.get(key).and_then(Value::as_str).map(str::to_owned);
        let list = |key: &str| issue.get(key).and_then(Value::as_array).cloned().unwrap_or_default();
        let table = text("table").ok_or("an issue names no table")?;
        let columns: Vec<String> = text("column")
            .into_iter()
            .chain(list("columns").iter().filter_map(|c| c.as_str().map(str::to_owned)))
            .collect();
        let grouped = list("groups")
            .into_iter()
            .flat_map(|group| group.get("rows").and_then(Value::as_array).cloned().unwrap_or_default());
        for row in issue.get("row").cloned().into_iter().chain(grouped) {
            let row = row.as_u64().ok_or_else(|| format!("{row} is no row of {table}"))?;
            places.extend(columns.iter().map(|column| (table.clone(), Some(column.clone()), Some(row))));
        }
    }
    Ok(places)
}
