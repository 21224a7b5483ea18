//! Changing a relationship: what it is in words, who holds parental responsibility, that it ended or never was.

use crate::pages::about::edit::{self, typed};
use crate::pages::asked::{self, Asked};
use crate::pages::family::seen_as;
use crate::rules::typed::{line, needed_line, needed_lines, past_day};
use crate::words::RESPONSIBILITIES;
use page::parts::{Errors, Field, date, radios, text, textarea};
use page::{Fail, Html, Reply, Visit, esc};
use record::store::family::{self, Changed, Relative};
use record::store::person;
use store::Reading;

const STANDS: [(&str, &str); 3] = [
    ("stands", "It is so"),
    ("ended", "It has ended, as when parents part or a placement ends"),
    ("mistake", "It never was so: it was recorded by mistake"),
];

/// The relationship in the address, and the other person's name; nothing when that person's record is not open.
fn one(visit: &Visit, reading: &mut Reading<'_>) -> Result<(Relative, String), Fail> {
    let (id, subject) = (visit.id("relationship")?, visit.subject()?);
    let relative = family::relatives(reading, subject)?.into_iter().find(|r| r.id == id).ok_or(Fail::NotFound)?;
    let other = person::person(reading, relative.person)?;
    match seen_as(visit, reading, &other)? {
        (true, name) => Ok((relative, name)),
        (false, _) => Err(Fail::NotFound),
    }
}

/// GET /people/{person}/family/{relationship}
pub fn form(visit: &Visit) -> Result<Reply, Fail> {
    visit.read(|reading| again(visit, reading, &Errors::none()))
}

fn again(visit: &Visit, reading: &mut Reading<'_>, errors: &Errors) -> Result<Reply, Fail> {
    let (relative, name) = one(visit, reading)?;
    let stands = if relative.to.is_some() { "ended" } else { "stands" };
    let to = relative.to.map(days::long).unwrap_or_default();
    let at = |name, label, hint, value| Field { name, label, hint, value };
    let fields = vec![
        radios(at("stands", "Is it so?", "", typed(visit, "stands", stands)), &STANDS, errors),
        text(
            at("words", "More exactly", "For example: mother, half-brother", typed(visit, "words", &relative.words)),
            "govuk-input--width-20",
            " autocomplete=\"off\"",
            errors,
        ),
        radios(
            at(
                "responsibility",
                "Is there parental responsibility between the two?",
                "",
                typed(visit, "responsibility", &relative.responsibility),
            ),
            &RESPONSIBILITIES,
            errors,
        ),
        date(at("to", "If it has ended: since when?", "", typed(visit, "to", &to)), errors),
        textarea(at("reason", "If it was a mistake: how do you know?", "", typed(visit, "reason", "")), 2, errors),
        edit::source(visit, "For example: the mother, a court order", errors),
    ];
    let intro =
        Html(format!("<p class=\"govuk-body\"><b>{}</b>: {}</p>", esc(&name), esc(&relative.is.to_lowercase())));
    let asked = Asked {
        title: "Change what they are to each other".to_owned(),
        intro,
        fields,
        button: "Save",
        back: (format!("/people/{}/family", visit.param("person")), "People"),
    };
    asked::page(visit, reading, asked, errors)
}

/// POST /people/{person}/family/{relationship}
pub fn change_relationship(visit: &Visit) -> Result<Reply, Fail> {
    let (subject, by) = (visit.subject()?, visit.who()?.actor().words);
    let (before, name) = visit.read(|reading| one(visit, reading))?;
    let value = |name: &str| visit.form.get(name).unwrap_or_default();
    let mut errors = Errors::none();
    let stands = STANDS.iter().map(|(code, _)| *code).find(|code| *code == value("stands"));
    if stands.is_none() {
        errors.add("stands", "Say whether it is so");
    }
    let mistake = stands == Some("mistake");
    let reason = if mistake {
        errors.take("reason", needed_lines(value("reason"), "how you know that it was a mistake", 1000)).map(Some)
    } else {
        Some(None)
    };
    let words = errors.take("words", line(value("words"), "what they are", 100));
    let responsibility = RESPONSIBILITIES.iter().map(|(code, _)| *code).find(|code| *code == value("responsibility"));
    if responsibility.is_none() {
        errors.add("responsibility", "Say whether there is parental responsibility, or that it is not known");
    }
    let to = match stands {
        Some("ended") => errors.take("to", past_day(value("to"), "The day it ended", visit.today())),
        _ => Some(None),
    };
    if stands == Some("ended") && to == Some(None) {
        errors.add("to", "Enter the day since when it is no longer so");
    }
    let source =
        if mistake { Ok(String::new()) } else { needed_line(value("source"), "where you know this from", 200) };
    let source = errors.take("source", source);
    let all = words.zip(responsibility).zip(to.zip(source)).zip(reason).filter(|_| errors.is_empty());
    let Some((((words, responsibility), (to, source)), reason)) = all else {
        return visit.read(|reading| again(visit, reading, &errors));
    };
    visit.act(Some(subject), reason.as_deref(), |acting| {
        if !family::relatives(acting, subject)?.contains(&before) {
            let said = "Somebody changed this after you opened the page. Go back, reload the page, and look at what it says now.";
            return Err(Fail::Stale(said.to_owned()));
        }
        if mistake {
            family::end_relationship(acting, before.id)?;
        } else {
            let changed = Changed { words: &words, responsibility, to, source: &source };
            family::change_relationship(acting, before.id, &changed, &by)?;
        }
        Ok(())
    })?;
    let said = if mistake { format!("{name} was taken off the family.") } else { "Saved.".to_owned() };
    Ok(Reply::to_saying(format!("/people/{}/family", visit.param("person")), said))
}
