//! The first line of a file, and how many cells each line below it should have.

use csv::StringRecord;

use crate::{
    fault::{Faults, ReadFault, shown},
    table::Table,
};

const MOVED: &str = "A comma inside a value may have moved the cells to the right. Put the value in quotation marks, \
                     or remove the extra cell.";

/// Where each column of the table stands in this file.
pub(super) struct Headings {
    /// The table's columns with their places.
    places: Vec<(&'static str, usize)>,
    /// How many cells a line has, the headings without blank ones at the end.
    width: usize,
    /// How many cells the line of headings has, blank ones included.
    widest: usize,
    /// Columns that are not part of the table: place, heading, whether any row holds something there.
    unknown: Vec<(usize, String, bool)>,
}

impl Headings {
    /// Reads the headings. `None` after a fault that makes the rows unreadable.
    pub(super) fn read(file: &str, first: &StringRecord, table: Table, faults: &mut Faults) -> Option<Headings> {
        let found: Vec<String> = first.iter().map(|cell| cell.trim().to_ascii_uppercase()).collect();
        let width = found.iter().rposition(|cell| !cell.is_empty()).map_or(0, |last| last + 1);
        let fault = |column: &str, expected: String, what_to_do: String| ReadFault {
            file: file.to_owned(),
            row: Some(1),
            column: Some(column.to_owned()),
            value: Some(shown(&first.iter().collect::<Vec<_>>().join(","))),
            expected,
            what_to_do,
        };
        if width <= 1 && found.iter().any(|cell| cell.contains([';', '\t', '|'])) {
            faults.add(fault(
                "CHILD",
                "columns separated by commas".to_owned(),
                "Save the file as “CSV UTF-8 (comma delimited)”.".to_owned(),
            ));
            return None;
        }
        let mut places = Vec::new();
        let mut whole = true;
        for column in table.columns() {
            let mut at = found.iter().enumerate().filter(|(_, cell)| cell == column).map(|(at, _)| at);
            match (at.next(), at.next()) {
                (Some(place), None) => places.push((*column, place)),
                (Some(_), Some(_)) => {
                    whole = false;
                    faults.add(fault(
                        column,
                        format!("the heading {column} once"),
                        format!("Remove the column {column} that is not meant, then export the file again."),
                    ));
                }
                (None, _) => {
                    whole = false;
                    faults.add(fault(
                        column,
                        format!("a heading {column}"),
                        format!("Add the column {column}; leave its cells blank where nothing is known."),
                    ));
                }
            }
        }
        let unknown = found
            .into_iter()
            .enumerate()
            .filter(|(at, _)| !places.iter().any(|(_, place)| place == at))
            .map(|(at, heading)| (at, heading, false))
            .collect();
        whole.then_some(Headings { places, width, widest: first.len(), unknown })
    }

    /// The place of a column of this table.
    pub(super) fn place(&self, column: &str) -> Option<usize> {
        self.places.iter().find(|(name, _)| *name == column).map(|(_, place)| *place)
    }

    /// What is wrong with the number of cells in a line, if anything.
    pub(super) fn shape_fault(&self, file: &str, line: u64, record: &StringRecord) -> Option<ReadFault> {
        let fault = |value: &str, expected: String, what_to_do: &str| {
            Some(ReadFault {
                file: file.to_owned(),
                row: Some(line),
                column: None,
                value: Some(shown(value)),
                expected,
                what_to_do: what_to_do.to_owned(),
            })
        };
        if record.len() < self.width {
            let cells = record.iter().collect::<Vec<_>>().join(",");
            return fault(
                &cells,
                format!("{} cells and found {}", self.width, record.len()),
                "The row is cut short; the file may be incomplete. Export it again.",
            );
        }
        if record.len() > self.widest {
            let cells = record.iter().collect::<Vec<_>>().join(",");
            return fault(&cells, format!("{} cells and found {}", self.widest, record.len()), MOVED);
        }
        let named = self.unknown.iter().filter(|(_, heading, _)| !heading.is_empty()).map(|(at, _, _)| *at);
        let placed = self.places.iter().map(|(_, place)| *place);
        let known: Vec<usize> = placed.chain(named).collect();
        let stray = record.iter().enumerate().find(|(at, cell)| !cell.trim().is_empty() && !known.contains(at));
        stray.and_then(|(_, cell)| fault(cell, "nothing outside the columns with a heading".to_owned(), MOVED))
    }

    /// Remembers which columns outside the table hold something.
    pub(super) fn notice_unknown(&mut self, record: &StringRecord) {
        for (at, _, filled) in &mut self.unknown {
            *filled = *filled || record.get(*at).is_some_and(|cell| !cell.trim().is_empty());
        }
    }

    /// Headings outside the table under which something was written.
    pub(super) fn unknown_with_values(self) -> Vec<String> {
        self.unknown.into_iter().filter(|(_, _, filled)| *filled).map(|(_, heading, _)| shown(&heading)).collect()
    }
}
