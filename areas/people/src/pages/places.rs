//! Records and measures: two of the five places of a person's page.

use crate::pages::child_header::header;
use crate::rules::workers::{self, Held};
use askama::Template;
use page::parts::{Table, empty, table};
use page::{Fail, Html, Place, Reply, Visit};
use record::store::{person, story, worker};
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
        parts.extend(panels(visit, reading, place, subject)?);
        if parts.is_empty() {
            parts.push(empty(nothing));
        }
        visit.page(format!("{title}: {name}"), &Places { header, parts })
    })
}

/// What every area shows in this place, in order.
pub fn panels(visit: &Visit, reading: &mut Reading<'_>, place: Place, subject: i64) -> Result<Vec<Html>, Fail> {
    let mut panels: Vec<_> = visit.house.areas.iter().flat_map(|a| &a.panels).filter(|p| p.place == place).collect();
    panels.sort_by_key(|p| p.order);
    let mut parts = Vec::new();
    for panel in panels {
        parts.extend((panel.show)(visit, reading, subject)?);
    }
    Ok(parts)
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
        let today = visit.today();
        let held: Vec<Held> = worker::responsible_over_time(reading, subject)?
            .into_iter()
            .filter_map(|r| Some(Held { worker: r.worker?, role: r.role, from: r.from, to: r.to }))
            .collect();
        let lately = workers::had(&held, Some(workers::year_before(today)), today);
        let ever = workers::had(&held, None, today);
        let rows = [
            ["Entries in the story".to_owned(), entries.to_string()],
            ["Visits recorded".to_owned(), visits.to_string()],
            ["Workers so far, reviewing officers not counted".to_owned(), ever.to_string()],
            ["Workers in the last 12 months".to_owned(), lately.to_string()],
        ];
        Ok(drawn("Figures about this person", &["What", "How many"], rows.into_iter()).into_iter().collect())
    })
}

fn drawn<const N: usize>(caption: &str, heads: &[&str; N], rows: impl Iterator<Item = [String; N]>) -> Option<Html> {
    let rows: Vec<Vec<Html>> = rows.map(|row| row.iter().map(|cell| Html::text(cell)).collect()).collect();
    if rows.is_empty() { None } else { Some(table(&Table { caption, heads, rows })) }
}
