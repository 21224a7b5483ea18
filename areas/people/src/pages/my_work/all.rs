//! All of a worker's work, grouped by date, child, address or family.

use super::lines::{Line, MOST, lines};
use super::summed;
use crate::rules::my_work::{By, When, families};
use crate::store::my_work as stored;
use askama::Template;
use days::Day;
use page::{Fail, Reply, Visit};
use std::collections::{BTreeMap, BTreeSet};
use store::Reading;

struct Group {
    title: String,
    lines: Vec<Line>,
}

struct Way {
    words: &'static str,
    href: String,
    chosen: bool,
}

#[derive(Template)]
#[template(path = "pages/my_work/all.html")]
struct AllWork {
    summed: String,
    ways: Vec<Way>,
    groups: Vec<Group>,
    cut: bool,
    most: i64,
    worker: bool,
}

/// What stands over lines that are about no child on record.
const ABOUT_NO_CHILD: &str = "Not about a child on record";

/// GET /work
pub fn all(visit: &Visit) -> Result<Reply, Fail> {
    let by = By::from_code(visit.query.get("by").unwrap_or_default());
    let today = visit.today();
    let worker = visit.who()?.worker;
    let body = visit.read(|reading| {
        let lines = worker.map_or(Ok(Vec::new()), |worker| lines(visit, reading, worker))?;
        Ok::<_, Fail>(AllWork {
            summed: summed(&lines, today),
            ways: By::ALL.map(|way| Way { words: way.words(), href: href(way), chosen: way == by }).into(),
            cut: i64::try_from(lines.len()).unwrap_or(i64::MAX) >= MOST,
            most: MOST,
            worker: worker.is_some(),
            groups: grouped(reading, lines, by, today)?,
        })
    })?;
    visit.page("My work", &body)
}

fn href(by: By) -> String {
    if by == By::Date { "/work".to_owned() } else { format!("/work?by={}", by.code()) }
}

fn grouped(reading: &mut Reading<'_>, lines: Vec<Line>, by: By, today: Day) -> Result<Vec<Group>, Fail> {
    let people: Vec<i64> = lines.iter().filter_map(|l| l.person).collect::<BTreeSet<_>>().into_iter().collect();
    let names: BTreeMap<i64, String> = lines.iter().filter_map(|l| Some((l.person?, l.who.clone()))).collect();
    let titles: BTreeMap<i64, String> = match by {
        By::Date => {
            let group = |when: When| Group {
                title: when.words().to_owned(),
                lines: lines.iter().filter(|l| When::of(l.day, today) == when).cloned().collect(),
            };
            return Ok(When::ALL.map(group).into_iter().filter(|g| !g.lines.is_empty()).collect());
        }
        By::Child => names,
        By::Address => {
            let homes = stored::homes(reading, &people, today)?;
            let unknown = || "Where the child lives is not on record".to_owned();
            people.iter().map(|p| (*p, homes.get(p).cloned().unwrap_or_else(unknown))).collect()
        }
        By::Family => {
            let pairs = stored::siblings(reading, &people)?;
            let mut titles = BTreeMap::new();
            for family in families(&people, &pairs) {
                let called: Vec<&str> = family.iter().filter_map(|p| names.get(p)).map(String::as_str).collect();
                titles.extend(family.iter().map(|p| (*p, called.join(", "))));
            }
            titles
        }
    };
    // Lines come by urgency, so that a group stands where its most urgent line would.
    let mut groups: Vec<Group> = Vec::new();
    for line in lines {
        let title = line.person.and_then(|p| titles.get(&p)).cloned().unwrap_or_else(|| ABOUT_NO_CHILD.to_owned());
        match groups.iter_mut().find(|g| g.title == title) {
            Some(group) => group.lines.push(line),
            None => groups.push(Group { title, lines: vec![line] }),
        }
    }
    Ok(groups)
}
