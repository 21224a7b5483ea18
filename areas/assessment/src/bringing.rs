//! Assessments that are brought in with what they came to, as from a former system or for a demonstration: each leaves what
//! one written here leaves.

use crate::carrying::{self, Begin, FORM, KIND};
use crate::rules::proposal::{Proposal, Step};
use crate::store::assessment;
use days::Day;
use oversight::published::{Ask, AskedStanding, ask};
use page::Fail;
use record::store::answer::{Save, SaveFault, save_answers};
use record::store::{document, form, story, work_clock};
use record::words::StoryKind;
use store::Acting;

/// How a brought-in assessment ended; each step is what, who and by when.
#[derive(Debug, Clone)]
pub enum Ended<'a> {
    /// It goes on. The reviews so far: why it goes on.
    Open(&'a [&'a str]),
    /// It is concluded with this outcome for every child, or waits for a manager where the decision points say so.
    Concluded {
        /// The outcome's code.
        outcome: &'a str,
        /// Why.
        reason: &'a str,
        /// What happens next.
        steps: &'a [(&'a str, &'a str, Day)],
        /// The manager who agreed long ago; nothing asks the decision points now.
        agreed_by: Option<&'a str>,
    },
}

/// An assessment on its way in. It is begun at the act's moment.
#[derive(Debug, Clone)]
pub struct BroughtIn<'a> {
    /// The children.
    pub children: &'a [i64],
    /// The contact that led to it, if one did.
    pub contact: Option<i64>,
    /// The day of the referral.
    pub referral: Day,
    /// Why it was begun.
    pub why: &'a str,
    /// Who leads: worker, whether social work qualified, team.
    pub lead: (i64, bool, i64),
    /// Who oversees a lead who is not.
    pub overseer: Option<i64>,
    /// The lead's account and name.
    pub by: (i64, &'a str),
    /// Answers for all, as they are kept: question and answer.
    pub answers: &'a [(&'a str, &'a str)],
    /// When it ended, if it did.
    pub ended_at: Option<days::Instant>,
    /// How.
    pub ended: Ended<'a>,
}

/// Keeps it; gives the key of its record.
pub fn bring_in(acting: &mut Acting<'_>, new: &BroughtIn<'_>) -> Result<i64, Fail> {
    form::ensure_built_in(acting, FORM, include_str!("forms/single_assessment.toml"))?;
    let record = document::make_draft(acting, FORM, 1, new.children, new.by.0, new.by.1)?;
    let children: Vec<(i64, Option<i64>)> = new.children.iter().map(|child| (*child, new.contact)).collect();
    let begin =
        Begin { children: &children, referral: new.referral, why: new.why, lead: new.lead, overseer: new.overseer };
    let id = carrying::begin_on(acting, record, &begin, new.by.1)?;
    let saves: Vec<Save<'_>> =
        new.answers.iter().map(|(question, value)| Save { question, person: 0, value, base: 0, sent: &[] }).collect();
    save_answers(acting, record, &saves, new.by.0, new.by.1).map_err(|fault| match fault {
        SaveFault::Fault(fault) => Fail::Fault(fault),
        SaveFault::NotADraft(_) => Fail::NotFound,
    })?;
    if let Some(at) = new.ended_at {
        acting.at = at;
    }
    match &new.ended {
        Ended::Open(reviews) => {
            for why in *reviews {
                let mut running = work_clock::about(acting, KIND, id)?;
                running.retain(|d| d.stopped.is_none());
                running.sort_by_key(|d| d.due);
                if let Some(duty) = running.first() {
                    work_clock::stop(acting, duty.id, days::day_of(acting.at))?;
                    assessment::review(acting, id, duty.id, why, new.by.1)?;
                }
            }
        }
        Ended::Concluded { outcome, reason, steps, agreed_by } => {
            let steps = steps
                .iter()
                .map(|(what, who, day)| Step {
                    what: (*what).to_owned(),
                    who: (*who).to_owned(),
                    by_when: day.to_string(),
                })
                .collect();
            let proposal = Proposal {
                outcomes: new.children.iter().map(|child| (*child, (*outcome).to_owned())).collect(),
                reason: (*reason).to_owned(),
                steps,
                by: new.by.1.to_owned(),
                worker: Some(new.lead.0),
            };
            end(acting, new, (id, record), &proposal, *agreed_by)?;
        }
    }
    Ok(record)
}

fn end(
    acting: &mut Acting<'_>,
    new: &BroughtIn<'_>,
    (id, record): (i64, i64),
    proposal: &Proposal,
    agreed_by: Option<&str>,
) -> Result<(), Fail> {
    let Some(a) = assessment::assessment(acting, id)? else { return Err(Fail::NotFound) };
    if agreed_by.is_none() {
        let leading = proposal.leading().ok_or(Fail::NotFound)?;
        let words = format!("Assessment begun {}", days::long(a.begun_on));
        let asking = Ask {
            step: &leading.step,
            person: new.children.first().copied(),
            team: a.team,
            worker: Some(new.lead.0),
            account: new.by.0,
            by: new.by.1,
            about_kind: KIND,
            about_id: id,
            about_words: &words,
            href: &format!("/assessments/{record}/decide"),
            outcome_words: &proposal.words(),
            reason: &proposal.reason,
        };
        let now = acting.at;
        if ask(acting, &asking, now)?.standing == AskedStanding::Held {
            let kept = serde_json::to_string(proposal).map_err(|_| Fail::NotFound)?;
            return Ok(assessment::propose(acting, id, &kept)?);
        }
    }
    let on = days::day_of(acting.at);
    document::complete(acting, record, on, None, new.by.1)?;
    let answer = |question: &str| new.answers.iter().find(|(q, _)| *q == question).map_or("", |(_, a)| a);
    for child in new.children {
        let entry = story::NewEntry {
            kind: StoryKind::Event,
            day: on,
            time: None,
            written_at: acting.at,
            title: "Single assessment",
            words: answer("what_happened"),
            meaning: answer("impact"),
            turning_point: false,
            source: "Single assessment",
            source_id: Some(record),
            by: new.by.1,
            origin: None,
        };
        story::tell(acting, *child, &entry)?;
    }
    carrying::follow(acting, (id, record), proposal, agreed_by.unwrap_or_default())
}
