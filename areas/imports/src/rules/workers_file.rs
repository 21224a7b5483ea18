//! `workers.csv`: the names of social workers, whom the return knows by number alone. Columns SW_ID and NAME.

use crate::rules::cells::Cells;
use crate::words::{Place, Plan, PlannedRow, PlannedWorker};
use returns::{ReadFault, read_sheet};
use std::collections::HashSet;

/// The file's name beside the return.
pub const NAME: &str = "workers.csv";
const COLUMNS: [&str; 2] = ["SW_ID", "NAME"];

/// Puts the names of workers to a plan. Errors: every fault, with row and column.
pub fn add_workers(plan: &mut Plan, file: &str, bytes: &[u8]) -> Result<(), Vec<ReadFault>> {
    let sheet = read_sheet(file, bytes, &COLUMNS)?;
    let (mut faults, mut met) = (Vec::new(), HashSet::new());
    for row in &sheet.rows {
        let mut cells = Cells::of(&sheet, file, row, &mut faults);
        let (number, name) = (cells.name("SW_ID"), cells.name("NAME"));
        if number.is_empty() || name.is_empty() {
            cells.fault("SW_ID", "the worker's number and name", "Fill in the row, or take it out.");
        } else if !met.insert(number.clone()) {
            cells.fault("SW_ID", "each worker once", "Take the second row out.");
        }
        let at = plan.rows.len();
        let place = Place { file: file.to_owned(), row: row.line };
        plan.rows.push(PlannedRow { place, child: number.clone(), outcome: None, why: String::new() });
        plan.workers.push(PlannedWorker { row: at, number, name });
    }
    plan.ignored.extend(sheet.unknown(&COLUMNS).into_iter().map(|column| format!("{file}: column {column}")));
    if faults.is_empty() { Ok(()) } else { Err(faults) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_workers_are_read_and_one_told_twice_is_refused() {
        let mut plan = Plan::default();
        add_workers(&mut plan, NAME, b"SW_ID,NAME\nSW1,Amina Yusuf\n").unwrap();
        assert_eq!((plan.workers[0].number.as_str(), plan.workers[0].name.as_str()), ("SW1", "Amina Yusuf"));
        let faults = add_workers(&mut plan, NAME, b"SW_ID,NAME\nSW1,Amina Yusuf\nSW1,A Yusuf\nSW2,\n").unwrap_err();
        assert_eq!(faults.iter().map(|f| f.row).collect::<Vec<_>>(), [Some(3), Some(4)]);
    }
}
