//! Story: the child's life in order, the latest first; and the whole of it from the beginning, as it is printed.

use crate::pages::child_header::header;
use crate::pages::places;
use crate::rules::lateness;
use crate::words::tint;
use askama::Template;
use page::parts::{Pager, pager};
use page::{Fail, Html, Place, Reply, Visit};
use record::store::person;
use record::store::story::{self, Entry, Wanted};

/// Entries on a page. Source: local.
const ON_A_PAGE: i64 = 100;

/// One entry as the page shows it.
struct Shown {
    year: Option<i16>,
    iso: String,
    day: String,
    age: String,
    title: String,
    href: Option<String>,
    kind: &'static str,
    tint: &'static str,
    words: String,
    meaning: String,
    source: String,
    late: Option<String>,
    key: bool,
    moved: bool,
}

#[derive(Template)]
#[template(path = "pages/story.html")]
struct Story {
    header: Html,
    panels: Vec<Html>,
    short_name: String,
    path: String,
    whole: bool,
    length: String,
    printed: String,
    entries: Vec<Shown>,
    pager: Html,
}

/// GET /people/{person}
pub fn story(visit: &Visit) -> Result<Reply, Fail> {
    told(visit, false)
}

/// GET /people/{person}/story
pub fn whole(visit: &Visit) -> Result<Reply, Fail> {
    told(visit, true)
}

fn told(visit: &Visit, whole: bool) -> Result<Reply, Fail> {
    let (subject, by) = (visit.subject()?, &visit.who()?.name);
    visit.read(|reading| {
        let who = person::person(reading, subject)?;
        let header = header(visit, reading, subject, Some(Place::Story))?;
        let length = story::length(reading, subject, None)?;
        let pages = Pager::at(visit.query.get("page"), ON_A_PAGE, length);
        let wanted = match whole {
            true => Wanted { kind: None, skip: 0, most: length },
            false => Wanted { kind: None, skip: pages.skip(), most: ON_A_PAGE },
        };
        let mut found = story::story(reading, subject, &wanted)?;
        if whole {
            found.reverse();
        }
        let mut year = None;
        let entries = found.into_iter().map(|e| {
            let new = (year != Some(e.day.year())).then_some(e.day.year());
            year = Some(e.day.year());
            shown(e, new, &who)
        });
        let body = Story {
            header,
            panels: if whole { Vec::new() } else { places::panels(visit, reading, Place::Story, subject)? },
            short_name: who.short_name().to_owned(),
            path: format!("/people/{}", who.kith_number),
            whole,
            length: if length == 1 { "1 entry".to_owned() } else { format!("{length} entries") },
            printed: format!("Printed {} by {by}", days::long_with_time(visit.now)),
            entries: entries.collect(),
            pager: if whole { Html::default() } else { pager(&pages, &visit.path) },
        };
        let title = if whole { "The whole story of" } else { "Story of" };
        visit.page(format!("{title} {}", who.name()), &body)
    })
}

fn shown(entry: Entry, year: Option<i16>, who: &person::Person) -> Shown {
    let (written, received) = (days::day_of(entry.written_at), days::day_of(entry.received_at));
    // A file says when something happened, not when it was written.
    let late = (!entry.brought_in)
        .then(|| lateness::written(entry.day, written).or_else(|| lateness::received(written, received)))
        .flatten();
    let written = if entry.brought_in {
        format!("brought in {}", days::long(received))
    } else {
        format!("written {}", days::long(written))
    };
    Shown {
        year,
        iso: entry.day.to_string(),
        day: match &entry.time {
            Some(time) => format!("{} {time}", days::short(entry.day)),
            None => days::short(entry.day),
        },
        age: who.age_on(entry.day).map_or(String::new(), |a| format!("aged {a}")),
        title: entry.title,
        href: entry.source_id.map(|id| format!("/records/{id}")),
        kind: entry.kind.words(),
        tint: tint(entry.kind),
        words: entry.words,
        meaning: entry.meaning,
        source: format!("{}, {written} by {}", entry.source, entry.by),
        late,
        key: entry.turning_point,
        moved: entry.standing == "moved",
    }
}
