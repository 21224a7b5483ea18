//! Where a manager decides: the assessment to be read, what is proposed, and the form that agrees, sends it back to the
//! exact answer, or decides otherwise.

use super::decided_otherwise;
use super::evidence::evidence;
use crate::carrying::{self, KIND};
use crate::loaded::Loaded;
use crate::rules::proposal::Proposal;
use crate::store::assessment;
use crate::words::Standing;
use askama::Template;
use oversight::published::{SettleForm, Verdict, history, settle, settle_form, verdict_with, waiting_on};
use page::parts::{Errors, error_summary};
use page::{Fail, Html, Place, Reply, Visit};
use store::Acting;

#[derive(Template)]
#[template(path = "pages/decide_assessment.html")]
struct Decide {
    header: Html,
    record: String,
    title: String,
    errors: Html,
    changed: Option<String>,
    names: String,
    lead: String,
    overseer: Option<String>,
    clock: String,
    outcomes: Vec<(String, String)>,
    steps: Vec<(String, String, String)>,
    form: Html,
    evidence: Html,
}

/// GET /assessments/{record}/decide
pub fn form(visit: &Visit) -> Result<Reply, Fail> {
    shown(visit, &Errors::none())
}

/// What was written after it was sent to the manager.
fn changed_since(loaded: &Loaded) -> Option<String> {
    let (sent, changed) = loaded.assessment.proposed_at.zip(loaded.changed())?;
    (loaded.assessment.standing == Standing::Waiting && changed > sent).then(|| {
        format!(
            "An answer was changed on {}, after this was sent to be decided. Read it again, and send it back if the worker should propose it anew.",
            days::long_with_time(changed)
        )
    })
}

fn shown(visit: &Visit, errors: &Errors) -> Result<Reply, Fail> {
    visit.read(|reading| {
        let loaded = Loaded::of(visit, reading)?;
        let a = &loaded.assessment;
        let (read, places) = evidence(&loaded);
        let last = match waiting_on(reading, KIND, a.id)? {
            Some(waiting) => Some(waiting),
            None => history(reading, KIND, a.id)?.into_iter().next(),
        };
        let form = match &last {
            Some(decision) => settle_form(
                visit,
                reading,
                &SettleForm {
                    decision,
                    post_to: &loaded.at("settle"),
                    hidden: Html(format!(
                        "<input type=\"hidden\" name=\"as_of\" value=\"{}\">",
                        loaded.changed().map_or(0, |at| at.as_millisecond())
                    )),
                    places: &places,
                    evidence: &["The assessment", "The child's story"],
                    otherwise: loaded
                        .proposal()
                        .map(|p| decided_otherwise::fields(visit, &loaded, &p, errors))
                        .unwrap_or_default(),
                    errors,
                },
            )?,
            None => Html::default(),
        };
        let proposal = loaded.proposal().filter(|_| a.standing != Standing::Complete);
        let outcomes = proposal.as_ref().map_or(Vec::new(), |p| {
            let words = |child: i64| p.outcome_of(child).map_or(String::new(), |o| o.words.clone());
            loaded.children.iter().map(|c| (c.name(), words(c.id))).collect()
        });
        let steps = proposal.map_or(Vec::new(), |p| {
            p.steps
                .iter()
                .map(|s| (s.what.clone(), s.who.clone(), s.due().map(days::long).unwrap_or_default()))
                .collect()
        });
        let (clock, _) = people::published::lateness::due(a.due, visit.today());
        let title = "A decision about the assessment".to_owned();
        let body = Decide {
            header: people::published::header(visit, reading, visit.subject()?, Some(Place::PlanAndWork))?,
            record: loaded.record(),
            title: title.clone(),
            errors: error_summary(errors),
            changed: changed_since(&loaded),
            names: loaded.names(),
            lead: loaded.lead(),
            overseer: loaded.overseer(),
            clock: match a.closed_on {
                Some(on) => people::published::lateness::done(a.due, on, None),
                None => clock,
            },
            outcomes,
            steps,
            form,
            evidence: read,
        };
        if errors.is_empty() { visit.page(title, &body) } else { visit.page_with_errors(title, &body) }
    })
}

/// POST /assessments/{record}/settle
pub fn decide(visit: &Visit) -> Result<Reply, Fail> {
    let loaded = visit.read(|reading| Loaded::of(visit, reading))?;
    let proposal = loaded.proposal().ok_or_else(gone)?;
    let (mut errors, mut instead) = (Errors::none(), Ok(None));
    let verdict = verdict_with(visit, &mut errors, |errors| {
        instead = decided_otherwise::read(visit, &loaded, &proposal, errors);
        instead.as_ref().ok().and_then(Option::as_ref).map(Proposal::words)
    });
    let instead = instead?;
    let Some(verdict) = verdict else { return shown(visit, &errors) };
    visit.act(visit.subjects.first().copied(), None, |acting| settle_in(acting, visit, &verdict, instead.as_ref()))?;
    let record = visit.param("record");
    Ok(match verdict {
        Verdict::Agree { .. } => Reply::to_saying(format!("/records/{record}"), "Agreed. The assessment is concluded."),
        Verdict::SendBack { .. } => Reply::to_saying(
            format!("/assessments/{record}/decide"),
            "Sent back. Your comment stands beside the answer until the worker has written it anew.",
        ),
        Verdict::Change { .. } => Reply::to_saying(
            format!("/assessments/{record}/decide"),
            "Decided otherwise. The assessment is concluded with your decision, and the proposal is kept beside it.",
        ),
    })
}

fn gone() -> Fail {
    Fail::Stale("This assessment no longer waits for a manager. Open it again.".to_owned())
}

fn settle_in(
    acting: &mut Acting<'_>,
    visit: &Visit,
    verdict: &Verdict,
    instead: Option<&Proposal>,
) -> Result<(), Fail> {
    let loaded = Loaded::of(visit, acting)?;
    let a = &loaded.assessment;
    let waiting = waiting_on(acting, KIND, a.id)?.ok_or_else(gone)?;
    if visit.form.text("decision") != waiting.id.to_string() {
        return Err(Fail::Stale(
            "The worker asked again since you opened this page. Open it again and read what is proposed now."
                .to_owned(),
        ));
    }
    let decision = settle(acting, waiting.id, verdict, visit.who()?, visit.now)?;
    match verdict {
        Verdict::Agree { .. } | Verdict::Change { .. } => {
            let read = visit.form.text("as_of").parse::<i64>().unwrap_or(0);
            if loaded.changed().is_some_and(|at| at.as_millisecond() != read) {
                return Err(Fail::Stale(
                    "An answer was changed while you were reading. Open the page again, and read what changed."
                        .to_owned(),
                ));
            }
            let proposal = loaded.proposal().ok_or_else(gone)?;
            let decided = instead.filter(|_| matches!(verdict, Verdict::Change { .. }));
            let by = decision.settled.filter(|_| decided.is_none()).map_or(String::new(), |s| s.by);
            carrying::conclude(acting, visit, (a.id, a.document), (&proposal, decided), &by)
        }
        Verdict::SendBack { .. } => Ok(assessment::open_again(acting, a.id)?),
    }
}
