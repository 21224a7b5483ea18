//! An assessment that was filed on the wrong child moves: its clock, what came of it, the level of help and who answers go
//! with it, and the wrong child has again what they had.

use crate::carrying::{self, KIND, RULE};
use crate::rules::proposal::Proposal;
use crate::store::assessment::{self, Assessment, OfChild};
use crate::store::help_level;
use crate::words::{Standing, outcome};
use allocation::published::{ToTeam, give_to_team};
use page::{Fail, Visit};
use record::store::clock;
use record::store::{story, worker};
use record::words::{ResponsibilityRole, StoryKind};
use store::Acting;

/// Entries of one child's story in which what was told is looked for. Source: local; more than a child has decisions.
const MOST: i64 = 500;

/// Takes an assessment's own part from one child to another, in the act that moves its record.
pub fn moved(visit: &Visit, acting: &mut Acting<'_>, record: i64, who: (i64, i64)) -> Result<(), Fail> {
    let (wrong, right) = who;
    let Some(a) = assessment::of_document(acting, record)? else { return Ok(()) };
    let Some(own) = assessment::children(acting, a.id)?.into_iter().find(|c| c.person == wrong) else { return Ok(()) };
    let clock = clock_of(acting, &a, &own, right)?;
    // The contact stays with the child it was about: that referral is still to be assessed.
    assessment::move_child(acting, own.id, right, clock)?;
    let proposal = proposal_moved(acting, &a, who)?;
    let asked = oversight::published::history(acting, KIND, a.id)?;
    if asked.iter().any(|d| d.person == Some(wrong)) {
        oversight::published::is_about(acting, KIND, a.id, right)?;
    }
    match (a.standing, proposal) {
        (Standing::Complete, _) => concluded(acting, visit, &a, &own, who),
        _ => Ok(carrying::lead_answers(acting, right, a.lead, a.team)?),
    }
}

/// The clock of the child whom the assessment is about: one that runs for them is taken up, else it goes over, or starts
/// from the same referral where the wrong child's must run on.
fn clock_of(acting: &mut Acting<'_>, a: &Assessment, own: &OfChild, right: i64) -> Result<Option<i64>, Fail> {
    let running = clock::of_person(acting, right)?.into_iter().find(|d| d.rule == RULE && d.stopped.is_none());
    let taken = match (running, own.clock, own.contact) {
        (Some(duty), Some(wrongs), None) => {
            clock::take_back(acting, wrongs)?;
            duty.id
        }
        (Some(duty), ..) => duty.id,
        (None, Some(wrongs), None) => {
            clock::move_to(acting, wrongs, right)?;
            wrongs
        }
        (None, ..) => carrying::start_clock(acting, right, a.referral)?.id,
    };
    clock::give(acting, taken, a.lead)?;
    if let (Some(wrongs), Some(_)) = (own.clock, own.contact) {
        clock::run_again(acting, wrongs)?;
    }
    if let Some(on) = a.closed_on {
        clock::stop(acting, taken, on)?;
    }
    Ok(Some(taken))
}

/// What is proposed names the right child.
fn proposal_moved(
    acting: &mut Acting<'_>,
    a: &Assessment,
    (wrong, right): (i64, i64),
) -> Result<Option<Proposal>, Fail> {
    let Some(kept) = a.proposed.as_deref() else { return Ok(None) };
    let Ok(mut proposal) = serde_json::from_str::<Proposal>(kept) else { return Ok(None) };
    for (child, _) in &mut proposal.outcomes {
        if *child == wrong {
            *child = right;
        }
    }
    let words = serde_json::to_string(&proposal).map_err(|_| Fail::NotFound)?;
    assessment::put_proposal(acting, a.id, &words)?;
    Ok(Some(proposal))
}

/// What was concluded: told of the right child, and no longer of the wrong one; the level and, where work ended, who answers.
fn concluded(
    acting: &mut Acting<'_>,
    visit: &Visit,
    a: &Assessment,
    own: &OfChild,
    (wrong, right): (i64, i64),
) -> Result<(), Fail> {
    let by = &visit.who()?.name;
    let closed = a.closed_on.unwrap_or_else(|| visit.today());
    let wanted = story::Wanted { kind: Some(StoryKind::Decision), skip: 0, most: MOST };
    for entry in story::story(acting, wrong, &wanted)? {
        if entry.standing == "stands" && entry.day == closed && entry.title.starts_with(carrying::CONCLUDED) {
            let words = format!(
                "It was filed here by mistake. {by} moved it on {} to the record it is about.",
                days::long(visit.today())
            );
            story::retell(
                acting,
                entry.id,
                "moved",
                "The outcome of an assessment moved to another record",
                &words,
                "",
            )?;
        }
    }
    let Some(outcome) = own.outcome.as_deref().and_then(outcome) else { return Ok(()) };
    let proposal = Proposal {
        outcomes: vec![(right, outcome.code.clone())],
        reason: a.reason.clone(),
        steps: Vec::new(),
        by: a.closed_by.clone(),
        worker: None,
    };
    carrying::tell(acting, right, closed, outcome, &proposal, &a.agreed_by)?;
    help_level::take_back_of(acting, wrong, a.id)?;
    carrying::level_and_work(acting, right, a.id, outcome, &proposal)?;
    if outcome.closes {
        answered_for_again(acting, visit, a, wrong)?;
    }
    Ok(())
}

/// Work with the wrong child was ended by mistake: where nobody answers for them now, the team does, and names a worker today.
fn answered_for_again(acting: &mut Acting<'_>, visit: &Visit, a: &Assessment, wrong: i64) -> Result<(), Fail> {
    let today = visit.today();
    let held = worker::responsible(acting, wrong, today)?;
    let Some(team) = a.team.filter(|_| held.iter().all(|r| r.role == ResponsibilityRole::Reviewer)) else {
        return Ok(());
    };
    let new = ToTeam {
        person: wrong,
        team,
        from: today,
        reason: "An assessment that ended the work was filed here by mistake",
        priority: "high",
        by: &visit.who()?.name,
    };
    give_to_team(acting, &new)?;
    Ok(())
}
