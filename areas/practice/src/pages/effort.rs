//! How much work a form is, version by version: pages opened and minutes, and which pages they are.

use crate::pages::figure_page::{Figures, back, page};
use crate::pages::held::Held;
use crate::rules::effort::{Effort, median, minutes, shown};
use crate::store::written::{self, Record};
use crate::ways::ways;
use crate::words::counted;
use access::Sight;
use page::parts::{Errors, Table, empty, table};
use page::{Fail, Html, Reply, Visit, esc};
use record::store::form;
use std::collections::{BTreeMap, BTreeSet};
use store::Reading;

/// One version's records, each with its work and how often each page was opened.
struct OfVersion {
    records: Vec<(Record, Effort)>,
    pages: BTreeMap<String, Vec<u32>>,
}

fn of_version(reading: &mut Reading<'_>, name: &str, root: Option<&str>, version: i64) -> Result<OfVersion, Fail> {
    let ways = ways();
    let records = written::of_version(reading, name, version, ways.most_records)?;
    let opened = written::opened(reading, &records, ways.pause_minutes.saturating_mul(60_000))?;
    let mut of = OfVersion { records: Vec::new(), pages: BTreeMap::new() };
    for record in records {
        let pages = opened.pages.get(&record.id);
        let own: Vec<&(String, i64)> =
            pages.into_iter().flatten().filter(|(page, _)| ways.belongs(name, root, page)).collect();
        let mut moments: Vec<i64> = own.iter().map(|(_, at)| *at).collect();
        moments.extend(opened.saved.get(&record.id).into_iter().flatten());
        let mut times: BTreeMap<&str, u32> = BTreeMap::new();
        for (page, _) in &own {
            *times.entry(page.as_str()).or_default() += 1;
        }
        for (page, n) in times {
            of.pages.entry(page.to_owned()).or_default().push(n);
        }
        let effort = Effort {
            screens: u32::try_from(own.len()).unwrap_or(u32::MAX),
            minutes: minutes(&mut moments, ways.pause_minutes),
        };
        of.records.push((record, effort));
    }
    Ok(of)
}

fn medians(of: &OfVersion) -> (String, String) {
    let mut screens: Vec<u32> = of.records.iter().map(|(_, e)| e.screens).collect();
    let mut time: Vec<u32> = of.records.iter().map(|(_, e)| e.minutes).collect();
    (shown(median(&mut screens)), shown(median(&mut time)))
}

/// GET /forms/{form}/effort
pub fn show(visit: &Visit) -> Result<Reply, Fail> {
    visit.read(|reading| {
        let held = Held::read(visit, reading)?;
        let live = held.live.as_ref().ok_or(Fail::NotFound)?;
        let root = live.form.like.clone();
        let versions: Vec<(i64, String)> = form::versions(reading, &held.name)?
            .into_iter()
            .map(|v| (v.version, days::long(days::day_of(v.live_at))))
            .collect();
        let mut rows = Vec::new();
        let mut pages = Html::default();
        for (nth, (version, since)) in versions.iter().enumerate() {
            let of = of_version(reading, &held.name, root.as_deref(), *version)?;
            let (screens, time) = medians(&of);
            if nth == 0 {
                pages = by_page(&of);
            }
            let n = counted(i64::try_from(of.records.len()).unwrap_or(i64::MAX), "record", "records");
            rows.push(vec![
                Html::text(&format!("Version {version}, since {since}")),
                Html(format!(
                    "<a class=\"govuk-link\" href=\"{}/effort/{version}\">{}</a>",
                    held.path(),
                    esc(&n)
                )),
                Html::text(&screens),
                Html::text(&time),
            ]);
        }
        let heads = &["Version", "Completed", "Pages opened, median", "Minutes, median"];
        let body = if rows.is_empty() {
            empty("No record was completed with this form yet.")
        } else {
            Html(format!("{}{pages}", table(&Table { caption: "By version, the newest first", heads, rows })))
        };
        let ways = ways();
        let figures = Figures {
            back: back(&held.path(), &held.form.title),
            title: format!("How much work “{}” is", held.form.title),
            body,
            quiet: format!(
                "Counted over the latest {} records of each version. Pages: those that belong to the record, opened by whoever began it, from {} minutes before it was begun until it was completed; what the same person opened for another record of the same child in that time counts too. Minutes: between those pages and what was saved, without pauses of more than {} minutes.",
                ways.most_records, ways.pause_minutes, ways.pause_minutes
            ),
            ..Figures::default()
        };
        page(visit, figures, &Errors::none())
    })
}

/// Which pages the newest version takes, those opened most first.
fn by_page(of: &OfVersion) -> Html {
    if of.pages.is_empty() {
        return Html::default();
    }
    let all = of.records.len();
    let mut pages: Vec<(&str, usize, u64, f64)> = of
        .pages
        .iter()
        .map(|(page, times)| {
            let sum = times.iter().map(|n| u64::from(*n)).sum();
            (page.as_str(), times.len(), sum, median(&mut times.clone()).unwrap_or_default())
        })
        .collect();
    pages.sort_by(|one, other| other.2.cmp(&one.2).then(one.0.cmp(other.0)));
    let rows = pages.iter().map(|(page, records, sum, median)| {
        vec![
            Html::text(ways().called(page)),
            Html::text(&format!("{records} of {all}")),
            Html::text(&sum.to_string()),
            Html::text(&shown(Some(*median))),
        ]
    });
    let heads = &["Page", "Records in which it was opened", "Opened in all", "Median where it was opened"];
    table(&Table { caption: "Pages of the newest version, those opened most first", heads, rows: rows.collect() })
}

/// GET /forms/{form}/effort/{version}
pub fn list(visit: &Visit) -> Result<Reply, Fail> {
    let version = visit.id("version")?;
    visit.read(|reading| {
        let held = Held::read(visit, reading)?;
        let live = held.live.as_ref().ok_or(Fail::NotFound)?;
        if !form::versions(reading, &held.name)?.iter().any(|v| v.version == version) {
            return Err(Fail::NotFound);
        }
        let of = of_version(reading, &held.name, live.form.like.as_deref(), version)?;
        let records: Vec<&Record> = of.records.iter().map(|(record, _)| record).collect();
        let open = open_to(visit, reading, &records)?;
        let rows: Vec<Vec<Html>> = of
            .records
            .iter()
            .map(|(record, effort)| {
                vec![
                    linked(record, &open),
                    Html::text(&record.by),
                    Html::text(&effort.screens.to_string()),
                    Html::text(&effort.minutes.to_string()),
                ]
            })
            .collect();
        let heads = &["Completed", "Begun by", "Pages opened", "Minutes"];
        let n = counted(i64::try_from(rows.len()).unwrap_or(i64::MAX), "record", "records");
        let figures = Figures {
            back: back(&format!("{}/effort", held.path()), &format!("How much work “{}” is", held.form.title)),
            title: format!("“{}”, version {version}: {n}", held.form.title),
            body: if rows.is_empty() {
                empty("None.")
            } else {
                table(&Table { caption: "The latest first", heads, rows })
            },
            ..Figures::default()
        };
        page(visit, figures, &Errors::none())
    })
}

/// Those of these records of which the visitor may open everybody.
pub fn open_to(visit: &Visit, reading: &mut Reading<'_>, records: &[&Record]) -> Result<BTreeSet<i64>, Fail> {
    let ids: Vec<i64> = records.iter().map(|r| r.id).collect();
    let mut open = BTreeSet::new();
    for (record, people) in written::people(reading, &ids)? {
        let mut all = !people.is_empty();
        for person in people {
            all = all && visit.house.sights.sight(reading, visit.who()?, person, visit.now)? == Sight::Open;
        }
        if all {
            open.insert(record);
        }
    }
    Ok(open)
}

/// When a record was completed, leading to it where it is open to the visitor.
pub fn linked(record: &Record, open: &BTreeSet<i64>) -> Html {
    let when = days::long(days::day_of(record.completed));
    if open.contains(&record.id) {
        Html(format!("<a class=\"govuk-link\" href=\"/records/{}\">{}</a>", record.id, esc(&when)))
    } else {
        Html::text(&format!("{when}, a record that you may not open"))
    }
}
