//! Names by kind. A legal name that changes stays as a previous name to find by; one written wrongly goes.

use super::edit::{self, Edit, opened, seen, typed, until};
use super::{Row, Scene, show};
use crate::pages::child_header::confirmed;
use crate::rules::typed::{line, lines, needed_line};
use page::parts::{Errors, Field, choice, radios, text};
use page::{Fail, Html, Reply, Visit};
use record::store::person::{self, Name, Person};
use record::words::{BirthKind, NameKind};
use store::Reading;

/// Most letters of a name. Source: local.
pub const LONGEST: usize = 100;

/// The names in force, and those that were ended.
pub fn rows(scene: &Scene<'_>, reading: &mut Reading<'_>) -> Result<(Vec<Row>, Vec<String>), Fail> {
    let rows = person::names(reading, scene.who.id)?.into_iter().map(|name| {
        let key = format!("name-{}", name.id);
        let what = name.kind.words();
        let whole = if name.whole().is_empty() { "Not yet named".to_owned() } else { name.whole() };
        Row {
            value: Html(format!("<bdi>{}</bdi>", page::esc(&whole))),
            confirmed: format!("{}, from {}", confirmed(name.confirmed_at, &name.confirmed_by), name.source),
            earlier: Vec::new(),
            confirm: scene.confirm("name", name.id, what).filter(|_| !name.whole().is_empty()),
            change: scene.change(&format!("name/{}", name.id), &key, "Change"),
            open: None,
            what: what.to_owned(),
            key,
        }
    });
    let rows = rows.collect();
    let ended = person::ended_names(reading, scene.who.id)?.into_iter();
    let ended = ended.filter(|(name, _)| !name.whole().is_empty());
    let off =
        ended.map(|(name, at)| format!("{}: {}, from {}, {}", name.kind.words(), name.whole(), name.source, until(at)));
    Ok((rows, off.collect()))
}

fn parts(visit: &Visit, before: Option<&Name>, errors: &Errors) -> Vec<Html> {
    let before = |pick: fn(&Name) -> &str| before.map(pick).unwrap_or_default();
    let off = " autocomplete=\"off\"";
    let field =
        |name, label, hint, value| text(Field { name, label, hint, value }, "govuk-input--width-20", off, errors);
    vec![
        field("given", "Given name", "", typed(visit, "given", before(|n| &n.given))),
        field("family", "Family name", "", typed(visit, "family", before(|n| &n.family))),
        edit::source(visit, "For example: birth certificate, deed poll, the young person", errors),
    ]
}

struct Typed {
    given: String,
    family: String,
    source: String,
}

fn read(visit: &Visit, who: &Person, errors: &mut Errors) -> Option<Typed> {
    let value = |name: &str| visit.form.get(name).unwrap_or_default();
    let given = errors.take("given", line(value("given"), "the given name", LONGEST));
    let family = errors.take("family", line(value("family"), "the family name", LONGEST));
    let source = errors.take("source", needed_line(value("source"), "where you know this from", 200));
    let (given, family) = (given?, family?);
    if given.is_empty() && family.is_empty() && who.birth_kind != BirthKind::Expected {
        errors.add("given", "Enter a name, even if only one part of it is known");
        return None;
    }
    Some(Typed { given, family, source: source? })
}

/// GET /people/{person}/about/name/new
pub fn new(visit: &Visit) -> Result<Reply, Fail> {
    visit.read(|reading| new_again(visit, reading, &Errors::none()))
}

fn new_again(visit: &Visit, reading: &mut Reading<'_>, errors: &Errors) -> Result<Reply, Fail> {
    let scene = Scene::of(visit, reading)?;
    let kinds: Vec<_> =
        std::iter::once(("", "Choose")).chain(NameKind::ALL.iter().map(|k| (k.code(), k.words()))).collect();
    let hint = "A new legal name replaces the present one, which stays as a previous name";
    let value = typed(visit, "kind", "");
    let mut fields = vec![choice(Field { name: "kind", label: "Which name is it?", hint, value }, &kinds, errors)];
    fields.extend(parts(visit, None, errors));
    let edit = Edit { key: "names-new".to_owned(), seen: 0, meanwhile: None, fields, button: "Add the name" };
    let opened = opened(&scene, edit);
    show(visit, reading, Some(opened), errors)
}

/// POST /people/{person}/about/name/new
pub fn add_name(visit: &Visit) -> Result<Reply, Fail> {
    let (subject, by) = (visit.subject()?, visit.who()?.actor().words);
    let mut errors = Errors::none();
    let kind = NameKind::from_code(visit.form.get("kind").unwrap_or_default());
    if kind.is_none() {
        errors.add("kind", "Choose which name it is");
    }
    let who = visit.read(|reading| person::person(reading, subject))?;
    let new = read(visit, &who, &mut errors);
    let (Some(kind), Some(new), true) = (kind, new, errors.is_empty()) else {
        return visit.read(|reading| new_again(visit, reading, &errors));
    };
    visit.act(Some(subject), None, |acting| {
        person::add_name(acting, subject, kind, &new.given, &new.family, &new.source, &by)?;
        Ok::<_, Fail>(())
    })?;
    Ok(Reply::to_saying(
        format!("/people/{}/about", visit.param("person")),
        format!("Added: {}.", kind.words().to_lowercase()),
    ))
}

fn name(visit: &Visit, reading: &mut Reading<'_>) -> Result<Name, Fail> {
    let (id, subject) = (visit.id("name")?, visit.subject()?);
    person::names(reading, subject)?.into_iter().find(|n| n.id == id).ok_or(Fail::NotFound)
}

/// GET /people/{person}/about/name/{name}
pub fn form(visit: &Visit) -> Result<Reply, Fail> {
    visit.read(|reading| again(visit, reading, &Errors::none()))
}

fn again(visit: &Visit, reading: &mut Reading<'_>, errors: &Errors) -> Result<Reply, Fail> {
    let scene = Scene::of(visit, reading)?;
    let name = name(visit, reading)?;
    let what = Field { name: "how", label: "What happened?", hint: "", value: typed(visit, "how", "") };
    let mut ways = vec![("wrong", "It was written wrongly: put it right")];
    match name.kind {
        NameKind::Legal => ways.insert(0, ("changed", "The name changed: keep the old one as a previous name")),
        _ => ways.push(("ended", "It is no longer used, or never was: take it off")),
    }
    let mut fields = vec![radios(what, &ways, errors)];
    fields.extend(parts(visit, Some(&name), errors));
    let edit = Edit { key: format!("name-{}", name.id), seen: name.id, meanwhile: None, fields, button: "Save" };
    let opened = opened(&scene, edit);
    show(visit, reading, Some(opened), errors)
}

/// POST /people/{person}/about/name/{name}
pub fn change_name(visit: &Visit) -> Result<Reply, Fail> {
    let (subject, by) = (visit.subject()?, visit.who()?.actor().words);
    let id = visit.id("name")?;
    let mut errors = Errors::none();
    let (who, before) = visit.read(|reading| {
        let names = person::names(reading, subject)?;
        Ok::<_, Fail>((person::person(reading, subject)?, names.into_iter().find(|n| n.id == id)))
    })?;
    let Some(before) = before.filter(|n| n.id == seen(visit)) else { return Err(stale()) };
    let legal = before.kind == NameKind::Legal;
    let how = match visit.form.get("how").unwrap_or_default() {
        how @ "wrong" => Some(how),
        how @ "changed" if legal => Some(how),
        how @ "ended" if !legal => Some(how),
        _ => {
            errors.add("how", "Say what happened to this name");
            None
        }
    };
    let taken_off = how == Some("ended");
    let new = if taken_off {
        let source = visit.form.get("source").unwrap_or_default();
        let source = errors.take("source", lines(source, "where you know this from", 200));
        source.map(|source| Typed { given: String::new(), family: String::new(), source })
    } else {
        read(visit, &who, &mut errors)
    };
    let (Some(how), Some(new), true) = (how, new, errors.is_empty()) else {
        return visit.read(|reading| again(visit, reading, &errors));
    };
    visit.act(Some(subject), None, |acting| {
        if !person::names(acting, subject)?.contains(&before) {
            return Err(stale());
        }
        if how != "changed" {
            person::end_name(acting, subject, id)?;
        }
        if how != "ended" {
            person::add_name(acting, subject, before.kind, &new.given, &new.family, &new.source, &by)?;
        }
        Ok::<_, Fail>(())
    })?;
    let said = if taken_off { "The name was taken off." } else { "The name was saved." };
    Ok(Reply::to_saying(format!("/people/{}/about", visit.param("person")), said))
}

fn stale() -> Fail {
    Fail::Stale("This name was changed after you opened the page. Go back, reload the page, and look at what it says now; what you typed is still in the form.".to_owned())
}
