//! One case: its tables, its setting and what it expects.

use super::expected::{self, Place};
use crate::cell;
use crate::check::{CollectionYear, Layout, Source};
use crate::grid::Grid;
use crate::ssda903::{self, Postcodes, Provider, Providers, Setting};
use serde::Deserialize;
use serde_json::{Map, Value};
use std::collections::{BTreeMap, BTreeSet};

/// Columns that no real file has, and what they mean.
const OTHER_NAMES: &[(&str, &str)] = &[("UASC_STATUS", "UASC"), ("DATE_EPISODE_CEASED", "DEC"), ("PLACEMENT", "PLACE")];

#[derive(Debug, Deserialize)]
pub(super) struct Case {
    pub(super) case: i64,
    #[serde(default)]
    metadata: Map<String, Value>,
    #[serde(default)]
    reference: BTreeMap<String, Table>,
    tables: BTreeMap<String, Table>,
    expected: Value,
}

#[derive(Debug, Deserialize)]
struct Table {
    columns: Vec<String>,
    rows: Vec<Vec<Value>>,
    #[serde(default)]
    row_labels: Vec<Value>,
}

/// A day that a test of the census writes 17-06-2021, as the census has it.
fn turned(text: String) -> String {
    match text.split('-').map(str::len).eq([2, 2, 4]) {
        true => text.replace('-', "/"),
        false => text,
    }
}

/// A value as a file would write it: whole numbers without a point, several values with commas.
fn written(value: &Value) -> Option<String> {
    match value {
        Value::Null => None,
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => {
            let whole = number.as_f64().filter(|n| n.fract() == 0.0 && n.abs() < 1e15);
            Some(whole.map_or_else(|| number.to_string(), |whole| format!("{whole:.0}")))
        }
        Value::Array(all) => Some(all.iter().filter_map(written).collect::<Vec<_>>().join(",")),
        other => Some(other.to_string()),
    }
}

impl Table {
    fn grid(&self, of: &Layout) -> Result<Grid, String> {
        let names = self.columns.iter().map(|column| {
            let other = OTHER_NAMES.iter().find(|(name, _)| name == column && !of.columns.contains(name));
            other.map_or(column.as_str(), |(_, real)| *real)
        });
        let mut grid = Grid::new(names);
        for row in &self.rows {
            let census = of.columns.contains(&"LAchildID");
            let cell = |value| if census { written(value).map(turned) } else { written(value) };
            let cells: Vec<Option<String>> = row.iter().map(cell).collect();
            grid.push(cells.iter().map(Option::as_deref)).map_err(|why| why.to_string())?;
        }
        Ok(grid)
    }

    fn cell(&self, row: &[Value], column: &str) -> Option<String> {
        let at = self.columns.iter().position(|name| name == column)?;
        row.get(at).and_then(written)
    }
}

impl Case {
    /// This year's and last year's tables. Errors: a table that the collection does not have.
    pub(super) fn sources(&self, tables: &[Layout]) -> Result<(Source, Source), String> {
        let (mut this, mut last) = (Source::new(tables.len()), Source::new(tables.len()));
        for (name, table) in &self.tables {
            let (plain, source) = match name.strip_suffix("_last") {
                Some(plain) => (plain, &mut last),
                None => (name.as_str(), &mut this),
            };
            let found = tables.iter().enumerate().find(|(_, layout)| layout.name == plain);
            let (at, layout) = found.ok_or_else(|| format!("there is no table {name}"))?;
            source.give(at, layout, table.grid(layout)?);
        }
        Ok((this, last))
    }

    /// The setting of a case of the return on looked-after children.
    pub(super) fn setting903(&self, year: CollectionYear) -> Setting {
        let text = |key: &str| self.metadata.get(key).and_then(written);
        let day = |key: &str| text(key).as_deref().and_then(cell::day);
        let named = text("collectionYear").and_then(|year| year.get(..4)?.parse().ok()).map(CollectionYear);
        let mut setting = Setting::new(named.unwrap_or(year));
        match (day("collection_start"), day("collection_end")) {
            (Some(start), Some(end)) => (setting.start, setting.end) = (start, end),
            (Some(start), None) => setting = setting.starting(start),
            (None, Some(end)) => setting = setting.ending(end),
            (None, None) => {}
        }
        setting.authority = text("localAuthority");
        setting.xml = text("file_format").as_deref() == Some("xml");
        if let Some(table) = self.reference.get("provider_info") {
            setting.providers = providers(table);
        }
        if let Some(table) = self.reference.get("postcodes") {
            setting.postcodes = postcodes(table);
        }
        setting
    }

    /// The rows that the case expects to fail.
    pub(super) fn expected(&self, collection: &str) -> Result<BTreeSet<Place>, String> {
        let labels = |table: &str| self.tables.get(table).map_or(&[][..], |table| &table.row_labels);
        expected::expected(&self.expected, collection, labels)
    }
}

fn postcodes(table: &Table) -> Postcodes {
    let mut postcodes = Postcodes::default();
    for row in &table.rows {
        let cell = |column: &str| table.cell(row, column);
        let metres = |column: &str| cell(column).and_then(|metres| metres.parse().ok());
        let authority = cell("UTLA21CD").or_else(|| cell("laua"));
        let place = ssda903::Place { east: metres("oseast1m"), north: metres("osnrth1m"), authority };
        postcodes.add(&cell("pcd").or_else(|| cell("pcd_abbr")).unwrap_or_default(), place);
    }
    postcodes
}

fn providers(table: &Table) -> Providers {
    let mut providers = Providers::default();
    for row in &table.rows {
        let cell = |column: &str| table.cell(row, column);
        let list =
            |column: &str| cell(column).map_or_else(Vec::new, |t| t.split(',').map(|p| p.trim().to_owned()).collect());
        let provider = Provider {
            places: list("PLACE_CODES"),
            kinds: list("PROVIDER_CODES"),
            postcode: cell("POSTCODE"),
            ended: cell("REG_END").as_deref().and_then(cell::day),
            authority: cell("LA_CODE_INFERRED").or_else(|| cell("LA_CODE")),
        };
        providers.add(&cell("URN").unwrap_or_default(), provider);
    }
    providers
}
