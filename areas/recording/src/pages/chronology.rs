//! The curated chronology of a child, read and printed.

pub mod change_entry;
pub mod from_story;
pub mod new_entry;
mod typed;

use crate::store::chronology::{self, ChronologyEntry};
use askama::Template;
use page::{Fail, Html, Place, Reply, Visit};
use record::store::person::{self, Person};

struct Line {
    id: i64,
    year: Option<i16>,
    day: String,
    when: String,
    age: Option<String>,
    words: String,
    meaning: String,
    source: String,
    written: String,
    turning_point: bool,
    record: Option<String>,
    /// Whether the entry above happened on the same day, so that the two can change places.
    after_another: bool,
}

#[derive(Template)]
#[template(path = "pages/chronology.html")]
struct Chronology {
    header: Html,
    name: String,
    path: String,
    may_write: bool,
    hidden: Html,
    printed: String,
    entries: Vec<Line>,
}

fn path(who: &Person) -> String {
    format!("/people/{}", who.kith_number)
}

/// GET /people/{person}/chronology
pub fn read(visit: &Visit) -> Result<Reply, Fail> {
    let (subject, by) = (visit.subject()?, &visit.who()?.name);
    let body = visit.read(|r| {
        let who = person::person(r, subject)?;
        let all = chronology::of_person(r, subject)?;
        let before = std::iter::once(None).chain(all.iter().map(|e| Some(e.day)));
        let entries = all.iter().zip(before).map(|(e, before)| line(&who, e, before)).collect();
        Ok::<_, Fail>(Chronology {
            header: people::published::header(visit, r, subject, Some(Place::Story))?,
            name: who.short_name().to_owned(),
            path: path(&who),
            may_write: visit.may("write_record"),
            hidden: visit.hidden(),
            printed: format!("Printed {} by {by}", days::long_with_time(visit.now)),
            entries,
        })
    })?;
    visit.page(format!("Chronology, {}", body.name), &body)
}

fn line(who: &Person, entry: &ChronologyEntry, before: Option<days::Day>) -> Line {
    let new_year = before.is_none_or(|day| day.year() != entry.day.year());
    Line {
        id: entry.id,
        year: new_year.then(|| entry.day.year()),
        day: entry.day.to_string(),
        when: days::short(entry.day),
        age: who.age_on(entry.day).map(|age| format!("aged {age}")),
        words: entry.words.clone(),
        meaning: entry.meaning.clone(),
        source: entry.source.trim_end_matches('.').to_owned(),
        written: format!("Written by {}, {}", entry.by, days::long(days::day_of(entry.at))),
        turning_point: entry.turning_point,
        record: entry.document.map(|id| format!("/records/{id}")),
        after_another: before == Some(entry.day),
    }
}
