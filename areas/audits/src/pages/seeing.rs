//! Who sees what of an audit.
//!
//! A draft is its auditor's. While it waits for moderation its grades are its auditor's, too: whoever may moderate must not
//! know them, and nobody can tell them. Once its grade stands, those read it who read audits, and the worker whose work it was.

use crate::store::audit::{self, Audit};
use crate::words::Standing;
use page::{Fail, Params, Visit};
use store::{Fault, Reading};

/// How much of an audit somebody sees.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sees {
    /// That there is one, and how it stands.
    Outside,
    /// All of it.
    All,
}

/// Whose record the audit in the address looks at, for the door.
pub fn concerned(reading: &mut Reading<'_>, params: &Params) -> Result<Option<Vec<i64>>, Fault> {
    let Some(id) = params.id("audit") else { return Ok(None) };
    Ok(audit::person_of(reading, id)?.map(|person| vec![person]))
}

/// Whether the visitor did the work that is audited.
pub fn is_worker(visit: &Visit, audit: &Audit) -> bool {
    visit.who.as_ref().is_some_and(|who| who.worker.is_some() && who.worker == audit.worker)
}

/// Whether the visitor audits.
pub fn is_auditor(visit: &Visit, audit: &Audit) -> bool {
    visit.who.as_ref().is_some_and(|who| Some(who.account) == audit.auditor)
}

/// What the visitor sees of an audit; nothing for somebody who has no business with it.
pub fn sees(visit: &Visit, audit: &Audit) -> Option<Sees> {
    if is_auditor(visit, audit) {
        return Some(Sees::All);
    }
    let stands = matches!(audit.standing, Standing::Graded | Standing::Closed);
    if visit.may("read_audits") {
        return Some(if stands { Sees::All } else { Sees::Outside });
    }
    (is_worker(visit, audit) && stands).then_some(Sees::All)
}

/// The audit in the address, as far as the visitor may see it. Errors with [`Fail::NotFound`] for somebody who may not.
pub fn one(visit: &Visit, reading: &mut Reading<'_>) -> Result<(Audit, Sees), Fail> {
    let found = audit::audit(reading, visit.id("audit")?)?.ok_or(Fail::NotFound)?;
    let sees = sees(visit, &found).ok_or(Fail::NotFound)?;
    Ok((found, sees))
}

/// Where an audit is.
pub fn at(id: i64) -> String {
    format!("/audits/{id}")
}

/// Errors when an audit no longer stands as the page took it to, with what to do.
pub fn still(audit: &Audit, wanted: Standing) -> Result<(), Fail> {
    if audit.standing == wanted {
        return Ok(());
    }
    let now = audit.standing.words().to_lowercase();
    Err(Fail::Stale(format!("This audit stands differently now: {now}. Open it again to see what can be done.")))
}
