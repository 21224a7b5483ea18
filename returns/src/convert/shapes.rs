//! Tables written as CSV or as a workbook.

use super::{ConvertFault, Shape};
use crate::cell;
use crate::check::{Layout, Source};
use rust_xlsxwriter::{ExcelDateTime, Format, Workbook, XlsxError};

/// A table to be written.
pub(super) struct Table {
    file: &'static str,
    sheet: &'static str,
    columns: &'static [&'static str],
    rows: Vec<Vec<Option<String>>>,
    /// Columns that hold whole numbers.
    pub(super) counts: Vec<usize>,
}

impl Table {
    /// A table that was given, with these columns; one that it has not is blank.
    pub(super) fn of(source: &Source, at: usize, layout: &Layout, columns: &'static [&'static str]) -> Option<Table> {
        let grid = source.grid(at)?;
        let places: Vec<Option<usize>> = columns.iter().map(|column| grid.column(column)).collect();
        let cells = |row| places.iter().map(|place| Some(grid.cell(row, (*place)?)?.to_owned())).collect();
        let rows = (0..grid.rows()).map(cells).collect();
        Some(Table { file: layout.file, sheet: layout.name, columns, rows, counts: Vec::new() })
    }

    /// Writes the cells of a column otherwise, where `other` has something to say.
    pub(super) fn change(&mut self, column: usize, other: impl Fn(&str) -> Option<String>) {
        for cell in self.rows.iter_mut().filter_map(|row| row.get_mut(column)).flatten() {
            if let Some(text) = other(cell) {
                *cell = text;
            }
        }
    }
}

/// Writes one year's tables; `name` is the workbook's, and that of last year's folder.
pub(super) fn write(
    name: &str,
    tables: &[Table],
    shape: Shape,
    files: &mut Vec<(String, Vec<u8>)>,
) -> Result<(), ConvertFault> {
    if tables.is_empty() {
        return Ok(());
    }
    let folder = if name == "last" { "last/" } else { "" };
    if shape == Shape::Xlsx {
        let bytes = workbook(tables).map_err(|why| ConvertFault::Workbook(why.to_string()))?;
        files.push((format!("{name}.xlsx"), bytes));
        return Ok(());
    }
    for table in tables {
        let bytes = csv(table).map_err(|why| ConvertFault::Csv(why.to_string()))?;
        files.push((format!("{folder}{}", table.file), bytes));
    }
    Ok(())
}

fn csv(table: &Table) -> Result<Vec<u8>, csv::Error> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(table.columns)?;
    for row in &table.rows {
        writer.write_record(row.iter().map(|cell| cell.as_deref().unwrap_or_default()))?;
    }
    writer.into_inner().map_err(|why| csv::Error::from(why.into_error()))
}

/// The first year whose days a sheet can count; before March 1900 spreadsheet programs disagree.
const FIRST_YEAR: i16 = 1901;

fn workbook(tables: &[Table]) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    let (bold, day) = (Format::new().set_bold(), Format::new().set_num_format("dd/mm/yyyy"));
    for table in tables {
        let sheet = book.add_worksheet().set_name(table.sheet)?;
        for (column, heading) in (0u16..).zip(table.columns) {
            sheet.write_string_with_format(0, column, *heading, &bold)?;
            sheet.set_column_width(column, 16)?;
        }
        sheet.set_freeze_panes(1, 0)?;
        for (line, row) in (1u32..).zip(&table.rows) {
            for (column, text) in (0u16..).zip(row).filter_map(|(at, cell)| Some((at, cell.as_deref()?))) {
                match (real_day(text), table.counts.contains(&usize::from(column)), text.parse::<u32>()) {
                    (Some(real), ..) => sheet.write_datetime_with_format(line, column, &real, &day)?,
                    (_, true, Ok(number)) if number.to_string() == text => sheet.write_number(line, column, number)?,
                    _ => sheet.write_string(line, column, text)?,
                };
            }
        }
    }
    book.save_to_buffer()
}

/// The day that a text is, when it is written as days are read back.
fn real_day(text: &str) -> Option<ExcelDateTime> {
    let right = text.len() == 10 && text.as_bytes().get(2) == Some(&b'/') && text.as_bytes().get(5) == Some(&b'/');
    let day = cell::day(text).filter(|day| right && day.year() >= FIRST_YEAR)?;
    let (month, date) = (u8::try_from(day.month()).ok()?, u8::try_from(day.day()).ok()?);
    ExcelDateTime::from_ymd(u16::try_from(day.year()).ok()?, month, date).ok()
}
