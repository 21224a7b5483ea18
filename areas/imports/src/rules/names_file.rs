//! `names.csv`: the names that the return does not hold. Columns CHILD, GIVEN, FAMILY; PREFERRED and NHS may follow.

use crate::rules::cells::Cells;
use crate::words::{Outcome, Place, Plan, PlannedChild, PlannedNumber, PlannedRow};
use record::identifiers::NhsNumber;
use record::words::Scheme;
use returns::{ReadFault, read_sheet};
use std::collections::HashSet;

/// The file's name beside the return.
pub const NAME: &str = "names.csv";
/// The columns it must have.
pub const NEEDED: [&str; 3] = ["CHILD", "GIVEN", "FAMILY"];
const KNOWN: [&str; 5] = ["CHILD", "GIVEN", "FAMILY", "PREFERRED", "NHS"];

/// A name given for a child of the return.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GivenName {
    place: Place,
    child: String,
    given: String,
    family: String,
    called: String,
    nhs: Option<String>,
}

/// The names, and columns that were not used. Errors: every fault, with row and column.
pub fn read_names(file: &str, bytes: &[u8]) -> Result<(Vec<GivenName>, Vec<String>), Vec<ReadFault>> {
    let sheet = read_sheet(file, bytes, &NEEDED)?;
    let (mut names, mut faults, mut met) = (Vec::new(), Vec::new(), HashSet::new());
    for row in &sheet.rows {
        let mut cells = Cells::of(&sheet, file, row, &mut faults);
        let child = cells.name("CHILD");
        let (given, family, called) = (cells.name("GIVEN"), cells.name("FAMILY"), cells.name("PREFERRED"));
        let nhs = cells.read("NHS", |typed| NhsNumber::parse(typed).map(|number| number.plain()));
        if child.is_empty() || (given.is_empty() && family.is_empty()) {
            let expected = "the child's number in the return, and a given or family name";
            cells.fault("CHILD", expected, "Fill in the row, or take it out.");
        } else if !met.insert(child.clone()) {
            cells.fault("CHILD", "each child once", "Take the second row out.");
        }
        let place = Place { file: file.to_owned(), row: row.line };
        names.push(GivenName { place, child, given, family, called, nhs });
    }
    let unknown = sheet.unknown(&KNOWN).into_iter().map(|column| format!("{file}: column {column}")).collect();
    if faults.is_empty() { Ok((names, unknown)) } else { Err(faults) }
}

/// Puts names to the children of a plan; a child whom the plan does not have can only be one on record.
pub fn add_names(plan: &mut Plan, names: Vec<GivenName>) {
    for name in names {
        let at = plan.rows.len();
        let GivenName { place, child: number, given, family, called, nhs } = name;
        plan.rows.push(PlannedRow { place, child: number.clone(), outcome: None::<Outcome>, why: String::new() });
        let found = plan.children.iter().position(|child| child.number == number).unwrap_or_else(|| {
            let numbers = vec![PlannedNumber { scheme: Scheme::Ssda903, value: number.clone() }];
            plan.children.push(PlannedChild { number, numbers, ..PlannedChild::default() });
            plan.children.len() - 1
        });
        let Some(child) = plan.children.get_mut(found) else { continue };
        child.numbers.extend(nhs.map(|value| PlannedNumber { scheme: Scheme::Nhs, value }));
        child.tasks.retain(|task| task.kind != "name");
        (child.given, child.family, child.called, child.named_by) = (given, family, called, Some(at));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_read_and_a_wrong_nhs_number_is_told_with_its_place() {
        let good = b"CHILD,GIVEN,FAMILY,PREFERRED,NHS\nCH000001,Kayleigh-Ann,Marsden,KJ,943 476 5919\n";
        assert_eq!(read_names(NAME, good).unwrap().0[0].nhs.as_deref(), Some("9434765919"));

        let bad = b"CHILD,GIVEN,FAMILY,PREFERRED,NHS\nCH000001,Kayleigh-Ann,Marsden,KJ,943 476 5918\n";
        let fault = read_names(NAME, bad).unwrap_err().remove(0).to_string();
        assert!(fault.starts_with("names.csv, row 2, column NHS"), "{fault}");
        let twice = b"CHILD,GIVEN,FAMILY\nCH1,Kayleigh,Marsden\nCH1,Tyler,Marsden\nCH2,,\n";
        let faults = read_names(NAME, twice).unwrap_err();
        assert_eq!(faults.iter().map(|f| f.row).collect::<Vec<_>>(), [Some(3), Some(4)]);
    }
}
