//! Numbers in other systems, each with where it came from and whether somebody checked it.

use super::edit::{self, Edit, opened, seen, typed, until};
use super::{Row, Scene, show};
use crate::pages::child_header::confirmed;
use crate::rules::typed::{needed_line, needed_lines};
use access::Sight;
use page::parts::{Errors, Field, choice, radios, text, textarea};
use page::{Fail, Html, Reply, Visit};
use record::identifiers::{NhsNumber, PupilNumber};
use record::store::person::{self, Identifier};
use record::words::{Scheme, Verification};
use store::Reading;

/// The number as it is read.
fn written(number: &Identifier) -> String {
    match number.scheme {
        Scheme::Nhs => NhsNumber::parse(&number.value).map_or(number.value.clone(), |n| n.to_string()),
        _ => number.value.clone(),
    }
}

/// The numbers in force, and those that were taken off.
pub fn rows(scene: &Scene<'_>, reading: &mut Reading<'_>) -> Result<(Vec<Row>, Vec<String>), Fail> {
    let rows = person::identifiers(reading, scene.who.id)?.into_iter().map(|number| {
        let key = format!("number-{}", number.id);
        let what = number.scheme.words();
        Row {
            value: Html(format!(
                "<span class=\"kith-code\">{}</span>, {}",
                page::esc(&written(&number)),
                number.verification.words()
            )),
            confirmed: format!("{}, from {}", confirmed(number.confirmed_at, &number.confirmed_by), number.source),
            earlier: Vec::new(),
            confirm: scene.confirm("number", number.id, what),
            change: scene.change(&format!("number/{}", number.id), &key, "Check or take off"),
            open: None,
            what: what.to_owned(),
            key,
        }
    });
    let rows = rows.collect();
    let off = person::ended_identifiers(reading, scene.who.id)?.into_iter();
    let off = off.map(|(n, at)| format!("{} {}, from {}, {}", n.scheme.words(), written(&n), n.source, until(at)));
    Ok((rows, off.collect()))
}

/// GET /people/{person}/about/number/new
pub fn new(visit: &Visit) -> Result<Reply, Fail> {
    visit.read(|reading| new_again(visit, reading, &Errors::none()))
}

fn verifications() -> Vec<(&'static str, &'static str)> {
    vec![
        (Verification::Verified.code(), "Checked against its source"),
        (Verification::Pending.code(), "Sent for checking"),
        (Verification::Unverified.code(), "Not checked"),
    ]
}

fn new_again(visit: &Visit, reading: &mut Reading<'_>, errors: &Errors) -> Result<Reply, Fail> {
    let scene = Scene::of(visit, reading)?;
    let schemes: Vec<_> =
        std::iter::once(("", "Choose")).chain(Scheme::ALL.iter().map(|s| (s.code(), s.words()))).collect();
    let at = |name, label, hint| Field { name, label, hint, value: typed(visit, name, "") };
    let fields = vec![
        choice(at("scheme", "Which number is it?", ""), &schemes, errors),
        text(
            at("value", "The number", ""),
            "govuk-input--width-20",
            " autocomplete=\"off\" spellcheck=\"false\"",
            errors,
        ),
        radios(at("verification", "Was it checked?", ""), &verifications(), errors),
        edit::source(visit, "For example: the health visitor's letter", errors),
    ];
    let edit = Edit { key: "numbers-new".to_owned(), seen: 0, meanwhile: None, fields, button: "Add the number" };
    let opened = opened(&scene, edit);
    show(visit, reading, Some(opened), errors)
}

/// The number as it is kept, or what is wrong with it.
fn kept(scheme: Scheme, typed: &str) -> Result<String, String> {
    match scheme {
        Scheme::Nhs => NhsNumber::parse(typed).map(|n| n.plain()).map_err(|e| e.to_string()),
        Scheme::Upn => PupilNumber::parse(typed).map(|n| n.plain().to_owned()).map_err(|e| e.to_string()),
        _ => needed_line(typed, "the number", 40).map_err(|e| e.to_string()),
    }
}

/// Why this person cannot have this number, if so: each number is one person's, and one person has one of the national ones.
fn taken(visit: &Visit, reading: &mut Reading<'_>, scheme: Scheme, value: &str) -> Result<Option<String>, Fail> {
    let (subject, who) = (visit.subject()?, visit.who()?);
    let national = matches!(scheme, Scheme::Nhs | Scheme::Upn);
    let own = person::identifiers(reading, subject)?;
    if own.iter().any(|n| n.scheme == scheme && n.value == value) {
        return Ok(Some("This number is already recorded here. Confirm it in the list instead".to_owned()));
    }
    if national && own.iter().any(|n| n.scheme == scheme) {
        return Ok(Some(format!("There is an {} already. If it is wrong, take it off first", scheme.words())));
    }
    let Some(holder) = person::holders(reading, scheme, value)?.into_iter().next() else { return Ok(None) };
    let open = visit.house.sights.sight(reading, who, holder, visit.now)? == Sight::Open;
    let whose = if open { person::person(reading, holder)?.shown_number() } else { "one you cannot open".to_owned() };
    Ok(Some(format!(
        "Another record has this number: {whose}. If it is the same person, have the two records merged; if not, one of the numbers is wrong"
    )))
}

/// POST /people/{person}/about/number/new
pub fn add_number(visit: &Visit) -> Result<Reply, Fail> {
    let (subject, by) = (visit.subject()?, visit.who()?.actor().words);
    let value = |name: &str| visit.form.get(name).unwrap_or_default();
    let mut errors = Errors::none();
    let scheme = Scheme::from_code(value("scheme"));
    if scheme.is_none() {
        errors.add("scheme", "Choose which number it is");
    }
    let number = scheme.and_then(|scheme| errors.take("value", kept(scheme, value("value"))));
    let verification = Verification::from_code(value("verification"));
    if verification.is_none() {
        errors.add("verification", "Say whether it was checked");
    }
    let source = errors.take("source", needed_line(value("source"), "where you know this from", 200));
    if let (Some(scheme), Some(number)) = (scheme, &number)
        && let Some(why) = visit.read(|reading| taken(visit, reading, scheme, number))?
    {
        errors.add("value", why);
    }
    let all = scheme.zip(number).zip(verification.zip(source)).filter(|_| errors.is_empty());
    let Some(((scheme, number), (verification, source))) = all else {
        return visit.read(|reading| new_again(visit, reading, &errors));
    };
    let id = visit.act(Some(subject), None, |acting| {
        if let Some(why) = taken(visit, acting, scheme, &number)? {
            return Err(Fail::Stale(why));
        }
        Ok(person::add_identifier(acting, subject, scheme, &number, verification, &source, &by)?)
    })?;
    let to = format!("/people/{}/about#number-{id}", visit.param("person"));
    Ok(Reply::to_saying(to, format!("Added: {}.", scheme.words())))
}

fn number(visit: &Visit, reading: &mut Reading<'_>) -> Result<Identifier, Fail> {
    let (id, subject) = (visit.id("number")?, visit.subject()?);
    person::identifiers(reading, subject)?.into_iter().find(|n| n.id == id).ok_or(Fail::NotFound)
}

/// GET /people/{person}/about/number/{number}
pub fn form(visit: &Visit) -> Result<Reply, Fail> {
    visit.read(|reading| again(visit, reading, &Errors::none()))
}

fn again(visit: &Visit, reading: &mut Reading<'_>, errors: &Errors) -> Result<Reply, Fail> {
    let scene = Scene::of(visit, reading)?;
    let number = number(visit, reading)?;
    let label = format!("{} {}", number.scheme.words(), written(&number));
    let value = typed(visit, "outcome", number.verification.code());
    let mut ways = verifications();
    ways.push(("wrong", "It is not theirs: take it off"));
    let why = "Only if it is taken off: how do you know that it is not theirs?";
    let fields = vec![
        radios(Field { name: "outcome", label: &label, hint: "", value }, &ways, errors),
        textarea(Field { name: "reason", label: why, hint: "", value: typed(visit, "reason", "") }, 2, errors),
    ];
    let edit = Edit { key: format!("number-{}", number.id), seen: number.id, meanwhile: None, fields, button: "Save" };
    let opened = opened(&scene, edit);
    show(visit, reading, Some(opened), errors)
}

/// POST /people/{person}/about/number/{number}
pub fn check_number(visit: &Visit) -> Result<Reply, Fail> {
    let (subject, by) = (visit.subject()?, visit.who()?.actor().words);
    let number = visit.read(|reading| number(visit, reading))?;
    if number.id != seen(visit) {
        return Err(Fail::NotFound);
    }
    let value = |name: &str| visit.form.get(name).unwrap_or_default();
    let mut errors = Errors::none();
    let verification = Verification::from_code(value("outcome"));
    let wrong = value("outcome") == "wrong";
    if verification.is_none() && !wrong {
        errors.add("outcome", "Say what came of checking it");
    }
    let reason =
        wrong.then(|| errors.take("reason", needed_lines(value("reason"), "how you know that it is not theirs", 1000)));
    if !errors.is_empty() {
        return visit.read(|reading| again(visit, reading, &errors));
    }
    let reason = reason.flatten();
    visit.act(Some(subject), reason.as_deref(), |acting| {
        if !person::identifiers(acting, subject)?.contains(&number) {
            let said = "This number was changed after you opened the page. Go back, reload the page, and look at what it says now.";
            return Err(Fail::Stale(said.to_owned()));
        }
        match verification {
            Some(verification) => person::verify_identifier(acting, number.id, verification, &by)?,
            None => person::end_identifier(acting, number.id)?,
        }
        Ok(())
    })?;
    let said = if wrong { "The number was taken off." } else { "Saved." };
    Ok(Reply::to_saying(format!("/people/{}/about#numbers", visit.param("person")), said))
}
