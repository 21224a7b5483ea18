//! A child is given to a team: it answers from now on, and names a worker on the same day.

use crate::rules::change::{Running, ends};
use crate::store::{conflict, handover};
use days::Day;
use record::store::work_clock::{self, About, Whose};
use record::store::worker::{self, NewResponsible};
use record::words::ResponsibilityRole;
use store::{Acting, Fault};

/// The rule that no child is without a worker overnight.
const NAME_WORKER: &str = "name_worker";
/// What its duty is about.
const ABOUT: &str = "child_without_worker";

/// A team alone must name a worker on the same day; a worker who is named, from a day, ends that.
pub fn duty(
    acting: &mut Acting<'_>,
    child: i64,
    worker_named: bool,
    team: i64,
    from: Day,
    today: Day,
) -> Result<(), Fault> {
    let running = work_clock::about(acting, ABOUT, child)?.into_iter().find(|d| d.stopped.is_none());
    let whose = Whose { team: Some(team), worker: None };
    match running {
        Some(duty) if worker_named => work_clock::stop(acting, duty.id, from),
        Some(duty) => work_clock::give(acting, duty.id, whose),
        None if !worker_named && from <= today => {
            let about = About { kind: ABOUT, id: child, words: "A child without a worker", href: "/unallocated" };
            work_clock::start(acting, NAME_WORKER, from, &about, whose, Some(child))?;
            Ok(())
        }
        None => Ok(()),
    }
}

/// A child whom a team alone answers for: it must name a worker on the same day. Does nothing where that duty runs already,
/// but that it is this team's from now on.
pub fn must_name_worker(acting: &mut Acting<'_>, child: i64, team: i64, today: Day) -> Result<(), Fault> {
    duty(acting, child, false, team, today, today)
}

/// A worker answers for a child from a day on, by another area's act: nobody has to be named any more.
pub fn worker_named(acting: &mut Acting<'_>, child: i64, team: i64, from: Day) -> Result<(), Fault> {
    duty(acting, child, true, team, from, from)
}

/// A child to be given to a team, as when a referral is accepted.
#[derive(Debug, Clone, Copy)]
pub struct ToTeam<'a> {
    /// The child.
    pub person: i64,
    /// The team.
    pub team: i64,
    /// From which day, not later than today.
    pub from: Day,
    /// Why: the family will ask.
    pub reason: &'a str,
    /// How soon a worker should be named: urgent, high, ordinary.
    pub priority: &'a str,
    /// Who decided it.
    pub by: &'a str,
}

/// Gives a child to a team, in the caller's act; who answered before no longer does. The child shows as without a worker
/// until one is named. Gives the key of the responsibility.
pub fn give_to_team(acting: &mut Acting<'_>, new: &ToTeam<'_>) -> Result<i64, Fault> {
    let now = worker::responsible_over_time(acting, new.person)?;
    let now = now.iter().filter(|r| r.role != ResponsibilityRole::Reviewer);
    let now: Vec<Running> = now.map(|r| Running { id: r.id, from: r.from, to: r.to }).collect();
    for (id, to) in ends(&now, new.from) {
        worker::end_responsibility(acting, id, to)?;
    }
    handover::end_open(acting, new.person)?;
    let role = ResponsibilityRole::SocialWorker;
    let (from, reason) = (new.from, new.reason);
    let made = NewResponsible { worker: None, team: Some(new.team), role, from, to: None, reason, origin: None };
    let responsibility = worker::make_responsible(acting, new.person, &made)?;
    let agreed = conflict::NewAgreed {
        person: new.person,
        responsibility,
        profession: "",
        overseer: None,
        priority: new.priority,
        by: new.by,
    };
    conflict::agree(acting, &agreed)?;
    duty(acting, new.person, false, new.team, from, from)?;
    Ok(responsibility)
}
