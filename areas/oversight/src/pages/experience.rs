//! How long each worker has practised, who stands by them, and the trusted list.

use crate::pages::asked::{self, Asked, Part, typed};
use crate::pages::reach;
use crate::rules::decision_points;
use crate::rules::judge::Experience;
use crate::rules::rationale::reason;
use crate::store::experience::{self, Entered, Practice, TrustedEntry};
use crate::store::supervision;
use crate::supervising::start_clock;
use days::Day;
use page::parts::{Errors, Field, Table, choice, date, empty, table, textarea};
use page::{Fail, Html, Reply, Visit, esc};
use record::store::worker::{self, Post};
use std::collections::BTreeMap;
use store::Reading;

/// How long somebody may be trusted at once, in years. Source: local.
const TRUST_YEARS: i64 = 2;

/// What is known of a worker's practice, in words.
pub fn words(practice: Option<&Practice>, today: Day) -> String {
    let kept = practice.cloned().unwrap_or_default();
    Experience { qualified: kept.qualified, first_year_until: kept.first_year_until, trusted: None }.words(today)
}

fn step_words(step: Option<&str>) -> String {
    step.map_or("Every step held by years or trust".to_owned(), |id| {
        decision_points::step(id).map_or_else(|| id.to_owned(), |s| s.words.clone())
    })
}

/// GET /experience
pub fn list(visit: &Visit) -> Result<Reply, Fail> {
    let today = visit.today();
    visit.read(|reading| {
        let workers = reach::workers(visit, reading)?;
        let ids: Vec<i64> = workers.iter().map(|w| w.worker).collect();
        let practice = experience::practice(reading, &ids)?;
        let mut trusted: BTreeMap<i64, Vec<String>> = BTreeMap::new();
        for entry in experience::trusted(reading, &ids)?.into_iter().filter(|e| e.holds(today)) {
            let words = format!("{} until {}", step_words(entry.step.as_deref()), days::long(entry.until));
            trusted.entry(entry.worker).or_default().push(words);
        }
        let rows: Vec<Vec<Html>> = workers
            .iter()
            .map(|w| {
                let kept = practice.get(&w.worker);
                let mentor = kept.and_then(|k| k.mentor.as_ref()).map(|(_, name)| name.as_str()).unwrap_or_default();
                let link = format!("<a class=\"govuk-link\" href=\"/experience/{}\">{}</a>", w.worker, esc(&w.name));
                vec![
                    Html(format!("{link}<br><span class=\"kith-quiet\">{}</span>", esc(&w.team_name))),
                    Html::text(&words(kept, today)),
                    Html::text(mentor),
                    Html::text(&trusted.get(&w.worker).map(|t| t.join("; ")).unwrap_or_default()),
                ]
            })
            .collect();
        let heads = ["Worker", "Experience", "Mentor", "Trusted with"];
        let below = match rows.is_empty() {
            true => empty("Nobody holds a post in your teams."),
            false => table(&Table { caption: "", heads: &heads, rows }),
        };
        let intro =
            "By these the rules of decision points tell who must ask a manager, and supervision how often to meet.";
        let asked = Asked {
            title: "Experience of workers".to_owned(),
            back: ("/supervision".to_owned(), "Supervision"),
            above: Html(format!("<p class=\"govuk-body\">{intro}</p>")),
            parts: Vec::new(),
            below,
        };
        asked::page(visit, asked, &Errors::none())
    })
}

/// GET /experience/{worker}
pub fn form(visit: &Visit) -> Result<Reply, Fail> {
    visit.read(|reading| again(visit, reading, &Errors::none()))
}

fn again(visit: &Visit, reading: &mut Reading<'_>, errors: &Errors) -> Result<Reply, Fail> {
    let (today, id) = (visit.today(), visit.id("worker")?);
    let who = reach::one_worker(visit, reading, id)?;
    let kept = experience::practice(reading, &[id])?.remove(&id).unwrap_or_default();
    let entries = experience::trusted(reading, &[id])?;
    let mut parts = Vec::new();
    if visit.who()?.worker != Some(id) {
        parts.push(practice_part(visit, reading, &kept, id, errors)?);
        parts.push(trust_part(visit, id, errors));
    }
    let own = if parts.is_empty() { " Your own experience is entered by your service manager." } else { "" };
    let known = format!("{}. {}.{own}", who.team_name, words(Some(&kept), today));
    let asked = Asked {
        title: format!("Experience of {}", who.name),
        back: ("/experience".to_owned(), "Experience of workers"),
        above: Html(format!("<p class=\"govuk-body\">{}</p>", esc(&known))),
        parts,
        below: trusted_list(visit, &entries, id, today),
    };
    asked::page(visit, asked, errors)
}

fn practice_part(
    visit: &Visit,
    reading: &mut Reading<'_>,
    kept: &Practice,
    id: i64,
    errors: &Errors,
) -> Result<Part, Fail> {
    let day = |d: Option<Day>| d.map(days::long).unwrap_or_default();
    let (qualified, from, until) = (day(kept.qualified), day(kept.first_year_from), day(kept.first_year_until));
    let mentor = kept.mentor.as_ref().map(|(id, _)| id.to_string()).unwrap_or_default();
    let posts = colleagues(visit, reading, id)?;
    let offered: Vec<(String, String)> =
        posts.iter().map(|p| (p.worker.to_string(), format!("{}, {}", p.name, p.team_name))).collect();
    let mut options = vec![("", "Nobody")];
    options.extend(offered.iter().map(|(id, words)| (id.as_str(), words.as_str())));
    let at = |name, label, hint, value| Field { name, label, hint, value };
    let first = "The assessed and supported year, or what follows it";
    Ok(Part {
        id: "practice",
        title: "Practice".to_owned(),
        above: Html::default(),
        action: format!("/experience/{id}"),
        hidden: visit.hidden(),
        fields: vec![
            date(at("qualified", "Qualified since", "", typed(visit, "qualified", &qualified)), errors),
            date(
                at("first_year_from", "First year in practice from", first, typed(visit, "first_year_from", &from)),
                errors,
            ),
            date(at("first_year_until", "First year until", "", typed(visit, "first_year_until", &until)), errors),
            choice(
                at("mentor", "Experienced colleague who stands by them", "", typed(visit, "mentor", &mentor)),
                &options,
                errors,
            ),
        ],
        button: "Save",
    })
}

/// Everybody who could stand by a worker: all who hold a post, once each, without the worker.
fn colleagues(visit: &Visit, reading: &mut Reading<'_>, id: i64) -> Result<Vec<Post>, Fail> {
    let mut posts = worker::posts(reading, visit.today())?;
    posts.retain(|p| p.worker != id);
    posts.sort_by(|a, b| (&a.name, a.worker).cmp(&(&b.name, b.worker)));
    posts.dedup_by_key(|p| p.worker);
    Ok(posts)
}

fn trust_part(visit: &Visit, id: i64, errors: &Errors) -> Part {
    let mut steps = vec![("", "Every step held by years or trust")];
    steps.extend(decision_points::steps().iter().map(|s| (s.id.as_str(), s.words.as_str())));
    let at = |name, label, hint, value| Field { name, label, hint, value };
    let hint = "What you have seen of their work that shows it";
    Part {
        id: "trust",
        title: "Put on the trusted list".to_owned(),
        above: Html::text("Steps at which everybody asks stay with a manager."),
        action: format!("/experience/{id}/trust"),
        hidden: visit.hidden(),
        fields: vec![
            choice(at("step", "With which step?", "", typed(visit, "step", "")), &steps, errors),
            textarea(at("why", "Why?", hint, typed(visit, "why", "")), 2, errors),
            date(
                at("until", "Until which day?", "At most 2 years ahead; then look again", typed(visit, "until", "")),
                errors,
            ),
        ],
        button: "Put on the list",
    }
}

fn trusted_list(visit: &Visit, entries: &[TrustedEntry], id: i64, today: Day) -> Html {
    let rows: Vec<Vec<Html>> = entries
        .iter()
        .map(|e| {
            let stands = match &e.ended {
                Some((day, by, why)) => esc(&format!("Ended {} by {by}: {why}", days::long(*day))),
                None if e.until < today => esc(&format!("Ended {}", days::long(e.until))),
                None if visit.who.as_ref().is_some_and(|w| w.worker == Some(id)) => "Holds".to_owned(),
                None => format!("<a class=\"govuk-link\" href=\"/experience/{id}/trust/{}/end\">End it<span class=\"govuk-visually-hidden\"> for {}</span></a>", e.id, esc(&step_words(e.step.as_deref()))),
            };
            vec![
                Html::text(&step_words(e.step.as_deref())),
                Html::text(&format!("{} to {}", days::long(e.from), days::long(e.until))),
                Html(format!("{}<br><span class=\"kith-quiet\">{}</span>", esc(&e.why), esc(&e.by))),
                Html(stands),
            ]
        })
        .collect();
    if rows.is_empty() {
        return empty("Not on the trusted list.");
    }
    table(&Table { caption: "The trusted list", heads: &["Step", "From and until", "Why", "Now"], rows })
}

/// Somebody's own experience is entered by another.
fn not_own(visit: &Visit, id: i64) -> Result<(), Fail> {
    if visit.who()?.worker == Some(id) {
        return Err(Fail::Refused(
            "Your own experience is entered by another manager. Ask your service manager.".to_owned(),
        ));
    }
    Ok(())
}

fn optional_day(visit: &Visit, name: &str, errors: &mut Errors) -> Option<Option<Day>> {
    match visit.form.text(name) {
        "" => Some(None),
        typed => errors.take(name, days::parse_day(typed)).map(Some),
    }
}

/// POST /experience/{worker}
pub fn enter(visit: &Visit) -> Result<Reply, Fail> {
    let (id, by) = (visit.id("worker")?, visit.who()?.name.clone());
    let (who, colleagues) = visit.read(|reading| {
        let who = reach::one_worker(visit, reading, id)?;
        Ok::<_, Fail>((who, colleagues(visit, reading, id)?))
    })?;
    not_own(visit, id)?;
    let mut errors = Errors::none();
    let qualified = optional_day(visit, "qualified", &mut errors);
    let from = optional_day(visit, "first_year_from", &mut errors);
    let until = optional_day(visit, "first_year_until", &mut errors);
    let mentor = match visit.form.text("mentor") {
        "" => None,
        typed => {
            let found = typed.parse().ok().filter(|m: &i64| colleagues.iter().any(|c| c.worker == *m));
            if found.is_none() {
                errors.add("mentor", "Choose a colleague from the list, or nobody");
            }
            found
        }
    };
    if let (Some(from), Some(until)) = (from, until) {
        match (from, until) {
            (Some(from), Some(until)) if until <= from => {
                let said = format!(
                    "{} is not after {}, the day it begins. Check the dates",
                    days::long(until),
                    days::long(from)
                );
                errors.add("first_year_until", said);
            }
            (Some(_), None) => errors.add("first_year_until", "Enter until when the first year lasts"),
            (None, Some(_)) => errors.add("first_year_from", "Enter from when the first year counts"),
            _ => {}
        }
    }
    let (Some(qualified), Some(first_year_from), Some(first_year_until), true) =
        (qualified, from, until, errors.is_empty())
    else {
        return visit.read(|reading| again(visit, reading, &errors));
    };
    let entered = Entered { qualified, first_year_from, first_year_until, mentor, by: &by };
    let (today, supervisor) = (visit.today(), visit.who()?.worker);
    visit.act(None, None, |acting| {
        experience::enter(acting, id, &entered)?;
        // The clock of the next supervision runs from when a manager first says how experienced somebody is.
        if supervision::next_due(acting, &[id])?.is_empty() {
            start_clock(acting, id, today, supervisor)?;
        }
        Ok::<_, Fail>(())
    })?;
    Ok(Reply::to_saying(format!("/experience/{id}"), format!("Saved for {}.", who.name)))
}

/// POST /experience/{worker}/trust
pub fn trust(visit: &Visit) -> Result<Reply, Fail> {
    let (id, today, by) = (visit.id("worker")?, visit.today(), visit.who()?.name.clone());
    let who = visit.read(|reading| reach::one_worker(visit, reading, id))?;
    not_own(visit, id)?;
    let mut errors = Errors::none();
    let step = match visit.form.text("step") {
        "" => Some(None),
        typed => decision_points::step(typed).map(|s| Some(s.id.as_str())),
    };
    if step.is_none() {
        errors.add("step", "Choose a step from the list");
    }
    let why = errors.take("why", reason(visit.form.get("why").unwrap_or_default(), "Say why they are trusted with it"));
    let until = errors.take("until", days::parse_day(visit.form.text("until")));
    let far = today.saturating_add(jiff::Span::new().years(TRUST_YEARS));
    match until {
        Some(day) if day <= today => {
            errors.add("until", format!("{} is not ahead. Enter a later day than today", days::long(day)));
        }
        Some(day) if day > far => {
            errors.add(
                "until",
                format!(
                    "{} is more than {TRUST_YEARS} years away. Choose an earlier day, and look again then",
                    days::long(day)
                ),
            );
        }
        _ => {}
    }
    let (Some(step), Some(why), Some(until), true) = (step, why, until, errors.is_empty()) else {
        return visit.read(|reading| again(visit, reading, &errors));
    };
    visit.act(None, Some(&why), |acting| experience::trust(acting, id, step, &why, (today, until), &by))?;
    let said = format!("{} is on the trusted list until {}.", who.name, days::long(until));
    Ok(Reply::to_saying(format!("/experience/{id}"), said))
}

fn entry(visit: &Visit, reading: &mut Reading<'_>) -> Result<(Post, TrustedEntry), Fail> {
    let (id, entry) = (visit.id("worker")?, visit.id("entry")?);
    let who = reach::one_worker(visit, reading, id)?;
    let found = experience::trusted(reading, &[id])?.into_iter().find(|e| e.id == entry).ok_or(Fail::NotFound)?;
    Ok((who, found))
}

/// GET /experience/{worker}/trust/{entry}/end
pub fn end_form(visit: &Visit) -> Result<Reply, Fail> {
    visit.read(|reading| end_again(visit, reading, &Errors::none()))
}

fn end_again(visit: &Visit, reading: &mut Reading<'_>, errors: &Errors) -> Result<Reply, Fail> {
    let (who, entry) = entry(visit, reading)?;
    let at = Field { name: "why", label: "Why does it end?", hint: "", value: typed(visit, "why", "") };
    let part = Part {
        id: "end",
        title: format!("{}: {}", who.name, step_words(entry.step.as_deref())),
        above: Html::default(),
        action: visit.path.clone(),
        hidden: visit.hidden(),
        fields: vec![textarea(at, 2, errors)],
        button: "End it today",
    };
    let asked = Asked {
        title: "Take off the trusted list".to_owned(),
        back: (format!("/experience/{}", who.worker), "Experience"),
        above: Html::default(),
        parts: vec![part],
        below: Html::default(),
    };
    asked::page(visit, asked, errors)
}

/// POST /experience/{worker}/trust/{entry}/end
pub fn end(visit: &Visit) -> Result<Reply, Fail> {
    let (today, by) = (visit.today(), visit.who()?.name.clone());
    let (who, held) = visit.read(|reading| entry(visit, reading))?;
    not_own(visit, who.worker)?;
    let mut errors = Errors::none();
    let why = errors.take("why", reason(visit.form.get("why").unwrap_or_default(), "Say why it ends"));
    let Some(why) = why else { return visit.read(|reading| end_again(visit, reading, &errors)) };
    if held.ended.is_some() || held.until < today {
        let said = "This entry of the trusted list has ended already. Go back to see the list as it stands.";
        return Err(Fail::Stale(said.to_owned()));
    }
    visit.act(None, Some(&why), |acting| experience::end_trust(acting, held.id, today, &why, &by))?;
    Ok(Reply::to_saying(format!("/experience/{}", who.worker), format!("{} is off the trusted list.", who.name)))
}
