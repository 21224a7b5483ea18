//! Completing a supervision: it is locked, each child's record is told, and the clock of the next one starts.

use super::paper::{self, Intake, Paper, at, draft};
use super::save::{self, Stop};
use super::write;
use crate::rules::plan;
use crate::store::supervision;
use crate::store::supervision_answer::Outcome;
use crate::supervising::{objective, reflective, start_clock, tell_children};
use page::ask::place;
use page::parts::Errors;
use page::{Fail, Reply, Visit};
use questions::cannot_complete;
use record::store::person;
use store::{Acting, Reading};

/// What stands in the way: on this part each at its place, on children's parts with their name.
fn in_the_way(reading: &mut Reading<'_>, paper: &Paper, intake: &Intake<'_>) -> Result<Errors, Fail> {
    let mut errors = intake.refused.clone();
    for stop in cannot_complete(&paper.form, &intake.over(&paper.answers), &[]) {
        errors.add(place(&stop.question, None), stop.sentence);
    }
    for child in supervision::children(reading, paper.supervision.id)? {
        let part = Paper::read(reading, paper.supervision.clone(), child)?;
        for stop in cannot_complete(&part.form, &part.answers, &[]) {
            let name = person::person(reading, child)?.short_name().to_owned();
            errors.add("children", format!("{name}: {}", stop.sentence));
        }
    }
    Ok(errors)
}

/// POST /supervision/sessions/{session}/complete
pub fn complete(visit: &Visit) -> Result<Reply, Fail> {
    let paper = visit.read(|reading| draft(visit, reading))?;
    let intake = Intake::read(visit, &paper, true);
    let errors = visit.read(|reading| in_the_way(reading, &paper, &intake))?;
    if !errors.is_empty() {
        return visit.read(|reading| write::page(visit, reading, &paper, Some(&intake), &errors));
    }
    match visit.act(None, None, |acting| done(acting, visit, &paper, &intake)) {
        Ok(()) => {
            let said = "The supervision is complete. What was decided for each child is on that child's record.";
            Ok(Reply::to_saying(at(paper.supervision.id), said))
        }
        Err(Stop::Nothing(outcomes)) => {
            let errors = save::clashes(&intake, &outcomes);
            visit.read(|reading| {
                let now = draft(visit, reading)?;
                write::page(visit, reading, &now, Some(&intake), &errors)
            })
        }
        Err(Stop::Fail(fail)) => Err(fail),
    }
}

fn done(acting: &mut Acting<'_>, visit: &Visit, paper: &Paper, intake: &Intake<'_>) -> Result<(), Stop> {
    let id = paper.supervision.id;
    match save::save(acting, visit, paper, intake) {
        Ok(outcomes) | Err(Stop::Nothing(outcomes)) => {
            if outcomes.iter().any(|o| matches!(o, Outcome::Conflict(_))) {
                return Err(Stop::Nothing(outcomes));
            }
        }
        Err(other) => return Err(other),
    }
    let now = Paper::read(acting, paper.supervision.clone(), paper.person)?;
    supervision::complete(acting, id, reflective(&now.form, &now.answers), objective(&now.answers))?;
    let held = supervision::hold(acting, id)?.ok_or(Fail::NotFound)?;
    tell_children(acting, &held, visit.now)?;
    if let Some(plan) = plan::plan_on(held.held_on).filter(|p| p.counts(held.kind.code())) {
        for (worker, _) in supervision::workers(acting, id)? {
            let last = supervision::last_held(acting, &[worker], &plan.counts)?.remove(&worker).unwrap_or(held.held_on);
            start_clock(acting, worker, last, held.supervisor)?;
        }
    }
    Ok(())
}

/// POST /supervision/sessions/{session}/discard
pub fn discard(visit: &Visit) -> Result<Reply, Fail> {
    let found = visit.read(|reading| Ok::<_, Fail>(draft(visit, reading)?.supervision))?;
    visit.act(None, None, |acting| {
        let held = supervision::hold(acting, found.id)?.ok_or(Fail::NotFound)?;
        paper::still_draft(visit, &held)?;
        Ok::<_, Fail>(supervision::discard(acting, found.id)?)
    })?;
    Ok(Reply::to_saying("/supervision", "The draft is discarded. Nothing of it reached any record."))
}
