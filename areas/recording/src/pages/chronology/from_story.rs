//! The story, to take from it what belongs in the chronology.

use super::path;
use crate::store::chronology;
use askama::Template;
use page::parts::{Pager, pager};
use page::{Fail, Html, Place, Reply, Visit};
use record::store::person;
use record::store::story::{self, Wanted};
use std::collections::BTreeSet;

/// Entries on a page. Source: local.
const ON_A_PAGE: i64 = 100;

struct Line {
    id: i64,
    title: String,
    more: String,
    taken: bool,
}

#[derive(Template)]
#[template(path = "pages/chronology/from_story.html")]
struct FromStory {
    header: Html,
    name: String,
    path: String,
    entries: Vec<Line>,
    pager: Html,
}

/// GET /people/{person}/chronology/from-story
pub fn choose(visit: &Visit) -> Result<Reply, Fail> {
    let subject = visit.subject()?;
    let body = visit.read(|r| {
        let who = person::person(r, subject)?;
        let taken: BTreeSet<i64> = chronology::of_person(r, subject)?.iter().filter_map(|e| e.story).collect();
        let pages = Pager::at(visit.query.get("page"), ON_A_PAGE, story::length(r, subject, None)?);
        let wanted = Wanted { kind: None, skip: pages.skip(), most: ON_A_PAGE };
        let entries = story::story(r, subject, &wanted)?.into_iter().filter(|e| e.standing == "stands");
        let entries = entries.map(|e| Line {
            id: e.id,
            more: format!("{}, {}", days::long(e.day), e.kind.words()),
            title: e.title,
            taken: taken.contains(&e.id),
        });
        Ok::<_, Fail>(FromStory {
            entries: entries.collect(),
            header: people::published::header(visit, r, subject, Some(Place::Story))?,
            name: who.short_name().to_owned(),
            path: path(&who),
            pager: pager(&pages, &visit.path),
        })
    })?;
    visit.page(format!("Take from the story, {}", body.name), &body)
}
