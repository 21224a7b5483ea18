//! Which kind of files were given, and what they ask for.

use crate::rules::names_file::{add_names, read_names};
use crate::rules::plan_people::{self, is_file, is_names_file, plan_people};
use crate::rules::plan_return::plan_return;
use crate::words::Plan;
use days::Day;
use returns::ReadFault;

/// A file: its name, with its folder where that matters, and what it holds.
pub type Given = (String, Vec<u8>);

/// What the files ask for: people of a former system when `people.csv` is among them, names when only they were given,
/// the return otherwise. Errors: every fault of any file; then nothing is given.
pub fn plan(files: &[Given], today: Day) -> Result<Plan, Vec<ReadFault>> {
    if let Some((name, bytes)) = files.iter().find(|(name, _)| is_file(name, plan_people::NAME)) {
        let mut plan = plan_people(name, bytes, today)?;
        plan.ignored.extend(files.iter().map(|(other, _)| other.clone()).filter(|other| other != name));
        return Ok(plan);
    }
    let (names, tables): (Vec<&Given>, Vec<&Given>) = files.iter().partition(|(name, _)| is_names_file(name));
    if let ([(name, bytes)], true) = (names.as_slice(), tables.iter().all(|(name, _)| !name.ends_with(".csv"))) {
        return plan_people(name, bytes, today);
    }
    let (mut faults, mut given, mut unknown) = (Vec::new(), Vec::new(), Vec::new());
    for (name, bytes) in names {
        match read_names(name, bytes) {
            Ok((read, columns)) => {
                given.extend(read);
                unknown.extend(columns);
            }
            Err(found) => faults.extend(found),
        }
    }
    let tables: Vec<Given> = tables.into_iter().cloned().collect();
    let planned = returns::read_files(&tables).and_then(|folder| plan_return(&folder, today));
    match planned {
        Ok(mut plan) if faults.is_empty() => {
            add_names(&mut plan, given);
            plan.ignored.extend(unknown);
            Ok(plan)
        }
        Ok(_) => Err(faults),
        Err(found) => Err(found.into_iter().chain(faults).collect()),
    }
}
