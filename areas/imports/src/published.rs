//! What the command line uses.

use crate::bringing::{Progress, apply, compare};
use crate::files::{Given, plan};
use crate::store::report;
pub use crate::telling::lines;
pub use crate::words::Report;
use days::{Instant, day_of};
use returns::ReadFault;
use store::{Act, Actor, Fault, Store};
use thiserror::Error;

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

/// What files would change; nothing is written.
pub fn check(store: &Store, files: &[Given], now: Instant, progress: Progress<'_>) -> Result<Report, ImportFault> {
    let plan = plan(files, day_of(now)).map_err(ImportFault::Files)?;
    Ok(store.read(|r| compare(r, &plan, day_of(now), progress))?.report)
}

/// Brings files in, in one act; when they change nothing there is no act.
pub fn bring_in(
    store: &Store,
    files: &[Given],
    actor: &Actor,
    now: Instant,
    progress: Progress<'_>,
) -> Result<Report, ImportFault> {
    let today = day_of(now);
    let plan = plan(files, today).map_err(ImportFault::Files)?;
    let before = store.read(|r| compare(r, &plan, today, &|_, _| ()))?;
    if !before.report.changed_anything {
        return Ok(before.report);
    }
    let act = Act::new("bring_in", actor.clone(), now).because(plan.source.as_str());
    let report = store.act(&act, |acting| {
        let changes = compare(acting, &plan, today, &|_, _| ())?;
        apply(acting, &plan, &changes, &actor.words, progress)?;
        report::keep(acting, &changes.report, &actor.words)?;
        Ok::<_, Fault>(changes.report)
    })?;
    Ok(report)
}
