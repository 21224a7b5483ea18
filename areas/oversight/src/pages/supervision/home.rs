//! On the home page: a worker's own supervision; for those who lead it, what is overdue.

use super::overview;
use super::team::{due_words, overseen};
use crate::rules::plan;
use crate::store::experience;
use crate::store::supervision;
use page::{Fail, Html, Visit, esc};

/// The panel; nothing for somebody who is no worker, or of whom nothing is known yet.
pub fn mine(visit: &Visit) -> Result<Option<Html>, Fail> {
    let Some(own) = visit.who()?.worker else { return Ok(None) };
    let today = visit.today();
    visit.read(|reading| {
        let kinds = plan::plan_on(today).map(|p| p.counts.clone()).unwrap_or_default();
        let last = supervision::last_held(reading, &[own], &kinds)?.remove(&own);
        let due = supervision::next_due(reading, &[own])?.remove(&own).map(|(day, _)| day);
        let mentor = experience::practice(reading, &[own])?.remove(&own).and_then(|p| p.mentor);
        if last.is_none() && due.is_none() && mentor.is_none() {
            return Ok(None);
        }
        let last = last.map_or("None held yet".to_owned(), |day| format!("Last {}", days::long(day)));
        let mentor = mentor.map_or(String::new(), |(_, name)| format!(" Experienced colleague beside you: {}.", esc(&name)));
        Ok(Some(Html(format!(
            "<section class=\"kith-card\"><h2 class=\"kith-card__title\">Your supervision <a class=\"govuk-link\" href=\"/supervision/{own}\">Open</a></h2><p class=\"govuk-body\">{}. Next: {}.{mentor}</p></section>",
            esc(&last),
            due_words(due, today)
        ))))
    })
}

/// For somebody who oversees: whose next session is overdue, beyond those that stand in their own work.
pub fn overdue(visit: &Visit) -> Result<Option<Html>, Fail> {
    if !visit.may("supervise") {
        return Ok(None);
    }
    let today = visit.today();
    visit.read(|reading| {
        let own = visit.who()?.worker;
        let posts = overseen(visit, reading)?;
        let all = overview::of(visit, reading, posts)?;
        let items: String = all
            .overdue(today)
            .filter(|l| own.is_none() || l.leads != own)
            .map(|l| {
                format!(
                    "<li><div class=\"kith-work__what\"><a class=\"govuk-link\" href=\"/supervision/{}\">{}</a><span class=\"kith-quiet\">{}</span></div><div>{}</div></li>",
                    l.post.worker,
                    esc(&l.post.name),
                    esc(&l.stage),
                    due_words(l.due, today)
                )
            })
            .collect();
        if items.is_empty() {
            return Ok(None);
        }
        Ok(Some(Html(format!(
            "<section class=\"kith-card\"><h2 class=\"kith-card__title\">Supervision overdue <a class=\"govuk-link\" href=\"/supervision\">All</a></h2><ul class=\"kith-work\">{items}</ul></section>"
        ))))
    })
}
