//! What assessment shows on pages that are not its own: a child's assessments, the level of help, what comes before birth.

use crate::rules::milestone::stands;
use crate::store::{assessment, help_level, pre_birth};
use crate::words::{Standing, level_words, milestones};
use page::parts::tag;
use page::{Fail, Html, Visit, esc};
use people::published::lateness;
use record::store::person;
use record::words::BirthKind;
use store::Reading;

/// Under Plan and work: assessments with their clock, and the level of help.
pub fn work(visit: &Visit, reading: &mut Reading<'_>, subject: i64) -> Result<Option<Html>, Fail> {
    let number = person::person(reading, subject)?.kith_number;
    let mut items = String::new();
    for a in assessment::of_person(reading, subject)? {
        let (due, class) = match a.closed_on {
            Some(on) => (lateness::done(a.due, on, None), if on > a.due { "" } else { "kith-due--met" }),
            None => lateness::due(a.due, visit.today()),
        };
        let state = match a.standing {
            Standing::Open => tag("Open", "blue").0,
            Standing::Waiting => tag("Waiting for a manager", "yellow").0,
            Standing::Complete => String::new(),
        };
        items.push_str(&format!(
            "<li><div class=\"kith-work__what\"><a class=\"govuk-link\" href=\"/records/{}\">Single assessment, begun {}</a> {state}<span class=\"kith-quiet\">{}</span></div><div><span class=\"kith-due {class}\">{}</span></div></li>",
            a.document,
            days::long(a.begun_on),
            esc(&a.why),
            esc(&due)
        ));
    }
    let level = help_level::now(reading, subject)?;
    if items.is_empty() && level.is_none() {
        return Ok(None);
    }
    let level = level
        .map_or("no level noted yet".to_owned(), |l| format!("{} since {}", level_words(&l.level), days::long(l.from)));
    let list = if items.is_empty() { String::new() } else { format!("<ul class=\"kith-work\">{items}</ul>") };
    Ok(Some(Html(format!(
        "<section class=\"kith-card\"><h2 class=\"kith-card__title\">Assessment and level of help <a class=\"govuk-link\" href=\"/people/{number}/help\">{}</a></h2>{list}</section>",
        esc(&level)
    ))))
}

/// Under Plan and work of a child not yet born: the milestones before birth, late ones flagged.
pub fn before_birth(visit: &Visit, reading: &mut Reading<'_>, subject: i64) -> Result<Option<Html>, Fail> {
    let who = person::person(reading, subject)?;
    let (Some(expected), BirthKind::Expected) = (who.birth, who.birth_kind) else { return Ok(None) };
    let booked = pre_birth::bookings(reading, subject)?;
    let mut items = String::new();
    for milestone in &milestones().codes {
        let Some(by) = milestone.day(expected) else { continue };
        let own = booked.iter().find(|b| b.milestone == milestone.code);
        let how = stands(by, own.map(|b| b.booked_for), own.and_then(|b| b.done), visit.today());
        let class = if how.is_late() {
            "kith-due--late"
        } else if own.is_some_and(|b| b.done.is_some()) {
            "kith-due--met"
        } else {
            ""
        };
        items.push_str(&format!(
            "<li><div class=\"kith-work__what\">{}<span class=\"kith-quiet\">by week {}, {}</span></div><div><span class=\"kith-due {class}\">{}</span></div></li>",
            esc(&milestone.words),
            milestone.week,
            days::long(by),
            esc(&how.words(milestone.week))
        ));
    }
    Ok(Some(Html(format!(
        "<section class=\"kith-card\"><h2 class=\"kith-card__title\">Before birth <a class=\"govuk-link\" href=\"/people/{}/pre-birth\">Book or note</a></h2><p class=\"kith-quiet\">Expected {}. {}</p><ul class=\"kith-work\">{items}</ul></section>",
        who.kith_number,
        days::long(expected),
        esc(&milestones().agreed())
    ))))
}
