//! The report as a table to download: every row of every file, then every note.

use crate::words::{Note, Report};
use std::collections::HashMap;

/// Comma-separated text for a spreadsheet. A cell that a spreadsheet would take for a formula gets an apostrophe.
pub fn as_csv(report: &Report) -> String {
    let numbers: HashMap<&str, &str> = report.numbers.iter().map(|(who, kith)| (who.as_str(), kith.as_str())).collect();
    let kith = |who: &str| numbers.get(who).copied().unwrap_or_default().to_owned();
    let mut text = String::from("file,row,number in the file,Kith number,what became of it,words\r\n");
    let mut line = |cells: [String; 6]| {
        text.push_str(&cells.map(|cell| quoted(&cell)).join(","));
        text.push_str("\r\n");
    };
    for one in &report.lines {
        let (file, row) = (one.place.file.clone(), one.place.row.to_string());
        line([file, row, one.who.clone(), kith(&one.who), one.outcome.words().to_owned(), one.words.clone()]);
    }
    for Note { kind, place, who, words } in &report.notes {
        let file = place.as_ref().map_or(String::new(), |p| p.file.clone());
        let row = place.as_ref().map_or(String::new(), |p| p.row.to_string());
        line([file, row, who.clone(), kith(who), kind.words().to_owned(), words.clone()]);
    }
    text
}

fn quoted(cell: &str) -> String {
    let safe = if cell.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{cell}") } else { cell.to_owned() };
    if safe.contains([',', '"', '\n', '\r']) { format!("\"{}\"", safe.replace('"', "\"\"")) } else { safe }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::{Line, Outcome, Place};

    #[test]
    fn a_cell_that_a_spreadsheet_would_run_is_made_text() {
        let place = Place { file: "header.csv".to_owned(), row: 2 };
        let line =
            Line { place, who: "=cmd()".to_owned(), outcome: Outcome::Made, words: "A, “b” \"c\"".to_owned() };
        let report = Report { lines: vec![line], ..Report::default() };

        assert!(as_csv(&report).ends_with("header.csv,2,'=cmd(),,New,\"A, “b” \"\"c\"\"\"\r\n"), "{}", as_csv(&report));
    }
}
