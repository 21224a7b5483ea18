//! Which workers write free text only, and for whom help at the desk is booked.

use crate::pages::figure_page::{Figures, back, page};
use crate::pages::forms::all_live;
use crate::rules::answered::share;
use crate::store::support::{self, Support};
use crate::store::written;
use crate::ways::ways;
use crate::words::counted;
use access::Reach;
use days::Instant;
use page::parts::{Errors, Table, empty, table};
use page::{Fail, Html, Reply, Visit, esc};
use record::store::{form, worker};
use std::collections::{BTreeMap, BTreeSet};
use store::Reading;

/// What was counted.
pub struct Counted {
    /// Workers who wrote anything.
    pub workers: usize,
    /// Those who wrote free text only: worker, name, how many records.
    pub only: Vec<(i64, String, i64)>,
}

fn since(visit: &Visit) -> Result<Instant, Fail> {
    let first = visit.today().saturating_sub(jiff::Span::new().days(ways().days));
    days::instant_of(first.at(0, 0, 0, 0)).map_err(|why| Fail::Refused(why.to_string()))
}

/// The workers of the visitor's teams; nothing when it is everybody.
pub fn among(visit: &Visit, reading: &mut Reading<'_>) -> Result<Option<BTreeSet<i64>>, Fail> {
    let who = visit.who()?;
    if who.role.reach == Reach::All {
        return Ok(None);
    }
    let own = match who.worker {
        Some(own) => worker::teams_of(reading, own, visit.today())?,
        None => Vec::new(),
    };
    let posts = worker::posts(reading, visit.today())?;
    Ok(Some(posts.into_iter().filter(|p| own.contains(&p.team)).map(|p| p.worker).collect()))
}

/// Counts, over the last days, the workers whom the visitor may see.
pub fn count(visit: &Visit, reading: &mut Reading<'_>) -> Result<Counted, Fail> {
    let mut free: BTreeSet<String> = BTreeSet::new();
    for root in &ways().free_text {
        free.extend(form::kin(reading, root)?);
    }
    let mut forms: BTreeSet<String> = all_live(visit, reading)?.into_iter().map(|(name, _)| name).collect();
    forms.extend(free.iter().cloned());
    let forms: Vec<String> = forms.into_iter().collect();
    let among = among(visit, reading)?;
    let mut workers: BTreeMap<i64, (String, i64, bool)> = BTreeMap::new();
    for wrote in written::by_worker(reading, &forms, since(visit)?)? {
        if among.as_ref().is_none_or(|a| a.contains(&wrote.worker)) {
            let one = workers.entry(wrote.worker).or_insert((wrote.name, 0, true));
            one.1 += wrote.records;
            one.2 &= free.contains(&wrote.form);
        }
    }
    let all = workers.len();
    let only = workers.into_iter().filter(|(_, (_, _, only))| *only).map(|(id, (name, n, _))| (id, name, n));
    let mut only: Vec<(i64, String, i64)> = only.collect();
    only.sort_by(|one, other| one.1.cmp(&other.1).then(one.0.cmp(&other.0)));
    Ok(Counted { workers: all, only })
}

/// "6 of 48 workers (12.5%)".
fn of(part: usize, all: usize) -> String {
    let small = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    match share(small(part), small(all)) {
        Some((share, low, high)) => {
            format!("{part} of {all} workers ({share:.1}%; of so few, anything from {low:.1} to {high:.1}% is chance)")
        }
        None => "Nobody".to_owned(),
    }
}

/// GET /free-text-only
pub fn show(visit: &Visit) -> Result<Reply, Fail> {
    visit.read(|reading| {
        let counted_now = count(visit, reading)?;
        let booked: BTreeMap<i64, Support> =
            support::booked(reading)?.into_iter().rev().map(|s| (s.worker, s)).collect();
        let for_them = counted_now.only.iter().filter(|(id, ..)| booked.contains_key(id)).count();
        let days = ways().days;
        let intro = if counted_now.workers == 0 {
            vec![format!("Nobody completed a record in the last {days} days.")]
        } else {
            vec![
                format!(
                    "{} who completed a record in the last {days} days wrote free text only.",
                    of(counted_now.only.len(), counted_now.workers)
                ),
                format!("Floor support is booked for {for_them} of them."),
            ]
        };
        let posts = worker::posts(reading, visit.today())?;
        let rows: Vec<Vec<Html>> = counted_now
            .only
            .iter()
            .map(|(id, name, n)| {
                let teams: BTreeSet<&str> =
                    posts.iter().filter(|p| p.worker == *id).map(|p| p.team_name.as_str()).collect();
                let support = booked.get(id).map_or_else(
                    || "Book floor support".to_owned(),
                    |s| format!("Booked for {} with {}", days::long(s.day), s.helper),
                );
                vec![
                    Html::text(name),
                    Html::text(&teams.into_iter().collect::<Vec<_>>().join(", ")),
                    Html::text(&counted(*n, "record", "records")),
                    Html(format!("<a class=\"govuk-link\" href=\"/free-text-only/{id}\">{}</a>", esc(&support))),
                ]
            })
            .collect();
        let heads = &["Worker", "Team", "Written", "Floor support"];
        let body = if rows.is_empty() {
            empty("Nobody wrote free text only.")
        } else {
            table(&Table { caption: "Workers who wrote free text only", heads, rows })
        };
        let free: Vec<String> = ways().free_text.iter().map(|f| format!("“{f}”")).collect();
        let figures = Figures {
            title: "Free text only".to_owned(),
            back: back("/measures", "Measures"),
            intro,
            body,
            quiet: format!(
                "Free text only: every record the worker began and completed in that time is on the form {} or one made from it, and none on a form that asks. It is a reason to offer help and says nothing of the work itself.",
                free.join(", ")
            ),
        };
        page(visit, figures, &Errors::none())
    })
}
