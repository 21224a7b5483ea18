//! Making a record, only after a search, with likely matches beside the new details.

mod details;

use crate::pages::about::birth::BIRTHS;
use crate::pages::find_people::{Shown, shown};
use crate::rules::typed::lines;
use crate::store::finding;
use crate::words::RELATIONS;
use askama::Template;
use page::parts::{Errors, Field, choice, date, error_summary, radios, text, textarea};
use page::{Fail, Html, Reply, Visit};
use record::identifiers::NhsNumber;
use record::matching::{LIKELY, Query, read_query};
use record::store::family::{NewRelationship, relate};
use record::store::find;
use record::store::person::{self, NewAddress, NewPerson};
use record::words::{Scheme, Verification};

/// Most likely matches that stand beside the new details. Source: local.
const BESIDE: usize = 6;

#[derive(Template)]
#[template(path = "pages/make_person.html")]
struct MakePerson {
    errors: Html,
    hidden: Html,
    path: String,
    back: String,
    who: Vec<Html>,
    more: Vec<Html>,
    why: Option<Html>,
    matches: Vec<Shown>,
}

/// GET /people/new/{find}
pub fn form(visit: &Visit) -> Result<Reply, Fail> {
    let (key, account) = (visit.id("find")?, visit.who()?.account);
    visit.read(|reading| {
        let words = finding::found_words(reading, key, account)?.ok_or(Fail::NotFound)?;
        let query = read_query(&words);
        let found = find::matches_for(reading, &query.sketch(), BESIDE)?;
        let strong = found.iter().any(|f| f.score >= LIKELY);
        let matches = shown(visit, reading, &found)?;
        visit.page("Make a new record", &page(visit, &query, matches, strong, &Errors::none()))
    })
}

/// POST /people/new/{find}
pub fn make_person(visit: &Visit) -> Result<Reply, Fail> {
    let (key, who) = (visit.id("find")?, visit.who()?);
    let mut errors = Errors::none();
    let ready = visit.read(|reading| {
        finding::found_words(reading, key, who.account)?.ok_or(Fail::NotFound)?;
        let new = details::read(visit, reading, &mut errors)?;
        let found = find::matches_for(reading, &details::sketch(visit), BESIDE)?;
        let matches = shown(visit, reading, &found)?;
        let strong = found.iter().any(|f| f.score >= LIKELY);
        let why = errors.take("reason", lines(visit.form.get("reason").unwrap_or_default(), "the reason", 1000));
        if strong && why.as_deref().is_some_and(str::is_empty) {
            errors.add("reason", "Say why this is another person than the likely match beside it");
        }
        if errors.is_empty() {
            return Ok::<_, Fail>(Ok((new, why)));
        }
        let body = page(visit, &Query::default(), matches, strong, &errors);
        Ok(Err(visit.page_with_errors("Make a new record", &body)?))
    })?;
    let (new, why) = match ready {
        Ok((Some(new), why)) => (new, why.filter(|w| !w.is_empty())),
        Ok((None, _)) => return Err(Fail::Refused("Go back, and fill in the form again.".to_owned())),
        Err(reply) => return Ok(reply),
    };
    let by = who.actor().words;
    let number = visit.act(None, why.as_deref(), |acting| {
        let id = person::make_person_by(
            acting,
            &NewPerson {
                given: &new.given,
                family: &new.family,
                called: Some(&new.called).filter(|c| !c.is_empty()).map(String::as_str),
                birth: new.birth,
                source: &new.source,
            },
            &by,
        )?;
        if !new.lines.is_empty() || !new.postcode.is_empty() {
            let (lines, postcode) = (&new.lines, &new.postcode);
            let address = NewAddress { kind: "home", lines, postcode, from: None, to: None, source: &new.source };
            person::add_address(acting, id, &address, &by)?;
        }
        if let Some(nhs) = &new.nhs {
            person::add_identifier(acting, id, Scheme::Nhs, nhs, Verification::Unverified, &new.source, &by)?;
        }
        if let Some((child, kind, first)) = new.related {
            let (one, other) = if first { (id, child) } else { (child, id) };
            let words = "";
            let new = NewRelationship { one, other, kind, words, responsibility: "not_known", source: &new.source };
            relate(acting, &new, &by)?;
        }
        Ok::<_, Fail>(person::person(acting, id)?.kith_number)
    })?;
    Ok(Reply::to_saying(
        format!("/people/{number}/about"),
        "The record is made. Say here what else is known, and who belongs to the family under People.",
    ))
}

/// A plain word with its first letter large, for each part of a name.
fn as_name(plain: &str) -> String {
    let large = |word: &str| {
        let mut letters = word.chars();
        letters.next().map_or(String::new(), |first| first.to_uppercase().chain(letters).collect())
    };
    plain.split(' ').map(large).collect::<Vec<_>>().join(" ")
}

fn page(visit: &Visit, query: &Query, matches: Vec<Shown>, strong: bool, errors: &Errors) -> MakePerson {
    let (given, family) = query.names.first().map(|(g, f)| (as_name(g), as_name(f))).unwrap_or_default();
    let born = query.dates.first().map(|d| days::long(*d)).unwrap_or_default();
    let known = if born.is_empty() { "" } else { "actual" };
    let postcode = query.postcode.clone().unwrap_or_default();
    let nhs = query.numbers.iter().find(|n| NhsNumber::parse(n).is_ok()).cloned().unwrap_or_default();
    let at = |name: &'static str, label: &'static str, hint: &'static str, before: &'static str| Field {
        name,
        label,
        hint,
        value: visit.form.get(name).unwrap_or(before),
    };
    let filled = |name: &'static str, label: &'static str, hint: &'static str, before| Field {
        name,
        label,
        hint,
        value: visit.form.get(name).unwrap_or(before),
    };
    let relations: Vec<(&str, &str)> =
        std::iter::once(("", "Choose")).chain(RELATIONS.iter().map(|(code, words, ..)| (*code, *words))).collect();
    let off = " autocomplete=\"off\"";
    let who = vec![
        text(
            filled(
                "given",
                "Given name",
                "As on the birth certificate, if you know. Leave empty for a child not yet named.",
                &given,
            ),
            "",
            off,
            errors,
        ),
        text(filled("family", "Family name", "", &family), "", off, errors),
        text(at("called", "How they like to be called", "Only if it differs", ""), "", off, errors),
        radios(filled("birth_kind", "Is the date of birth known?", "", known), &BIRTHS, errors),
        date(filled("birth", "Date of birth, or the expected date", "", &born), errors),
    ];
    let more = vec![
        text(
            filled("nhs", "NHS number", "Only if you have it in front of you", &nhs),
            "govuk-input--width-10",
            off,
            errors,
        ),
        textarea(at("lines", "Address", "Street and town, if known", ""), 3, errors),
        text(filled("postcode", "Postcode", "", &postcode), "govuk-input--width-10", off, errors),
        text(
            filled(
                "related",
                "Kith number of somebody in the family",
                "Only if this person belongs to somebody who has a record",
                visit.query.get("of").unwrap_or_default(),
            ),
            "govuk-input--width-10",
            off,
            errors,
        ),
        choice(at("relation", "What the new person is to them", "", ""), &relations, errors),
        text(
            at("source", "Where do you know this from?", "For example: mother, by telephone, today", ""),
            "",
            off,
            errors,
        ),
    ];
    let why = strong.then(|| {
        let hint = "Somebody beside these details is very like this person. Making two records for one child hides half of what is known.";
        textarea(at("reason", "Why is this another person?", hint, ""), 3, errors)
    });
    MakePerson {
        errors: error_summary(errors),
        hidden: visit.hidden(),
        path: visit.path.clone(),
        back: format!("/people/found/{}", visit.param("find")),
        who,
        more,
        why,
        matches,
    }
}
