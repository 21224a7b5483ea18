//! Reading the cells of our own tables, with the same faults as the return's.

use days::Day;
use returns::{ReadFault, Sheet, SheetRow, codes};
use std::fmt::Display;

/// Faults told at most.
const TOLD: usize = 200;
/// Most letters of a name. Source: local.
const LONGEST: usize = 100;

/// One row's cells; what cannot be read goes to the faults and counts as blank.
pub struct Cells<'a> {
    sheet: &'a Sheet,
    file: &'a str,
    row: &'a SheetRow,
    faults: &'a mut Vec<ReadFault>,
}

impl<'a> Cells<'a> {
    /// The cells of a row.
    pub fn of(sheet: &'a Sheet, file: &'a str, row: &'a SheetRow, faults: &'a mut Vec<ReadFault>) -> Cells<'a> {
        Cells { sheet, file, row, faults }
    }

    /// What stands in a column.
    pub fn text(&self, column: &str) -> &'a str {
        self.sheet.cell(self.row, column)
    }

    /// Notes a fault of a column.
    pub fn fault(&mut self, column: &str, expected: &str, what_to_do: &str) {
        if self.faults.len() >= TOLD {
            return;
        }
        self.faults.push(ReadFault {
            file: self.file.to_owned(),
            row: Some(self.row.line),
            column: Some(column.to_owned()),
            value: Some(self.text(column).chars().take(40).collect()),
            expected: expected.to_owned(),
            what_to_do: what_to_do.to_owned(),
        });
    }

    /// A name, or a number that is only a name of somebody.
    pub fn name(&mut self, column: &str) -> String {
        if self.text(column).chars().count() > LONGEST {
            self.fault(column, "at most 100 letters", "Correct the cell and give the file again.");
        }
        self.text(column).to_owned()
    }

    /// A value with rules of its own; nothing for an empty cell.
    pub fn read<T, E: Display>(&mut self, column: &str, read: impl Fn(&str) -> Result<T, E>) -> Option<T> {
        match self.text(column) {
            "" => None,
            typed => read(typed)
                .map_err(|why| self.fault(column, &small(&why.to_string()), "Correct it, or leave the cell empty."))
                .ok(),
        }
    }

    /// A day.
    pub fn day(&mut self, column: &str) -> Option<Day> {
        match self.text(column) {
            "" => None,
            typed => days::parse_day(typed)
                .map_err(|why| self.fault(column, "a date like 21/11/2018", &format!("{why}.")))
                .ok(),
        }
    }

    /// Yes or no, or what an empty cell means.
    pub fn yes(&mut self, column: &str, empty: bool) -> bool {
        match self.text(column).to_ascii_lowercase().as_str() {
            "" => empty,
            "yes" | "y" | "1" | "true" => true,
            "no" | "n" | "0" | "false" => false,
            _ => {
                self.fault(column, "yes or no", "Write yes or no, or leave the cell empty.");
                empty
            }
        }
    }

    /// A code of the return, in capitals.
    pub fn code(&mut self, column: &str) -> Option<String> {
        match self.text(column) {
            "" => None,
            code if codes::words(column, code).is_some() => Some(code.to_ascii_uppercase()),
            _ => {
                self.fault(column, "a code of the SSDA903 return", "Use the return's code, or leave the cell empty.");
                None
            }
        }
    }
}

/// A sentence as the end of "expected …".
fn small(sentence: &str) -> String {
    crate::rules::phrases::small(sentence.trim_end_matches('.'))
}
