//! What the home page shows from this area: duties and actions, my children, and records opened with a reason.

use crate::pages::child_header::age_and_birth;
use crate::rules::lateness;
use crate::store::my_children::{self, Holding};
use askama::Template;
use days::Day;
use page::{Fail, Html, Visit};
use record::store::{action, clock, person};
use std::collections::HashMap;
use store::Reading;

/// Most duties, and most actions, that are read. Source: local.
const MOST: i64 = 200;
/// Late lines in sight; the rest are under a fold. Source: local.
const LATE_IN_SIGHT: usize = 10;
/// Late duties of a team that its manager sees at once. Source: local.
const LATE_IN_TEAM: i64 = 10;
/// Days that "soon" looks ahead. Source: local.
const SOON_DAYS: i64 = 7;

struct Line {
    words: String,
    href: Option<String>,
    do_it: Option<String>,
    who: String,
    due: String,
    class: &'static str,
    basis: String,
    day: Day,
    weight: u8,
}

/// Lines under one heading; those beyond `in_sight` are under a fold.
struct Group {
    title: &'static str,
    in_sight: Vec<Line>,
    folded: Vec<Line>,
}

#[derive(Template)]
#[template(path = "pages/my_work.html")]
struct MyWork {
    summed: String,
    groups: Vec<Group>,
}

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
    late: Vec<TeamLine>,
}

/// What the worker signed in must do: today first, then what is late, then the days to come. Law comes before guidance,
/// guidance before what was agreed.
pub fn my_work(visit: &Visit) -> Result<Option<Html>, Fail> {
    let Some(worker) = visit.who()?.worker.filter(|_| visit.may("read_record")) else { return Ok(None) };
    let today = visit.today();
    let lines = visit.read(|reading| lines(reading, worker, today))?;
    if lines.is_empty() && visit.may("allocate") {
        return Ok(None);
    }
    let soon = today.saturating_add(jiff::Span::new().days(SOON_DAYS));
    let mut groups = [
        Group { title: "Today", in_sight: Vec::new(), folded: Vec::new() },
        Group { title: "Late", in_sight: Vec::new(), folded: Vec::new() },
        Group { title: "In the next 7 days", in_sight: Vec::new(), folded: Vec::new() },
        Group { title: "Later", in_sight: Vec::new(), folded: Vec::new() },
    ];
    let mut counts = [0usize; 4];
    for line in lines {
        let place = match line.day {
            day if day == today => 0,
            day if day < today => 1,
            day if day <= soon => 2,
            _ => 3,
        };
        let [now, late, next, later] = &mut groups;
        let group = [now, late, next, later].into_iter().nth(place);
        let count = counts.get_mut(place);
        if let (Some(group), Some(count)) = (group, count) {
            *count += 1;
            let fold = place == 3 || (place == 1 && group.in_sight.len() == LATE_IN_SIGHT);
            if fold { group.folded.push(line) } else { group.in_sight.push(line) }
        }
    }
    let [now, late, next, _] = counts;
    let nothing = counts.iter().sum::<usize>() == 0;
    let summed =
        if nothing { String::new() } else { format!("{now} due today, {late} late, {next} in the next 7 days") };
    let groups = groups.into_iter().filter(|g| !(g.in_sight.is_empty() && g.folded.is_empty())).collect();
    Ok(Some(Html::of(&MyWork { summed, groups })))
}

fn lines(reading: &mut Reading<'_>, worker: i64, today: Day) -> Result<Vec<Line>, Fail> {
    let duties = clock::of_worker(reading, worker, MOST)?;
    let actions = action::of_worker(reading, worker, MOST)?;
    let warnings = my_children::warnings_due(reading, worker, today)?;
    let ids = duties.iter().map(|d| d.person).chain(actions.iter().filter_map(|a| a.person));
    let ids: Vec<i64> = ids.chain(warnings.iter().map(|w| w.person)).collect();
    let people: HashMap<i64, person::Person> = person::people(reading, &ids)?.into_iter().map(|p| (p.id, p)).collect();
    let place = |id: i64| people.get(&id).map(|p| (p.name(), format!("/people/{}/work", p.kith_number))).unzip();
    let mut lines: Vec<Line> = Vec::new();
    for duty in duties {
        let (who, href) = place(duty.person);
        let (due, class) = lateness::due(duty.due, today);
        let basis = format!("{} ({})", duty.source, duty.basis);
        let weight = match duty.basis.as_str() {
            "statute" => 0,
            "guidance" => 1,
            _ => 2,
        };
        let who = who.unwrap_or_default();
        lines.push(Line { words: duty.words, href, do_it: None, who, due, class, basis, day: duty.due, weight });
    }
    for action in actions {
        let (who, href) = action.person.map(&place).unwrap_or_default();
        let (due, class) = action.due.map_or(("No day agreed".to_owned(), ""), |d| lateness::due(d, today));
        let basis = format!("Agreed by {}", action.agreed_by);
        let day = action.due.unwrap_or(Day::MAX);
        let do_it = href.as_ref().map(|href| format!("{href}/{}", action.id));
        let who = who.unwrap_or_default();
        lines.push(Line { words: action.words, href, do_it, who, due, class, basis, day, weight: 3 });
    }
    for warning in warnings {
        let Some(who) = people.get(&warning.person) else { continue };
        let (due, class) = lateness::due(warning.review_on, today);
        let at = format!("/people/{}", who.kith_number);
        lines.push(Line {
            words: format!("Look at the warning again: {}", warning.words),
            do_it: Some(format!("{at}/warnings/{}", warning.id)),
            href: Some(format!("{at}/about#warnings")),
            who: who.name(),
            due,
            class,
            basis: format!("Warning by {}", warning.made_by),
            day: warning.review_on,
            weight: 2,
        });
    }
    // Of what is late the law's duties stand first, and of each the latest missed; what lies ahead stands by its day.
    lines.sort_by_key(|line| {
        let late = line.day < today;
        (late.then_some(line.weight), if late { today - line.day } else { line.day - today }.get_days(), line.weight)
    });
    Ok(lines)
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
        Ok(Some(Html::of(&MyChildren { children, team, late })))
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
