//! What stands above an assessment while it is written and read: whose it is, its clock, its reviews, what a manager said.

use super::conclude_assessment::notes;
use crate::carrying::{FORM, KIND};
use crate::loaded::Loaded;
use crate::store::assessment;
use crate::words::{Standing, outcome};
use page::parts::{SummaryRow, summary};
use page::{Begun, Complete, Fail, Html, OwnForm, Visit, esc};
use people::published::lateness;
use record::store::{clock, work_clock};
use store::Reading;

/// The forms that come along.
pub const FORMS: &[(&str, &str)] = &[(FORM, include_str!("../forms/single_assessment.toml"))];

/// The same, as records.
pub const OWN_FORMS: &[OwnForm] = &[OwnForm {
    form: FORM,
    story: "event",
    told: &["what_happened"],
    begun: Begun::ByItsArea,
    check,
    complete: Complete::GoOn {
        words: "Go on to outcome and next steps",
        to: |record| format!("/assessments/{record}/conclude"),
    },
    moved: crate::moving::moved,
    above,
    beside: |_, reading, record| match assessment::of_document(reading, record)? {
        Some(a) if a.standing == Standing::Open => notes(reading, a.id),
        _ => Ok(Vec::new()),
    },
}];

/// A result of the toolkit that is said to be there must be there, for each child.
fn check(visit: &Visit, reading: &mut Reading<'_>, record: i64) -> Result<Vec<(String, String)>, Fail> {
    use toolkits::published::{Whose, holds};
    let loaded = Loaded::read(reading, record)?;
    let mut stops = Vec::new();
    let neglect = loaded.answers.get("concerns", None).is_some_and(|c| c.lines().any(|code| code == "neglect"));
    if neglect
        && loaded.assessment.standing != Standing::Complete
        && loaded.answers.get("toolkit", None) == Some("result")
    {
        for child in &loaded.children {
            if holds(reading, Whose::Person(child.id), visit.today())?.is_none() {
                stops.push((
                    page::ask::place("toolkit", None),
                    format!(
                        "No result of the neglect toolkit that still holds is on record for {}. Fill it in under “Add”, or choose why there is none",
                        child.name()
                    ),
                ));
            }
        }
    }
    Ok(stops)
}

fn row(what: &str, value: Html) -> SummaryRow {
    SummaryRow { what: what.to_owned(), value, confirmed: String::new(), act: None }
}

fn link(href: &str, words: &str) -> String {
    format!("<a class=\"govuk-link kith-no-print\" href=\"{}\">{}</a>", esc(href), esc(words))
}

fn above(visit: &Visit, reading: &mut Reading<'_>, record: i64) -> Result<Option<Html>, Fail> {
    if assessment::of_document(reading, record)?.is_none() {
        return Ok(None);
    }
    let loaded = Loaded::read(reading, record)?;
    let a = &loaded.assessment;
    let open = a.standing != Standing::Complete;
    let mut rows = vec![row("Clock", the_clock(visit, reading, &loaded)?)];
    let change = if open && visit.may("write_record") { link(&loaded.at("lead"), "Change") } else { String::new() };
    let overseen = loaded.overseer().map_or(String::new(), |o| format!("; overseen by {}", esc(&o)));
    rows.push(row("Leads", Html(format!("{}{overseen} {change}", esc(&loaded.lead())))));
    rows.push(row("Begun", Html::text(&format!("{} by {}. {}", days::long(a.begun_on), a.begun_by, a.why))));
    rows.push(row("Reviews", reviews(visit, reading, &loaded)?));
    if a.earlier.is_some() && open {
        let words = "Read last time's answers beside these; nothing is copied unless you choose it";
        rows.push(row("Last time", Html(link(&loaded.at("last-time"), words))));
    }
    if let Some(on) = a.closed_on {
        let mut came = Vec::new();
        for child in assessment::children(reading, a.id)? {
            let Some(words) = child.outcome.as_deref().and_then(outcome).map(|o| o.words.as_str()) else { continue };
            match loaded.children.iter().find(|c| c.id == child.person).filter(|_| loaded.children.len() > 1) {
                Some(person) => came.push(format!("{}: {words}", person.short_name())),
                None => came.push(words.to_owned()),
            }
        }
        let agreed = if a.agreed_by.is_empty() { String::new() } else { format!(", agreed by {}", a.agreed_by) };
        rows.push(row(
            "Outcome",
            Html::text(&format!("{} ({} by {}{agreed}). {}", came.join("; "), days::long(on), a.closed_by, a.reason)),
        ));
    }
    let waits = match a.standing {
        Standing::Waiting => format!(
            "<div class=\"kith-notice kith-notice--care\"><p><b>It waits for a manager.</b> {}</p></div>",
            link(&loaded.at("decide"), "Read what is proposed, and decide")
        ),
        Standing::Open | Standing::Complete => String::new(),
    };
    Ok(Some(Html(format!("{waits}{}", summary(&rows)))))
}

/// Start, rule, basis and due day of the clock.
fn the_clock(visit: &Visit, reading: &mut Reading<'_>, loaded: &Loaded) -> Result<Html, Fail> {
    let a = &loaded.assessment;
    let mut basis = String::new();
    for child in assessment::children(reading, a.id)? {
        let Some(key) = child.clock.filter(|_| basis.is_empty()) else { continue };
        if let Some(duty) = clock::of_person(reading, child.person)?.into_iter().find(|d| d.id == key) {
            basis = format!("{} ({}, version {})", duty.source, duty.basis, duty.version);
        }
    }
    let (words, class) = match a.closed_on {
        Some(on) => (lateness::done(a.due, on, None), if on > a.due { "kith-due--late" } else { "kith-due--met" }),
        None => lateness::due(a.due, visit.today()),
    };
    Ok(Html(format!(
        "<span class=\"kith-due {class}\">{}</span> since the referral of {}. No more than 45 working days: a maximum, not a target. <span class=\"kith-basis\">{}</span>",
        esc(&words),
        days::long(a.referral),
        esc(&basis)
    )))
}

fn reviews(visit: &Visit, reading: &mut Reading<'_>, loaded: &Loaded) -> Result<Html, Fail> {
    let held = assessment::reviews(reading, loaded.assessment.id)?;
    let mut words: Vec<String> =
        held.iter().map(|r| esc(&format!("{}: {} ({})", days::long(r.held), r.why, r.by))).collect();
    let mut next = work_clock::about(reading, KIND, loaded.assessment.id)?;
    next.retain(|d| d.stopped.is_none());
    next.sort_by_key(|d| d.due);
    if let Some(duty) = next.first().filter(|_| loaded.assessment.closed_on.is_none()) {
        let (due, class) = lateness::due(duty.due, visit.today());
        let go = if visit.may("write_record") { link(&loaded.at("review"), "Review it") } else { String::new() };
        words.push(format!("<span class=\"kith-due {class}\">{}</span> {go}", esc(&due)));
    }
    Ok(Html(if words.is_empty() { "None".to_owned() } else { words.join("<br>") }))
}
