//! A workbook of the eleven lists, beside the bare reader of workbooks.

use crate::Outcome;
use crate::one;
use calamine::{Reader, Xlsx};
use returns::annex_a::{Holds, LISTS};
use rust_xlsxwriter::{Format, Workbook};
use std::fs;
use std::io::Cursor;
use std::path::Path;
use std::time::Instant;

/// Rows of each list.
const ROWS: u32 = 50_000;

/// How many times the bare reader's time reading and checking may take.
const MOST: f64 = 3.0;

/// Prints the comparison.
pub fn run(folder: &Path) -> Outcome<()> {
    let set = folder.join("annex-a");
    fs::create_dir_all(&set)?;
    let path = set.join("annex-a.xlsx");
    fs::write(&path, workbook()?)?;
    let began = Instant::now();
    let cells = bare(fs::read(&path)?)?;
    let bare = began.elapsed().as_secs_f64();
    let took = one::alone(&set)?;
    let times = took.wall / bare;
    println!(
        "\nAnnex A as a workbook, {} lists of {ROWS} rows, {cells} cells: read and checked in {:.1} s ({} rows that fail, {:.0} MB); \
         the bare reader {bare:.1} s; {times:.2} times, wanted at most {MOST}: {}.",
        LISTS.len(),
        took.wall,
        took.errors,
        took.peak,
        if times <= MOST { "met" } else { "missed" }
    );
    Ok(())
}

/// How many cells the bare reader reads.
fn bare(bytes: Vec<u8>) -> Outcome<usize> {
    let mut book: Xlsx<_> = calamine::open_workbook_from_rs(Cursor::new(bytes))?;
    let mut cells = 0;
    for sheet in book.sheet_names() {
        let mut reader = book.worksheet_cells_reader(&sheet)?;
        while reader.next_cell()?.is_some() {
            cells += 1;
        }
    }
    Ok(cells)
}

fn workbook() -> Outcome<Vec<u8>> {
    let mut book = Workbook::new();
    let day = Format::new().set_num_format("dd/mm/yyyy");
    for list in LISTS {
        let sheet = book.add_worksheet().set_name(list.title)?;
        for (at, column) in (0u16..).zip(list.columns) {
            sheet.write_string(0, at, column.name)?;
        }
        for row in 1..=ROWS {
            for (at, column) in (0u16..).zip(list.columns) {
                match column.holds {
                    Holds::Id => sheet.write_string(row, at, format!("C{row:06}"))?,
                    Holds::Text => sheet.write_string(row, at, "North team")?,
                    Holds::Day => sheet.write_number_with_format(row, at, 45_000.0, &day)?,
                    Holds::Count => sheet.write_number(row, at, f64::from(row % 7))?,
                    Holds::Postcode => sheet.write_string(row, at, "ZZ1 1AA")?,
                    Holds::Code(answers) => sheet.write_string(
                        row,
                        at,
                        answers.get(row as usize % answers.len()).copied().unwrap_or_default(),
                    )?,
                };
            }
        }
    }
    Ok(book.save_to_buffer()?)
}
