//! What the command line uses.

use crate::bringing::{self, Progress};
use crate::files;
use crate::knowing::known;
use crate::rules::decide::decide;
use crate::rules::plan_people::plan_people;
use crate::words::{Known, Plan, Work};
use days::{Day, Instant};
use returns::ReadFault;
use store::{Act, Acting, Actor, Fault, Reading, Store};
use thiserror::Error;

pub use crate::files::Given;
pub use crate::rules::report_lines::as_csv;
pub use crate::telling::lines;
pub use crate::words::Report;

/// Why nothing was brought in.
#[derive(Debug, Error)]
pub enum ImportFault {
    /// The files cannot be used as they are.
    #[error("nothing was brought in. Put these right and give the files again:\n{}", told(.0))]
    Files(Vec<ReadFault>),
    /// The store failed; nothing was written.
    #[error(transparent)]
    Store(#[from] Fault),
}

fn told(faults: &[ReadFault]) -> String {
    faults.iter().map(|f| format!("  {f}")).collect::<Vec<_>>().join("\n")
}

/// Files that were read whole.
pub struct ReadFiles(Plan);

/// Reads the tables of a return, with names beside them or without.
pub fn read_return(files: &[Given], today: Day) -> Result<ReadFiles, ImportFault> {
    files::plan(files, today).map(ReadFiles).map_err(ImportFault::Files)
}

/// Reads a table of people.
pub fn read_people(name: &str, bytes: &[u8], today: Day) -> Result<ReadFiles, ImportFault> {
    plan_people(name, bytes, today).map(ReadFiles).map_err(ImportFault::Files)
}

/// What files would change; nothing is written.
pub fn check(store: &Store, read: &ReadFiles, progress: Progress<'_>) -> Result<Report, ImportFault> {
    Ok(store.read(|reading| decided(reading, &read.0, progress))?.1.report)
}

/// Brings files in, in one act; when they change nothing there is no act.
pub fn bring_in(
    store: &Store,
    read: &ReadFiles,
    actor: &Actor,
    now: Instant,
    progress: Progress<'_>,
) -> Result<Report, ImportFault> {
    let before = check(store, read, progress)?;
    if !before.changed {
        return Ok(before);
    }
    let act = Act::new("bring_in", actor.clone(), now).because(before.source);
    match store.act(&act, |acting| bring_within(acting, &read.0, &actor.words, progress)) {
        Ok(written) => Ok(written.said),
        Err(Undone::Nothing) => check(store, read, progress),
        Err(Undone::Fault(fault)) => Err(fault.into()),
    }
}

/// What a plan would change, compared with the record.
pub(crate) fn decided(reading: &mut Reading<'_>, plan: &Plan, progress: Progress<'_>) -> Result<(Known, Work), Fault> {
    let known = known(reading, plan, progress)?;
    let work = decide(plan, &known);
    Ok((known, work))
}

/// Why an act that brings files in was undone.
#[derive(Debug, Error)]
pub(crate) enum Undone {
    /// Somebody brought the same in at this moment, and nothing is left to change.
    #[error("the same was brought in at this moment; nothing is left to change")]
    Nothing,
    /// The store failed.
    #[error(transparent)]
    Fault(#[from] Fault),
}

/// Brings a plan in within an act, compared once more with the record as it stands now.
pub(crate) fn bring_within(
    acting: &mut Acting<'_>,
    plan: &Plan,
    by: &str,
    progress: Progress<'_>,
) -> Result<bringing::Written, Undone> {
    let (known, work) = decided(acting, plan, &|_, _, _| {})?;
    if work.is_nothing() {
        return Err(Undone::Nothing);
    }
    Ok(bringing::write(acting, &work, &known.workers, by, progress)?)
}
