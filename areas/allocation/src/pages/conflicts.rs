//! Declared conflicts: one's own, and for a manager those of the team.

use crate::store::conflict::{self, Conflict};
use crate::store::team;
use crate::words::{KINDS, words_of};
use askama::Template;
use page::parts::{Table, empty, table};
use page::{Fail, Html, Reply, Visit, esc};
use people::published::all_seen_as;
use record::store::{person, worker};
use std::collections::BTreeMap;
use store::Reading;

#[derive(Template)]
#[template(path = "pages/conflicts.html")]
struct Conflicts {
    title: &'static str,
    intro: &'static str,
    linked: bool,
    declare: bool,
    own: Vec<(Html, String)>,
    hidden: Html,
    list: Html,
    links: Vec<(&'static str, &'static str)>,
    here: &'static str,
}

/// What a declaration is about, in words. The person's name stands there only where it was typed, or where the record is
/// open to the reader.
pub fn about(c: &Conflict, open: bool) -> String {
    let d = &c.declared;
    let name = format!("{} {}", d.given, d.family).trim().to_owned();
    let place = [d.lines.replace('\n', ", "), d.postcode.clone()]
        .into_iter()
        .filter(|s| !s.is_empty())
        .collect::<Vec<_>>()
        .join(", ");
    let place = if place.is_empty() { String::new() } else { format!(", {place}") };
    match d.about.as_str() {
        "household" if d.person.is_some() && !open => "A family on record that you may not open".to_owned(),
        "household" => format!("{name} and those who live with them{place}"),
        "surname" => format!("The family name {name}{place}"),
        "address" => format!("The address{}", place.replacen(',', "", 1)),
        _ => format!("Own address{}", place.replacen(',', "", 1)),
    }
}

/// The declarations that rest on a record, each with whether it is open to the visitor.
pub fn open(visit: &Visit, reading: &mut Reading<'_>, all: &[Conflict]) -> Result<BTreeMap<i64, bool>, Fail> {
    let ids: Vec<i64> = all.iter().filter_map(|c| c.declared.person).collect();
    let people = person::people(reading, &ids)?;
    Ok(all_seen_as(visit, reading, &people)?.into_iter().map(|(id, seen)| (id, seen.open)).collect())
}

fn links(visit: &Visit) -> Vec<(&'static str, &'static str)> {
    let mut links = vec![("/conflicts", "My own")];
    if visit.may("supervise") {
        links.push(("/conflicts/team", "My team's"));
    }
    if visit.may("override_conflict") {
        links.push(("/conflicts/overrides", "Allocated in spite of one, by month"));
    }
    links
}

/// GET /conflicts
pub fn own(visit: &Visit) -> Result<Reply, Fail> {
    let worker = visit.who()?.worker;
    visit.read(|reading| {
        let all = match worker {
            Some(worker) => conflict::of_worker(reading, worker)?,
            None => Vec::new(),
        };
        // What somebody declared themselves they know already; still no record is opened by it.
        let (now, ended): (Vec<_>, Vec<_>) = all.iter().partition(|c| c.ended.is_none());
        let own = now.into_iter().map(|c| {
            let more = if c.words.is_empty() { String::new() } else { format!(" {}", c.words) };
            let said = format!("{}. {}. Declared {}.{more}", about(c, true), words_of(&KINDS, &c.kind), days::long(days::day_of(c.at)));
            (Html::text(&said), format!("/conflicts/{}/end", c.declared.id))
        });
        let over = ended.into_iter().filter_map(|c| {
            let (at, why) = c.ended.clone()?;
            Some(vec![Html::text(&about(c, true)), Html::text(&days::long(days::day_of(at))), Html::text(&why)])
        });
        let rows: Vec<Vec<Html>> = over.collect();
        let list = if rows.is_empty() {
            Html::default()
        } else {
            table(&Table { caption: "No longer so", heads: &["What", "Taken back", "Why"], rows })
        };
        let body = Conflicts {
            title: "My declared conflicts of interest",
            intro: "Families, neighbours and others whom you know outside work. You are not given a household that you declare; only your manager and the service manager read this.",
            linked: worker.is_some(),
            declare: worker.is_some(),
            own: own.collect(),
            hidden: visit.hidden(),
            list,
            links: links(visit),
            here: "My own",
        };
        visit.page(body.title, &body)
    })
}

/// The workers whose declarations the visitor reads as their manager: those of their own teams, or everybody.
pub fn managed(visit: &Visit, reading: &mut Reading<'_>) -> Result<Vec<i64>, Fail> {
    let today = visit.today();
    let posts = team::posts(reading, today)?;
    let own = match visit.who()?.worker {
        Some(id) => worker::teams_of(reading, id, today)?,
        None => Vec::new(),
    };
    let all = visit.may("override_conflict");
    let mut workers: Vec<i64> = posts.iter().filter(|p| all || own.contains(&p.team)).map(|p| p.worker).collect();
    workers.sort_unstable();
    workers.dedup();
    Ok(workers)
}

/// To how many records a declaration is tied, linked to it. Nothing is said to the one who declared it.
fn tied(c: &Conflict, own: Option<i64>) -> Html {
    if own == Some(c.worker) {
        return Html::default();
    }
    let words = match c.declared.tied.len() {
        0 => "Not yet: tie it".to_owned(),
        1 => "1 person".to_owned(),
        n => format!("{n} people"),
    };
    let (id, name) = (c.declared.id, esc(&c.worker_name));
    Html(format!(
        "<a class=\"govuk-link\" href=\"/conflicts/{id}\">{words}<span class=\"govuk-visually-hidden\">, declared by {name}</span></a>"
    ))
}

/// GET /conflicts/team
pub fn of_team(visit: &Visit) -> Result<Reply, Fail> {
    let own = visit.who()?.worker;
    visit.read(|reading| {
        let workers = managed(visit, reading)?;
        let declared = conflict::holding(reading, &workers)?;
        let open = open(visit, reading, &declared)?;
        let rows: Vec<Vec<Html>> = declared
            .iter()
            .map(|c| {
                let open = c.declared.person.is_none_or(|p| open.get(&p).copied().unwrap_or_default());
                let since = days::long(days::day_of(c.at));
                let mut row = [c.worker_name.as_str(), &about(c, open), words_of(&KINDS, &c.kind), &c.words, &since].map(Html::text).to_vec();
                row.push(tied(c, own));
                row
            })
            .collect();
        let list = if rows.is_empty() {
            empty("Nobody has declared anything.")
        } else {
            table(&Table { caption: "", heads: &["Worker", "What", "How they know them", "In their words", "Declared", "Tied to a record"], rows })
        };
        let body = Conflicts {
            title: "Declared conflicts of interest",
            intro: "What the workers of your teams declared. It is for managers alone: in allocating, others see only that somebody may not be chosen. Where you know which family is meant, tie the declaration to it: then it excludes for certain.",
            linked: true,
            declare: false,
            own: Vec::new(),
            hidden: Html::default(),
            list,
            links: links(visit),
            here: "My team's",
        };
        visit.page(body.title, &body)
    })
}

/// A name as a link where the record is open, else that there is one.
pub fn linked(name: Option<(&str, &str)>) -> Html {
    name.map_or(Html::text("A record that you may not open"), |(number, name)| {
        Html(format!("<a class=\"govuk-link\" href=\"/people/{number}\"><bdi>{}</bdi></a>", esc(name)))
    })
}
