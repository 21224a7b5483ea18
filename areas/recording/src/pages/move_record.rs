//! Moving a record that was filed on the wrong child. A stub stays where it was, and says nothing of the other child.

use crate::pages::loaded::Loaded;
use crate::pages::reasoned::{self, Reasoned, reason, reason_field, together};
use crate::telling;
use access::Sight;
use page::parts::{Errors, Field, radios, text};
use page::{Fail, Html, Reply, Visit, esc};
use record::store::answer;
use record::store::document::{self, Concerned, Standing};
use record::store::person::{self, Person};
use store::Acting;

/// GET /records/{record}/move
pub fn form(visit: &Visit) -> Result<Reply, Fail> {
    let loaded = movable(visit)?;
    shown(visit, &loaded, None, &Errors::none())
}

fn movable(visit: &Visit) -> Result<Loaded, Fail> {
    let loaded = Loaded::of(visit)?;
    if loaded.document.standing == Standing::Discarded { Err(Fail::NotFound) } else { Ok(loaded) }
}

fn shown(visit: &Visit, loaded: &Loaded, sure: Option<&Person>, errors: &Errors) -> Result<Reply, Fail> {
    let typed = |name: &str| visit.form.text(name).to_owned();
    let from: Vec<(String, String)> = loaded.people.iter().map(|p| (p.kith_number.clone(), p.name())).collect();
    let options: Vec<(&str, &str)> = from.iter().map(|(n, w)| (n.as_str(), w.as_str())).collect();
    let (wrong, to, why) = (typed("from"), typed("to"), typed("reason"));
    let mut fields = Vec::new();
    if options.len() > 1 {
        fields.push(radios(
            Field { name: "from", label: "On whom was it filed by mistake?", hint: "", value: &wrong },
            &options,
            errors,
        ));
    }
    let hint = "As it stands in the header of their page, for example K4TM-7Q2X";
    fields.push(text(
        Field { name: "to", label: "Kith number of the child it is about", hint, value: &to },
        "govuk-input--width-10",
        " autocomplete=\"off\"",
        errors,
    ));
    fields.push(reason_field("Why is it moved?", "Seen only by those who may open both records", &why, errors));
    if let Some(right) = sure {
        let born = right.birth.map_or(String::new(), |day| format!(", born {}", days::long(day)));
        fields.insert(0, Html(format!(
            "<div class=\"kith-notice kith-notice--care\"><p>It will be moved to <b>{}</b>{}, {}. Check that this is the right child.</p></div><input type=\"hidden\" name=\"sure\" value=\"{}\">",
            esc(&right.name()), esc(&born), esc(&right.shown_number()), esc(&right.kith_number)
        )));
    }
    let asked = Reasoned {
        header: Html::default(),
        back: Some((loaded.path(), format!("{}, {}", loaded.title(), loaded.names()))),
        heading: "Move this record to the right child".to_owned(),
        intro: "The record, its steps and its place in the story go to the right child. Where it was filed by mistake a line stays that says that something was moved, and no more.".to_owned(),
        fields: together(fields),
        action: format!("{}/move", loaded.path()),
        button: if sure.is_some() { "Move it" } else { "Go on" },
    };
    reasoned::page(visit, asked, errors)
}

/// POST /records/{record}/move
pub fn move_record(visit: &Visit) -> Result<Reply, Fail> {
    let loaded = movable(visit)?;
    let mut errors = Errors::none();
    let from = match loaded.people.as_slice() {
        [one] => Some(one),
        several => several.iter().find(|p| p.kith_number == visit.form.text("from")),
    };
    if from.is_none() {
        errors.add("from", "Choose on whom it was filed by mistake");
    }
    let right = right(visit, &loaded, &mut errors)?;
    let why = reason(visit, &mut errors, "Say why it is moved");
    let (Some(from), Some(right), true) = (from, &right, errors.is_empty()) else {
        return shown(visit, &loaded, None, &errors);
    };
    if visit.form.text("sure") != right.kith_number {
        visit.nothing_to_do();
        return shown(visit, &loaded, Some(right), &errors);
    }
    let name = &visit.who()?.name;
    visit.act(Some(right.id), Some(&why), |acting| {
        move_in(acting, visit, loaded.id(), (from.id, right.id), &why, name)
    })?;
    Ok(Reply::to_saying(loaded.path(), format!("Moved to the record of {}.", right.name())))
}

/// The child it is about, whom the visitor must be able to see.
fn right(visit: &Visit, loaded: &Loaded, errors: &mut Errors) -> Result<Option<Person>, Fail> {
    let typed = visit.form.text("to");
    if typed.is_empty() {
        errors.add("to", "Give the Kith number of the child it is about");
        return Ok(None);
    }
    let found = visit.read(|r| {
        let Some(id) = person::by_kith_number(r, typed)? else { return Ok(None) };
        let open = visit.house.sights.sight(r, visit.who()?, id, visit.now)? == Sight::Open;
        if open { person::person(r, id).map(Some).map_err(Fail::from) } else { Ok(None) }
    })?;
    match found {
        None => errors.add("to", "There is no record with this Kith number that you may open. Check the number"),
        Some(p) if loaded.ids().contains(&p.id) => {
            errors.add("to", format!("This record is about {} already", p.name()))
        }
        Some(p) => return Ok(Some(p)),
    }
    Ok(None)
}

fn move_in(
    acting: &mut Acting<'_>,
    visit: &Visit,
    record: i64,
    who: (i64, i64),
    why: &str,
    by: &str,
) -> Result<(), Fail> {
    let (wrong, right) = who;
    document::hold(acting, record)?;
    let before = Loaded::read(visit, acting, record)?;
    let concerned: Option<&Concerned> = before.concerned.iter().find(|c| c.person == wrong && c.moved.is_none());
    let Some(concerned) = concerned else {
        return Err(Fail::Stale("This record was moved meanwhile. Open it again from the child's page.".to_owned()));
    };
    let complete = before.document.standing == Standing::Complete;
    if complete {
        let when = before.document.happened_day.map_or(String::new(), |day| format!(" of {}", days::long(day)));
        let words = before.words();
        let stub = format!(
            "{words}{when} was filed here by mistake. {by} moved it on {} to the record it is about.",
            days::long(visit.today())
        );
        telling::take_back(acting, &before, who, &stub, by)?;
    }
    document::move_to(acting, concerned, record, right, by, why)?;
    answer::move_answers(acting, record, wrong, right)?;
    document::move_corrections(acting, record, wrong, right)?;
    if complete {
        let now = Loaded::read(visit, acting, record)?;
        let written = now.document.completed_at.unwrap_or(acting.at);
        let writer = now.document.completed_by.clone().unwrap_or_else(|| by.to_owned());
        telling::tell_story(acting, &now, right, written, &writer)?;
        telling::run_clocks(acting, &now, right, written, None)?;
        telling::set_facts(acting, &now, right, &writer)?;
    }
    match before.own() {
        Some(own) => (own.moved)(visit, acting, record, who),
        None => Ok(()),
    }
}
