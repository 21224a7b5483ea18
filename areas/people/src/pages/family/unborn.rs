//! A child not yet born in a family: the expected day, and who the parents and the brothers and sisters are.

use crate::pages::about::edit::{self, typed};
use crate::pages::about::names::LONGEST;
use crate::pages::asked::{self, Asked};
use crate::pages::family::seen_as;
use crate::rules::typed::{birth, line, needed_line};
use page::parts::{Errors, Field, date, radios, text, textarea};
use page::{Fail, Html, Reply, Visit, esc};
use record::store::family::{self, NewRelationship};
use record::store::person::{self, NewPerson, Person};
use record::words::{BirthKind, RelationshipKind};
use store::Reading;

const WHO: [(&str, &str); 3] =
    [("mother", "The mother"), ("parent", "The father or other parent"), ("sibling", "A brother or sister")];

/// The family of the visit's person as far as it is open: parents, brothers and sisters, and children not yet born.
struct Around {
    who: Person,
    parents: Vec<(i64, String)>,
    siblings: Vec<i64>,
    unborn: Vec<String>,
}

fn around(visit: &Visit, reading: &mut Reading<'_>) -> Result<Around, Fail> {
    let subject = visit.subject()?;
    let who = person::person(reading, subject)?;
    let mut around = Around { who, parents: Vec::new(), siblings: Vec::new(), unborn: Vec::new() };
    for relative in family::relatives(reading, subject)?.into_iter().filter(|r| r.to.is_none()) {
        let other = person::person(reading, relative.person)?;
        let (open, name) = seen_as(visit, reading, &other)?;
        if !open {
            continue;
        }
        if other.birth_kind == BirthKind::Expected {
            let day = other.birth.map_or("not known".to_owned(), days::long);
            around.unborn.push(format!("{} (expected {day})", other.shown_number()));
        }
        match (relative.kind, relative.first) {
            (RelationshipKind::Parent, true) => around.parents.push((other.id, name)),
            (RelationshipKind::Parent, false) | (RelationshipKind::Sibling, _) => around.siblings.push(other.id),
            _ => {}
        }
    }
    Ok(around)
}

/// GET /people/{person}/family/unborn
pub fn form(visit: &Visit) -> Result<Reply, Fail> {
    visit.read(|reading| again(visit, reading, &Errors::none()))
}

fn again(visit: &Visit, reading: &mut Reading<'_>, errors: &Errors) -> Result<Reply, Fail> {
    let around = around(visit, reading)?;
    let short = if around.who.short_name().is_empty() { "this person" } else { around.who.short_name() };
    let child = around.who.age_on(visit.today()).is_some_and(|age| age < 12);
    let at = |name, label, hint, value| Field { name, label, hint, value };
    let label = format!("What will {short} be to the child?");
    let guess = if child { "sibling" } else { "" };
    let mut fields = vec![
        date(at("birth", "Expected date of birth", "", typed(visit, "birth", "")), errors),
        radios(at("as", &label, "", typed(visit, "as", guess)), &WHO, errors),
        text(
            at(
                "family",
                "Family name, if it is known",
                "The child is \"not yet named\" until then",
                typed(visit, "family", ""),
            ),
            "govuk-input--width-20",
            " autocomplete=\"off\"",
            errors,
        ),
        edit::source(visit, "For example: the midwife's referral", errors),
    ];
    if !around.unborn.is_empty() {
        let hint = format!("Already expected in this family: {}", around.unborn.join(", "));
        let field = at("reason", "Why is this another child?", hint.as_str(), typed(visit, "reason", ""));
        fields.push(textarea(field, 2, errors));
    }
    let parents = around.parents.iter().map(|(_, name)| esc(name)).collect::<Vec<_>>().join(" and ");
    let parents = if parents.is_empty() {
        String::new()
    } else {
        format!(
            " As a brother or sister of {}, the child is recorded as one of {parents} too: change that on the child's page where it is not so.",
            esc(short)
        )
    };
    let asked = Asked {
        title: "Add a child not yet born".to_owned(),
        intro: Html(format!(
            "<p class=\"govuk-body\">The child gets a record now, with the expected date; name and day of birth follow.{parents}</p>"
        )),
        fields,
        button: "Make the record",
        back: (format!("/people/{}/family", visit.param("person")), "People"),
    };
    asked::page(visit, reading, asked, errors)
}

/// POST /people/{person}/family/unborn
pub fn make_unborn(visit: &Visit) -> Result<Reply, Fail> {
    let (subject, by) = (visit.subject()?, visit.who()?.actor().words);
    let value = |name: &str| visit.form.get(name).unwrap_or_default();
    let around = visit.read(|reading| around(visit, reading))?;
    let mut errors = Errors::none();
    let day = errors.take("birth", birth(value("birth"), BirthKind::Expected, visit.today()));
    let role = WHO.iter().map(|(code, _)| *code).find(|code| *code == value("as"));
    if role.is_none() {
        errors.add("as", "Say what this person will be to the child");
    }
    let name = errors.take("family", line(value("family"), "the family name", LONGEST));
    let source = errors.take("source", needed_line(value("source"), "where you know this from", 200));
    let reason = value("reason").trim();
    if !around.unborn.is_empty() && reason.is_empty() {
        errors.add("reason", "A child is already expected in this family: say why this is another one, as with twins");
    }
    errors.take("reason", line(value("reason"), "the reason", 500));
    let all = day.zip(role).zip(name.zip(source)).filter(|_| errors.is_empty());
    let Some(((day, role), (name, source))) = all else {
        return visit.read(|reading| again(visit, reading, &errors));
    };
    let reason = Some(reason).filter(|r| !r.is_empty());
    let number = visit.act(Some(subject), reason, |acting| {
        let new = NewPerson {
            family: &name,
            birth: Some((day, BirthKind::Expected)),
            source: &source,
            ..NewPerson::default()
        };
        let child = person::make_person_by(acting, &new, &by)?;
        let mut relate = |one: i64, kind: RelationshipKind, words: &str| {
            let other = child;
            let new = NewRelationship { one, other, kind, words, responsibility: "not_known", source: &source };
            family::relate(acting, &new, &by)
        };
        if role == "sibling" {
            relate(subject, RelationshipKind::Sibling, "")?;
            for (parent, _) in &around.parents {
                relate(*parent, RelationshipKind::Parent, "")?;
            }
        } else {
            relate(subject, RelationshipKind::Parent, if role == "mother" { "mother" } else { "" })?;
        }
        for sibling in &around.siblings {
            relate(*sibling, RelationshipKind::Sibling, "")?;
        }
        Ok::<_, Fail>(person::person(acting, child)?.kith_number)
    })?;
    Ok(Reply::to_saying(format!("/people/{number}/about"), "The record of the child not yet born is made."))
}
