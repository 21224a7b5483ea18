//! Nobody yet: a record is made from what the contact says, with likely matches beside it.

use super::asked::{field, value};
use super::contact::{href, open};
use super::matching::{already_settled, likely};
use crate::store::contact::{self, Contact};
use crate::store::incoming;
use crate::store::matching::{self, NewSaid};
use crate::words::MatchedHow;
use askama::Template;
use page::parts::{Errors, date, error_summary, radios, text, textarea};
use page::{Fail, Html, Reply, Visit};
use people::published::typed::{self, line, lines};
use people::published::{Matches, Shown, shown};
use record::identifiers::{NhsNumber, PupilNumber};
use record::matching::LIKELY;
use record::store::person::{self, NewAddress, NewPerson};
use record::words::{BirthKind, Scheme, Verification};
use store::{Acting, Reading};

/// Longest part of a name that is taken. Source: local, as in the people area.
const LONGEST: usize = 100;
/// What may be known of a day of birth.
const BIRTHS: [(&str, &str); 4] = [
    ("actual", "Known"),
    ("estimated", "Estimated"),
    ("expected", "Not yet born: the expected date"),
    ("unknown", "Not known"),
];

#[derive(Template)]
#[template(path = "pages/make_record.html")]
struct MakeRecord {
    back: String,
    errors: Html,
    matches: Vec<Shown>,
    drawn: Html,
    path: String,
    hidden: Html,
    fields: Vec<Html>,
}

/// GET /front-door/{contact}/person
pub fn form(visit: &Visit) -> Result<Reply, Fail> {
    visit.read(|reading| again(visit, reading, &Errors::none()))
}

fn again(visit: &Visit, reading: &mut Reading<'_>, errors: &Errors) -> Result<Reply, Fail> {
    let contact = open(visit, reading)?;
    let found = likely(reading, &contact)?;
    let strong = found.iter().any(|f| f.score >= LIKELY);
    let matches = shown(visit, reading, &found)?;
    let (kind, born) = match contact.birth {
        Some((day, kind)) => (kind.code(), days::long(day)),
        None => ("unknown", String::new()),
    };
    let off = " autocomplete=\"off\"";
    let mut fields = vec![
        text(
            field(visit, "given", "Given name", "Leave empty for a child not yet named", &contact.given),
            "",
            off,
            errors,
        ),
        text(field(visit, "family", "Family name", "", &contact.family), "", off, errors),
        radios(field(visit, "birth_kind", "Is the date of birth known?", "", kind), &BIRTHS, errors),
        date(field(visit, "birth", "Date of birth, or the expected date", "", &born), errors),
    ];
    if strong {
        let hint = "Somebody beside these details is very like this child. Two records for one child hide half of what is known.";
        fields.push(textarea(field(visit, "reason", "Why is this another person?", hint, ""), 3, errors));
    }
    let body = MakeRecord {
        back: href(contact.id),
        errors: error_summary(errors),
        drawn: Html::of(&Matches { matches: &matches }),
        matches,
        path: visit.path.clone(),
        hidden: visit.hidden(),
        fields,
    };
    let title = "Make a record for this child";
    if errors.is_empty() { visit.page(title, &body) } else { visit.page_with_errors(title, &body) }
}

/// The day of birth and what it is, as typed; what is wrong is noted at the field.
pub fn birth(
    visit: &Visit,
    kind_field: &str,
    day_field: &str,
    errors: &mut Errors,
) -> Option<Option<(days::Day, BirthKind)>> {
    let (kind, day) = (value(visit, kind_field), value(visit, day_field));
    match BirthKind::from_code(kind) {
        Some(kind) => errors.take(day_field, typed::birth(day, kind, visit.today())).map(|day| Some((day, kind))),
        None if day.trim().is_empty() => Some(None),
        None => {
            errors.add(kind_field, "You entered a date of birth: say whether it is known, estimated or expected");
            None
        }
    }
}

/// POST /front-door/{contact}/person
pub fn make_record(visit: &Visit) -> Result<Reply, Fail> {
    let who = visit.who()?;
    let (by, actor) = (who.name.clone(), who.actor().words);
    let mut errors = Errors::none();
    let (contact, incoming, strong) = visit.read(|reading| {
        let contact = open(visit, reading)?;
        let incoming = incoming::incoming(reading, contact.incoming)?.ok_or(Fail::NotFound)?;
        let strong = likely(reading, &contact)?.iter().any(|f| f.score >= LIKELY);
        Ok::<_, Fail>((contact, incoming, strong))
    })?;
    let given = errors.take("given", line(value(visit, "given"), "the given name", LONGEST));
    let family = errors.take("family", line(value(visit, "family"), "the family name", LONGEST));
    let birth = birth(visit, "birth_kind", "birth", &mut errors);
    let unborn = birth.flatten().is_some_and(|(_, kind)| kind == BirthKind::Expected);
    if given.as_deref() == Some("") && family.as_deref() == Some("") && !unborn {
        errors.add("given", "Enter a name, even if only one part of it is known");
    }
    let why = errors.take("reason", lines(value(visit, "reason"), "the reason", 1000));
    if strong && why.as_deref() == Some("") {
        errors.add("reason", "Say why this is another person than the likely match beside it");
    }
    let (Some(given), Some(family), Some(birth), Some(why), true) = (given, family, birth, why, errors.is_empty())
    else {
        return visit.read(|reading| again(visit, reading, &errors));
    };
    let source = format!("Contact {}, {}", incoming.reference, incoming.sender_words());
    let reason = Some(why.as_str()).filter(|w| !w.is_empty());
    visit.act(None, reason, |acting| {
        let now = open(visit, acting)?;
        already_settled(&contact, &now)?;
        let new = NewPerson { given: &given, family: &family, called: None, birth, source: &source };
        let id = person::make_person_by(acting, &new, &actor)?;
        add_details(acting, id, &now, &source, &actor)?;
        let how = MatchedHow::Made;
        let said = NewSaid { contact: now.id, person: Some(id), how, score: None, reasons: "", why: &why, by: &by };
        matching::say(acting, &said)?;
        contact::set_person(acting, &now, Some(id), Some(how), &by)?;
        Ok::<_, Fail>(())
    })?;
    Ok(Reply::to_saying(href(contact.id), "The record is made, and the contact is matched to it."))
}

/// What the sender gave besides name and birth; a number that somebody else has, or that cannot be one, is left out and
/// stays readable in the contact.
fn add_details(acting: &mut Acting<'_>, id: i64, contact: &Contact, source: &str, by: &str) -> Result<(), Fail> {
    let (lines, postcode) = (contact.lines.as_str(), contact.postcode.as_str());
    if !lines.is_empty() || !postcode.is_empty() {
        let address = NewAddress { kind: "home", lines, postcode, from: None, to: None, source };
        person::add_address(acting, id, &address, by)?;
    }
    let numbers = [
        (Scheme::Nhs, NhsNumber::parse(&contact.nhs).ok().map(|n| n.plain()), contact.nhs_verified),
        (Scheme::Upn, PupilNumber::parse(&contact.upn).ok().map(|n| n.plain().to_owned()), false),
    ];
    for (scheme, number, verified) in numbers {
        let Some(number) = number else { continue };
        if person::holders(acting, scheme, &number)?.is_empty() {
            let verification = if verified { Verification::Verified } else { Verification::Unverified };
            person::add_identifier(acting, id, scheme, &number, verification, source, by)?;
        }
    }
    Ok(())
}
