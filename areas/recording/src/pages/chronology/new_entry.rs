//! Adding to the chronology: from a blank page, or from an entry of the story.

use super::path;
use super::typed::Typed;
use crate::pages::reasoned::{self, Reasoned};
use crate::store::chronology;
use page::parts::Errors;
use page::{Fail, Place, Reply, Visit};
use record::store::{person, story};

/// A new entry stands after the others of its day.
const LAST: i64 = 1_000_000;

/// GET /people/{person}/chronology/new and /people/{person}/chronology/new/{story}
pub fn form(visit: &Visit) -> Result<Reply, Fail> {
    let subject = visit.subject()?;
    let mut typed = Typed::default();
    if let Some(id) = visit.params.id("story") {
        let entry = visit.read(|r| story::entry(r, subject, id))?;
        let entry = entry.filter(|e| e.standing == "stands").ok_or(Fail::NotFound)?;
        typed = Typed {
            day: days::long(entry.day),
            words: if entry.words.is_empty() { entry.title } else { format!("{}. {}", entry.title, entry.words) },
            source: format!("{} written by {}, {}", entry.source, entry.by, days::long(days::day_of(entry.written_at))),
            meaning: entry.meaning,
            turning_point: entry.turning_point,
            story: Some(id),
        };
    }
    shown(visit, &typed, &Errors::none())
}

/// The form.
pub fn shown(visit: &Visit, typed: &Typed, errors: &Errors) -> Result<Reply, Fail> {
    let subject = visit.subject()?;
    let (header, who) = visit.read(|r| {
        let header = people::published::header(visit, r, subject, Some(Place::Story))?;
        Ok::<_, Fail>((header, person::person(r, subject)?))
    })?;
    let intro = match typed.story {
        Some(_) => "The fields hold what the story says. Shorten it to what matters, and say what it means.",
        None => "",
    };
    let asked = Reasoned {
        header,
        back: Some((format!("{}/chronology", path(&who)), "Chronology".to_owned())),
        heading: "Add to the chronology".to_owned(),
        intro: intro.to_owned(),
        fields: typed.fields(errors),
        action: format!("{}/chronology", path(&who)),
        button: "Add the entry",
    };
    reasoned::page(visit, asked, errors)
}

/// POST /people/{person}/chronology
pub fn add(visit: &Visit) -> Result<Reply, Fail> {
    let subject = visit.subject()?;
    let (mut typed, mut errors) = (Typed::of(visit), Errors::none());
    if let Some(id) = typed.story {
        typed.story = visit.read(|r| story::entry(r, subject, id))?.map(|e| e.id);
    }
    let Some(day) = typed.check(visit, &mut errors) else { return shown(visit, &typed, &errors) };
    let name = &visit.who()?.name;
    let id = visit.act(Some(subject), None, |acting| {
        chronology::add(acting, subject, &typed.written(day, LAST, name)).map_err(Fail::from)
    })?;
    Ok(Reply::to_saying(format!("/people/{}/chronology#c{id}", visit.param("person")), "Added to the chronology."))
}
