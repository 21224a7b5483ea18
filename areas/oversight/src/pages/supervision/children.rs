//! The children discussed in a supervision: each with a part of its own, under the rules of that child's record.

use super::paper::{self, at};
use crate::pages::named::Named;
use crate::store::supervision::{self, Supervision};
use crate::store::supervision_answer as answer;
use access::Sight;
use askama::Template;
use page::parts::{Errors, Field, choice};
use page::{Fail, Html, Reply, Visit};
use record::store::person;
use store::Reading;

struct Child {
    name: Html,
    part: Option<(String, &'static str)>,
    stands: &'static str,
}

#[derive(Template)]
#[template(path = "pages/supervision/children.html")]
struct Shown {
    children: Vec<Child>,
    add: Option<(String, Html, Html)>,
}

/// The list; to its author, while it is a draft, with a way to add one more.
pub fn list(visit: &Visit, reading: &mut Reading<'_>, found: &Supervision) -> Result<Html, Fail> {
    let ids = supervision::children(reading, found.id)?;
    let named = Named::of(visit, reading, ids.iter().copied())?;
    let mut children = Vec::new();
    for who in person::people(reading, &ids)? {
        let open = named.is_open(Some(who.id));
        let written = answer::answers(reading, found.id, who.id)?
            .iter()
            .any(|k| k.question == "discussed" && !k.value.is_empty());
        let words = match (found.is_draft(), written) {
            (true, false) => "write what was discussed",
            (true, true) => "go on writing",
            _ => "what was discussed",
        };
        children.push(Child {
            name: named.words(Some(who.id)),
            part: open.then(|| (format!("{}/children/{}", at(found.id), who.kith_number), words)),
            stands: if found.is_draft() && !written { "Nothing written yet" } else { "" },
        });
    }
    let add = match found.is_draft() {
        true => offered(visit, reading, found, &ids)?,
        false => None,
    };
    Ok(Html::of(&Shown { children, add }))
}

/// The children of those it is held with whom the visitor may open and who are not yet on the list.
fn offered(
    visit: &Visit,
    reading: &mut Reading<'_>,
    found: &Supervision,
    there: &[i64],
) -> Result<Option<(String, Html, Html)>, Fail> {
    let workers: Vec<i64> = supervision::workers(reading, found.id)?.into_iter().map(|(id, _)| id).collect();
    let people = open_children(visit, reading, &workers)?;
    let options: Vec<(String, String)> =
        people.into_iter().filter(|p| !there.contains(&p.id)).map(|p| (p.kith_number.clone(), p.name())).collect();
    if options.is_empty() {
        return Ok(None);
    }
    let mut all = vec![("", "Choose")];
    all.extend(options.iter().map(|(number, name)| (number.as_str(), name.as_str())));
    let field = Field { name: "child", label: "Add a child", hint: "", value: "" };
    Ok(Some((format!("{}/children", at(found.id)), visit.hidden(), choice(field, &all, &Errors::none()))))
}

/// The children for whom these workers answer and whose record the visitor may open, by name.
pub fn open_children(visit: &Visit, reading: &mut Reading<'_>, workers: &[i64]) -> Result<Vec<person::Person>, Fail> {
    let ids = supervision::answered_for(reading, workers, visit.today())?;
    let sights = visit.house.sights.sights(reading, visit.who()?, &ids, visit.now)?;
    let open: Vec<i64> = ids.into_iter().zip(sights).filter(|(_, s)| *s == Sight::Open).map(|(id, _)| id).collect();
    let mut people = person::people(reading, &open)?;
    people.sort_by_key(|p| (p.family.to_lowercase(), p.given.to_lowercase(), p.id));
    Ok(people)
}

/// POST /supervision/sessions/{session}/children
pub fn add(visit: &Visit) -> Result<Reply, Fail> {
    let chosen = visit.form.text("child");
    let (found, child) = visit.read(|reading| {
        let found = paper::one(visit, reading)?;
        paper::still_draft(visit, &found)?;
        let workers: Vec<i64> = supervision::workers(reading, found.id)?.into_iter().map(|(id, _)| id).collect();
        let people = open_children(visit, reading, &workers)?;
        Ok::<_, Fail>((found, people.into_iter().find(|p| p.kith_number == chosen)))
    })?;
    let Some(child) = child else {
        return Err(Fail::Refused(
            "Choose a child from the list: those for whom the worker answers, and whose record you may open."
                .to_owned(),
        ));
    };
    visit.act(Some(child.id), None, |acting| {
        let held = supervision::hold(acting, found.id)?.ok_or(Fail::NotFound)?;
        paper::still_draft(visit, &held)?;
        if !supervision::children(acting, found.id)?.contains(&child.id) {
            supervision::discuss(acting, found.id, child.id)?;
        }
        Ok::<_, Fail>(())
    })?;
    Ok(Reply::to(format!("{}/children/{}", at(found.id), child.kith_number)))
}

/// POST /supervision/sessions/{session}/children/{person}/off: a child who was not discussed after all.
pub fn take_off(visit: &Visit) -> Result<Reply, Fail> {
    let found = visit.read(|reading| Ok::<_, Fail>(paper::draft(visit, reading)?.supervision))?;
    let child = visit.subject()?;
    visit.act(Some(child), None, |acting| {
        let held = supervision::hold(acting, found.id)?.ok_or(Fail::NotFound)?;
        paper::still_draft(visit, &held)?;
        Ok::<_, Fail>(supervision::take_off(acting, found.id, child)?)
    })?;
    Ok(Reply::to_saying(at(found.id), "The child is no longer among those discussed. What was written is kept."))
}
