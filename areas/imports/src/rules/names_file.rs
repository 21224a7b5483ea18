//! `names.csv`: the names that the return does not hold. Columns CHILD, GIVEN, FAMILY; PREFERRED and NHS may follow.

use crate::rules::reading::{Sheet, cell_fault, fits_a_name};
use crate::words::GivenName;
use record::identifiers::NhsNumber;
use returns::ReadFault;
use std::collections::HashMap;

/// The file's name.
pub const NAME: &str = "names.csv";

/// Whether a path names this file.
pub fn is_names_file(path: &str) -> bool {
    path.rsplit(['/', '\\']).next().is_some_and(|name| name.trim().eq_ignore_ascii_case(NAME))
}

/// Names by the child's number in the return. Errors: every fault, with row and column.
pub fn read_names(file: &str, bytes: &[u8]) -> Result<HashMap<String, GivenName>, Vec<ReadFault>> {
    let sheet = Sheet::read(file, bytes, &["CHILD", "GIVEN", "FAMILY"])?;
    let (mut names, mut faults) = (HashMap::new(), Vec::new());
    for (line, row) in &sheet.rows {
        let child = sheet.cell(row, "CHILD");
        let name = GivenName {
            given: sheet.cell(row, "GIVEN").to_owned(),
            family: sheet.cell(row, "FAMILY").to_owned(),
            preferred: sheet.cell(row, "PREFERRED").to_owned(),
            nhs: None,
        };
        for (column, text) in
            [("CHILD", child), ("GIVEN", &name.given), ("FAMILY", &name.family), ("PREFERRED", &name.preferred)]
        {
            if !fits_a_name(text) {
                let expected = "at most 100 letters, without control characters";
                faults.push(cell_fault(
                    file,
                    *line,
                    column,
                    text,
                    expected,
                    "Correct the cell and give the file again.",
                ));
            }
        }
        if child.is_empty() || (name.given.is_empty() && name.family.is_empty()) {
            let expected = "the child's number in the return, and a given or family name";
            faults.push(cell_fault(file, *line, "CHILD", child, expected, "Fill in the row, or take it out."));
            continue;
        }
        let nhs = match sheet.cell(row, "NHS") {
            "" => None,
            typed => match NhsNumber::parse(typed) {
                Ok(number) => Some(number.plain()),
                Err(why) => {
                    let what = "Correct it, or leave the cell empty.";
                    faults.push(cell_fault(file, *line, "NHS", typed, &why.to_string(), what));
                    None
                }
            },
        };
        if names.insert(child.to_owned(), GivenName { nhs, ..name }).is_some() {
            faults.push(cell_fault(file, *line, "CHILD", child, "each child once", "Take the second row out."));
        }
    }
    if faults.is_empty() { Ok(names) } else { Err(faults) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_read_and_a_wrong_nhs_number_is_told_with_its_place() {
        let good = b"CHILD,GIVEN,FAMILY,PREFERRED,NHS\nCH000001,Kayleigh-Ann,Marsden,KJ,943 476 5919\n";
        assert_eq!(read_names(NAME, good).unwrap()["CH000001"].nhs.as_deref(), Some("9434765919"));

        let bad = b"CHILD,GIVEN,FAMILY,PREFERRED,NHS\nCH000001,Kayleigh-Ann,Marsden,KJ,943 476 5918\n";
        let fault = read_names(NAME, bad).unwrap_err().remove(0).to_string();
        assert!(fault.starts_with("names.csv, row 2, column NHS"), "{fault}");
    }
}
