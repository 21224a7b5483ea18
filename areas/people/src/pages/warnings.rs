//! Warnings: what to mind, whether the person was told and why not, when to look again, and the end of it.

use crate::pages::about::edit::typed;
use crate::pages::asked::{self, Asked};
use crate::rules::typed::{coming_day, lines, needed_line, needed_lines};
use page::parts::{Errors, Field, date, radios, text, textarea};
use page::{Fail, Html, Reply, Visit, esc};
use record::store::warning::{self, Warning};
use store::Reading;

const GRAVITY: [(&str, &str); 2] = [("high", "Danger to life or limb"), ("mind", "Something to mind")];
const TOLD: [(&str, &str); 3] =
    [("yes", "Yes, they know"), ("not_yet", "Not yet"), ("no", "No, and they should not be told")];
const STANDS: [(&str, &str); 2] = [("stands", "It still stands"), ("ended", "It has ended")];

fn back(visit: &Visit) -> String {
    format!("/people/{}/about", visit.param("person"))
}

fn telling(visit: &Visit, before: Option<&Warning>, errors: &Errors) -> Vec<Html> {
    let told = before.map_or("", |w| w.told.as_str());
    let why = before.map_or("", |w| w.told_why.as_str());
    let review = before.and_then(|w| w.review_on).map(days::long).unwrap_or_default();
    let at = |name, label, hint, value| Field { name, label, hint, value };
    let hint =
        "People have a right to know what is written about them, unless telling them would put somebody in danger.";
    vec![
        radios(at("told", "Does the person know of this warning?", hint, typed(visit, "told", told)), &TOLD, errors),
        textarea(at("told_why", "If not: why not?", "", typed(visit, "told_why", why)), 2, errors),
        date(
            at("review_on", "When should it be looked at again?", "Within a year", typed(visit, "review_on", &review)),
            errors,
        ),
    ]
}

struct Telling {
    told: String,
    why: String,
    review: days::Day,
}

fn read_telling(visit: &Visit, before: Option<&Warning>, errors: &mut Errors) -> Option<Telling> {
    let value = |name: &str| visit.form.get(name).unwrap_or_default();
    let told = TOLD.iter().find(|(code, _)| *code == value("told")).map(|(code, _)| (*code).to_owned());
    match told.as_deref() {
        None => errors.add("told", "Say whether the person knows of this warning"),
        Some("yes") => {}
        Some(_) if value("told_why").trim().is_empty() => {
            errors.add("told_why", "Say why the person has not been told, or when they will be");
        }
        Some(_) => {}
    }
    let why = errors.take("told_why", lines(value("told_why"), "why they were not told", 1000));
    let review = errors.take("review_on", coming_day(value("review_on"), "The day to look again", visit.today()));
    if review == Some(None) {
        let last =
            before.and_then(|w| w.review_on).map_or(String::new(), |d| format!("; the last one was {}", days::long(d)));
        errors.add("review_on", format!("Enter the day on which to look at it again{last}"));
    }
    let told = told?;
    let why = why.map(|why| if told == "yes" { String::new() } else { why });
    Some(Telling { told, why: why?, review: review.flatten()? })
}

/// GET /people/{person}/warnings/new
pub fn new(visit: &Visit) -> Result<Reply, Fail> {
    visit.read(|reading| new_again(visit, reading, &Errors::none()))
}

fn new_again(visit: &Visit, reading: &mut Reading<'_>, errors: &Errors) -> Result<Reply, Fail> {
    let at = |name, label, hint| Field { name, label, hint, value: typed(visit, name, "") };
    let hint = "What to do, in a few words: it stands at the head of every page";
    let mut fields = vec![
        text(
            at("words", "What must somebody know before they visit or call?", hint),
            "",
            " autocomplete=\"off\"",
            errors,
        ),
        radios(at("gravity", "How grave is it?", ""), &GRAVITY, errors),
    ];
    fields.extend(telling(visit, None, errors));
    let asked = Asked {
        title: "Add a warning".to_owned(),
        intro: Html::default(),
        fields,
        button: "Add the warning",
        back: (back(visit), "About"),
    };
    asked::page(visit, reading, asked, errors)
}

/// POST /people/{person}/warnings/new
pub fn warn(visit: &Visit) -> Result<Reply, Fail> {
    let (subject, who) = (visit.subject()?, visit.who()?);
    let value = |name: &str| visit.form.get(name).unwrap_or_default();
    let mut errors = Errors::none();
    let words = errors.take("words", needed_line(value("words"), "what to mind", 200));
    let gravity = GRAVITY.iter().find(|(code, _)| *code == value("gravity"));
    if gravity.is_none() {
        errors.add("gravity", "Say how grave it is");
    }
    let telling = read_telling(visit, None, &mut errors);
    let all = words.zip(gravity).zip(telling).filter(|_| errors.is_empty());
    let Some(((words, (gravity, _)), telling)) = all else {
        return visit.read(|reading| new_again(visit, reading, &errors));
    };
    let new = Warning {
        id: 0,
        words,
        high: *gravity == "high",
        told: telling.told,
        told_why: telling.why,
        from: visit.today(),
        review_on: Some(telling.review),
        made_by: who.name.clone(),
    };
    visit.act(Some(subject), None, |acting| warning::warn(acting, subject, &new))?;
    Ok(Reply::to_saying(back(visit), "The warning stands at the head of every page of this record."))
}

fn one(visit: &Visit, reading: &mut Reading<'_>) -> Result<Warning, Fail> {
    let (id, subject) = (visit.id("warning")?, visit.subject()?);
    warning::warnings(reading, subject)?.into_iter().find(|w| w.id == id).ok_or(Fail::NotFound)
}

/// GET /people/{person}/warnings/{warning}
pub fn form(visit: &Visit) -> Result<Reply, Fail> {
    visit.read(|reading| again(visit, reading, &Errors::none()))
}

fn again(visit: &Visit, reading: &mut Reading<'_>, errors: &Errors) -> Result<Reply, Fail> {
    let warning = one(visit, reading)?;
    let at = |name, label, hint| Field { name, label, hint, value: typed(visit, name, "") };
    let mut fields = vec![
        radios(at("stands", "Does it still stand?", ""), &STANDS, errors),
        textarea(at("reason", "If it has ended: how do you know?", ""), 2, errors),
    ];
    fields.extend(telling(visit, Some(&warning), errors));
    let intro = Html(format!(
        "<p class=\"govuk-body\"><b>{}</b>, since {}, by {}</p>",
        esc(&warning.words),
        days::long(warning.from),
        esc(&warning.made_by)
    ));
    let title = "Look at the warning again".to_owned();
    let asked = Asked { title, intro, fields, button: "Save", back: (back(visit), "About") };
    asked::page(visit, reading, asked, errors)
}

/// POST /people/{person}/warnings/{warning}
pub fn review(visit: &Visit) -> Result<Reply, Fail> {
    let (subject, who) = (visit.subject()?, visit.who()?);
    let warning = visit.read(|reading| one(visit, reading))?;
    let value = |name: &str| visit.form.get(name).unwrap_or_default();
    let mut errors = Errors::none();
    let stale = || {
        let said = "Somebody changed or ended this warning after you opened the page. Go back, reload the page, and look at what it says now.";
        Fail::Stale(said.to_owned())
    };
    match value("stands") {
        "ended" => {
            let reason = errors.take("reason", needed_lines(value("reason"), "how you know that it has ended", 1000));
            let Some(reason) = reason else { return visit.read(|reading| again(visit, reading, &errors)) };
            visit.act(Some(subject), Some(&reason), |acting| {
                if !warning::warnings(acting, subject)?.contains(&warning) {
                    return Err(stale());
                }
                Ok(warning::end_warning(acting, warning.id, &who.name, &reason)?)
            })?;
            Ok(Reply::to_saying(back(visit), "The warning was ended. It stays under About, with your reason."))
        }
        "stands" => {
            let telling = read_telling(visit, Some(&warning), &mut errors).filter(|_| errors.is_empty());
            let Some(telling) = telling else { return visit.read(|reading| again(visit, reading, &errors)) };
            visit.act(Some(subject), None, |acting| {
                if !warning::warnings(acting, subject)?.contains(&warning) {
                    return Err(stale());
                }
                let Telling { told, why, review } = &telling;
                Ok(warning::review_warning(acting, warning.id, told, why, Some(*review))?)
            })?;
            Ok(Reply::to_saying(
                back(visit),
                format!("The warning stands until it is looked at again on {}.", days::long(telling.review)),
            ))
        }
        _ => {
            errors.add("stands", "Say whether the warning still stands");
            visit.read(|reading| again(visit, reading, &errors))
        }
    }
}
