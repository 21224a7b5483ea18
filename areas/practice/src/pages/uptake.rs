//! How far a new form, or a new version of one, is taken up: team by team, of the records completed since it is live.

use crate::pages::effort::{linked, open_to};
use crate::pages::figure_page::{Figures, back, page};
use crate::pages::held::Held;
use crate::rules::answered::share;
use crate::store::written::{self, Record};
use crate::words::counted;
use days::Instant;
use page::parts::{Errors, Pager, Table, empty, pager, table};
use page::{Fail, Html, Reply, Visit, esc};
use record::store::{form, worker};
use std::collections::BTreeMap;
use store::Reading;

/// Records on a page of a list. Source: local.
const ON_A_PAGE: usize = 50;

/// What was counted: by team, each record and whether it is on the new way. Team 0: whoever is in no team.
struct Uptake {
    since: Option<Instant>,
    instead: Vec<String>,
    version: i64,
    teams: BTreeMap<i64, Vec<(Record, bool)>>,
}

/// A form made from another is taken up instead of that one; a form of its own by its newest version.
fn count(reading: &mut Reading<'_>, held: &Held) -> Result<Uptake, Fail> {
    let live = held.live.as_ref().ok_or(Fail::NotFound)?;
    let forms = match &live.form.like {
        Some(root) => form::kin(reading, root)?,
        None => vec![held.name.clone()],
    };
    let made = live.form.like.is_some();
    // A form of the council's own is new from its first version on.
    let (version, since) = if made {
        let first = form::versions(reading, &held.name)?.into_iter().min_by_key(|v| v.version);
        (1, first.map(|v| v.live_at))
    } else {
        (live.version, live.since)
    };
    let mut teams: BTreeMap<i64, Vec<(Record, bool)>> = BTreeMap::new();
    if let Some(since) = since {
        let posts = written::teams(reading)?;
        for record in written::since(reading, &forms, since)? {
            let new = record.form == held.name && record.version >= version;
            let day = days::day_of(record.completed);
            let of = record.worker.and_then(|w| posts.get(&w));
            let mut own: Vec<i64> = of
                .into_iter()
                .flatten()
                .filter(|(_, from, to)| *from <= day && to.is_none_or(|to| to > day))
                .map(|(team, ..)| *team)
                .collect();
            own.sort_unstable();
            own.dedup();
            if own.is_empty() {
                own.push(0);
            }
            for team in own {
                teams.entry(team).or_default().push((record.clone(), new));
            }
        }
    }
    let instead = forms.into_iter().filter(|f| *f != held.name).collect();
    Ok(Uptake { since, instead, version, teams })
}

fn of(records: &[(Record, bool)]) -> (String, String) {
    let small = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    let met = records.iter().filter(|(_, new)| *new).count();
    match share(small(met), small(records.len())) {
        Some((share, low, high)) => {
            (format!("{met} of {} ({share:.1}%)", records.len()), format!("{low:.1} to {high:.1}%"))
        }
        None => ("nothing to count".to_owned(), String::new()),
    }
}

fn team_names(reading: &mut Reading<'_>) -> Result<BTreeMap<i64, String>, Fail> {
    let mut names: BTreeMap<i64, String> = worker::teams(reading)?.into_iter().collect();
    names.insert(0, "In no team".to_owned());
    Ok(names)
}

/// GET /forms/{form}/uptake
pub fn show(visit: &Visit) -> Result<Reply, Fail> {
    visit.read(|reading| {
        let held = Held::read(visit, reading)?;
        let counted = count(reading, &held)?;
        let names = team_names(reading)?;
        let called = |(team, records)| (names.get(team).map_or("", String::as_str), *team, records);
        let mut named: Vec<_> = counted.teams.iter().map(called).collect();
        named.sort_unstable_by_key(|(name, team, _)| (*name, *team));
        let rows: Vec<Vec<Html>> = named
            .iter()
            .map(|(name, team, records)| {
                let (figure, range) = of(records);
                let list = |which: &str, words: &str| {
                    format!("<a class=\"govuk-link\" href=\"{}/uptake/{team}/{which}\">{}</a>", held.path(), esc(words))
                };
                let not = records.iter().filter(|(_, new)| !*new).count();
                vec![
                    Html::text(name),
                    Html(list("all", &figure)),
                    Html::text(&range),
                    Html(list("not", &not.to_string())),
                ]
            })
            .collect();
        let intro = match (counted.since, counted.instead.is_empty()) {
            (None, _) => "It has not changed since it came with Kith, so there is nothing new to take up.".to_owned(),
            (Some(at), true) => format!(
                "Records completed since version {} is live, {}, and how many of them are on it.",
                counted.version,
                days::long(days::day_of(at))
            ),
            (Some(at), false) => format!(
                "Records completed since this form is live, {}, on it or on {}, and how many of them are on this form.",
                days::long(days::day_of(at)),
                counted.instead.iter().map(|f| format!("“{f}”")).collect::<Vec<_>>().join(", ")
            ),
        };
        let heads = &["Team", "On the new way", "Range (95%)", "Not on it"];
        let body = if rows.is_empty() {
            empty("No record was completed since.")
        } else {
            table(&Table { caption: "By the team of whoever began the record", heads, rows })
        };
        let figures = Figures {
            back: back(&held.path(), &held.form.title),
            title: format!("How far “{}” is taken up", held.form.title),
            intro: vec![intro],
            body,
            ..Figures::default()
        };
        page(visit, figures, &Errors::none())
    })
}

/// GET /forms/{form}/uptake/{team}/{which}
pub fn list(visit: &Visit) -> Result<Reply, Fail> {
    let team = visit.id("team")?;
    let all = match visit.param("which") {
        "all" => true,
        "not" => false,
        _ => return Err(Fail::NotFound),
    };
    visit.read(|reading| {
        let held = Held::read(visit, reading)?;
        let mut uptake = count(reading, &held)?;
        let name = team_names(reading)?.remove(&team).ok_or(Fail::NotFound)?;
        let mut records = uptake.teams.remove(&team).unwrap_or_default();
        records.retain(|(_, new)| all || !*new);
        let n = i64::try_from(records.len()).unwrap_or(i64::MAX);
        let pages = Pager::at(visit.query.get("page"), i64::try_from(ON_A_PAGE).unwrap_or(50), n);
        let skip = usize::try_from(pages.skip()).unwrap_or(0);
        let here: Vec<&(Record, bool)> = records.iter().skip(skip).take(ON_A_PAGE).collect();
        let open = open_to(visit, reading, &here.iter().map(|(record, _)| record).collect::<Vec<_>>())?;
        let rows: Vec<Vec<Html>> = here
            .iter()
            .map(|(record, new)| {
                let on = format!("{}, version {}", record.form, record.version);
                vec![
                    linked(record, &open),
                    Html::text(&record.by),
                    Html::text(&on),
                    Html::text(if *new { "Yes" } else { "No" }),
                ]
            })
            .collect();
        let heads = &["Completed", "Begun by", "Written on", "The new way"];
        let which = if all { "" } else { " not on the new way" };
        let drawn =
            if rows.is_empty() { empty("None.") } else { table(&Table { caption: "The latest first", heads, rows }) };
        let figures = Figures {
            back: back(&format!("{}/uptake", held.path()), &format!("How far “{}” is taken up", held.form.title)),
            title: format!("{name}: {}{which}", counted(n, "record", "records")),
            body: Html(format!("{drawn}{}", pager(&pages, &visit.path))),
            ..Figures::default()
        };
        page(visit, figures, &Errors::none())
    })
}
