//! Relating somebody: first a search, then the one who is meant, and what they are to this person.

use crate::pages::about::edit::{self, typed};
use crate::pages::asked::{self, Asked};
use crate::pages::child_header::born_words;
use crate::pages::family::seen_as;
use crate::pages::find_people::LONGEST;
use crate::rules::relation::{Party, check};
use crate::rules::typed::{line, needed_line};
use crate::store::finding;
use crate::words::{RELATIONS, RESPONSIBILITIES, relation};
use page::parts::{Errors, Field, choice, radios, text};
use page::{Fail, Html, Reply, Visit};
use record::store::family::{self, NewRelationship};
use record::store::find;
use record::store::person::{self, Person};
use record::words::RelationshipKind;
use store::{Acting, Reading};

/// Most people who are offered. Source: local.
const OFFERED: usize = 10;

fn back(visit: &Visit) -> (String, &'static str) {
    (format!("/people/{}/family", visit.param("person")), "People")
}

/// GET /people/{person}/family/new
pub fn search(visit: &Visit) -> Result<Reply, Fail> {
    visit.read(|reading| search_again(visit, reading, &Errors::none()))
}

fn search_again(visit: &Visit, reading: &mut Reading<'_>, errors: &Errors) -> Result<Reply, Fail> {
    let hint = "A name, even spelt as it sounds; a date of birth; a postcode; or any number you have";
    let field = Field { name: "find", label: "Find them first", hint, value: typed(visit, "find", "") };
    let asked = Asked {
        title: "Add somebody to the family".to_owned(),
        intro: Html::default(),
        fields: vec![text(field, "", " autocomplete=\"off\" spellcheck=\"false\" maxlength=\"200\"", errors)],
        button: "Find",
        back: back(visit),
    };
    asked::page(visit, reading, asked, errors)
}

/// POST /people/{person}/family/new
pub fn find_relative(visit: &Visit) -> Result<Reply, Fail> {
    let who = visit.who()?;
    let words: String = visit.form.text("find").chars().take(LONGEST).collect();
    if words.is_empty() {
        let mut errors = Errors::none();
        errors.add("find", "Type a name, a date of birth, a number or a postcode");
        return visit.read(|reading| search_again(visit, reading, &errors));
    }
    let key = visit.house.store.keep(visit.now, |k| finding::keep_find(k, who.account, &words))?;
    Ok(Reply::to(format!("/people/{}/family/new/{key}", visit.param("person"))))
}

/// The people found who can be related: those whose record this visitor can open.
fn offered(visit: &Visit, reading: &mut Reading<'_>) -> Result<Vec<(Person, String)>, Fail> {
    let words = finding::found_words(reading, visit.id("find")?, visit.who()?.account)?.ok_or(Fail::NotFound)?;
    let mut offered = Vec::new();
    for found in find::find(reading, &words, OFFERED * 2)? {
        let (open, name) = seen_as(visit, reading, &found.person)?;
        if !open || found.person.id == visit.subject()? || offered.len() == OFFERED {
            continue;
        }
        let born = born_words(&found.person, visit.today());
        let lives = if found.lives.is_empty() { String::new() } else { format!(", {}", found.lives) };
        let words = format!("{name}, {born}, {}{lives}", found.person.shown_number());
        offered.push((found.person, words));
    }
    Ok(offered)
}

/// GET /people/{person}/family/new/{find}
pub fn form(visit: &Visit) -> Result<Reply, Fail> {
    visit.read(|reading| again(visit, reading, &Errors::none()))
}

fn again(visit: &Visit, reading: &mut Reading<'_>, errors: &Errors) -> Result<Reply, Fail> {
    let offered = offered(visit, reading)?;
    let who = person::person(reading, visit.subject()?)?;
    let make = Html(format!(
        "<p class=\"govuk-body\"><a class=\"govuk-link\" href=\"/people/new/{}?of={}\">Make a new record for somebody who is not here</a>, or <a class=\"govuk-link\" href=\"/people/{}/family/new\">search again</a>.</p>",
        visit.id("find")?,
        who.kith_number,
        who.kith_number
    ));
    if offered.is_empty() {
        let asked = Asked {
            title: "Nobody was found".to_owned(),
            intro: Html(format!("<p class=\"kith-empty\">Nobody whom you can open matches what you typed.</p>{make}")),
            fields: Vec::new(),
            button: "",
            back: back(visit),
        };
        return asked::page(visit, reading, asked, errors);
    }
    let people: Vec<(&str, &str)> = offered.iter().map(|(p, words)| (p.kith_number.as_str(), words.as_str())).collect();
    let at = |name, label, hint| Field { name, label, hint, value: typed(visit, name, "") };
    let short = if who.short_name().is_empty() { "this child" } else { who.short_name() };
    let relations: Vec<(&str, &str)> =
        std::iter::once(("", "Choose")).chain(RELATIONS.iter().map(|(code, words, ..)| (*code, *words))).collect();
    let fields = vec![
        radios(at("other", "Who is it?", ""), &people, errors),
        choice(at("relation", &format!("What are they to {short}?"), ""), &relations, errors),
        text(
            at("words", "More exactly", "For example: mother, half-brother, maternal. May stay empty"),
            "govuk-input--width-20",
            " autocomplete=\"off\"",
            errors,
        ),
        radios(
            at(
                "responsibility",
                "Is there parental responsibility between the two?",
                "A mother always has it; a father by marriage, birth certificate, agreement or order. Leave \"Not known\" unless you have seen it",
            ),
            &RESPONSIBILITIES,
            errors,
        ),
        edit::source(visit, "For example: the mother, by telephone", errors),
    ];
    let asked = Asked {
        title: format!("Who is who to {short}"),
        intro: make,
        fields,
        button: "Add to the family",
        back: back(visit),
    };
    asked::page(visit, reading, asked, errors)
}

/// Relates `one` to `other` as `kind`, unless that cannot be; the words say what to do then.
pub fn relate(acting: &mut Acting<'_>, new: &NewRelationship<'_>, by: &str) -> Result<Result<i64, String>, Fail> {
    if let Err(why) = possible(acting, new.one, new.kind, new.other)? {
        return Ok(Err(why));
    }
    Ok(Ok(family::relate(acting, new, by)?))
}

/// Whether `one` may be the `kind` of `other`.
pub fn possible(
    reading: &mut Reading<'_>,
    one: i64,
    kind: RelationshipKind,
    other: i64,
) -> Result<Result<(), String>, Fail> {
    let known = family::relatives(reading, other)?;
    let known: Vec<_> = known.iter().filter(|r| r.person == one && r.to.is_none()).map(|r| (r.kind, r.first)).collect();
    let (one, other) = (person::person(reading, one)?, person::person(reading, other)?);
    let (ones, others) = (one.name(), other.name());
    let party = |p: &Person, name| Party { id: p.id, name, birth: p.birth };
    Ok(check(party(&one, &ones), kind, party(&other, &others), &known).map_err(|fault| fault.to_string()))
}

/// POST /people/{person}/family/new/{find}
pub fn relate_people(visit: &Visit) -> Result<Reply, Fail> {
    let (subject, by) = (visit.subject()?, visit.who()?.actor().words);
    let value = |name: &str| visit.form.get(name).unwrap_or_default();
    let mut errors = Errors::none();
    let offered = visit.read(|reading| offered(visit, reading))?;
    let other = offered.iter().map(|(p, _)| p).find(|p| p.kith_number == value("other"));
    if other.is_none() {
        errors.add("other", "Choose who it is, or make a new record");
    }
    let related = relation(value("relation"));
    if related.is_none() {
        errors.add("relation", "Choose what they are to this person");
    }
    let words = errors.take("words", line(value("words"), "what they are", 100));
    let responsibility = RESPONSIBILITIES.iter().find(|(code, _)| *code == value("responsibility"));
    if responsibility.is_none() {
        errors.add("responsibility", "Say whether there is parental responsibility, or that it is not known");
    }
    let source = errors.take("source", needed_line(value("source"), "where you know this from", 200));
    let mut done = None;
    if let (Some(other), Some((kind, first)), true) = (other, related, errors.is_empty())
        && let (Some(words), Some((responsibility, _)), Some(source)) = (&words, responsibility, &source)
    {
        let (one, second) = if first { (other.id, subject) } else { (subject, other.id) };
        match visit.read(|reading| possible(reading, one, kind, second))? {
            Err(why) => errors.add("relation", why),
            Ok(()) => {
                let new = NewRelationship { one, other: second, kind, words, responsibility, source };
                let related =
                    visit.act(Some(subject), None, |acting| relate(acting, &new, &by)?.map_err(Fail::Stale))?;
                done = Some((related, other.name()));
            }
        }
    }
    match done {
        Some((id, name)) => {
            let to = format!("/people/{}/family#relationship-{id}", visit.param("person"));
            Ok(Reply::to_saying(to, format!("{name} was added to the family.")))
        }
        None => visit.read(|reading| again(visit, reading, &errors)),
    }
}
