//! A manager decides otherwise than an assessment proposes: another outcome for a child, and which of the steps still hold.
//! The proposal stays on record beside it, and the assessment is concluded with the manager's.

use super::asked::typed;
use crate::loaded::Loaded;
use crate::rules::proposal::{Proposal, Step};
use crate::words::{outcome, outcomes};
use days::Calendar;
use page::parts::{Errors, Field, radios, ticks};
use page::{Fail, Html, Visit};

/// The steps that still hold.
const STEPS: &str = "other_steps";

fn field_of(child: i64) -> String {
    format!("other-{child}")
}

fn said(step: &Step) -> String {
    format!("{}: {}, by {}", step.what, step.who, step.due().map(days::long).unwrap_or_default())
}

/// The fields in which a manager says what they decide instead; at first they hold what is proposed.
pub fn fields(visit: &Visit, loaded: &Loaded, proposal: &Proposal, errors: &Errors) -> Html {
    let options: Vec<(&str, &str)> = outcomes().codes.iter().map(|o| (o.code.as_str(), o.words.as_str())).collect();
    let mut all = String::new();
    for child in &loaded.children {
        let name = field_of(child.id);
        let first = proposal.outcome_of(child.id).map_or("", |o| o.code.as_str());
        let label = format!("What comes of it for {} instead?", child.short_name());
        let value = typed(visit, &name, first);
        all.push_str(&radios(Field { name: &name, label: &label, hint: "", value }, &options, errors).0);
    }
    if !proposal.steps.is_empty() {
        let keys: Vec<(String, String)> = (0..).zip(&proposal.steps).map(|(n, s)| (format!("{n}"), said(s))).collect();
        let offered: Vec<(&str, &str)> = keys.iter().map(|(k, w)| (k.as_str(), w.as_str())).collect();
        let chosen: Vec<&str> = if visit.form.get("verdict").is_some() {
            visit.form.all(STEPS).collect()
        } else {
            keys.iter().map(|(k, _)| k.as_str()).collect()
        };
        let label = "Which of the proposed steps still hold?";
        let hint = "The step with which an outcome begins is added";
        all.push_str(&ticks(Field { name: STEPS, label, hint, value: "" }, &offered, &chosen, errors).0);
    }
    Html(all)
}

/// What was decided instead; what is wrong is noted at its field.
pub fn read(
    visit: &Visit,
    loaded: &Loaded,
    proposal: &Proposal,
    errors: &mut Errors,
) -> Result<Option<Proposal>, Fail> {
    let who = visit.who()?;
    let mut chosen = Vec::new();
    for child in &loaded.children {
        let name = field_of(child.id);
        match outcome(visit.form.text(&name)) {
            Some(one) => chosen.push((child.id, one.code.clone())),
            None => errors.add(name, format!("Choose what comes of it for {}", child.name())),
        }
    }
    let same = |(child, code): &(i64, String)| proposal.outcome_of(*child).is_some_and(|o| o.code == *code);
    if errors.is_empty() && chosen.iter().all(same) {
        let first = chosen.first().map_or(0, |(child, _)| *child);
        errors.add(field_of(first), "That is what was proposed. Agree to it, or choose another outcome");
    }
    if !errors.is_empty() {
        return Ok(None);
    }
    let ticked: Vec<&str> = visit.form.all(STEPS).collect();
    let steps = (0..).zip(&proposal.steps).filter(|(n, _)| ticked.contains(&n.to_string().as_str()));
    let mut instead = Proposal {
        outcomes: chosen,
        reason: visit.form.text("rationale").to_owned(),
        steps: steps.map(|(_, s)| s.clone()).collect(),
        by: who.name.clone(),
        worker: who.worker,
    };
    // The step with which what is decided begins: whoever proposed takes it, unless another is named later.
    if let Some(first) = instead.leading().filter(|o| !o.begins.is_empty())
        && instead.steps.iter().all(|s| s.what != first.begins)
    {
        let due = Calendar::england().add_working_days(visit.today(), first.working_days.into());
        let by_when = due.map(|d| d.to_string()).unwrap_or_default();
        instead.steps.push(Step { what: first.begins.clone(), who: proposal.by.clone(), by_when });
    }
    Ok(Some(instead))
}
