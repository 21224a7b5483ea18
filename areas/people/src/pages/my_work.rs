//! What the home page shows from this area: duties and actions, my children, and records opened with a reason.

use crate::pages::child_header::age_and_birth;
use crate::rules::lateness;
use crate::store::my_children::{self, Holding};
use askama::Template;
use page::{Fail, Html, Visit};
use record::store::{action, clock, person};
use std::collections::HashMap;

/// Most lines of work on the home page. Source: local.
const MOST: i64 = 40;

struct Line {
    words: String,
    href: Option<String>,
    who: String,
    due: String,
    class: &'static str,
    basis: String,
}

#[derive(Template)]
#[template(path = "pages/my_work.html")]
struct MyWork {
    lines: Vec<Line>,
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
}

/// Running duties and open actions of the worker signed in, the earliest due first.
pub fn my_work(visit: &Visit) -> Result<Option<Html>, Fail> {
    let Some(worker) = visit.who()?.worker.filter(|_| visit.may("read_record")) else { return Ok(None) };
    let today = visit.today();
    visit.read(|reading| {
        let duties = clock::of_worker(reading, worker, MOST)?;
        let actions = action::of_worker(reading, worker, MOST)?;
        let ids: Vec<i64> = duties.iter().map(|d| d.person).chain(actions.iter().filter_map(|a| a.person)).collect();
        let people: HashMap<i64, person::Person> =
            person::people(reading, &ids)?.into_iter().map(|p| (p.id, p)).collect();
        let place = |id: i64| people.get(&id).map(|p| (p.name(), format!("/people/{}/work", p.kith_number))).unzip();
        let mut lines: Vec<(days::Day, Line)> = Vec::new();
        for duty in duties {
            let (who, href) = place(duty.person);
            let (due, class) = lateness::due(duty.due, today);
            let basis = format!("{} ({})", duty.source, duty.basis);
            lines.push((duty.due, Line { words: duty.words, href, who: who.unwrap_or_default(), due, class, basis }));
        }
        for action in actions {
            let (who, href) = action.person.map(&place).unwrap_or_default();
            let (due, class) = action.due.map_or(("No day agreed".to_owned(), ""), |d| lateness::due(d, today));
            let basis = format!("Agreed by {}", action.agreed_by);
            let day = action.due.unwrap_or(days::Day::MAX);
            lines.push((day, Line { words: action.words, href, who: who.unwrap_or_default(), due, class, basis }));
        }
        lines.sort_by_key(|(day, _)| *day);
        let lines = lines.into_iter().map(|(_, line)| line).collect();
        Ok(Some(Html::of(&MyWork { lines })))
    })
}

/// The people for whom the worker signed in answers; for a manager also how many each worker of the team has.
pub fn my_children(visit: &Visit) -> Result<Option<Html>, Fail> {
    let Some(worker) = visit.who()?.worker.filter(|_| visit.may("read_record")) else { return Ok(None) };
    let today = visit.today();
    visit.read(|reading| {
        let mine: HashMap<i64, days::Day> = my_children::of_worker(reading, worker, today)?.into_iter().collect();
        let ids: Vec<i64> = mine.keys().copied().collect();
        let mut people = person::people(reading, &ids)?;
        people.sort_by_key(|p| (p.family.to_lowercase(), p.given.to_lowercase(), p.id));
        let children = people.into_iter().map(|p| Child {
            name: p.called.as_ref().map_or(p.name(), |called| format!("{} ({called})", p.name())),
            href: format!("/people/{}", p.kith_number),
            number: p.shown_number(),
            age: age_and_birth(&p, today).0,
            since: mine.get(&p.id).map(|d| days::short(*d)).unwrap_or_default(),
        });
        let children: Vec<Child> = children.collect();
        let team = if visit.may("set_tasks") { my_children::of_teams(reading, worker, today)? } else { Vec::new() };
        if children.is_empty() && team.is_empty() {
            return Ok(None);
        }
        Ok(Some(Html::of(&MyChildren { children, team })))
    })
}
