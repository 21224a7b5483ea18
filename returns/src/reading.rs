//! From the bytes of one file to the rows of one table.

use std::sync::Arc;

mod cells;
mod headings;
pub(crate) mod lines;
pub(crate) mod text;

pub(crate) use cells::{Cells, Row};

use crate::{
    fault::{Faults, ReadFault, shown},
    table::Table,
};
use headings::Headings;
use lines::Lines;

/// What one file gave.
pub(crate) struct Read<R> {
    /// The rows, in the order of the file.
    pub(crate) rows: Vec<R>,
    /// Headings of columns that hold something but are not part of the table.
    pub(crate) unknown_columns: Vec<String>,
}

/// Reads one table from one file. Faults go to `faults`; the rows without faults are given.
pub(crate) fn read_table<R: Row>(file: &str, bytes: &[u8], table: Table, faults: &mut Faults) -> Read<R> {
    let mut read = Read { rows: Vec::new(), unknown_columns: Vec::new() };
    let file: Arc<str> = Arc::from(file);
    let text = match text::decode(&file, bytes) {
        Ok(text) => text,
        Err(fault) => {
            faults.add(*fault);
            return read;
        }
    };
    let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text.as_bytes());
    let mut records = reader.records();
    let headings = match records.next() {
        Some(Ok(first)) => Headings::read(&file, &first, table, faults),
        _ => {
            faults.add(no_headings(&file, table));
            None
        }
    };
    let Some(mut headings) = headings else { return read };
    let mut lines = Lines::of(text);
    for (row, record) in records.enumerate() {
        // Rows of any length are taken and the text is UTF-8 already, so the reader of rows has nothing to refuse.
        let Ok(record) = record else { continue };
        let line = lines.line_of(record.position().map_or(0, csv::Position::byte));
        if record.iter().all(|cell| cell.trim().is_empty()) {
            continue;
        }
        if let Some(fault) = headings.shape_fault(&file, line, &record) {
            faults.add(fault);
            continue;
        }
        headings.notice_unknown(&record);
        let source = crate::rows::Source { file: Arc::clone(&file), row, line };
        read.rows.extend(R::read(&mut Cells::new(&headings, &record, source, faults)));
    }
    read.unknown_columns = headings.unknown_with_values();
    read
}

fn no_headings(file: &str, table: Table) -> ReadFault {
    ReadFault {
        file: file.to_owned(),
        row: Some(1),
        column: None,
        value: Some(shown("")),
        expected: format!("the headings {}", table.columns().join(", ")),
        what_to_do: "The file is empty. Export it again; a table without rows still has its headings.".to_owned(),
    }
}
