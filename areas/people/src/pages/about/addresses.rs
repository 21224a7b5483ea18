//! Addresses over time: where somebody lives, lived, is placed, or has letters sent.

use super::edit::{self, Edit, opened, typed, until};
use super::{Row, Scene, show};
use crate::pages::child_header::confirmed;
use crate::rules::typed::{needed_line, needed_lines, not_before, past_day};
use page::parts::{Errors, Field, date, radios, text, textarea};
use page::{Fail, Html, Reply, Visit, esc};
use record::identifiers::Postcode;
use record::store::person::{self, Address, NewAddress};
use store::Reading;

const KINDS: [(&str, &str); 3] = [("home", "Home"), ("placement", "Placement"), ("correspondence", "For letters")];

fn kind(code: &str) -> &'static str {
    KINDS.iter().find(|(c, _)| *c == code).map_or("Home", |(_, words)| words)
}

fn when(address: &Address) -> String {
    match (address.from, address.to) {
        (None, None) => String::new(),
        (Some(from), None) => format!("since {}", days::long(from)),
        (None, Some(to)) => format!("until {}", days::long(to)),
        (Some(from), Some(to)) => format!("{} to {}", days::long(from), days::long(to)),
    }
}

fn on_one_line(address: &Address) -> String {
    let lines = address.lines.lines().chain([address.postcode.as_str()]);
    lines.map(str::trim).filter(|l| !l.is_empty()).collect::<Vec<_>>().join(", ")
}

/// The addresses now and before, and those that were taken off.
pub fn rows(scene: &Scene<'_>, reading: &mut Reading<'_>) -> Result<(Vec<Row>, Vec<String>), Fail> {
    let (now, before): (Vec<_>, Vec<_>) = person::addresses(reading, scene.who.id)?
        .into_iter()
        .partition(|a| a.to.is_none_or(|to| to > scene.visit.today()));
    let mut earlier: Vec<String> = before
        .iter()
        .map(|a| format!("{}: {}, {}, from {}", kind(&a.kind), on_one_line(a), when(a), a.source))
        .collect();
    let rows = now.into_iter().map(|address| {
        let key = format!("address-{}", address.id);
        let what = kind(&address.kind);
        Row {
            value: Html(format!(
                "<div class=\"kith-words\" dir=\"auto\">{}</div>{} <span class=\"kith-quiet\">{}</span>",
                esc(&address.lines),
                esc(&address.postcode),
                esc(&when(&address))
            )),
            confirmed: format!("{}, from {}", confirmed(address.confirmed_at, &address.confirmed_by), address.source),
            earlier: Vec::new(),
            confirm: scene.confirm("address", address.id, what).filter(|_| address.to.is_none()),
            change: scene.change(&format!("address/{}", address.id), &key, "Moved or wrong"),
            open: None,
            what: what.to_owned(),
            key,
        }
    });
    let mut rows: Vec<Row> = rows.collect();
    match rows.first_mut() {
        Some(first) => first.earlier = std::mem::take(&mut earlier),
        None if !earlier.is_empty() => rows.push(Row {
            key: "address-none".to_owned(),
            what: "Now".to_owned(),
            value: Html::text("Not known"),
            confirmed: String::new(),
            earlier,
            confirm: None,
            change: None,
            open: None,
        }),
        None => {}
    }
    let off = person::ended_addresses(reading, scene.who.id)?.into_iter();
    Ok((rows, off.map(|(a, at)| format!("{}, {}", on_one_line(&a), until(at))).collect()))
}

/// GET /people/{person}/about/address/new
pub fn new(visit: &Visit) -> Result<Reply, Fail> {
    visit.read(|reading| new_again(visit, reading, &Errors::none()))
}

const LEFT: [(&str, &str); 2] = [("yes", "Yes, they moved"), ("no", "No, they have both")];

fn new_again(visit: &Visit, reading: &mut Reading<'_>, errors: &Errors) -> Result<Reply, Fail> {
    let scene = Scene::of(visit, reading)?;
    let known = person::addresses(reading, scene.who.id)?.iter().any(|a| a.to.is_none());
    let at = |name, label, hint| Field { name, label, hint, value: typed(visit, name, "") };
    let mut fields = vec![
        radios(at("kind", "What is the address?", ""), &KINDS, errors),
        textarea(at("lines", "Address", "Street and town, each on its line"), 3, errors),
        text(
            at("postcode", "Postcode", "Leave empty if it is not known"),
            "govuk-input--width-10",
            " autocomplete=\"off\"",
            errors,
        ),
        date(at("from", "Since when?", "Leave empty if it is not known"), errors),
    ];
    if known {
        fields.push(radios(at("left", "Have they left the address of this kind they had before?", ""), &LEFT, errors));
    }
    fields.push(edit::source(visit, "For example: the grandmother, a tenancy agreement", errors));
    let edit = Edit { key: "addresses-new".to_owned(), seen: 0, meanwhile: None, fields, button: "Add the address" };
    let opened = opened(&scene, edit);
    show(visit, reading, Some(opened), errors)
}

/// POST /people/{person}/about/address/new
pub fn add_address(visit: &Visit) -> Result<Reply, Fail> {
    let (subject, by, today) = (visit.subject()?, visit.who()?.actor().words, visit.today());
    let value = |name: &str| visit.form.get(name).unwrap_or_default();
    let mut errors = Errors::none();
    let (who, known) = visit
        .read(|reading| Ok::<_, Fail>((person::person(reading, subject)?, person::addresses(reading, subject)?)))?;
    let kind = KINDS.iter().find(|(code, _)| *code == value("kind")).map(|(code, _)| *code);
    if kind.is_none() {
        errors.add("kind", "Choose what the address is");
    }
    let typed = errors.take("lines", needed_lines(value("lines"), "the address", 500));
    let postcode = match value("postcode").trim() {
        "" => Some(String::new()),
        typed => errors.take("postcode", Postcode::parse(typed)).map(|p| p.to_string()),
    };
    let born = who.birth.filter(|_| who.age_on(today).is_some());
    let from = past_day(value("from"), "The day since when", today)
        .and_then(|day| day.map(|d| not_before(d, "The day since when", born, "the birth")).transpose());
    let from = errors.take("from", from);
    let before: Vec<&Address> = known.iter().filter(|a| a.to.is_none() && Some(a.kind.as_str()) == kind).collect();
    let left = match value("left") {
        _ if before.is_empty() => Some(false),
        "yes" => Some(true),
        "no" => Some(false),
        _ => {
            errors.add("left", "Say whether they have left the address before");
            None
        }
    };
    let moved = from.flatten().unwrap_or(today);
    if left == Some(true)
        && let Some(first) = before.iter().filter_map(|a| a.from).max().filter(|first| *first > moved)
    {
        let first = days::long(first);
        errors.add("from", format!("They came to the address before only on {first}. Enter that day or a later one"));
    }
    let source = errors.take("source", needed_line(value("source"), "where you know this from", 200));
    let all = kind.zip(typed).zip(postcode.zip(source)).zip(from.zip(left)).filter(|_| errors.is_empty());
    let Some((((kind, lines), (postcode, source)), (from, left))) = all else {
        return visit.read(|reading| new_again(visit, reading, &errors));
    };
    let new = NewAddress { kind, lines: &lines, postcode: &postcode, from, to: None, source: &source };
    let id = visit.act(Some(subject), None, |acting| {
        for address in before.iter().filter(|_| left) {
            person::leave_address(acting, address.id, moved)?;
        }
        person::add_address(acting, subject, &new, &by)
    })?;
    Ok(Reply::to_saying(format!("/people/{}/about#address-{id}", visit.param("person")), "The address was added."))
}

fn address(visit: &Visit, reading: &mut Reading<'_>) -> Result<Address, Fail> {
    let (id, subject) = (visit.id("address")?, visit.subject()?);
    person::addresses(reading, subject)?.into_iter().find(|a| a.id == id).ok_or(Fail::NotFound)
}

/// GET /people/{person}/about/address/{address}
pub fn form(visit: &Visit) -> Result<Reply, Fail> {
    visit.read(|reading| again(visit, reading, &Errors::none()))
}

fn again(visit: &Visit, reading: &mut Reading<'_>, errors: &Errors) -> Result<Reply, Fail> {
    let scene = Scene::of(visit, reading)?;
    let address = address(visit, reading)?;
    let label = on_one_line(&address);
    let ways = [("left", "They have left it"), ("wrong", "It never was theirs: take it off")];
    let value = typed(visit, "outcome", "");
    let why = "Only if it is taken off: how do you know that it never was theirs?";
    let fields = vec![
        radios(Field { name: "outcome", label: &label, hint: "", value }, &ways, errors),
        date(Field { name: "to", label: "If they left: since when?", hint: "", value: typed(visit, "to", "") }, errors),
        textarea(Field { name: "reason", label: why, hint: "", value: typed(visit, "reason", "") }, 2, errors),
    ];
    let edit =
        Edit { key: format!("address-{}", address.id), seen: address.id, meanwhile: None, fields, button: "Save" };
    let opened = opened(&scene, edit);
    show(visit, reading, Some(opened), errors)
}

/// POST /people/{person}/about/address/{address}
pub fn change_address(visit: &Visit) -> Result<Reply, Fail> {
    let (subject, today) = (visit.subject()?, visit.today());
    let address = visit.read(|reading| address(visit, reading))?;
    let value = |name: &str| visit.form.get(name).unwrap_or_default();
    let mut errors = Errors::none();
    let mut to = None;
    let mut reason = None;
    match value("outcome") {
        "left" => {
            let day = past_day(value("to"), "The day they left", today).and_then(|day| {
                day.map(|d| not_before(d, "The day they left", address.from, "the day they came")).transpose()
            });
            to = errors.take("to", day).flatten();
            if to.is_none() && errors.is_empty() {
                errors.add("to", "Enter the day since when they no longer live there");
            }
        }
        "wrong" => {
            reason =
                errors.take("reason", needed_lines(value("reason"), "how you know that it never was theirs", 1000));
        }
        _ => errors.add("outcome", "Say what is the matter with this address"),
    }
    if !errors.is_empty() {
        return visit.read(|reading| again(visit, reading, &errors));
    }
    visit.act(Some(subject), reason.as_deref(), |acting| {
        if !person::addresses(acting, subject)?.contains(&address) {
            let said = "This address was changed after you opened the page. Go back, reload the page, and look at what it says now.";
            return Err(Fail::Stale(said.to_owned()));
        }
        match to {
            Some(to) => person::leave_address(acting, address.id, to)?,
            None => person::end_address(acting, address.id)?,
        }
        Ok(())
    })?;
    let said = if to.is_some() { "Saved." } else { "The address was taken off." };
    Ok(Reply::to_saying(format!("/people/{}/about#addresses", visit.param("person")), said))
}
