//! Sending an audit: every question answered, every grade with its evidence. Its actions begin to run.

use super::paper::{Intake, Paper, draft};
use super::save::{self, Stop};
use super::write;
use crate::carrying;
use crate::pages::seeing::at;
use crate::store::answer::Outcome;
use crate::store::audit;
use crate::words::Standing;
use oversight::published::reason;
use page::ask::place;
use page::parts::Errors;
use page::{Fail, Reply, Visit};
use questions::cannot_complete;
use store::Acting;

/// What stands in the way, each at its place. A reason that says nothing is none.
fn in_the_way(paper: &Paper, intake: &Intake<'_>) -> Errors {
    let mut errors = intake.refused.clone();
    let answers = intake.over(&paper.answers);
    for stop in cannot_complete(&paper.form, &answers, &[]) {
        errors.add(place(&stop.question, None), stop.sentence);
    }
    for (_, question) in paper.form.questions().filter(|(_, q)| q.id.starts_with("why_") && q.required_to_complete) {
        let given = answers.own(&question.id, None).unwrap_or_default();
        if !given.is_empty()
            && let Err(said) = reason(given, "Say what it is based on")
        {
            errors.add(place(&question.id, None), said.to_string());
        }
    }
    errors
}

/// POST /audits/{audit}/send
pub fn send(visit: &Visit) -> Result<Reply, Fail> {
    let paper = visit.read(|reading| draft(visit, reading))?;
    let intake = Intake::read(visit, &paper, true);
    let errors = in_the_way(&paper, &intake);
    if !errors.is_empty() {
        return visit.read(|reading| write::page(visit, reading, &paper, Some(&intake), &errors));
    }
    match visit.act(None, None, |acting| done(acting, visit, &paper, &intake)) {
        Ok(Standing::Waiting) => {
            let said = "The audit is sent. A moderator gives a grade of their own before anybody sees yours.";
            Ok(Reply::to_saying(at(paper.audit.id), said))
        }
        Ok(_) => {
            let said = "The audit is sent and its grade stands. The worker is asked to read and answer it.";
            Ok(Reply::to_saying(at(paper.audit.id), said))
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

fn done(acting: &mut Acting<'_>, visit: &Visit, paper: &Paper, intake: &Intake<'_>) -> Result<Standing, Stop> {
    match save::save(acting, visit, paper, intake) {
        Ok(outcomes) | Err(Stop::Nothing(outcomes)) => {
            if outcomes.iter().any(|o| matches!(o, Outcome::Conflict(_))) {
                return Err(Stop::Nothing(outcomes));
            }
        }
        Err(other) => return Err(other),
    }
    let who = visit.who()?;
    let held = audit::hold(acting, paper.audit.id)?.ok_or(Fail::NotFound)?;
    Ok(carrying::send(acting, &held, (who.account, &who.name), who.worker, visit.today())?)
}
