//! A table of any kind, read with the same care as those of the return.

use csv::StringRecord;

use crate::fault::{Faults, ReadFault, shown};
use crate::reading::{lines::Lines, text};

/// Longest value a cell may hold, in letters. Source: local.
const LONGEST: usize = 300;

const EXPORT_AGAIN: &str = "The file may have been cut off, or a comma stands in a value without quotation marks. \
                            Export it again.";

/// One row: where it stands, and its cells without spaces around them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SheetRow {
    /// The line in the file, counted as a spreadsheet counts: the headings are line 1.
    pub line: u64,
    cells: Vec<String>,
}

/// A table: headings in capitals, and rows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sheet {
    headings: Vec<String>,
    /// The rows, blank ones left out.
    pub rows: Vec<SheetRow>,
}

impl Sheet {
    /// Whether the table has this column.
    pub fn has(&self, heading: &str) -> bool {
        self.headings.iter().any(|known| known == heading)
    }

    /// The cell of a row under a heading; empty when the table does not have it.
    pub fn cell<'r>(&self, row: &'r SheetRow, heading: &str) -> &'r str {
        let at = self.headings.iter().position(|known| known == heading);
        at.and_then(|at| row.cells.get(at)).map_or("", String::as_str)
    }

    /// Headings under which something stands and that none of these is.
    pub fn unknown(&self, known: &[&str]) -> Vec<String> {
        let filled = |at: usize| self.rows.iter().any(|row| row.cells.get(at).is_some_and(|cell| !cell.is_empty()));
        let other = |heading: &str| !heading.is_empty() && !known.contains(&heading);
        let found = self.headings.iter().enumerate().filter(|(at, heading)| other(heading) && filled(*at));
        found.map(|(_, heading)| shown(heading)).collect()
    }
}

/// Reads a table that has at least these columns.
///
/// Errors: every fault found, at most 200 and a count of the rest; then nothing is given.
pub fn read_sheet(file: &str, bytes: &[u8], needed: &[&str]) -> Result<Sheet, Vec<ReadFault>> {
    let text = text::decode(file, bytes).map_err(|fault| vec![*fault])?;
    let fault = |row: u64, value: &str, expected: String, what_to_do: &str| ReadFault {
        file: file.to_owned(),
        row: Some(row),
        column: None,
        value: Some(shown(value)),
        expected,
        what_to_do: what_to_do.to_owned(),
    };
    let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text.as_bytes());
    let mut records = reader.records();
    let first = records.next().and_then(Result::ok).unwrap_or_default();
    let headings = headings(&first, needed).map_err(|(expected, what_to_do)| {
        vec![fault(1, &first.iter().collect::<Vec<_>>().join(","), expected, what_to_do)]
    })?;
    let mut faults = Faults::default();
    let mut sheet = Sheet { headings, rows: Vec::new() };
    let mut lines = Lines::of(text);
    for record in records.flatten() {
        let line = lines.line_of(record.position().map_or(0, csv::Position::byte));
        let cells: Vec<String> = record.iter().map(|cell| cell.trim().to_owned()).collect();
        if cells.iter().all(String::is_empty) {
            continue;
        }
        let stray = cells.iter().skip(sheet.headings.len()).find(|cell| !cell.is_empty());
        if cells.len() < sheet.headings.len() || stray.is_some() {
            let expected = format!("{} cells as in the headings, and found {}", sheet.headings.len(), cells.len());
            faults.add(fault(line, &cells.join(","), expected, EXPORT_AGAIN));
            continue;
        }
        if let Some(odd) =
            cells.iter().find(|cell| cell.chars().any(char::is_control) || cell.chars().count() > LONGEST)
        {
            let expected = format!("values on one line of at most {LONGEST} letters");
            faults.add(fault(
                line,
                odd,
                expected,
                "A quotation mark may be missing. Correct the row, or export it again.",
            ));
            continue;
        }
        sheet.rows.push(SheetRow { line, cells });
    }
    faults.finish().map(|()| sheet)
}

type Wrong = (String, &'static str);

fn headings(first: &StringRecord, needed: &[&str]) -> Result<Vec<String>, Wrong> {
    let mut found: Vec<String> = first.iter().map(|cell| cell.trim().to_uppercase()).collect();
    while found.last().is_some_and(String::is_empty) {
        found.pop();
    }
    if found.is_empty() {
        let what = "The file is empty. Export it again; a table without rows still has its headings.";
        return Err((format!("the headings {}", needed.join(", ")), what));
    }
    if found.len() == 1 && found.iter().any(|cell| cell.contains([';', '\t', '|'])) {
        let what = "Save the file as “CSV UTF-8 (comma delimited)”.";
        return Err(("columns separated by commas".to_owned(), what));
    }
    if let Some(missing) = needed.iter().find(|column| !found.iter().any(|heading| heading == **column)) {
        let what = "Add the column; leave its cells blank where nothing is known.";
        return Err((format!("a heading {missing}"), what));
    }
    let twice = found
        .iter()
        .enumerate()
        .find(|(at, heading)| !heading.is_empty() && found.iter().take(*at).any(|before| before == *heading));
    if let Some((_, heading)) = twice {
        return Err((format!("the heading {} once", shown(heading)), "Take out the column that is not meant."));
    }
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const NEEDED: [&str; 2] = ["NUMBER", "GIVEN"];

    fn told(bytes: &[u8]) -> String {
        read_sheet("people.csv", bytes, &NEEDED).unwrap_err()[0].to_string()
    }

    #[test]
    fn a_table_is_read_by_its_headings_in_any_order() {
        let sheet =
            read_sheet("people.csv", b"\xef\xbb\xbfgiven, Number ,AGE\r\n Robin ,1,\r\n,,\r\n", &NEEDED).unwrap();
        assert_eq!((sheet.cell(&sheet.rows[0], "GIVEN"), sheet.cell(&sheet.rows[0], "NUMBER")), ("Robin", "1"));
        assert_eq!((sheet.rows.len(), sheet.rows[0].line, sheet.has("AGE")), (1, 2, true));
        assert!(sheet.unknown(&NEEDED).is_empty(), "nothing stands under AGE");
    }

    #[test]
    fn each_way_a_file_can_be_spoilt_is_told_in_its_own_words() {
        assert!(told(b"").contains("The file is empty"));
        assert!(told(b"NUMBER;GIVEN\n1;Robin\n").contains("separated by commas"));
        assert!(told(b"NUMBER,NAME\n1,Robin\n").contains("expected a heading GIVEN"));
        assert!(told(b"NUMBER,GIVEN,GIVEN\n").contains("the heading GIVEN once"));
        assert!(told(b"NUMBER,GIVEN\n1,Zo\xeb\n").contains("people.csv, row 2: found"));
        assert!(told(b"\xff\xfeN\0U\0").contains("UTF-16"));
        assert!(told(b"NUMBER,GIVEN\n1,Robin\n2").contains("row 3") && told(b"NUMBER,GIVEN\n2").contains("cut off"));
        assert!(told(b"NUMBER,GIVEN\n1,\"Robin\n2,Ashley\n").contains("quotation mark"));
    }

    proptest! {
        #[test]
        fn no_bytes_make_the_reader_fall_over(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
            let _ = read_sheet("people.csv", &bytes, &NEEDED);
            let _ = read_sheet("people.csv", &[b"NUMBER,GIVEN\n", bytes.as_slice()].concat(), &NEEDED);
        }
    }
}
