//! The other four places of a person's page.

use crate::pages::child_header::header;
use crate::rules::lateness;
use askama::Template;
use page::parts::{Table, empty, table};
use page::{Fail, Html, Place, Reply, Visit};
use record::store::{action, clock, family, person, story, worker};
use store::Reading;

#[derive(Template)]
#[template(path = "pages/places.html")]
struct Places {
    header: Html,
    parts: Vec<Html>,
}

type Show = fn(&Visit, &mut Reading<'_>, i64) -> Result<Vec<Html>, Fail>;

fn place(visit: &Visit, place: Place, title: &str, nothing: &str, show: Show) -> Result<Reply, Fail> {
    let subject = visit.subject()?;
    visit.read(|reading| {
        let name = person::person(reading, subject)?.name();
        let header = header(visit, reading, subject, Some(place))?;
        let mut parts = show(visit, reading, subject)?;
        let mut panels: Vec<_> =
            visit.house.areas.iter().flat_map(|a| &a.panels).filter(|p| p.place == place).collect();
        panels.sort_by_key(|p| p.order);
        for panel in panels {
            parts.extend((panel.show)(visit, reading, subject)?);
        }
        if parts.is_empty() {
            parts.push(empty(nothing));
        }
        visit.page(format!("{title}: {name}"), &Places { header, parts })
    })
}

/// GET /people/{person}/work
pub fn work(visit: &Visit) -> Result<Reply, Fail> {
    place(
        visit,
        Place::PlanAndWork,
        "Plan and work",
        "Nothing is due and nothing was agreed.",
        |visit, reading, subject| {
            let today = visit.today();
            let duties = clock::of_person(reading, subject)?;
            let duties = duties.iter().map(|d| {
                let due = d.stopped.map_or_else(|| lateness::due(d.due, today).0, |on| lateness::done(d.due, on, None));
                [d.words.clone(), due, days::long(d.started), format!("{} ({})", d.source, d.basis)]
            });
            let actions = action::of_person(reading, subject)?;
            let actions = actions.iter().map(|a| {
                let due = match (a.done_at, a.due) {
                    (Some(at), _) => format!("Done {}", days::long(days::day_of(at))),
                    (None, Some(due)) => lateness::due(due, today).0,
                    (None, None) => "No day agreed".to_owned(),
                };
                [a.words.clone(), a.owner_words.clone(), due, format!("{}, {}", a.agreed_where, a.agreed_by)]
            });
            let duties = drawn("Clocks", &["What must be done", "Due", "Since", "Basis"], duties);
            let actions = drawn("Actions", &["What was agreed", "Who", "Due", "Agreed where and by whom"], actions);
            Ok(duties.into_iter().chain(actions).collect())
        },
    )
}

/// GET /people/{person}/family
pub fn family(visit: &Visit) -> Result<Reply, Fail> {
    place(visit, Place::People, "People", "Nobody is recorded around this person yet.", |visit, reading, subject| {
        let relatives = family::relatives(reading, subject)?;
        let ids: Vec<i64> = relatives.iter().map(|r| r.person).collect();
        let people = person::people(reading, &ids)?;
        let who = visit.who()?;
        let mut rows = Vec::new();
        for relative in &relatives {
            let Some(other) = people.iter().find(|p| p.id == relative.person) else { continue };
            let open = visit.house.sights.sight(reading, who, other.id, visit.now)? == access::Sight::Open;
            let shut = !open && access::restriction(reading, other.id)?.is_some();
            let name = match (open, shut) {
                (true, _) => format!(
                    "<a class=\"govuk-link\" href=\"/people/{}\">{}</a>",
                    other.kith_number,
                    page::esc(&other.name())
                ),
                (false, false) => page::esc(&other.name()),
                (false, true) => "Somebody whose record is restricted".to_owned(),
            };
            let is = if relative.words.is_empty() { relative.is } else { &relative.words };
            rows.push(vec![Html::text(relative.is), Html(name), Html::text(is)]);
        }
        let family = Table { caption: "Family", heads: &["Is", "Who", "In words"], rows };
        let family = (!family.rows.is_empty()).then(|| table(&family));
        let workers = worker::responsible_over_time(reading, subject)?;
        let workers = workers.iter().map(|r| {
            let until = r.to.map_or("now".to_owned(), days::long);
            let name = r.worker_name.clone().or(r.team_name.clone()).unwrap_or_default();
            [
                r.role.words().to_owned(),
                name,
                format!("{} to {until}", days::long(r.from)),
                r.team_name.clone().unwrap_or_default(),
            ]
        });
        Ok(family.into_iter().chain(drawn("Who answers", &["Role", "Who", "When", "Team"], workers)).collect())
    })
}

/// GET /people/{person}/records
pub fn records(visit: &Visit) -> Result<Reply, Fail> {
    place(visit, Place::Records, "Records", "No records yet.", |_, _, _| Ok(Vec::new()))
}

/// GET /people/{person}/measures
pub fn measures(visit: &Visit) -> Result<Reply, Fail> {
    place(visit, Place::Measures, "Measures", "Nothing to count yet.", |visit, reading, subject| {
        let entries = story::length(reading, subject, None)?;
        let visits = story::length(reading, subject, Some(record::words::StoryKind::Visit))?;
        let year_ago = days::day_of(visit.now).saturating_sub(jiff::Span::new().years(1));
        let workers = worker::responsible_over_time(reading, subject)?;
        let mut lately: Vec<i64> =
            workers.iter().filter(|r| r.to.is_none_or(|to| to > year_ago)).filter_map(|r| r.worker).collect();
        lately.sort_unstable();
        lately.dedup();
        let rows = [
            ["Entries in the story".to_owned(), entries.to_string()],
            ["Visits recorded".to_owned(), visits.to_string()],
            ["Workers in the last 12 months".to_owned(), lately.len().to_string()],
        ];
        Ok(drawn("Figures about this person", &["What", "How many"], rows.into_iter()).into_iter().collect())
    })
}

fn drawn<const N: usize>(caption: &str, heads: &[&str; N], rows: impl Iterator<Item = [String; N]>) -> Option<Html> {
    let rows: Vec<Vec<Html>> = rows.map(|row| row.iter().map(|cell| Html::text(cell)).collect()).collect();
    if rows.is_empty() { None } else { Some(table(&Table { caption, heads, rows })) }
}
