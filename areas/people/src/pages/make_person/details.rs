//! The details of a new record as they were typed: read, judged, and sketched for finding likely matches.

use crate::pages::about::birth;
use crate::pages::about::names::LONGEST;
use crate::rules::relation::{Party, check};
use crate::rules::typed::{line, lines, needed_line};
use crate::words::relation;
use access::Sight;
use page::parts::Errors;
use page::{Fail, Visit};
use record::identifiers::{NhsNumber, Postcode};
use record::matching::Sketch;
use record::store::person;
use record::words::{BirthKind, RelationshipKind, Scheme};
use store::Reading;

/// What was typed, once all of it can be kept.
pub struct New {
    /// Given name; empty for a child not yet named.
    pub given: String,
    /// Family name.
    pub family: String,
    /// How they like to be called; empty when that does not differ.
    pub called: String,
    /// Day of birth and what it is.
    pub birth: Option<(days::Day, BirthKind)>,
    /// Street and town.
    pub lines: String,
    /// Postcode, tidied.
    pub postcode: String,
    /// NHS number.
    pub nhs: Option<String>,
    /// Where all this comes from.
    pub source: String,
    /// Somebody in the family, as what, and whether the new person is the first of the relationship.
    pub related: Option<(i64, RelationshipKind, bool)>,
}

fn value<'a>(visit: &'a Visit, name: &str) -> &'a str {
    visit.form.get(name).unwrap_or_default()
}

/// Reads the form; nothing when any of it is wrong, with what is wrong in `errors`.
pub fn read(visit: &Visit, reading: &mut Reading<'_>, errors: &mut Errors) -> Result<Option<New>, Fail> {
    let kind = BirthKind::from_code(value(visit, "birth_kind"));
    let given = errors.take("given", line(value(visit, "given"), "the given name", LONGEST));
    let family = errors.take("family", line(value(visit, "family"), "the family name", LONGEST));
    if given.as_deref() == Some("") && family.as_deref() == Some("") && kind != Some(BirthKind::Expected) {
        errors.add("given", "Enter a name, even if only one part of it is known");
    }
    let called = errors.take("called", line(value(visit, "called"), "the name they like", LONGEST));
    let born = birth::read(visit, errors);
    let lines = errors.take("lines", lines(value(visit, "lines"), "the address", 500));
    let typed = value(visit, "postcode").trim();
    let postcode = match typed {
        "" => Some(String::new()),
        typed => errors.take("postcode", Postcode::parse(typed)).map(|p| p.to_string()),
    };
    let nhs = match value(visit, "nhs").trim() {
        "" => Some(None),
        typed => errors.take("nhs", NhsNumber::parse(typed)).map(|n| Some(n.plain())),
    };
    if let Some(Some(number)) = &nhs
        && !person::holders(reading, Scheme::Nhs, number)?.is_empty()
    {
        errors.add("nhs", "Another record has this NHS number: look at the matches. If it is not theirs, leave the number empty here and have it checked");
    }
    let source = errors.take("source", needed_line(value(visit, "source"), "where you know this from", 200));
    let related = related(visit, reading, born.flatten().map(|(day, _)| day), errors)?;
    let new = (|| {
        let (given, family, called, birth) = (given?, family?, called?, born?);
        Some(New {
            given,
            family,
            called,
            birth,
            lines: lines?,
            postcode: postcode?,
            nhs: nhs?,
            source: source?,
            related,
        })
    })();
    Ok(new.filter(|_| errors.is_empty()))
}

/// Whom the new person belongs to, and as what. The new person was born on `born`, where that is known.
fn related(
    visit: &Visit,
    reading: &mut Reading<'_>,
    born: Option<days::Day>,
    errors: &mut Errors,
) -> Result<Option<(i64, RelationshipKind, bool)>, Fail> {
    let number = value(visit, "related").trim();
    if number.is_empty() {
        return Ok(None);
    }
    let child = match person::by_kith_number(reading, number)? {
        Some(child) if visit.house.sights.sight(reading, visit.who()?, child, visit.now)? == Sight::Open => child,
        _ => {
            errors.add("related", "No record that you can open has this Kith number. Check it, or leave it empty");
            return Ok(None);
        }
    };
    let Some((kind, first)) = relation(value(visit, "relation")) else {
        errors.add("relation", "Choose what the new person is to the other");
        return Ok(None);
    };
    let known = person::person(reading, child)?;
    let (name, new) = (known.name(), [value(visit, "given"), value(visit, "family")].join(" "));
    let known = Party { id: child, name: &name, birth: known.birth };
    let new = Party { id: 0, name: new.trim(), birth: born };
    let (one, other) = if first { (new, known) } else { (known, new) };
    errors.take("relation", check(one, kind, other, &[]));
    Ok(Some((child, kind, first)))
}

/// What was typed, for finding those who may already be this person; what cannot be read is left out.
pub fn sketch(visit: &Visit) -> Sketch {
    let short = |name: &str| value(visit, name).chars().take(LONGEST).collect::<String>();
    let called = short("called");
    let mut names = vec![(short("given"), short("family"))];
    if !called.trim().is_empty() {
        names.push((called, short("family")));
    }
    Sketch {
        names,
        births: days::parse_day(value(visit, "birth")).into_iter().collect(),
        postcodes: Postcode::parse(value(visit, "postcode")).iter().map(ToString::to_string).collect(),
        identifiers: NhsNumber::parse(value(visit, "nhs")).iter().map(NhsNumber::plain).collect(),
    }
}
