//! `names.csv`: the names that the return does not hold. Columns CHILD, GIVEN, FAMILY; PREFERRED and NHS may follow.

use crate::rules::cells::Cells;
use crate::words::{Place, Plan, PlannedChild, PlannedNumber, PlannedRow};
use record::identifiers::NhsNumber;
use record::words::Scheme;
use returns::{ReadFault, Sheet, read_sheet};
use std::collections::{HashMap, HashSet};

/// The file's name beside the return.
pub const NAME: &str = "names.csv";
const NEEDED: [&str; 3] = ["CHILD", "GIVEN", "FAMILY"];
const KNOWN: [&str; 5] = ["CHILD", "GIVEN", "FAMILY", "PREFERRED", "NHS"];

/// A name given for a child of the return.
struct GivenName {
    place: Place,
    child: String,
    given: String,
    family: String,
    called: String,
    nhs: Option<String>,
}

fn read_names(sheet: &Sheet, file: &str) -> Result<Vec<GivenName>, Vec<ReadFault>> {
    let (mut names, mut faults, mut met) = (Vec::new(), Vec::new(), HashSet::new());
    for row in &sheet.rows {
        let mut cells = Cells::of(sheet, file, row, &mut faults);
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
    if faults.is_empty() { Ok(names) } else { Err(faults) }
}

/// Puts names to the children of a plan; a child whom the plan does not have can only be one on record.
/// Errors: every fault, with row and column.
pub fn add_names(plan: &mut Plan, file: &str, bytes: &[u8]) -> Result<(), Vec<ReadFault>> {
    let sheet = read_sheet(file, bytes, &NEEDED)?;
    plan.ignored.extend(sheet.unknown(&KNOWN).into_iter().map(|column| format!("{file}: column {column}")));
    let numbered = plan.children.iter().enumerate().map(|(at, child)| (child.number.clone(), at));
    let mut places: HashMap<String, usize> = numbered.collect();
    for GivenName { place, child: number, given, family, called, nhs } in read_names(&sheet, file)? {
        let at = plan.rows.len();
        plan.rows.push(PlannedRow { place, child: number.clone(), outcome: None, why: String::new() });
        let found = *places.entry(number.clone()).or_insert_with(|| {
            let numbers = vec![PlannedNumber { scheme: Scheme::Ssda903, value: number.clone() }];
            plan.children.push(PlannedChild { number, numbers, ..PlannedChild::default() });
            plan.children.len() - 1
        });
        let Some(child) = plan.children.get_mut(found) else { continue };
        child.numbers.extend(nhs.map(|value| PlannedNumber { scheme: Scheme::Nhs, value }));
        child.tasks.retain(|task| task.kind != "name");
        (child.given, child.family, child.called, child.named_by) = (given, family, called, Some(at));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_read_and_a_wrong_nhs_number_is_told_with_its_place() {
        let read = |bytes: &[u8]| {
            let mut plan = Plan::default();
            add_names(&mut plan, NAME, bytes).map(|()| plan.children)
        };
        let good = read(b"CHILD,GIVEN,FAMILY,PREFERRED,NHS\nCH000001,Kayleigh-Ann,Marsden,KJ,943 476 5919\n").unwrap();
        assert_eq!((good[0].called.as_str(), good[0].numbers[1].value.as_str()), ("KJ", "9434765919"));

        let bad = b"CHILD,GIVEN,FAMILY,PREFERRED,NHS\nCH000001,Kayleigh-Ann,Marsden,KJ,943 476 5918\n";
        let fault = read(bad).unwrap_err().remove(0).to_string();
        assert!(fault.starts_with("names.csv, row 2, column NHS"), "{fault}");
        let faults = read(b"CHILD,GIVEN,FAMILY\nCH1,Kayleigh,Marsden\nCH1,Tyler,Marsden\nCH2,,\n").unwrap_err();
        assert_eq!(faults.iter().map(|f| f.row).collect::<Vec<_>>(), [Some(3), Some(4)]);
    }
}
