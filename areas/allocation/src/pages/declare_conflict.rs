//! A worker says whom they know outside work. Nothing on these pages shows whether that person is on record.

use super::plain_form::{self, PlainForm, said};
use crate::rules::conflict::Declared;
use crate::store::conflict::{self, NewConflict};
use crate::words::{ABOUTS, KINDS};
use page::parts::{Errors, Field, date, radios, text, textarea};
use page::{Fail, Html, Reply, Visit};
use people::published::typed::{line, lines, needed_lines, past_day};
use people::published::{Asked, as_typed, asked_page};
use record::identifiers::Postcode;
use record::store::person;
use store::Reading;

fn at<'a>(visit: &'a Visit, name: &'a str, label: &'a str, hint: &'a str) -> Field<'a> {
    Field { name, label, hint, value: as_typed(visit, name, "") }
}

fn kind(visit: &Visit, errors: &Errors) -> Html {
    radios(at(visit, "kind", "How do you know them?", ""), &KINDS, errors)
}

fn words(visit: &Visit, errors: &Errors) -> Html {
    let hint = "Only your manager and the service manager read this";
    textarea(at(visit, "words", "Anything more that your manager should know", hint), 2, errors)
}

/// GET /conflicts/new
pub fn form(visit: &Visit) -> Result<Reply, Fail> {
    again(visit, &Errors::none())
}

fn again(visit: &Visit, errors: &Errors) -> Result<Reply, Fail> {
    let plain = " autocomplete=\"off\" spellcheck=\"false\"";
    let fields = vec![
        radios(at(visit, "about", "What is it about?", ""), &ABOUTS, errors),
        kind(visit, errors),
        text(at(visit, "given", "Given name", "If it is about a person"), "govuk-input--width-20", plain, errors),
        text(
            at(visit, "family", "Family name", "If it is about a person, or a family name"),
            "govuk-input--width-20",
            plain,
            errors,
        ),
        date(at(visit, "born", "Date of birth, if you know it", ""), errors),
        text(
            at(visit, "lines", "House and street", "If it is about an address"),
            "govuk-input--width-20",
            plain,
            errors,
        ),
        text(at(visit, "postcode", "Postcode, if you know it", ""), "govuk-input--width-10", plain, errors),
        words(visit, errors),
    ];
    let intro = "Say whom you know outside work, so that you are not given their family. You are not told whether they are known here. Your colleagues see only that you may not be given a family; your manager reads what you write.";
    let form = PlainForm {
        title: "Declare a conflict of interest".to_owned(),
        intro: said(intro),
        fields,
        button: "Declare",
        back: ("/conflicts".to_owned(), "My declared conflicts".to_owned()),
        after: Html::default(),
    };
    plain_form::page(visit, form, errors)
}

fn read_postcode(visit: &Visit, errors: &mut Errors) -> Option<String> {
    match visit.form.text("postcode") {
        "" => Some(String::new()),
        typed => errors.take("postcode", Postcode::parse(typed)).map(|p| p.to_string()),
    }
}

fn read_kind(visit: &Visit, errors: &mut Errors) -> Option<&'static str> {
    let sent = visit.form.get("kind").unwrap_or_default();
    let kind = KINDS.iter().find(|(code, _)| *code == sent).map(|(code, _)| *code);
    if kind.is_none() {
        errors.add("kind", "Choose how you know them");
    }
    kind
}

/// POST /conflicts/new
pub fn declare(visit: &Visit) -> Result<Reply, Fail> {
    let Some(worker) = visit.who()?.worker else {
        let say =
            "Your account belongs to no worker, so nothing can be declared. Ask whoever manages teams to link it.";
        return Err(Fail::Refused(say.to_owned()));
    };
    let mut errors = Errors::none();
    let value = |name: &str| visit.form.get(name).unwrap_or_default();
    let about = ABOUTS.iter().find(|(code, _)| *code == value("about")).map(|(code, _)| *code);
    let kind = read_kind(visit, &mut errors);
    let given = errors.take("given", line(value("given"), "the given name", 100)).unwrap_or_default();
    let family = errors.take("family", line(value("family"), "the family name", 100)).unwrap_or_default();
    let born = errors.take("born", past_day(value("born"), "The date of birth", visit.today())).flatten();
    let street = errors.take("lines", lines(value("lines"), "house and street", 300)).unwrap_or_default();
    let postcode = read_postcode(visit, &mut errors).unwrap_or_default();
    let more = errors.take("words", lines(value("words"), "this", 1000)).unwrap_or_default();
    match about {
        None => errors.add("about", "Choose what it is about"),
        Some("household" | "surname") if family.is_empty() => errors.add("family", "Enter the family name"),
        Some("household") if given.is_empty() => {
            errors.add("given", "Enter the given name, or choose a family name near a place")
        }
        Some("address" | "home") if postcode.is_empty() && errors.at("postcode").is_none() => {
            errors.add("postcode", "Enter the postcode")
        }
        Some(_) => {}
    }
    let Some((about, kind)) = about.zip(kind).filter(|_| errors.is_empty()) else { return again(visit, &errors) };
    let declared =
        Declared { about: about.to_owned(), given, family, born, lines: street, postcode, ..Declared::default() };
    let by = visit.who()?.name.clone();
    visit.act(None, None, |acting| {
        conflict::declare(acting, &NewConflict { worker, kind, declared: declared.clone(), words: &more }, &by)
    })?;
    Ok(Reply::to_saying("/conflicts", "Declared. Your manager can read it."))
}

/// GET /people/{person}/conflict
pub fn of_person(visit: &Visit) -> Result<Reply, Fail> {
    visit.read(|reading| of_person_again(visit, reading, &Errors::none()))
}

fn of_person_again(visit: &Visit, reading: &mut Reading<'_>, errors: &Errors) -> Result<Reply, Fail> {
    let say = "You know this family outside work: say so here, and you will not be given them. The declaration is not part of this record; your manager and the service manager read it.";
    let asked = Asked {
        title: "I know this family".to_owned(),
        intro: said(say),
        fields: vec![kind(visit, errors), words(visit, errors)],
        button: "Declare",
        back: (format!("/people/{}/family", visit.param("person")), "People"),
    };
    asked_page(visit, reading, asked, errors)
}

/// POST /people/{person}/conflict
pub fn declare_of_person(visit: &Visit) -> Result<Reply, Fail> {
    let subject = visit.subject()?;
    let Some(worker) = visit.who()?.worker else {
        let say =
            "Your account belongs to no worker, so nothing can be declared. Ask whoever manages teams to link it.";
        return Err(Fail::Refused(say.to_owned()));
    };
    let mut errors = Errors::none();
    let kind = read_kind(visit, &mut errors);
    let more =
        errors.take("words", lines(visit.form.get("words").unwrap_or_default(), "this", 1000)).unwrap_or_default();
    let Some(kind) = kind.filter(|_| errors.is_empty()) else {
        return visit.read(|reading| of_person_again(visit, reading, &errors));
    };
    let by = visit.who()?.name.clone();
    let who = visit.read(|reading| person::person(reading, subject))?;
    let declared = Declared {
        about: "household".to_owned(),
        person: Some(subject),
        given: who.given.clone(),
        family: who.family.clone(),
        born: who.birth,
        ..Declared::default()
    };
    // About nobody: the declaration is not part of this record, and so not of its history, which colleagues read.
    visit.act(None, None, |acting| {
        conflict::declare(acting, &NewConflict { worker, kind, declared: declared.clone(), words: &more }, &by)
    })?;
    Ok(Reply::to_saying("/conflicts", "Declared. Your manager can read it."))
}

/// POST /conflicts/{conflict}/end
pub fn end(visit: &Visit) -> Result<Reply, Fail> {
    let (worker, id) = (visit.who()?.worker.ok_or(Fail::NotFound)?, visit.id("conflict")?);
    let why = match needed_lines(visit.form.get("why").unwrap_or_default(), "why it no longer holds", 500) {
        Ok(why) => why,
        Err(fault) => {
            return Err(Fail::Refused(format!("{fault}. Go back and say it in the field beside the button.")));
        }
    };
    visit.act(None, Some(&why), |acting| match conflict::end(acting, worker, id, &why)? {
        true => Ok(()),
        false => Err(Fail::NotFound),
    })?;
    Ok(Reply::to_saying("/conflicts", "Taken back. It stays in the history."))
}
