//! People: family and others who matter, households, and everyone who answered for the child.

pub mod change_relationship;
pub mod household;
pub mod relate;
pub mod unborn;

use crate::pages::child_header::{age_and_birth, confirmed, header};
use crate::rules::workers::{self, Held};
use access::Sight;
use askama::Template;
use page::parts::{Table, empty, table};
use page::{Fail, Html, Place, Reply, Visit};
use record::store::family::{self, Relative};
use record::store::household::{self as households, Household};
use record::store::person::{self, Person};
use record::store::worker::{self, Responsible};
use record::words::RelationshipKind;
use std::collections::HashMap;
use store::Reading;

struct Shown {
    id: i64,
    name: String,
    href: Option<String>,
    age: String,
    is: &'static str,
    words: String,
    until: Option<String>,
    responsibility: String,
    confirmed: String,
    confirm: Option<Html>,
    change: Option<String>,
}

struct Home {
    id: i64,
    words: String,
    members: Vec<Html>,
    lives: String,
}

#[derive(Template)]
#[template(path = "pages/family.html")]
struct Family {
    header: Html,
    at: String,
    short_name: String,
    edit: bool,
    allocate: bool,
    relatives: Vec<Shown>,
    households: Vec<Home>,
    counted: String,
    workers: Html,
    panels: Vec<Html>,
}

/// A person as this visitor may see them in a list.
#[derive(Debug, Clone)]
pub struct SeenAs {
    /// Whether their page is open.
    pub open: bool,
    /// Whether the record is restricted, so that nothing is told but that it is there.
    pub shut: bool,
    /// The name to speak of them by.
    pub name: String,
}

/// Each of these people as this visitor may see them in a list, by key.
pub fn all_seen_as(visit: &Visit, reading: &mut Reading<'_>, people: &[Person]) -> Result<HashMap<i64, SeenAs>, Fail> {
    let ids: Vec<i64> = people.iter().map(|p| p.id).collect();
    let sights = visit.house.sights.sights(reading, visit.who()?, &ids, visit.now)?;
    let restricted = access::restrictions(reading, &ids)?;
    let each = people.iter().zip(sights).map(|(other, sight)| {
        let open = sight == Sight::Open;
        let shut = !open && restricted.contains_key(&other.id);
        let name = match (shut, other.name().is_empty()) {
            (true, _) => "Somebody whose record is restricted".to_owned(),
            (false, true) => "Not yet named".to_owned(),
            (false, false) => other.name(),
        };
        let called = other.called.as_ref().filter(|_| !shut);
        (other.id, SeenAs { open, shut, name: called.map_or(name.clone(), |called| format!("{name} ({called})")) })
    });
    Ok(each.collect())
}

/// One person as this visitor may see them in a list: whether their page is open, and by which name to speak of them.
pub fn seen_as(visit: &Visit, reading: &mut Reading<'_>, other: &Person) -> Result<(bool, String), Fail> {
    let seen = all_seen_as(visit, reading, std::slice::from_ref(other))?.remove(&other.id);
    Ok(seen.map_or((false, String::new()), |seen| (seen.open, seen.name)))
}

/// What parental responsibility means between two kinds of people, in words; empty where the question does not arise.
pub fn responsibility(relative: &Relative) -> String {
    if matches!(relative.kind, RelationshipKind::Sibling | RelationshipKind::Partner | RelationshipKind::Other) {
        return String::new();
    }
    match (relative.responsibility.as_str(), relative.first) {
        ("yes", true) => "Has parental responsibility",
        ("yes", false) => "Under this person's parental responsibility",
        ("no", true) => "No parental responsibility",
        ("no", false) => "Not under this person's parental responsibility",
        _ => "Parental responsibility not known",
    }
    .to_owned()
}

/// GET /people/{person}/family
pub fn family(visit: &Visit) -> Result<Reply, Fail> {
    let subject = visit.subject()?;
    visit.read(|reading| {
        let who = person::person(reading, subject)?;
        let at = format!("/people/{}", who.kith_number);
        let edit = visit.may("edit_person") && who.merged_into.is_none();
        let mut panels = Vec::new();
        let mut shows: Vec<_> =
            visit.house.areas.iter().flat_map(|a| &a.panels).filter(|p| p.place == Place::People).collect();
        shows.sort_by_key(|p| p.order);
        for panel in shows {
            panels.extend((panel.show)(visit, reading, subject)?);
        }
        let all = worker::responsible_over_time(reading, subject)?;
        let body = Family {
            header: header(visit, reading, subject, Some(Place::People))?,
            short_name: if who.short_name().is_empty() { "this child" } else { who.short_name() }.to_owned(),
            relatives: relatives(visit, reading, subject, &at, edit)?,
            households: homes(visit, reading, subject)?,
            counted: counted(&all, visit.today()),
            workers: over_time(&all, visit.today()),
            allocate: visit.may("allocate") && who.merged_into.is_none(),
            at,
            edit,
            panels,
        };
        visit.page(format!("People: {}", who.name()), &body)
    })
}

fn relatives(visit: &Visit, reading: &mut Reading<'_>, subject: i64, at: &str, edit: bool) -> Result<Vec<Shown>, Fail> {
    let mut relatives = family::relatives(reading, subject)?;
    relatives.sort_by_key(|r| (r.to.is_some(), r.kind, !r.first));
    let ids: Vec<i64> = relatives.iter().map(|r| r.person).collect();
    let people = person::people(reading, &ids)?;
    let seen = all_seen_as(visit, reading, &people)?;
    let mut shown = Vec::new();
    for r in relatives {
        let Some(other) = people.iter().find(|p| p.id == r.person) else { continue };
        let Some(SeenAs { open, shut, name }) = seen.get(&other.id).cloned() else { continue };
        let confirm = (edit && open && r.to.is_none()).then(|| {
            Html(format!(
                "<form method=\"post\" action=\"{at}/about/confirm/relationship/{}\">{}<button class=\"kith-linkish\" type=\"submit\">Confirm<span class=\"govuk-visually-hidden\"> {}</span></button></form>",
                r.id,
                visit.hidden(),
                page::esc(&name)
            ))
        });
        // Of a restricted record nothing is told but that it is there: words and sources may name the person.
        let told = |words: String| if shut { String::new() } else { words };
        shown.push(Shown {
            id: r.id,
            href: open.then(|| format!("/people/{}", other.kith_number)),
            age: if open { age_and_birth(other, visit.today()).0 } else { String::new() },
            is: r.is,
            until: r.to.map(|to| format!("until {}", days::long(to))),
            responsibility: told(responsibility(&r)),
            confirmed: told(format!("{}, from {}", confirmed(r.confirmed_at, &r.confirmed_by), r.source)),
            confirm,
            change: (edit && open).then(|| format!("{at}/family/{}", r.id)),
            words: told(r.words),
            name,
        });
    }
    Ok(shown)
}

fn homes(visit: &Visit, reading: &mut Reading<'_>, subject: i64) -> Result<Vec<Home>, Fail> {
    let mut homes = Vec::new();
    let households = households::households(reading, subject)?;
    let ids: Vec<i64> = households.iter().flat_map(|h| &h.members).map(|m| m.person).collect();
    let people = person::people(reading, &ids)?;
    let seen = all_seen_as(visit, reading, &people)?;
    for Household { id, words, lines, postcode, members } in households {
        let first = members.first().and_then(|m| m.from);
        let together = members.iter().all(|m| m.from == first);
        let mut drawn = Vec::new();
        for member in &members {
            let Some(other) = people.iter().find(|p| p.id == member.person) else { continue };
            let Some(SeenAs { open, name, .. }) = seen.get(&other.id) else { continue };
            let (open, name) = (*open, page::esc(name));
            let since =
                member.from.filter(|_| !together).map_or(String::new(), |d| format!(" (since {})", days::long(d)));
            drawn.push(Html(if open && other.id != subject {
                format!("<a class=\"govuk-link\" href=\"/people/{}\">{name}</a>{since}", other.kith_number)
            } else {
                format!("{name}{since}")
            }));
        }
        let lives = lines.lines().chain([postcode.as_str()]).map(str::trim).filter(|l| !l.is_empty());
        let since = first.filter(|_| together).map(|d| format!("since {}", days::long(d)));
        let lives: Vec<String> = lives.map(str::to_owned).chain(since).collect();
        homes.push(Home { id, words, members: drawn, lives: lives.join(", ") });
    }
    Ok(homes)
}

/// "3 workers so far, 2 of them in the last 12 months; Amina Yusuf now, 9 months."; empty before the first.
pub fn counted(all: &[Responsible], today: days::Day) -> String {
    let held: Vec<Held> =
        all.iter().filter_map(|r| Some(Held { worker: r.worker?, role: r.role, from: r.from, to: r.to })).collect();
    let (ever, lately) =
        (workers::had(&held, None, today), workers::had(&held, Some(workers::year_before(today)), today));
    if ever == 0 {
        return String::new();
    }
    let count = if ever == 1 { "1 worker so far".to_owned() } else { format!("{ever} workers so far") };
    let now = all.iter().find(|r| r.to.is_none() && r.from <= today && held.iter().any(|h| Some(h.worker) == r.worker));
    let now = now.filter(|r| r.role != record::words::ResponsibilityRole::Reviewer);
    let now = now.and_then(|r| Some((r.worker_name.clone()?, workers::how_long(r.from, today))));
    let now = now.map_or(String::new(), |(name, long)| format!("; {name} now, {long}"));
    format!("{count}, {lately} of them in the last 12 months{now}.")
}

fn over_time(all: &[Responsible], today: days::Day) -> Html {
    let rows = all.iter().map(|r| {
        let until = r.to.map_or("now".to_owned(), days::long);
        let name = r.worker_name.clone().unwrap_or_else(|| "The team, no worker named".to_owned());
        let team = r.team_name.clone().unwrap_or_default();
        let when = match r.to {
            Some(to) if to == r.from && r.from > today => format!("Was to begin {}; taken back", days::long(to)),
            None if r.from > today => format!("From {}", days::long(r.from)),
            _ => format!("{} to {until}", days::long(r.from)),
        };
        [r.role.words(), &name, &team, &when, &r.reason].map(Html::text).to_vec()
    });
    let rows: Vec<Vec<Html>> = rows.collect();
    if rows.is_empty() {
        return empty("Nobody answers yet. A manager or the front door allocates a worker.");
    }
    table(&Table { caption: "Everyone who has answered", heads: &["Role", "Who", "Team", "When", "Why"], rows })
}
