//! What the home page shows of a worker's children, and for a manager of the team.

use crate::pages::child_header::age_and_birth;
use crate::rules::lateness;
use crate::store::my_children::{self, Holding};
use askama::Template;
use days::Day;
use page::{Fail, Html, Visit};
use record::store::person;
use std::collections::HashMap;
use store::Reading;

/// Late duties of a team that its manager sees at once. Source: local.
const LATE_IN_TEAM: i64 = 10;

/// Something late in a manager's team.
struct TeamLine {
    who: String,
    href: String,
    words: String,
    more: String,
    due: String,
}

struct Child {
    name: String,
    href: String,
    number: String,
    age: String,
    since: String,
}

#[derive(Template)]
#[template(path = "pages/my_children.html")]
struct MyChildren {
    children: Vec<Child>,
    team: Vec<Holding>,
    /// Whether the visitor may open the lists behind the numbers.
    lists: bool,
    late: Vec<TeamLine>,
}

/// The people for whom the worker signed in answers; for a manager first how the team stands.
pub fn my_children(visit: &Visit) -> Result<Option<Html>, Fail> {
    let Some(worker) = visit.who()?.worker.filter(|_| visit.may("read_record")) else { return Ok(None) };
    let today = visit.today();
    visit.read(|reading| {
        let children = my_children::of_worker(reading, worker, today)?;
        let children = listed(reading, &children, today)?;
        let leads = visit.may("allocate");
        let team = if leads { my_children::of_teams(reading, worker, today)? } else { Vec::new() };
        let late = if leads { late_in_team(reading, worker, today)? } else { Vec::new() };
        if children.is_empty() && team.is_empty() {
            return Ok(None);
        }
        Ok(Some(Html::of(&MyChildren { children, team, lists: visit.may("read_caseloads"), late })))
    })
}

fn late_in_team(reading: &mut Reading<'_>, worker: i64, today: Day) -> Result<Vec<TeamLine>, Fail> {
    let late = my_children::late_in_teams(reading, worker, today, LATE_IN_TEAM)?;
    let ids: Vec<i64> = late.iter().map(|l| l.person).collect();
    let people = person::people(reading, &ids)?;
    let lines = late.into_iter().filter_map(|l| {
        let who = people.iter().find(|p| p.id == l.person)?;
        Some(TeamLine {
            who: who.name(),
            href: format!("/people/{}/work", who.kith_number),
            words: l.words,
            more: format!("{}. {} ({})", l.worker, l.source, l.basis),
            due: lateness::due(l.due, today).0,
        })
    });
    Ok(lines.collect())
}

fn listed(reading: &mut Reading<'_>, since: &[(i64, Day)], today: Day) -> Result<Vec<Child>, Fail> {
    let since: HashMap<i64, Day> = since.iter().copied().collect();
    let ids: Vec<i64> = since.keys().copied().collect();
    let mut people = person::people(reading, &ids)?;
    people.sort_by_key(|p| (p.family.to_lowercase(), p.given.to_lowercase(), p.id));
    let children = people.into_iter().map(|p| Child {
        name: p.called.as_ref().map_or(p.name(), |called| format!("{} ({called})", p.name())),
        href: format!("/people/{}", p.kith_number),
        number: p.shown_number(),
        age: age_and_birth(&p, today).0,
        since: since.get(&p.id).map(|d| days::short(*d)).unwrap_or_default(),
    });
    Ok(children.collect())
}
