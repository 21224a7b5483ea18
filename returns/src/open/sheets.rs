//! Workbooks: each sheet is a table. Cells are read one by one, so that a sheet with one cell far away costs nothing.

use super::packed::too_large;
use super::text::kept;
use super::{Aside, Content, Opened};
use crate::grid::Grid;
use calamine::{DataRef, Reader, Xlsx};
use std::io::Cursor;

/// The most columns of a sheet that are read. Source: local; the widest list has 34.
const MOST_COLUMNS: u32 = 500;

/// Reads every sheet of a workbook.
pub(super) fn read(name: &str, bytes: Vec<u8>, opened: &mut Vec<Opened>, aside: &mut Vec<Aside>) {
    if let Some(why) = too_large(&bytes) {
        aside.push(Aside::lost(name, why));
        return;
    }
    let mut workbook: Xlsx<_> = match calamine::open_workbook_from_rs(Cursor::new(bytes)) {
        Ok(workbook) => workbook,
        Err(why) => {
            aside.push(Aside::lost(name, broken(&why)));
            return;
        }
    };
    for sheet in workbook.sheet_names() {
        let place = format!("{name}!{sheet}");
        match grid(&mut workbook, &sheet) {
            Ok(Some(grid)) => opened.push(Opened { name: place, content: Content::Table(grid) }),
            Ok(None) => {}
            Err(why) => aside.push(Aside::lost(place, why)),
        }
    }
}

fn broken(why: &impl std::fmt::Display) -> String {
    format!("The workbook cannot be read: {why}. Open it in the spreadsheet program and save it again as xlsx.")
}

/// The table of a sheet; `None` for a sheet without a cell.
fn grid(workbook: &mut Xlsx<Cursor<Vec<u8>>>, sheet: &str) -> Result<Option<Grid>, String> {
    let mut cells = workbook.worksheet_cells_reader(sheet).map_err(|why| broken(&why))?;
    let (mut grid, mut row, mut line) = (None::<Grid>, Vec::<Option<String>>::new(), None);
    while let Some(cell) = cells.next_cell().map_err(|why| broken(&why))? {
        let (at, column) = cell.get_position();
        if line != Some(at) {
            take(&mut grid, &mut row)?;
            line = Some(at);
        }
        if column < MOST_COLUMNS {
            let column = column as usize;
            row.resize(row.len().max(column + 1), None);
            if let Some(slot) = row.get_mut(column) {
                *slot = written(cell.get_value());
            }
        }
    }
    take(&mut grid, &mut row)?;
    Ok(grid)
}

/// Takes a row that is done: the first one that holds something is the headings.
fn take(grid: &mut Option<Grid>, row: &mut Vec<Option<String>>) -> Result<(), String> {
    if row.iter().any(|cell| cell.as_deref().is_some_and(|text| !text.trim().is_empty())) {
        match grid {
            None => {
                *grid =
                    Some(Grid::new(row.iter().map(|cell| cell.as_deref().unwrap_or_default().trim().to_uppercase())))
            }
            Some(grid) => {
                grid.push(row.iter().map(|cell| cell.as_deref().and_then(kept))).map_err(|why| why.to_string())?
            }
        }
    }
    row.clear();
    Ok(())
}

/// A cell as text: days as dd/mm/yyyy, whole numbers without a point.
fn written(value: &DataRef<'_>) -> Option<String> {
    let number = |number: f64| {
        if number.fract() == 0.0 && number.abs() < 1e15 { format!("{number:.0}") } else { number.to_string() }
    };
    match value {
        DataRef::Empty | DataRef::Error(_) => None,
        DataRef::String(text) => Some(text.clone()),
        DataRef::SharedString(text) => Some((*text).to_owned()),
        DataRef::Int(whole) => Some(whole.to_string()),
        DataRef::Float(value) => Some(number(*value)),
        DataRef::Bool(yes) => Some(if *yes { "True" } else { "False" }.to_owned()),
        DataRef::DateTime(day) => {
            let (year, month, day, ..) = day.to_ymd_hms_milli();
            Some(format!("{day:02}/{month:02}/{year:04}"))
        }
        DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => Some(text.clone()),
    }
}
