//! The whole service at a moment: every worker with the children they hold, what these weigh, and how that stands
//! against what was agreed.

use crate::definitions::caseloads;
use crate::rules::continuity::months_before;
use crate::rules::forecast::Going;
use crate::rules::level::{Exception, Level, Standing, level_of, standing};
use crate::rules::unallocated::{Held, Stretch as Bare, Without, without};
use crate::rules::weigh::{Load, weigh};
use crate::store::holding::{self, Stretch, children_by_worker};
use crate::store::level::{self, Leave};
use crate::store::team::{self, Post};
use crate::store::weight;
use days::Day;
use std::collections::{BTreeMap, BTreeSet};
use store::{Fault, Reading};

/// Months of a quarter.
const QUARTER: i64 = 3;

/// One worker.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WorkerLoad {
    /// Key.
    pub worker: i64,
    /// Their name.
    pub name: String,
    /// Their profession.
    pub profession: String,
    /// The team of the newest post they hold; nothing when they hold children and no post.
    pub team: Option<i64>,
    /// Its name.
    pub team_name: String,
    /// The post's title.
    pub title: String,
    /// The last day of the first year in practice, while it lasts.
    pub first_year: Option<Day>,
    /// Per cent of full time.
    pub percent: i64,
    /// The children they hold.
    pub children: Vec<i64>,
    /// What these weigh, in tenths of a child.
    pub weight: i64,
    /// For how many of them there is court work.
    pub court: i64,
    /// Children agreed.
    pub level: i64,
    /// How that stands.
    pub standing: Standing,
    /// The day from which they are no longer there, and how the post is held.
    pub leaves: Option<(Day, String)>,
    /// Leave that runs or comes in the next weeks.
    pub away: Option<Leave>,
}

impl WorkerLoad {
    /// How many children.
    pub fn count(&self) -> i64 {
        i64::try_from(self.children.len()).unwrap_or(i64::MAX)
    }
}

/// The service.
#[derive(Debug, Clone)]
pub struct Service {
    /// The day.
    pub today: Day,
    /// By team, then name; those without a post last.
    pub workers: Vec<WorkerLoad>,
    /// Who answered for whom in the last twelve months, and who will.
    pub stretches: Vec<Stretch>,
    /// Every post.
    pub posts: Vec<Post>,
    levels: Vec<Level>,
    first_years: BTreeMap<i64, (Day, Day)>,
    /// Exceptions that run or come.
    pub exceptions: Vec<Exception>,
}

fn in_first_year(first_years: &BTreeMap<i64, (Day, Day)>, worker: i64, on: Day) -> bool {
    first_years.get(&worker).is_some_and(|(from, until)| *from <= on && *until >= on)
}

fn in_court(children: &[i64], loads: &BTreeMap<i64, Load>) -> i64 {
    let court = children.iter().filter(|c| loads.get(c).is_some_and(|l| l.court)).count();
    i64::try_from(court).unwrap_or(i64::MAX)
}

/// Reads it, as it stands today.
pub fn service(reading: &mut Reading<'_>, today: Day) -> Result<Service, Fault> {
    let stretches = holding::stretches(reading, months_before(today, 12))?;
    let posts = team::posts(reading, Day::MIN)?;
    let (levels, exceptions) = (level::levels(reading)?, level::exceptions(reading, months_before(today, QUARTER))?);
    let leave = level::leave(reading, today)?;
    let (loads, tenths) = (weight::loads(reading, today, weight::Of::All)?, weight::tenths(reading, today)?);
    let mut held = children_by_worker(&stretches, today);
    let all: Vec<i64> =
        posts.iter().map(|p| p.worker).chain(held.keys().copied()).collect::<BTreeSet<_>>().into_iter().collect();
    let first_years = oversight::published::first_years(reading, &all)?;
    let rule = caseloads(today);
    let mut workers: Vec<WorkerLoad> = Vec::new();
    let mut load = |worker: i64, name: &str, profession: &str, post: Option<&Post>| {
        let children = held.remove(&worker).unwrap_or_default();
        let level = level_of(
            worker,
            in_first_year(&first_years, worker, today),
            &levels,
            rule.level,
            rule.first_year_level,
            today,
        );
        let count = i64::try_from(children.len()).unwrap_or(i64::MAX);
        let last = posts
            .iter()
            .filter(|p| p.worker == worker && p.to.is_none_or(|to| to > today))
            .max_by_key(|p| p.to.unwrap_or(Day::MAX));
        WorkerLoad {
            worker,
            name: name.to_owned(),
            profession: profession.to_owned(),
            team: post.map(|p| p.team),
            team_name: post.map(|p| p.team_name.clone()).unwrap_or_default(),
            title: post.map(|p| p.title.clone()).unwrap_or_default(),
            first_year: first_years.get(&worker).filter(|(from, until)| *from <= today && *until >= today).map(|y| y.1),
            percent: post.map_or(100, |p| p.percent),
            weight: children.iter().filter_map(|c| loads.get(c)).map(|l| weigh(l, &tenths)).sum(),
            court: in_court(&children, &loads),
            level,
            standing: standing(worker, count, level, &exceptions, today),
            leaves: last.and_then(|p| Some((p.to?, p.kind.clone()))),
            away: leave.iter().find(|l| l.worker == worker).cloned(),
            children,
        }
    };
    let mut newest: BTreeMap<i64, &Post> = BTreeMap::new();
    for post in posts.iter().filter(|p| p.held(today)) {
        let kept = newest.entry(post.worker).or_insert(post);
        if post.from > kept.from {
            *kept = post;
        }
    }
    for post in newest.values() {
        workers.push(load(post.worker, &post.name, &post.profession, Some(post)));
    }
    let with_posts: Vec<i64> = workers.iter().map(|w| w.worker).collect();
    let others: Vec<i64> =
        children_by_worker(&stretches, today).into_keys().filter(|w| !with_posts.contains(w)).collect();
    if !others.is_empty() {
        for w in team::workers(reading)?.into_iter().filter(|w| others.contains(&w.id)) {
            workers.push(load(w.id, &w.name, &w.profession, None));
        }
    }
    workers.sort_by(|a, b| {
        (a.team.is_none(), &a.team_name, &a.name, a.worker).cmp(&(b.team.is_none(), &b.team_name, &b.name, b.worker))
    });
    Ok(Service { today, workers, stretches, posts, levels, first_years, exceptions })
}

/// One worker's own caseload, read without everybody else's.
pub fn own(reading: &mut Reading<'_>, worker: i64, today: Day) -> Result<WorkerLoad, Fault> {
    let children: Vec<i64> = holding::of_worker(reading, worker, today)?.into_iter().map(|(child, _)| child).collect();
    let (loads, tenths) = (weight::loads(reading, today, weight::Of::Worker(worker))?, weight::tenths(reading, today)?);
    let (levels, exceptions) = (level::levels(reading)?, level::exceptions(reading, today)?);
    let first_years = oversight::published::first_years(reading, &[worker])?;
    let rule = caseloads(today);
    let level =
        level_of(worker, in_first_year(&first_years, worker, today), &levels, rule.level, rule.first_year_level, today);
    let count = i64::try_from(children.len()).unwrap_or(i64::MAX);
    Ok(WorkerLoad {
        worker,
        name: String::new(),
        profession: String::new(),
        team: None,
        team_name: String::new(),
        title: String::new(),
        first_year: first_years.get(&worker).filter(|(from, until)| *from <= today && *until >= today).map(|y| y.1),
        percent: 100,
        weight: children.iter().filter_map(|c| loads.get(c)).map(|l| weigh(l, &tenths)).sum(),
        court: in_court(&children, &loads),
        level,
        standing: standing(worker, count, level, &exceptions, today),
        leaves: None,
        away: None,
        children,
    })
}

fn bare(stretches: &[Stretch], posts: &[Post]) -> (Vec<Bare>, Vec<Held>) {
    let stretch = |s: &Stretch| Bare { person: s.person, worker: s.worker, team: s.team, from: s.from, to: s.to };
    let post = |p: &Post| Held { worker: p.worker, from: p.from, to: p.to };
    (stretches.iter().map(stretch).collect(), posts.iter().map(post).collect())
}

/// The children who are without a worker tonight, in these teams or in all, read without everybody else.
pub fn without_tonight(reading: &mut Reading<'_>, today: Day, teams: Option<&[i64]>) -> Result<Vec<Without>, Fault> {
    let perhaps = holding::perhaps_without(reading, today, teams)?;
    if perhaps.is_empty() {
        return Ok(Vec::new());
    }
    let stretches = holding::stretches_of(reading, &perhaps, today)?;
    let (stretches, posts) = bare(&stretches, &team::posts(reading, Day::MIN)?);
    Ok(without(&stretches, &posts, today))
}

impl Service {
    /// Teams in order, each with its workers; those who hold no post come last, under no team.
    pub fn teams(&self) -> Vec<(Option<i64>, &str, Vec<&WorkerLoad>)> {
        let mut teams: Vec<(Option<i64>, &str, Vec<&WorkerLoad>)> = Vec::new();
        for worker in &self.workers {
            match teams.last_mut().filter(|(team, ..)| *team == worker.team) {
                Some((.., workers)) => workers.push(worker),
                None => teams.push((worker.team, &worker.team_name, vec![worker])),
            }
        }
        teams
    }

    /// One worker.
    pub fn worker(&self, id: i64) -> Option<&WorkerLoad> {
        self.workers.iter().find(|w| w.worker == id)
    }

    /// A worker's level on a day of the last year.
    pub fn level_on(&self, worker: i64, on: Day) -> i64 {
        let rule = caseloads(on);
        level_of(
            worker,
            in_first_year(&self.first_years, worker, on),
            &self.levels,
            rule.level,
            rule.first_year_level,
            on,
        )
    }

    /// The workers who held more children than agreed on a day of the last year, with how many, the most first. An
    /// exception explains, and does not take anybody off this list.
    pub fn over_on(&self, on: Day) -> Vec<(i64, i64, i64)> {
        let held = children_by_worker(&self.stretches, on);
        let counts =
            held.into_iter().map(|(worker, children)| (worker, i64::try_from(children.len()).unwrap_or(i64::MAX)));
        let with_level = counts.map(|(worker, children)| (worker, children, self.level_on(worker, on)));
        let mut over: Vec<(i64, i64, i64)> = with_level.filter(|(_, children, level)| children > level).collect();
        over.sort_by_key(|(worker, children, _)| (std::cmp::Reverse(*children), *worker));
        over
    }

    /// The same day a quarter ago.
    pub fn quarter_ago(&self) -> Day {
        months_before(self.today, QUARTER)
    }

    /// The exceptions of a worker that run or come.
    pub fn exceptions_of(&self, worker: i64) -> Vec<&Exception> {
        self.exceptions.iter().filter(|e| e.worker == worker && e.to > self.today).collect()
    }

    /// The children who are without a worker at the end of a day of the last year.
    pub fn without_worker(&self, on: Day) -> Vec<Without> {
        let (stretches, posts) = bare(&self.stretches, &self.posts);
        without(&stretches, &posts, on)
    }

    /// Those who leave or are away in the weeks to come and hold children.
    pub fn going(&self) -> Vec<Going> {
        let mut all = Vec::new();
        for w in self.workers.iter().filter(|w| w.count() > 0) {
            let going =
                |on: Day, why: String| Going { worker: w.worker, name: w.name.clone(), on, why, children: w.count() };
            if let Some((on, kind)) = &w.leaves {
                let why = if kind == "agency" { "Leaves: the agency assignment ends" } else { "Leaves: the post ends" };
                all.push(going(*on, why.to_owned()));
            }
            if let Some(leave) = w.away.as_ref().filter(|l| l.from >= self.today) {
                all.push(going(leave.from, format!("{}, back on {}", leave.words, days::long(leave.to))));
            }
        }
        all
    }
}
