//! How many children each worker holds, team by team: never a mean alone.

use super::strip::{Dot, Strip, strip};
use crate::definitions::caseloads as rules;
use crate::load::{Service, WorkerLoad, service};
use crate::rules::continuity::halves;
use crate::rules::forecast::by_week;
use crate::rules::level::Standing;
use crate::rules::spread::{rule_words, spread, stands_out};
use crate::store::visiting::{Visits, by_worker};
use crate::words::{children, tenths, workers};
use askama::Template;
use days::Day;
use page::parts::{Table, empty, table, tag};
use page::{Fail, Html, Reply, Visit, esc};
use record::store::worker;
use std::collections::BTreeMap;
use store::Reading;

struct Team {
    id: String,
    name: String,
    flagged: Option<String>,
    said: String,
    strip: Html,
    table: Html,
    own: bool,
}

#[derive(Template)]
#[template(path = "pages/caseloads.html")]
struct Caseloads {
    day: String,
    said: String,
    over: (String, String, String),
    far: (String, Html),
    rule: String,
    columns: [&'static str; 2],
    level: String,
    teams: Vec<Team>,
    weeks: Vec<(String, Html)>,
    forecast_weeks: i64,
    links: Vec<(&'static str, &'static str)>,
}

/// What "visits due" counts, and what it cannot say.
pub const VISITS: &str = "Visits due: the duties to visit a child on a protection plan or in a placement that run for the worker now, and how many of them are overdue. A visit for which no timescale runs is not among them.";
/// What "court" counts, and what it cannot say.
pub const COURT: &str = "Court: children for whom a manager says that there is court work, or with an interim care order on record. Proceedings of which neither tells do not show.";

/// A worker's name, linked to their caseload.
pub fn worker_link(worker: i64, name: &str) -> Html {
    Html(format!("<a class=\"govuk-link\" href=\"/caseloads/workers/{worker}\"><bdi>{}</bdi></a>", esc(name)))
}

/// How a worker stands against the agreed level, in words and a colour.
pub fn stands(w: &WorkerLoad) -> Html {
    match w.standing {
        Standing::Within => Html::text(&format!("within {}", w.level)),
        Standing::Excepted(until) => tag(&format!("Over {}, agreed until {}", w.level, days::short(until)), "yellow"),
        Standing::Over => tag(&format!("Over {}", w.level), "red"),
    }
}

/// Leave and leaving, in words; empty when neither is known.
pub fn away(w: &WorkerLoad, today: Day) -> String {
    let leaves = w.leaves.as_ref().map(|(on, _)| format!("leaves {}", days::long(*on)));
    let away = w.away.as_ref().map(|l| {
        let from = if l.from <= today { "away now".to_owned() } else { format!("away from {}", days::long(l.from)) };
        format!("{from}, back {}", days::long(l.to))
    });
    [leaves, away].into_iter().flatten().collect::<Vec<_>>().join("; ")
}

/// A number that opens the list behind it; nothing to open behind none.
fn counted(n: i64, worker: &WorkerLoad, end: &str, what: &str) -> String {
    if n == 0 {
        return "0".to_owned();
    }
    let (id, name) = (worker.worker, esc(&worker.name));
    format!(
        "<a class=\"govuk-link\" href=\"/caseloads/workers/{id}/{end}\">{n}<span class=\"govuk-visually-hidden\">: {what}, {name}</span></a>"
    )
}

/// The duties to visit that run, and how many of them are overdue.
pub fn visits_due(worker: &WorkerLoad, visits: Visits) -> Html {
    let due = counted(visits.due, worker, "visits/due", "visits due");
    if visits.overdue == 0 {
        return Html(due);
    }
    let (id, name) = (worker.worker, esc(&worker.name));
    Html(format!(
        "{due} <a class=\"govuk-link\" href=\"/caseloads/workers/{id}/visits/overdue\"><span class=\"kith-due kith-due--late\">{} overdue</span><span class=\"govuk-visually-hidden\">: visits, {name}</span></a>",
        visits.overdue
    ))
}

/// For how many children there is court work.
pub fn court(worker: &WorkerLoad) -> Html {
    Html(counted(worker.court, worker, "court", "court"))
}

/// One team's card.
fn team(
    service: &Service,
    (id, name): (Option<i64>, &str),
    all: &[&WorkerLoad],
    visits: &BTreeMap<i64, Visits>,
    most: i64,
    own: bool,
) -> Team {
    let rule = rules(service.today);
    let counts: Vec<i64> = all.iter().map(|w| w.count()).collect();
    let spread = spread(&counts);
    let out: Vec<bool> = all.iter().map(|w| spread.as_ref().is_some_and(|s| stands_out(w.count(), s, rule))).collect();
    let outliers: Vec<String> =
        all.iter().zip(&out).filter(|(_, out)| **out).map(|(w, _)| format!("{} has {}", w.name, w.count())).collect();
    let level = service.level_on(0, service.today);
    let fte: i64 = all.iter().filter(|w| w.count() > 0).map(|w| w.percent).sum();
    let said = spread.as_ref().map_or("Nobody here holds a child.".to_owned(), |s| {
        let each = if fte > 0 {
            format!("; {} per full-time worker", tenths((s.children * 2000 + fte) / (2 * fte)))
        } else {
            String::new()
        };
        format!(
            "Mean {} against {level}, from {} to {}, median {}; {} held by {}{each}.",
            tenths(s.mean_tenths),
            s.least,
            s.most,
            halves(s.median_halves),
            children(s.children),
            workers(s.workers)
        )
    });
    let dots: Vec<Dot> = all
        .iter()
        .zip(&out)
        .filter(|(w, _)| w.count() > 0)
        .map(|(w, out)| Dot { children: w.count(), stands_out: *out })
        .collect();
    let key = id.map_or("none".to_owned(), |id| id.to_string());
    let title = format!("Children per worker, {name}");
    let drawn = if dots.is_empty() {
        Html::default()
    } else {
        strip(&Strip { id: &format!("strip-{key}"), title: &title, description: &said, dots: &dots, level, most })
    };
    let rows = all
        .iter()
        .zip(&out)
        .map(|(w, out)| {
            let name = worker_link(w.worker, &w.name);
            let name = if *out { Html(format!("{name} {}", tag("Stands out", "orange"))) } else { name };
            vec![
                name,
                Html::text(&w.title),
                Html(format!("<b>{}</b>", w.count())),
                stands(w),
                Html::text(&tenths(w.weight)),
                visits_due(w, visits.get(&w.worker).copied().unwrap_or_default()),
                court(w),
                Html::text(&away(w, service.today)),
            ]
        })
        .collect();
    let caption = format!("{name}: children per worker");
    let heads = ["Worker", "Post", "Children", "Agreed level", "Weight", "Visits due", "Court", "Away or leaving"];
    Team {
        id: format!("team-{key}"),
        name: name.to_owned(),
        flagged: (!outliers.is_empty()).then(|| outliers.join("; ")),
        said,
        strip: drawn,
        table: table(&Table { caption: &caption, heads: &heads, rows }),
        own,
    }
}

/// GET /caseloads
pub fn caseloads(visit: &Visit) -> Result<Reply, Fail> {
    let today = visit.today();
    visit.read(|reading| {
        let (service, visits) = (service(reading, today)?, by_worker(reading, today)?);
        let own = match visit.who()?.worker {
            Some(id) => worker::teams_of(reading, id, today)?,
            None => Vec::new(),
        };
        let rule = rules(today);
        let most = service.workers.iter().map(WorkerLoad::count).max().unwrap_or_default();
        let mut teams: Vec<Team> = service
            .teams()
            .into_iter()
            .map(|(id, name, all)| {
                let name = if id.is_none() { "No post now" } else { name };
                team(&service, (id, name), &all, &visits, most, id.is_some_and(|id| own.contains(&id)))
            })
            .collect();
        teams.sort_by_key(|t| !t.own);
        let all: Vec<i64> = service.workers.iter().map(WorkerLoad::count).collect();
        let level = service.level_on(0, today);
        let said = spread(&all).map_or("Nobody holds a child.".to_owned(), |s| {
            format!(
                "{} held by {}: mean {}, median {}, from {} to {}.",
                children(s.children),
                workers(s.workers),
                tenths(s.mean_tenths),
                halves(s.median_halves),
                s.least,
                s.most
            )
        });
        let weeks = by_week(service.going(), today, rule.forecast_weeks);
        let body = Caseloads {
            day: days::long(today),
            said,
            over: over_words(&service),
            far: far(&service, rule.far_over),
            rule: rule_words(rule),
            columns: [VISITS, COURT],
            level: format!(
                "{level} children is the agreed level, {} in a first year",
                rule.first_year_level.min(level)
            ),
            teams,
            weeks: weeks.into_iter().map(week).collect(),
            forecast_weeks: rule.forecast_weeks,
            links: links(visit),
        };
        visit.page("Caseloads", &body)
    })
}

fn links(visit: &Visit) -> Vec<(&'static str, &'static str)> {
    let all = [
        ("/continuity", "Changes of worker", "read_caseloads"),
        ("/unallocated", "Children without a worker", "allocate"),
        ("/caseloads/levels", "Agreed levels", "read_caseloads"),
        ("/caseloads/weights", "What the work weighs", "read_caseloads"),
        ("/conflicts/team", "Declared conflicts", "supervise"),
        ("/teams", "Teams and workers", "manage_teams"),
    ];
    all.into_iter().filter(|(.., may)| visit.may(may)).map(|(href, words, _)| (href, words)).collect()
}

/// Workers over the agreed level now and a quarter ago, and how that changed.
fn over_words(service: &Service) -> (String, String, String) {
    let (now, before) = (service.over_on(service.today).len(), service.over_on(service.quarter_ago()).len());
    let changed = match now.cmp(&before) {
        std::cmp::Ordering::Greater => format!("Up by {} in a quarter: more is worse", now - before),
        std::cmp::Ordering::Less => format!("Down by {} in a quarter: fewer is better", before - now),
        std::cmp::Ordering::Equal => "The same as a quarter ago".to_owned(),
    };
    let now = format!("{} over the agreed level", workers(now));
    (now, format!("{} on {}", workers(before), days::long(service.quarter_ago())), changed)
}

/// Those far over the level, each with the exception that was agreed.
fn far(service: &Service, over: i64) -> (String, Html) {
    let all: Vec<&WorkerLoad> = service.workers.iter().filter(|w| w.count() > over).collect();
    let agreed = all.iter().filter(|w| matches!(w.standing, Standing::Excepted(_))).count();
    let said = format!("{} over {over}; {agreed} with a dated exception", workers(all.len()));
    let rows: Vec<Vec<Html>> = all
        .iter()
        .map(|w| {
            let exception =
                service.exceptions_of(w.worker).into_iter().find(|e| e.from <= service.today && e.up_to >= w.count());
            let (until, why) = exception.map_or(("none agreed".to_owned(), String::new()), |e| {
                (format!("up to {} until {}", e.up_to, days::long(e.to)), e.reason.clone())
            });
            vec![
                worker_link(w.worker, &w.name),
                Html::text(&w.team_name),
                Html::text(&w.count().to_string()),
                Html::text(&until),
                Html::text(&why),
            ]
        })
        .collect();
    if rows.is_empty() {
        return (said, Html::default());
    }
    (said, table(&Table { caption: "", heads: &["Worker", "Team", "Children", "Exception", "Why"], rows }))
}

fn week((monday, going): (Day, Vec<crate::rules::forecast::Going>)) -> (String, Html) {
    let total: i64 = going.iter().map(|g| g.children).sum();
    let rows = going
        .iter()
        .map(|g| {
            let list = format!(
                "<a class=\"govuk-link\" href=\"/caseloads/workers/{}/leaving\">{}</a>",
                g.worker,
                children(g.children)
            );
            vec![Html::text(&days::long(g.on)), worker_link(g.worker, &g.name), Html::text(&g.why), Html(list)]
        })
        .collect();
    let title = format!("Week of {}: {}", days::long(monday), children(total));
    (title, table(&Table { caption: "", heads: &["Day", "Worker", "Why", "Children"], rows }))
}

#[derive(Template)]
#[template(path = "pages/caseloads/over.html")]
struct Over {
    title: String,
    list: Html,
}

/// GET /caseloads/over/{when}
pub fn over(visit: &Visit) -> Result<Reply, Fail> {
    visit.read(|reading| {
        let service = service(reading, visit.today())?;
        let on = match visit.param("when") {
            "now" => service.today,
            "quarter-ago" => service.quarter_ago(),
            _ => return Err(Fail::NotFound),
        };
        let over = service.over_on(on);
        let names = names(reading)?;
        let rows: Vec<Vec<Html>> = over
            .iter()
            .map(|(worker, children, level)| {
                let name = names.iter().find(|(id, _)| id == worker).map_or("", |(_, name)| name.as_str());
                let reason = service.exceptions.iter().find(|e| e.worker == *worker && e.from <= on && e.to > on);
                let reason = reason.map_or("No exception".to_owned(), |e| {
                    format!("Up to {} until {}: {}", e.up_to, days::long(e.to), e.reason)
                });
                vec![
                    worker_link(*worker, name),
                    Html::text(&children.to_string()),
                    Html::text(&level.to_string()),
                    Html::text(&reason),
                ]
            })
            .collect();
        let title = format!("{} over the agreed level on {}", workers(over.len()), days::long(on));
        let list = if rows.is_empty() {
            empty("Nobody.")
        } else {
            table(&Table { caption: "", heads: &["Worker", "Children", "Agreed level", "Exception"], rows })
        };
        visit.page(title.clone(), &Over { title, list })
    })
}

fn names(reading: &mut Reading<'_>) -> Result<Vec<(i64, String)>, Fail> {
    Ok(crate::store::team::workers(reading)?.into_iter().map(|w| (w.id, w.name)).collect())
}
