//! On the home page: for an auditor what there is to do, for a worker the audits of their work that they can answer.

use super::actions::is_escalated;
use super::mine::{ToDo, summed};
use super::overview::link;
use super::seeing::at;
use crate::carrying::KIND;
use crate::definitions::framework;
use crate::words::counted;
use askama::Template;
use oversight::published::Named;
use page::{Fail, Html, Visit};
use record::store::action;

/// Actions that are looked through. Source: local.
const MOST: i64 = 20_000;

#[derive(Template)]
#[template(path = "pages/home.html")]
struct Panel {
    title: &'static str,
    said: Vec<Html>,
    lines: Vec<(Html, Html)>,
}

/// For somebody who audits, or who asked for actions.
pub fn to_do(visit: &Visit) -> Result<Option<Html>, Fail> {
    if !visit.may("record_audits") {
        return Ok(None);
    }
    let (todo, late) = visit.read(|reading| {
        let late = match visit.may("run_audits") {
            true => action::agreed_where(reading, KIND, true, MOST)?,
            false => Vec::new(),
        };
        Ok::<_, Fail>((ToDo::of(visit, reading)?, late))
    })?;
    let late = late.iter().filter(|a| is_escalated(a, visit.today())).count();
    let mut said: Vec<Html> = summed(&todo).iter().map(|(words, href)| link(href, words)).collect();
    if late > 0 {
        let days = framework(visit.today()).escalate_after_days;
        let words = format!("{} overdue for more than {days} days", counted(late, "action"));
        said.push(link("/audits/actions/list/escalated", &words));
    }
    if said.is_empty() {
        return Ok(None);
    }
    Ok(Some(Html::of(&Panel { title: "Audits", said, lines: Vec::new() })))
}

/// For a worker: audits of their own work, to be read and answered before they close.
pub fn to_answer(visit: &Visit) -> Result<Option<Html>, Fail> {
    if visit.who()?.worker.is_none() {
        return Ok(None);
    }
    visit.read(|reading| {
        let todo = ToDo::of(visit, reading)?;
        if todo.to_answer.is_empty() {
            return Ok(None);
        }
        let named = Named::of(visit, reading, todo.to_answer.iter().map(|a| a.person))?;
        let line = |a: &crate::store::audit::Audit| {
            let what = match named.is_open(Some(a.person)) {
                true => link(&at(a.id), "Read the audit, and answer it"),
                false => Html::text("An audit"),
            };
            (named.words(Some(a.person)), what)
        };
        let lines = todo.to_answer.iter().map(line).collect();
        Ok(Some(Html::of(&Panel { title: "Audits of your work with children", said: Vec::new(), lines })))
    })
}
