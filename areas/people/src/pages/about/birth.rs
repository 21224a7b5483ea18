//! Birth, known, estimated or expected; and death.

use super::edit::{self, Edit, opened, typed, until};
use super::{Row, Scene, show};
use crate::pages::child_header::confirmed;
use crate::rules::typed::{self as rule, needed_line, not_before, past_day};
use days::Day;
use page::parts::{Errors, Field, date, radios};
use page::{Fail, Html, Reply, Visit};
use record::store::person::{self, Person};
use record::words::BirthKind;
use store::Reading;

/// What may be known of a day of birth: the word in a form and the words read.
pub const BIRTHS: [(&str, &str); 4] = [
    ("actual", "Known"),
    ("estimated", "Estimated, as for somebody without papers"),
    ("expected", "Not yet born: the expected date"),
    ("unknown", "Not known"),
];

/// What is known of birth and death.
pub fn rows(scene: &Scene<'_>, reading: &mut Reading<'_>) -> Result<Vec<Row>, Fail> {
    let who = &scene.who;
    let last = person::birth_confirmed(reading, who.id)?;
    let earlier = person::earlier_births(reading, who.id)?.into_iter().map(|e| {
        let day = e.day.map_or("not known".to_owned(), days::long);
        format!("{day}, {}, changed by {}", until(e.until), e.by)
    });
    let what = who.birth_kind.words();
    let moment = last.as_ref().map_or(0, |(at, _)| at.as_millisecond());
    let mut rows = vec![Row {
        key: "birth".to_owned(),
        what: what.to_owned(),
        value: Html::text(&who.birth.map_or("Not known".to_owned(), days::long)),
        confirmed: last.map(|(at, by)| confirmed(at, &by)).unwrap_or_default(),
        earlier: earlier.collect(),
        confirm: scene.confirm("birth", moment, what).filter(|_| who.birth.is_some()),
        change: scene.change("birth", "birth", "Change"),
        open: None,
    }];
    if let Some(death) = who.death {
        rows.push(Row {
            key: "death".to_owned(),
            what: "Died".to_owned(),
            value: Html::text(&days::long(death)),
            confirmed: String::new(),
            earlier: Vec::new(),
            confirm: None,
            change: scene.change("birth", "birth", "Change"),
            open: None,
        });
    }
    Ok(rows)
}

/// How a day of birth stands, so that a change by somebody else shows.
fn standing(who: &Person) -> i64 {
    let kind =
        BirthKind::ALL.iter().position(|k| *k == who.birth_kind).and_then(|n| i64::try_from(n).ok()).unwrap_or(0);
    let day = |d: Option<Day>| d.map_or(0, |d| i64::from(d.year()) * 400 + i64::from(d.day_of_year()));
    (day(who.birth) * 1_000_000 + day(who.death)) * 10 + kind
}

/// GET /people/{person}/about/birth
pub fn form(visit: &Visit) -> Result<Reply, Fail> {
    visit.read(|reading| again(visit, reading, &Errors::none(), false))
}

fn again(visit: &Visit, reading: &mut Reading<'_>, errors: &Errors, stale: bool) -> Result<Reply, Fail> {
    let scene = Scene::of(visit, reading)?;
    let who = &scene.who;
    let known = if who.birth.is_none() { "unknown" } else { who.birth_kind.code() };
    let (birth, death) = (who.birth.map(days::long).unwrap_or_default(), who.death.map(days::long).unwrap_or_default());
    let at = |name, label, hint, value| Field { name, label, hint, value };
    let fields = vec![
        radios(at("birth_kind", "Is the date of birth known?", "", typed(visit, "birth_kind", known)), &BIRTHS, errors),
        date(at("birth", "Date of birth, or the expected date", "", typed(visit, "birth", &birth)), errors),
        date(at("death", "Date of death, only if the person has died", "", typed(visit, "death", &death)), errors),
        edit::source(visit, "For example: birth certificate, midwife's letter", errors),
    ];
    let now = who.birth.map_or("not known".to_owned(), days::long);
    let meanwhile = stale.then(|| {
        format!("Somebody changed this while you wrote; it now says: {now}. What you typed stands below and is not saved yet.")
    });
    let edit = Edit { key: "birth".to_owned(), seen: standing(who), meanwhile, fields, button: "Save" };
    let opened = opened(&scene, edit);
    show(visit, reading, Some(opened), errors)
}

/// The day of birth as typed in `birth` and `birth_kind`; what is wrong is noted at the field.
pub fn read(visit: &Visit, errors: &mut Errors) -> Option<Option<(Day, BirthKind)>> {
    let value = |name: &str| visit.form.get(name).unwrap_or_default();
    match (BirthKind::from_code(value("birth_kind")), value("birth_kind")) {
        (Some(kind), _) => {
            errors.take("birth", rule::birth(value("birth"), kind, visit.today())).map(|day| Some((day, kind)))
        }
        (None, "unknown") if value("birth").trim().is_empty() => Some(None),
        (None, "unknown") => {
            errors.add("birth_kind", "You entered a date of birth: say whether it is known, estimated or expected");
            None
        }
        (None, _) => {
            errors.add("birth_kind", "Say whether the date of birth is known");
            None
        }
    }
}

/// POST /people/{person}/about/birth
pub fn set_birth(visit: &Visit) -> Result<Reply, Fail> {
    let (subject, actor) = (visit.subject()?, visit.who()?.actor().words);
    let mut errors = Errors::none();
    let value = |name: &str| visit.form.get(name).unwrap_or_default();
    let birth = read(visit, &mut errors);
    let death = past_day(value("death"), "The date of death", visit.today());
    let born = birth.flatten().map(|(day, _)| day);
    let death = errors.take(
        "death",
        death.and_then(|day| day.map(|d| not_before(d, "The date of death", born, "the birth")).transpose()),
    );
    let source = errors.take("source", needed_line(value("source"), "where you know this from", 200));
    let (Some(birth), Some(death), Some(source), true) = (birth, death, source, errors.is_empty()) else {
        return visit.read(|reading| again(visit, reading, &errors, false));
    };
    let by = format!("{actor}, from {source}");
    let done = visit.act(Some(subject), Some(&source), |acting| {
        let who = person::person(acting, subject)?;
        if standing(&who) != edit::seen(visit) {
            return Err(Fail::Stale(String::new()));
        }
        let (day, kind) = birth.map_or((None, BirthKind::Actual), |(day, kind)| (Some(day), kind));
        person::set_birth(acting, subject, day, kind, &by)?;
        person::set_death(acting, subject, death)?;
        Ok(())
    });
    match done {
        Err(Fail::Stale(_)) => visit.read(|reading| again(visit, reading, &errors, true)),
        done => {
            done?;
            Ok(Reply::to_saying(format!("/people/{}/about#birth", visit.param("person")), "Saved."))
        }
    }
}
