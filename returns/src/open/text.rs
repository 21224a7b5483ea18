//! Comma-separated text, in whatever letters and with whatever marks between the cells a program writes it.

use super::Aside;
use crate::fault::shown;
use crate::grid::Grid;

/// How many odd rows of one file are told; the rest are counted. Source: local.
const TOLD: usize = 20;

/// Why these bytes are no text that we read; `None` when they may be.
pub(super) fn other_format(bytes: &[u8]) -> Option<&'static str> {
    const KNOWN: &[(&[u8], &str)] = &[
        (
            b"\xd0\xcf\x11\xe0",
            "It is a workbook of the old kind (xls) or protected by a password. Save it as xlsx without a password, or as CSV.",
        ),
        (b"%PDF", "It is a PDF, from which no table can be read. Export the table as CSV or xlsx."),
        (b"\x1f\x8b", "It is compressed with gzip. Unpack it first, or give a zip file."),
    ];
    KNOWN.iter().find(|(start, _)| bytes.starts_with(start)).map(|(_, why)| *why)
}

/// Text in UTF-8, UTF-16 or the letters of Windows; the last is noted, since it is a guess.
pub(super) fn decode(name: &str, bytes: Vec<u8>, aside: &mut Vec<Aside>) -> String {
    let wide = |read: fn([u8; 2]) -> u16, bytes: &[u8]| -> String {
        let units = bytes.chunks_exact(2).filter_map(|pair| <[u8; 2]>::try_from(pair).ok()).map(read);
        char::decode_utf16(units).map(|letter| letter.unwrap_or(char::REPLACEMENT_CHARACTER)).collect()
    };
    match bytes.as_slice() {
        [0xff, 0xfe, rest @ ..] => return wide(u16::from_le_bytes, rest),
        [0xfe, 0xff, rest @ ..] => return wide(u16::from_be_bytes, rest),
        _ => {}
    }
    match String::from_utf8(bytes) {
        Ok(mut text) => {
            if text.starts_with('\u{feff}') {
                text.remove(0);
            }
            text
        }
        Err(other) => {
            let why = "Some letters are not UTF-8 and were read as older Windows letters. Codes and days are not \
                       touched by that; names with accents may be. Save the file as “CSV UTF-8” to be sure.";
            aside.push(Aside::note(name, why));
            other.into_bytes().into_iter().map(char::from).collect()
        }
    }
}

/// A table whose first row that is not blank holds the headings. `None`, with a word aside, when there is none.
pub(super) fn table(name: &str, text: &str, aside: &mut Vec<Aside>) -> Option<Grid> {
    let first = text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    let between = [b',', b';', b'\t', b'|']
        .into_iter()
        .max_by_key(|mark| (first.bytes().filter(|byte| byte == mark).count(), *mark == b','))
        .unwrap_or(b',');
    let mut reader =
        csv::ReaderBuilder::new().has_headers(false).flexible(true).delimiter(between).from_reader(text.as_bytes());
    let (mut record, mut grid, mut odd) = (csv::StringRecord::new(), None::<Grid>, 0usize);
    while reader.read_record(&mut record).unwrap_or(false) {
        if record.iter().all(|cell| cell.trim().is_empty()) {
            continue;
        }
        let Some(grid) = grid.as_mut() else {
            grid = Some(Grid::new(record.iter().map(|heading| heading.trim().to_uppercase())));
            continue;
        };
        let stray = record.iter().skip(grid.columns().len()).find(|cell| !cell.trim().is_empty());
        if let Some(cell) = stray.filter(|_| odd < TOLD) {
            let line = record.position().map_or(0, csv::Position::line);
            let why = format!(
                "Found “{}” to the right of the last heading, expected nothing; the cell was left out. A comma inside a \
                 value moves the cells to the right: put the value in quotation marks.",
                shown(cell)
            );
            aside.push(Aside::lost(format!("{name}, row {line}"), why));
        }
        odd += usize::from(stray.is_some());
        if let Err(why) = grid.push(record.iter().map(kept)) {
            aside.push(Aside::lost(name, why.to_string()));
            break;
        }
    }
    if odd > TOLD {
        aside.push(Aside::lost(name, format!("{} more rows have cells to the right of the last heading.", odd - TOLD)));
    }
    if grid.is_none() {
        aside.push(Aside::lost(
            name,
            "The file is empty. Export it again; a table without rows still has its headings.",
        ));
    }
    grid
}

/// A cell without spaces around it; `None` when nothing stands there.
pub(super) fn kept(cell: &str) -> Option<&str> {
    Some(cell.trim()).filter(|cell| !cell.is_empty())
}
