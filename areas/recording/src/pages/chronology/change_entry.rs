//! Changing an entry of the chronology, taking it out, and its place among those of its day.

use super::new_entry;
use super::typed::Typed;
use crate::pages::reasoned::{self, Reasoned, reason, reason_field, together};
use crate::rules::same_day::put_before;
use crate::store::chronology::{self, ChronologyEntry};
use page::parts::Errors;
use page::{Fail, Html, Place, Reply, Visit, esc};

fn standing(visit: &Visit) -> Result<ChronologyEntry, Fail> {
    let (subject, id) = (visit.subject()?, visit.id("entry")?);
    visit.read(|r| chronology::entry(r, subject, id))?.ok_or(Fail::NotFound)
}

/// GET /people/{person}/chronology/{entry}/edit
pub fn form(visit: &Visit) -> Result<Reply, Fail> {
    shown(visit, &Typed::from(standing(visit)?), &Errors::none())
}

fn shown(visit: &Visit, typed: &Typed, errors: &Errors) -> Result<Reply, Fail> {
    let why = reason_field("Why is it changed?", "", visit.form.text("reason"), errors);
    let fields = together([typed.fields(errors), why]);
    asked(visit, "Change an entry of the chronology", fields, "edit", "Change it", errors)
}

fn asked(
    visit: &Visit,
    heading: &str,
    fields: Html,
    end: &str,
    button: &'static str,
    errors: &Errors,
) -> Result<Reply, Fail> {
    let (subject, id) = (visit.subject()?, visit.id("entry")?);
    let header = visit.read(|r| people::published::header(visit, r, subject, Some(Place::Story)))?;
    let at = format!("/people/{}/chronology", visit.param("person"));
    let asked = Reasoned {
        header,
        back: Some((at.clone(), "Chronology".to_owned())),
        heading: heading.to_owned(),
        intro: "What stood before stays in the history of the record.".to_owned(),
        fields,
        action: format!("{at}/{id}/{end}"),
        button,
    };
    reasoned::page(visit, asked, errors)
}

fn back(visit: &Visit, to: Option<i64>, say: &str) -> Reply {
    let at = to.map_or(String::new(), |id| format!("#c{id}"));
    Reply::to_saying(format!("/people/{}/chronology{at}", visit.param("person")), say)
}

/// POST /people/{person}/chronology/{entry}/edit
pub fn change(visit: &Visit) -> Result<Reply, Fail> {
    let (subject, id) = (visit.subject()?, visit.id("entry")?);
    let (mut typed, mut errors) = (Typed::of(visit), Errors::none());
    let Some(before) = visit.read(|r| chronology::entry(r, subject, id))? else { return too_late(visit, &typed) };
    typed.story = before.story;
    let why = reason(visit, &mut errors, "Say why it is changed");
    let Some(day) = typed.check(visit, &mut errors) else { return shown(visit, &typed, &errors) };
    let name = &visit.who()?.name;
    let done = visit.act(Some(subject), Some(&why), |acting| {
        if chronology::entry(acting, subject, id)?.is_none() {
            return Err(Fail::NotFound);
        }
        chronology::end(acting, id, name, &why)?;
        chronology::add(acting, subject, &typed.written(day, before.place, name)).map_err(Fail::from)
    });
    match done {
        Ok(new) => Ok(back(visit, Some(new), "The entry was changed.")),
        Err(Fail::NotFound) => too_late(visit, &typed),
        Err(other) => Err(other),
    }
}

/// Somebody changed or took out the entry meanwhile: what was typed is offered as an entry of its own.
fn too_late(visit: &Visit, typed: &Typed) -> Result<Reply, Fail> {
    let mut errors = Errors::none();
    errors.add(
        "words",
        "Somebody changed or took out this entry while you were writing. Read the chronology; then add what you wrote as an entry of its own, or leave it",
    );
    new_entry::shown(visit, typed, &errors)
}

/// GET /people/{person}/chronology/{entry}/end
pub fn end_form(visit: &Visit) -> Result<Reply, Fail> {
    end_shown(visit, &Errors::none())
}

fn end_shown(visit: &Visit, errors: &Errors) -> Result<Reply, Fail> {
    let entry = standing(visit)?;
    let words = Html(format!(
        "<blockquote class=\"govuk-inset-text kith-words\">{}: {}</blockquote>",
        days::long(entry.day),
        esc(&entry.words)
    ));
    let why = reason_field("Why is it taken out?", "", visit.form.text("reason"), errors);
    asked(visit, "Take an entry out of the chronology", together([words, why]), "end", "Take it out", errors)
}

/// POST /people/{person}/chronology/{entry}/end
pub fn end(visit: &Visit) -> Result<Reply, Fail> {
    let (subject, entry) = (visit.subject()?, standing(visit)?);
    let mut errors = Errors::none();
    let why = reason(visit, &mut errors, "Say why it is taken out");
    if !errors.is_empty() {
        return end_shown(visit, &errors);
    }
    let name = &visit.who()?.name;
    visit.act(Some(subject), Some(&why), |acting| chronology::end(acting, entry.id, name, &why).map_err(Fail::from))?;
    Ok(back(visit, None, "The entry was taken out. The history keeps it."))
}

/// POST /people/{person}/chronology/{entry}/before
pub fn before(visit: &Visit) -> Result<Reply, Fail> {
    let (subject, entry) = (visit.subject()?, standing(visit)?);
    let day = |all: Vec<ChronologyEntry>| all.into_iter().filter(|e| e.day == entry.day).collect::<Vec<_>>();
    let of_day = day(visit.read(|r| chronology::of_person(r, subject))?);
    let order: Vec<i64> = of_day.iter().map(|e| e.id).collect();
    let Some(order) = put_before(&order, entry.id) else {
        visit.nothing_to_do();
        return Ok(back(visit, Some(entry.id), "It is the first of its day already."));
    };
    visit.act(Some(subject), None, |acting| {
        for (place, id) in (1i64..).zip(&order) {
            if of_day.iter().any(|e| e.id == *id && e.place != place) {
                chronology::set_place(acting, *id, place)?;
            }
        }
        Ok::<_, Fail>(())
    })?;
    Ok(back(visit, Some(entry.id), "The entry now stands before the one that was above it."))
}
