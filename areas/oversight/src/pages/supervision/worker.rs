//! One worker's supervision: how often, with whom beside them, what was held; for their managers, and for themselves.

use super::overview;
use super::paper::at;
use super::team::{due_words, held_words, period_words};
use crate::pages::experience::words as experience_words;
use crate::pages::reach;
use crate::store::supervision;
use crate::words::counted;
use askama::Template;
use page::parts::{SummaryRow, Table, empty, summary, table, tag};
use page::{Fail, Html, Reply, Visit, esc};
use record::store::worker::{self, Post};
use store::Reading;

/// Supervisions in sight. Source: local.
const MOST: i64 = 100;

#[derive(Template)]
#[template(path = "pages/supervision/worker.html")]
struct Shown {
    leads: bool,
    title: String,
    begin: Option<String>,
    facts: Html,
    tally: String,
    reflective: String,
    periods: Html,
    sessions: Html,
    basis: String,
}

/// The worker in the address: oneself, or somebody whom the visitor oversees. Errors with [`Fail::NotFound`] for others.
fn allowed(visit: &Visit, reading: &mut Reading<'_>) -> Result<(Post, bool), Fail> {
    let (id, who) = (visit.id("worker")?, visit.who()?);
    if who.worker == Some(id) {
        let posts = worker::posts(reading, visit.today())?;
        return posts.into_iter().find(|p| p.worker == id).map(|p| (p, false)).ok_or(Fail::NotFound);
    }
    if !visit.may("supervise") {
        return Err(Fail::NotFound);
    }
    Ok((reach::one_worker(visit, reading, id)?, true))
}

/// GET /supervision/{worker}
pub fn one(visit: &Visit) -> Result<Reply, Fail> {
    let today = visit.today();
    visit.read(|reading| {
        let (post, leads) = allowed(visit, reading)?;
        let all = overview::of(visit, reading, vec![post.clone()])?;
        let line = all.lines.first().ok_or(Fail::NotFound)?;
        let row =
            |what: &str, value: Html| SummaryRow { what: what.to_owned(), value, confirmed: String::new(), act: None };
        let mentor = line.practice.as_ref().and_then(|p| p.mentor.as_ref()).map(|(_, name)| name.as_str());
        let mut facts = vec![
            row("Team", Html::text(&post.team_name)),
            row("Experience", Html::text(&experience_words(line.practice.as_ref(), today))),
            row("Experienced colleague beside them", Html::text(mentor.unwrap_or("Nobody is named"))),
            row("How often", Html::text(&line.stage)),
            row("Next due", due_words(line.due, today)),
        ];
        if leads && let Some(one) = facts.get_mut(1) {
            one.act = Some((format!("/experience/{}", post.worker), "Change".to_owned()));
        }
        let heads = ["Planned for", "Held"];
        let rows: Vec<Vec<Html>> =
            line.periods.iter().map(|p| vec![Html::text(&period_words(p)), held_words(p)]).collect();
        let body = Shown {
            leads,
            title: if leads { format!("Supervision of {}", post.name) } else { "Your supervision".to_owned() },
            begin: leads.then(|| format!("/supervision/{}/new", post.worker)),
            facts: summary(&facts),
            tally: line.tally.words(),
            reflective: format!(
                "{} with reflective notes, {}.",
                counted(i64::try_from(line.tally.reflective).unwrap_or(i64::MAX), "session"),
                all.window_words()
            ),
            periods: match rows.is_empty() {
                true => empty("Nothing was planned in these months."),
                false => table(&Table { caption: "", heads: &heads, rows }),
            },
            sessions: sessions(visit, reading, post.worker)?,
            basis: format!("{} ({}), version {}", all.plan.source, all.plan.basis, all.plan.version),
        };
        visit.page(body.title.clone(), &body)
    })
}

/// Those that are complete, and the visitor's own drafts.
fn sessions(visit: &Visit, reading: &mut Reading<'_>, worker: i64) -> Result<Html, Fail> {
    let account = visit.who()?.account;
    let mut all = supervision::of_worker(reading, worker, MOST)?;
    all.retain(|s| s.is_complete() || s.account == account);
    let rows: Vec<Vec<Html>> = all
        .iter()
        .map(|s| {
            let stands = if s.is_draft() { tag("Draft", "yellow") } else { tag("Complete", "green") };
            let link = format!("<a class=\"govuk-link\" href=\"{}\">{}</a>", at(s.id), esc(&days::long(s.held_on)));
            vec![Html(link), Html::text(s.kind.words()), Html::text(&s.by), stands]
        })
        .collect();
    if rows.is_empty() {
        return Ok(empty("None yet."));
    }
    Ok(table(&Table { caption: "", heads: &["Held", "Kind", "By", "Standing"], rows }))
}
