//! Which kind of files were given, and what they ask for.

use crate::rules::names_file::{is_names_file, read_names};
use crate::rules::people_file::{is_people_file, plan_people};
use crate::rules::plan_return::plan_return;
use crate::words::Plan;
use days::Day;
use returns::ReadFault;
use std::collections::HashMap;

/// A file: its name, with its folder where that matters, and what it holds.
pub type Given = (String, Vec<u8>);

/// What the files ask for: people of a former system when `people.csv` is among them, the return otherwise.
/// Errors: every fault of any file; then nothing is given.
pub fn plan(files: &[Given], today: Day) -> Result<Plan, Vec<ReadFault>> {
    if let Some((name, bytes)) = files.iter().find(|(name, _)| is_people_file(name)) {
        let mut plan = plan_people(name, bytes, today)?;
        plan.ignored.extend(files.iter().map(|(other, _)| other.clone()).filter(|other| other != name));
        return Ok(plan);
    }
    let (names, tables): (Vec<_>, Vec<_>) = files.iter().cloned().partition(|(name, _)| is_names_file(name));
    let mut faults = Vec::new();
    let mut given = HashMap::new();
    for (name, bytes) in &names {
        match read_names(name, bytes) {
            Ok(read) => given.extend(read),
            Err(found) => faults.extend(found),
        }
    }
    match returns::read_files(&tables) {
        Ok(folder) if faults.is_empty() => Ok(plan_return(&folder, &given, today)),
        Ok(_) => Err(faults),
        Err(found) => Err(found.into_iter().chain(faults).collect()),
    }
}
