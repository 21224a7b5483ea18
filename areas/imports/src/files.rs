//! Which kind of files were given, and what they ask for.

use crate::rules::names_file::{self, add_names};
use crate::rules::plan_people::{self, is_file, plan_people};
use crate::rules::plan_return::plan_return;
use crate::rules::workers_file::{self, add_workers};
use crate::words::{Note, NoteKind, Place, Plan};
use days::Day;
use returns::ReadFault;

/// A file: its name, with its folder where that matters, and what it holds.
pub type Given = (String, Vec<u8>);

/// What the files ask for: people of a former system when `people.csv` is among them; otherwise the return, with names
/// of children and workers beside it or alone. Errors: every fault of any file; then nothing is given.
pub fn plan(files: &[Given], today: Day) -> Result<Plan, Vec<ReadFault>> {
    if let Some((name, bytes)) = files.iter().find(|(name, _)| is_file(name, plan_people::NAME)) {
        let mut plan = plan_people(name, bytes, today)?;
        plan.ignored.extend(files.iter().map(|(other, _)| other.clone()).filter(|other| other != name));
        return Ok(plan);
    }
    let beside = |(name, _): &&Given| is_file(name, names_file::NAME) || is_file(name, workers_file::NAME);
    let (names, tables): (Vec<&Given>, Vec<&Given>) = files.iter().partition(beside);
    let (mut faults, mut plan) = (Vec::new(), Plan { source: plan_people::NAMES.to_owned(), ..Plan::default() });
    if names.is_empty() || tables.iter().any(|(name, _)| is_table(name)) {
        let tables: Vec<Given> = tables.into_iter().cloned().collect();
        match returns::read_files(&tables).and_then(|folder| plan_return(&folder, today)) {
            Ok(planned) => plan = planned,
            Err(found) => faults = found,
        }
    } else {
        plan.ignored.extend(tables.into_iter().map(|(name, _)| name.clone()));
    }
    for (name, bytes) in names {
        let added = match is_file(name, names_file::NAME) {
            true => add_names(&mut plan, name, bytes),
            false => add_workers(&mut plan, name, bytes),
        };
        faults.extend(added.err().into_iter().flatten());
    }
    plan.notes.extend(files.iter().filter_map(perhaps_cut_off));
    if faults.is_empty() { Ok(plan) } else { Err(faults) }
}

fn is_table(name: &str) -> bool {
    name.rsplit('.').next().is_some_and(|end| end.eq_ignore_ascii_case("csv"))
}

/// A file cut off at the end of a row, or within its last cell, is whole to look at; only its line break is missing.
fn perhaps_cut_off((name, bytes): &Given) -> Option<Note> {
    if !is_table(name) || matches!(bytes.last(), None | Some(b'\n' | b'\r')) {
        return None;
    }
    let row = u64::try_from(bytes.iter().filter(|byte| **byte == b'\n').count()).unwrap_or(u64::MAX).saturating_add(1);
    let words =
        "The file does not end with a line break. Check that it was not cut off: this is its last row.".to_owned();
    Some(Note { kind: NoteKind::PutRight, place: Some(Place { file: name.clone(), row }), who: String::new(), words })
}
