//! Reading small tables of our own, with the same faults as the return's.

use returns::ReadFault;

/// Most bytes a file may have.
///
/// Source: local; far above any council's.
pub const MOST_BYTES: usize = 64 * 1024 * 1024;

/// A fault of a whole file.
pub fn file_fault(file: &str, expected: &str, what_to_do: &str) -> ReadFault {
    ReadFault {
        file: file.to_owned(),
        row: None,
        column: None,
        value: None,
        expected: expected.to_owned(),
        what_to_do: what_to_do.to_owned(),
    }
}

/// A fault of one cell.
pub fn cell_fault(file: &str, row: u64, column: &str, value: &str, expected: &str, what_to_do: &str) -> ReadFault {
    let short: String = value.chars().filter(|c| !c.is_control()).take(40).collect();
    ReadFault {
        file: file.to_owned(),
        row: Some(row),
        column: Some(column.to_owned()),
        value: Some(short),
        expected: expected.to_owned(),
        what_to_do: what_to_do.to_owned(),
    }
}

/// A table of text: headings in capitals, rows with their lines.
pub struct Sheet {
    headings: Vec<String>,
    /// Each row's line and cells.
    pub rows: Vec<(u64, Vec<String>)>,
}

impl Sheet {
    /// Reads a table. Errors when it is not text, has no headings, lacks one that is needed, or a row has another
    /// number of cells than the headings, as in a file that was cut off.
    pub fn read(file: &str, bytes: &[u8], needed: &[&str]) -> Result<Sheet, Vec<ReadFault>> {
        if bytes.len() > MOST_BYTES {
            return Err(vec![file_fault(
                file,
                "a file of at most 64 MB",
                "Split it and bring in the parts one after the other.",
            )]);
        }
        let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
        let text = std::str::from_utf8(bytes).map_err(|_| {
            vec![file_fault(file, "text in UTF-8", "Save it again as “CSV UTF-8” in the spreadsheet program.")]
        })?;
        let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text.as_bytes());
        let mut records = reader.records();
        let headings: Vec<String> = match records.next() {
            Some(Ok(first)) => first.iter().map(|h| h.trim().to_uppercase()).collect(),
            _ => Vec::new(),
        };
        let lacking: Vec<&str> = needed.iter().copied().filter(|n| !headings.iter().any(|h| h == n)).collect();
        if !lacking.is_empty() {
            let expected = format!("the headings {}; {} is missing", needed.join(", "), lacking.join(", "));
            return Err(vec![file_fault(file, &expected, "Give the file its headings in the first line.")]);
        }
        let (mut rows, mut faults) = (Vec::new(), Vec::new());
        for record in records {
            let Ok(record) = record else { continue };
            let line = record.position().map_or(0, csv::Position::line);
            if record.iter().all(|cell| cell.trim().is_empty()) {
                continue;
            }
            if record.len() != headings.len() && faults.len() < 200 {
                let mut fault = file_fault(
                    file,
                    &format!("{} cells as in the headings, and found {}", headings.len(), record.len()),
                    "The file may have been cut off, or a comma stands in a cell without quotes. Export it again.",
                );
                fault.row = Some(line);
                faults.push(fault);
                continue;
            }
            rows.push((line, record.iter().map(|cell| cell.trim().to_owned()).collect()));
        }
        if faults.is_empty() { Ok(Sheet { headings, rows }) } else { Err(faults) }
    }

    /// The cell of a row under a heading; empty when the table does not have it.
    pub fn cell<'a>(&self, row: &'a [String], heading: &str) -> &'a str {
        let at = self.headings.iter().position(|h| h == heading);
        at.and_then(|at| row.get(at)).map_or("", String::as_str)
    }

    /// Headings that none of these is.
    pub fn unknown(&self, known: &[&str]) -> Vec<String> {
        self.headings.iter().filter(|h| !h.is_empty() && !known.contains(&h.as_str())).cloned().collect()
    }
}

/// Whether text may stand in a name: no control characters, at most 100 characters.
pub fn fits_a_name(text: &str) -> bool {
    text.chars().count() <= 100 && !text.chars().any(char::is_control)
}
