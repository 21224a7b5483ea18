//! Closing an audit. Some weeks later it is asked what changed for the child.

use super::read;
use crate::carrying;
use crate::definitions::framework;
use crate::pages::seeing::{Sees, at, is_auditor, one, still};
use crate::rules::close::{Closing, in_the_way};
use crate::store::audit::{self, Audit};
use crate::store::{learning, reply};
use crate::words::Standing;
use days::{Calendar, Day};
use page::parts::Errors;
use page::{Fail, Reply, Visit};
use store::Reading;

/// What is known of closing an audit today. Who answered is told by whose account: the worker's answer is not the manager's.
pub fn closing(reading: &mut Reading<'_>, audit: &Audit, today: Day) -> Result<Closing, Fail> {
    let learnt = learning::of_audit(reading, audit.id)?;
    let learnt = learnt.is_some_and(|l| questions::says_something(&l.changes) || !l.why_none.is_empty());
    let accounts = access::accounts(reading)?;
    let is_workers = |account: i64| accounts.iter().any(|a| a.id == account && a.worker == audit.worker);
    let answered = reply::of_audit(reading, audit.id)?.iter().any(|r| is_workers(r.account));
    let days = framework(today).days_to_answer;
    let until = audit.graded_on.and_then(|day| Calendar::england().add_working_days(day, days).ok());
    Ok(Closing { learnt, answered, worker: audit.worker.is_some(), time_up: until.is_none_or(|until| today > until) })
}

/// POST /audits/{audit}/close
pub fn send(visit: &Visit) -> Result<Reply, Fail> {
    let who = visit.who()?;
    let (audit, ways) = visit.read(|reading| {
        let (audit, _) = one(visit, reading)?;
        if !is_auditor(visit, &audit) {
            return Err(Fail::NotForYou);
        }
        still(&audit, Standing::Graded)?;
        let ways = in_the_way(closing(reading, &audit, visit.today())?);
        Ok((audit, ways))
    })?;
    if !ways.is_empty() {
        let mut errors = Errors::none();
        for way in ways {
            errors.add("close", way);
        }
        return visit.read(|reading| read::page(visit, reading, audit.clone(), Sees::All, &errors));
    }
    visit.act(None, None, |acting| {
        let held = audit::hold(acting, audit.id)?.ok_or(Fail::NotFound)?;
        still(&held, Standing::Graded)?;
        Ok::<_, Fail>(carrying::close(acting, &held, who.worker, visit.today())?)
    })?;
    Ok(Reply::to_saying(at(audit.id), "The audit is closed. In some weeks you are asked what changed for the child."))
}
