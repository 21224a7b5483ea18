//! The cells of one row, read as what their column holds.

use csv::StringRecord;
use days::Day;

use crate::{
    fault::{Faults, ReadFault, shown},
    part_day::PartDay,
    reading::headings::Headings,
    rows::Source,
};

/// Longest value a cell may hold, in bytes; the longest real one is a pupil number of 13.
///
/// Source: local.
const LONGEST: usize = 60;

const CORRECT: &str = "Correct it in the record it was exported from, or in this file.";

/// A row of one table.
pub(crate) trait Row: Sized {
    /// Reads the row; `None` when it lacks the child's identifier, which is then among the faults.
    fn read(cells: &mut Cells<'_>) -> Option<Self>;
}

/// One row's cells, by heading; what cannot be read goes to the faults and counts as blank.
pub(crate) struct Cells<'a> {
    headings: &'a Headings,
    record: &'a StringRecord,
    source: Source,
    faults: &'a mut Faults,
}

impl<'a> Cells<'a> {
    pub(super) fn new(
        headings: &'a Headings,
        record: &'a StringRecord,
        source: Source,
        faults: &'a mut Faults,
    ) -> Self {
        Cells { headings, record, source, faults }
    }

    /// Where the row is.
    pub(crate) fn source(&self) -> Source {
        self.source.clone()
    }

    /// The child's identifier, without which the row belongs to nobody.
    pub(crate) fn child(&mut self) -> Option<String> {
        let child = self.code("CHILD");
        if child.is_none() {
            self.fault("CHILD", "", "the child's identifier", "Add the identifier, or remove the row if it is empty.");
        }
        child
    }

    /// A code or other short text, as written, without spaces around it.
    pub(crate) fn code(&mut self, column: &str) -> Option<String> {
        self.text(column).map(str::to_owned)
    }

    /// A whole number from 0 up.
    pub(crate) fn count(&mut self, column: &str) -> Option<u32> {
        let text = self.text(column)?;
        let number = text.strip_suffix(".0").unwrap_or(text).parse().ok();
        if number.is_none() {
            self.fault(column, text, "a whole number", CORRECT);
        }
        number
    }

    /// A day; a time of midnight after it, as some programs export, is dropped.
    pub(crate) fn day(&mut self, column: &str) -> Option<Day> {
        let text = self.text(column)?;
        match days::parse_day(without_midnight(text)) {
            Ok(day) => Some(day),
            Err(why) => {
                self.fault(column, text, "a date like 21/11/2018", &format!("{why}."));
                None
            }
        }
    }

    /// A day of which parts may be unknown.
    pub(crate) fn part_day(&mut self, column: &str) -> Option<PartDay> {
        let text = self.text(column)?;
        match PartDay::parse(without_midnight(text)) {
            Ok(day) => Some(day),
            Err(expected) => {
                self.fault(column, text, expected, CORRECT);
                None
            }
        }
    }

    fn text(&mut self, column: &str) -> Option<&'a str> {
        let text = self.record.get(self.headings.place(column)?)?.trim();
        if text.is_empty() {
            return None;
        }
        if text.chars().any(char::is_control) {
            self.fault(
                column,
                text,
                "one line of plain letters and figures",
                "A quotation mark may be missing, or the file may be damaged. Export it again.",
            );
            return None;
        }
        if text.len() > LONGEST {
            self.fault(column, text, &format!("at most {LONGEST} letters and figures"), CORRECT);
            return None;
        }
        Some(text)
    }

    fn fault(&mut self, column: &str, value: &str, expected: &str, what_to_do: &str) {
        self.faults.add(ReadFault {
            file: self.source.file.to_string(),
            row: Some(self.source.line),
            column: Some(column.to_owned()),
            value: Some(shown(value)),
            expected: expected.to_owned(),
            what_to_do: what_to_do.to_owned(),
        });
    }
}

fn without_midnight(text: &str) -> &str {
    ["T00:00:00", " 00:00:00", " 00:00"].iter().find_map(|ending| text.strip_suffix(ending)).unwrap_or(text)
}
