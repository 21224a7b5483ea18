//! Before a child is born: booking each milestone, or noting that it was done.

use super::asked::{self, Asked, typed};
use super::panels::before_birth;
use crate::store::pre_birth;
use crate::words::milestones;
use days::{Calendar, Day};
use jiff::ToSpan;
use page::parts::{Errors, Field, choice, date, radios};
use page::{Fail, Reply, Visit};
use record::store::person;
use record::words::BirthKind;
use store::Reading;

fn expected(visit: &Visit, reading: &mut Reading<'_>) -> Result<Day, Fail> {
    let who = person::person(reading, visit.subject()?)?;
    who.birth.filter(|_| who.birth_kind == BirthKind::Expected).ok_or_else(|| {
        Fail::Refused(
            "These milestones are for a child not yet born. Enter the expected date of birth under “About” first."
                .to_owned(),
        )
    })
}

/// GET /people/{person}/pre-birth
pub fn form(visit: &Visit) -> Result<Reply, Fail> {
    visit.read(|reading| shown(visit, reading, &Errors::none()))
}

fn shown(visit: &Visit, reading: &mut Reading<'_>, errors: &Errors) -> Result<Reply, Fail> {
    expected(visit, reading)?;
    let options: Vec<(&str, &str)> = std::iter::once(("", "Choose"))
        .chain(milestones().codes.iter().map(|m| (m.code.as_str(), m.words.as_str())))
        .collect();
    let at = |name, label, hint, value| Field { name, label, hint, value };
    let kinds = [("booked", "It is booked for this day"), ("done", "It was done on this day")];
    let asked = Asked {
        title: "Before birth".to_owned(),
        above: before_birth(visit, reading, visit.subject()?)?.unwrap_or_default(),
        fields: vec![
            choice(at("milestone", "Which?", "", typed(visit, "milestone", "")), &options, errors),
            radios(at("kind", "What do you note?", "", typed(visit, "kind", "booked")), &kinds, errors),
            date(at("day", "On which day?", "", typed(visit, "day", "")), errors),
        ],
        button: "Keep it",
        back: (format!("/people/{}/work", visit.param("person")), "Plan and work".to_owned()),
        action: visit.path.clone(),
        ..Asked::default()
    };
    asked::page(visit, reading, asked, errors)
}

/// POST /people/{person}/pre-birth
pub fn book(visit: &Visit) -> Result<Reply, Fail> {
    let subject = visit.subject()?;
    let expected = visit.read(|r| expected(visit, r))?;
    let mut errors = Errors::none();
    let milestone = milestones().codes.iter().find(|m| m.code == visit.form.text("milestone"));
    if milestone.is_none() {
        errors.add("milestone", "Choose what is booked or was done");
    }
    let done = visit.form.text("kind") == "done";
    let day = errors.take("day", days::parse_day(visit.form.text("day")));
    if let Some(day) = day {
        let latest = expected.checked_add(6.weeks()).unwrap_or(expected);
        if done && day > visit.today() {
            errors.add("day", "That day has not come, so it cannot have been done then. Note it as booked");
        } else if day > latest {
            errors.add(
                "day",
                format!(
                    "The child is expected on {}; {} is more than 6 weeks later. Check the day",
                    days::long(expected),
                    days::long(day)
                ),
            );
        } else if !done && !Calendar::england().is_working_day(day).unwrap_or(true) {
            errors.add("day", format!("{} is no working day. Choose another day", days::long(day)));
        }
    }
    let (Some(milestone), Some(day), true) = (milestone, day, errors.is_empty()) else {
        return visit.read(|r| shown(visit, r, &errors));
    };
    let by = &visit.who()?.name;
    visit.act(Some(subject), None, |acting| {
        pre_birth::book(acting, subject, &milestone.code, day, done, by).map_err(Fail::from)
    })?;
    let late = milestone.day(expected).is_some_and(|by| day > by);
    let words = if late {
        format!("Kept. It is later than week {}, and is flagged as late.", milestone.week)
    } else {
        "Kept.".to_owned()
    };
    Ok(Reply::to_saying(visit.path.clone(), words))
}
