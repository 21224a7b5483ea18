//! Children without a worker: tonight, and on the evenings before.

use super::child_list;
use crate::load::{Service, service};
use crate::rules::unallocated::Without;
use crate::store::conflict;
use crate::words::{PRIORITIES, children, words_of};
use askama::Template;
use days::Day;
use page::parts::{Table, empty, table};
use page::{Fail, Html, Reply, Visit, esc};
use record::store::{person, worker};
use std::collections::BTreeMap;
use store::Reading;

/// Evenings that are shown. Source: local.
const EVENINGS: i64 = 7;

#[derive(Template)]
#[template(path = "pages/unallocated.html")]
struct Unallocated {
    title: String,
    intro: String,
    teams: Vec<(String, Html)>,
    none: Html,
    evenings: Html,
}

/// A child without a worker as the lists show it, the most urgent first.
pub struct Line {
    /// The child.
    pub without: Without,
    /// urgent, high, ordinary.
    pub priority: String,
}

/// Those without a worker at the end of a day: the most urgent first, then the longest without.
pub fn lines(reading: &mut Reading<'_>, all: Vec<Without>, on: Day) -> Result<Vec<Line>, Fail> {
    let priorities: BTreeMap<i64, String> = conflict::priorities(reading, on)?.into_iter().collect();
    let all = all.into_iter().map(|without| Line {
        priority: priorities.get(&without.person).cloned().unwrap_or_else(|| "ordinary".to_owned()),
        without,
    });
    let mut all: Vec<Line> = all.collect();
    let place = |code: &str| PRIORITIES.iter().position(|(c, _)| *c == code).unwrap_or(PRIORITIES.len());
    all.sort_by_key(|l| (place(&l.priority), l.without.since, l.without.person));
    Ok(all)
}

/// "2 nights", "the first night": how many evenings ended without a worker, the asked one counted.
fn nights(since: Day, on: Day) -> String {
    match (on - since).get_days() + 1 {
        ..=1 => "the first night".to_owned(),
        n => format!("{n} nights"),
    }
}

fn cells(service: &Service, line: &Line, on: Day, number: Option<&str>) -> Vec<Html> {
    let w = &line.without;
    let why = match w.left.and_then(|id| service.worker(id)) {
        Some(left) => format!("{} has left and is still named", left.name),
        None => "With the team, no worker named".to_owned(),
    };
    let coming = w.coming.map_or(String::new(), |day| format!(". A worker comes on {}", days::long(day)));
    let act = number.map_or(Html::default(), |n| {
        Html(format!("<a class=\"govuk-link kith-no-print\" href=\"/people/{n}/workers/new\">Allocate</a>"))
    });
    let since = format!("{} ({})", days::long(w.since), nights(w.since, on));
    vec![
        Html::text(words_of(&PRIORITIES, &line.priority)),
        Html::text(&since),
        Html::text(&format!("{why}{coming}")),
        act,
    ]
}

/// GET /unallocated, and /unallocated/{day}
pub fn unallocated(visit: &Visit) -> Result<Reply, Fail> {
    let today = visit.today();
    let on = match visit.param("day") {
        "" => today,
        day => {
            day.parse::<Day>().ok().filter(|d| *d <= today && (today - *d).get_days() <= 31).ok_or(Fail::NotFound)?
        }
    };
    visit.read(|reading| {
        let service = service(reading, today)?;
        let names: BTreeMap<i64, String> = worker::teams(reading)?.into_iter().collect();
        let all = lines(reading, service.without_worker(on), on)?;
        let ids: Vec<i64> = all.iter().map(|l| l.without.person).collect();
        let numbers: BTreeMap<i64, String> =
            person::people(reading, &ids)?.into_iter().map(|p| (p.id, p.kith_number)).collect();
        let mut by_team: BTreeMap<(bool, String), Vec<child_list::Row>> = BTreeMap::new();
        for line in &all {
            let team = line.without.team.and_then(|t| names.get(&t)).cloned();
            let key = (team.is_none(), team.unwrap_or_else(|| "No team".to_owned()));
            let number = numbers.get(&line.without.person).filter(|_| on == today);
            let row = (line.without.person, cells(&service, line, on, number.map(String::as_str)));
            by_team.entry(key).or_default().push(row);
        }
        let mut teams = Vec::new();
        for ((_, name), rows) in by_team {
            let count = i64::try_from(rows.len()).unwrap_or(i64::MAX);
            let heads = ["Name", "Age", "How soon", "Without a worker since", "Why", "Act"];
            let rows = child_list::rows(visit, reading, rows)?;
            let caption = format!("{name}: {}", children(count));
            teams.push((name, table(&Table { caption: &caption, heads: &heads, rows })));
        }
        let count = i64::try_from(all.len()).unwrap_or(i64::MAX);
        let when = if on == today { "tonight".to_owned() } else { format!("on the night of {}", days::long(on)) };
        let title = format!("{} without a worker {when}", children(count));
        let none = if all.is_empty() { empty("Every child for whom a team answers has a worker.") } else { Html::default() };
        let intro = "No child is without a worker overnight: a team that is given a child names a worker on the same day. The list is as it stands at the end of the day, the most urgent first.".to_owned();
        let body = Unallocated { title: title.clone(), intro, teams, none, evenings: evenings(&service, on) };
        visit.page(title, &body)
    })
}

fn evenings(service: &Service, shown: Day) -> Html {
    let items: String = (0..EVENINGS)
        .map(|back| {
            let on = service.today.saturating_sub(jiff::Span::new().days(back));
            let count = children(i64::try_from(service.without_worker(on).len()).unwrap_or(i64::MAX));
            let to = if back == 0 { "/unallocated".to_owned() } else { format!("/unallocated/{on}") };
            let when = if back == 0 { "Tonight".to_owned() } else { days::long(on) };
            if on == shown {
                format!("<li><b aria-current=\"page\">{when}</b>: {count}</li>")
            } else {
                format!("<li><a class=\"govuk-link\" href=\"{to}\">{}</a>: {count}</li>", esc(&when))
            }
        })
        .collect();
    Html(format!("<ul class=\"govuk-list\">{items}</ul>"))
}
