//! What a manager says of the work for a child: complexity, travel, court; with a reason.

use super::plain_form::{said, whole};
use crate::store::weight::{self, Said};
use crate::words::{COMPLEXITIES, words_of};
use page::parts::{Errors, Field, radios, text, textarea};
use page::{Fail, Reply, Visit};
use people::published::typed::needed_lines;
use people::published::{Asked, as_typed, asked_page};
use store::Reading;

/// Most minutes of travel that are taken. Source: local.
const MOST_MINUTES: i64 = 600;

/// GET /people/{person}/weight
pub fn form(visit: &Visit) -> Result<Reply, Fail> {
    visit.read(|reading| again(visit, reading, &Errors::none()))
}

fn again(visit: &Visit, reading: &mut Reading<'_>, errors: &Errors) -> Result<Reply, Fail> {
    let now = weight::said_of(reading, visit.subject()?)?;
    let intro = now.as_ref().map_or("Nothing was said so far: the work counts as ordinary.".to_owned(), |s| {
        format!("So far: {}. {} ({})", words_of(&COMPLEXITIES, &s.complexity.to_string()), s.reason, s.by)
    });
    let now = now.unwrap_or_default();
    let (complexity, minutes) = (now.complexity.to_string(), now.travel_minutes.to_string());
    let at = |name, label, hint, value| Field { name, label, hint, value };
    let court = if now.court { "yes" } else { "no" };
    let fields = vec![
        radios(
            at("complexity", "How complex is the work?", "", as_typed(visit, "complexity", &complexity)),
            &COMPLEXITIES,
            errors,
        ),
        text(
            at("travel", "Minutes of travel, there and back", "", as_typed(visit, "travel", &minutes)),
            "govuk-input--width-4",
            " inputmode=\"numeric\"",
            errors,
        ),
        radios(
            at("court", "Is there court work?", "", as_typed(visit, "court", court)),
            &[("yes", "Yes"), ("no", "No")],
            errors,
        ),
        textarea(
            at(
                "reason",
                "Why?",
                "What makes the work more or less than that for another child",
                as_typed(visit, "reason", ""),
            ),
            2,
            errors,
        ),
    ];
    let asked = Asked {
        title: "What the work weighs".to_owned(),
        intro: said(&intro),
        fields,
        button: "Save",
        back: (format!("/people/{}/family", visit.param("person")), "People"),
    };
    asked_page(visit, reading, asked, errors)
}

/// POST /people/{person}/weight
pub fn weigh(visit: &Visit) -> Result<Reply, Fail> {
    let subject = visit.subject()?;
    let mut errors = Errors::none();
    let value = |name: &str| visit.form.get(name).unwrap_or_default();
    let complexity =
        COMPLEXITIES.iter().find(|(code, _)| *code == value("complexity")).and_then(|(code, _)| code.parse().ok());
    if complexity.is_none() {
        errors.add("complexity", "Choose how complex the work is");
    }
    let travel = match value("travel").trim() {
        "" => Some(0),
        typed => errors.take("travel", whole(typed, "the minutes", 0, MOST_MINUTES)),
    };
    let court = match value("court") {
        "yes" => Some(true),
        "no" => Some(false),
        _ => {
            errors.add("court", "Choose whether there is court work");
            None
        }
    };
    let reason = errors.take("reason", needed_lines(value("reason"), "why", 500));
    let Some(((complexity, travel_minutes), (court, reason))) = complexity.zip(travel).zip(court.zip(reason)) else {
        return visit.read(|reading| again(visit, reading, &errors));
    };
    let by = visit.who()?.name.clone();
    let new = Said { complexity, travel_minutes, court, reason, by };
    visit.act(Some(subject), Some(&new.reason), |acting| weight::say(acting, subject, &new))?;
    Ok(Reply::to_saying(
        format!("/people/{}/family", visit.param("person")),
        "Saved. It counts in the worker's weight from now on.",
    ))
}
