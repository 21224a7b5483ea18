//! A change of worker: what must be done before the one goes and the other comes, who did it, when.

use crate::definitions::checklist_version;
use crate::store::handover::{self, Handover, Written};
use askama::Template;
use days::Day;
use page::parts::{Errors, error_summary};
use page::{Fail, Html, Place, Reply, Visit, esc};
use people::published::header;
use people::published::typed::needed_lines;
use record::store::{action, clock, person};
use store::Reading;

/// From so many days on a summary is out of date. Source: local practice standard, rule `one_page_summary`.
const SUMMARY_DAYS: i32 = 30;

struct Line {
    words: String,
    shows: String,
    now: String,
    done: Option<String>,
    act: String,
    key: i64,
}

struct Shown {
    title: String,
    said: String,
    source: String,
    care: Option<String>,
    lines: Vec<Line>,
    open: bool,
}

#[derive(Template)]
#[template(path = "pages/handover.html")]
struct Page {
    header: Html,
    errors: Html,
    wrong: Option<(i64, String)>,
    pack: String,
    hidden: Html,
    may: bool,
    all: Vec<Shown>,
}

/// What the record shows for an item, beside what somebody says.
pub fn beside(item: &str, written: &Written, actions: usize, duties: usize, today: Day) -> String {
    match item {
        "introduction" => written
            .visit
            .map_or("No visit is on record".to_owned(), |d| format!("Last visit on record: {}", days::long(d))),
        "chronology" => written
            .entry
            .map_or("Nothing is in the story".to_owned(), |d| format!("Last entry of the story: {}", days::long(d))),
        "summary" => written.summary.map_or("There is no one-page summary".to_owned(), |d| {
            let old = (today - d).get_days();
            let state = if old < SUMMARY_DAYS { "" } else { ": out of date" };
            format!("Written {}, {old} days old{state}", days::long(d))
        }),
        "open_work" => format!("{actions} open actions, {duties} duties that run"),
        _ => String::new(),
    }
}

fn shown(h: &Handover, at: &str, now: &(Written, usize, usize), today: Day) -> Shown {
    let checklist = checklist_version(h.checklist);
    let lines = h.items.iter().map(|i| {
        let item = checklist.and_then(|c| c.item.iter().find(|c| c.id == i.item));
        Line {
            words: item.map_or(i.item.clone(), |c| c.words.clone()),
            shows: item.map_or(String::new(), |c| c.shows.clone()),
            now: if i.done.is_none() { beside(&i.item, &now.0, now.1, now.2, today) } else { String::new() },
            done: i.done.as_ref().map(|(when, by, words)| format!("{words} ({by}, {})", days::long_with_time(*when))),
            act: format!("{at}/handover/{}/{}", h.id, i.id),
            key: i.id,
        }
    });
    let open = h.ended_at.is_none();
    let not_met = open && !h.is_done("introduction");
    let care = match h.from <= today {
        true if not_met => Some(format!(
            "{} answers since {}, and no visit is noted at which the child met them with the worker before",
            h.to_name,
            days::long(h.from)
        )),
        false if not_met => Some(format!(
            "The child meets {} before {} goes: book the visit of introduction before {}",
            h.to_name,
            h.from_name,
            days::long(h.from)
        )),
        _ => None,
    };
    Shown {
        title: format!("{} to {}", h.from_name, h.to_name),
        said: format!(
            "{} answers from {}. Begun by {} on {}.",
            h.to_name,
            days::long(h.from),
            h.begun_by,
            days::long(days::day_of(h.begun_at))
        ),
        source: checklist.map_or(String::new(), |c| format!("{} ({}, version {})", c.source, c.basis, c.version)),
        care,
        lines: lines.collect(),
        open,
    }
}

/// How recent the record is, and how many actions and duties are open.
pub fn facts(reading: &mut Reading<'_>, subject: i64) -> Result<(Written, usize, usize), Fail> {
    let written = handover::written(reading, subject)?;
    let actions = action::of_person(reading, subject)?.iter().filter(|a| a.is_open()).count();
    let duties = clock::of_person(reading, subject)?.iter().filter(|d| d.stopped.is_none()).count();
    Ok((written, actions, duties))
}

/// GET /people/{person}/handover
pub fn handovers(visit: &Visit) -> Result<Reply, Fail> {
    again(visit, &Errors::none(), None)
}

fn again(visit: &Visit, errors: &Errors, wrong: Option<(i64, String)>) -> Result<Reply, Fail> {
    let (subject, today) = (visit.subject()?, visit.today());
    visit.read(|reading| {
        let who = person::person(reading, subject)?;
        let at = format!("/people/{}", who.kith_number);
        let now = facts(reading, subject)?;
        let all = handover::of_person(reading, subject)?;
        let body = Page {
            header: header(visit, reading, subject, Some(Place::People))?,
            errors: error_summary(errors),
            wrong,
            pack: format!("{at}/handover/pack"),
            hidden: visit.hidden(),
            may: visit.may("write_record"),
            all: all.iter().map(|h| shown(h, &at, &now, today)).collect(),
        };
        let title = format!("Handover: {}", who.name());
        if errors.is_empty() { visit.page(title, &body) } else { visit.page_with_errors(title, &body) }
    })
}

/// POST /people/{person}/handover/{handover}/{item}
pub fn finish_item(visit: &Visit) -> Result<Reply, Fail> {
    let (subject, id, item) = (visit.subject()?, visit.id("handover")?, visit.id("item")?);
    let mut errors = Errors::none();
    let typed = visit.form.get("words").unwrap_or_default();
    let words = errors.take(&format!("words-{item}"), needed_lines(typed, "what shows that it is done", 500));
    let Some(words) = words else { return again(visit, &errors, Some((item, typed.to_owned()))) };
    let by = visit.who()?.name.clone();
    visit.act(Some(subject), None, |acting| {
        let all = handover::of_person(acting, subject)?;
        let h = all.iter().find(|h| h.id == id).ok_or(Fail::NotFound)?;
        let found = h.items.iter().find(|i| i.id == item).ok_or(Fail::NotFound)?;
        if found.done.is_some() || h.ended_at.is_some() {
            let said = "This is noted as done already, or another change took its place. Go back and reload the page.";
            return Err(Fail::Stale(said.to_owned()));
        }
        if found.item == "open_work" {
            clock::hand_over(acting, subject, h.from_worker, h.to_worker)?;
            action::hand_over(acting, subject, h.from_worker, h.to_worker, &h.to_name)?;
        }
        handover::finish_item(acting, id, item, &words, &by)?;
        Ok(())
    })?;
    Ok(Reply::to_saying(format!("/people/{}/handover", visit.param("person")), "Noted as done."))
}

/// The open handovers of the worker signed in, on the home page.
pub fn panel(visit: &Visit) -> Result<Option<Html>, Fail> {
    let Some(worker) = visit.who()?.worker.filter(|_| visit.may("read_record")) else { return Ok(None) };
    let today = visit.today();
    visit.read(|reading| {
        let all = handover::open_of_worker(reading, worker)?;
        if all.is_empty() {
            return Ok(None);
        }
        let ids: Vec<i64> = all.iter().map(|h| h.person).collect();
        let people = person::people(reading, &ids)?;
        let seen = people::published::all_seen_as(visit, reading, &people)?;
        let mut items = String::new();
        for h in &all {
            let who = people.iter().find(|p| p.id == h.person).zip(seen.get(&h.person)).filter(|(_, s)| s.open);
            let name = who.map_or("A record that you may not open".to_owned(), |(p, s)| {
                format!("<a class=\"govuk-link\" href=\"/people/{}/handover\"><bdi>{}</bdi></a>", p.kith_number, esc(&s.name))
            });
            let way = if h.to_worker == worker { format!("from {}", h.from_name) } else { format!("to {}", h.to_name) };
            let open = h.open();
            let open = if open == 1 { "1 thing is open".to_owned() } else { format!("{open} things are open") };
            let (class, when) = match h.from {
                from if from < today => (" kith-due--late", format!("since {}", days::long(from))),
                from if from == today => (" kith-due--soon", "today".to_owned()),
                from => ("", format!("on {}", days::long(from))),
            };
            items.push_str(&format!(
                "<li><div class=\"kith-work__what\">{name}, {}<span class=\"kith-quiet\">{open}</span></div><div><span class=\"kith-due{class}\">{when}</span></div></li>",
                esc(&way)
            ));
        }
        Ok(Some(Html(format!(
            "<section class=\"kith-card\"><h2 class=\"kith-card__title\">Handing over <span class=\"kith-quiet\">{}</span></h2><ul class=\"kith-work\">{items}</ul></section>",
            all.len()
        ))))
    })
}
