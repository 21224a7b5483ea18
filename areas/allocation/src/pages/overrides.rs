//! Allocations in spite of a declared conflict, by month.

use super::conflicts::linked;
use crate::store::conflict;
use askama::Template;
use page::parts::{Table, empty, table};
use page::{Fail, Html, Reply, Visit};
use people::published::all_seen_as;
use record::store::person;

#[derive(Template)]
#[template(path = "pages/overrides.html")]
struct Overrides {
    months: Vec<(String, Html)>,
    none: Html,
}

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// "November 2026".
fn month(day: days::Day) -> String {
    let at = usize::try_from(day.month() - 1).unwrap_or_default();
    format!("{} {}", MONTHS.get(at).copied().unwrap_or_default(), day.year())
}

/// GET /conflicts/overrides
pub fn overrides(visit: &Visit) -> Result<Reply, Fail> {
    visit.read(|reading| {
        let all = conflict::overrides(reading)?;
        let ids: Vec<i64> = all.iter().map(|o| o.person).collect();
        let people = person::people(reading, &ids)?;
        let seen = all_seen_as(visit, reading, &people)?;
        let mut months: Vec<(String, Vec<Vec<Html>>)> = Vec::new();
        for o in &all {
            let day = days::day_of(o.at);
            let who = people.iter().find(|p| p.id == o.person).zip(seen.get(&o.person)).filter(|(_, s)| s.open);
            let name = linked(who.map(|(p, s)| (p.kith_number.as_str(), s.name.as_str())));
            let reason = if who.is_some() { Html::text(&o.reason) } else { Html::default() };
            let row = vec![Html::text(&days::long(day)), name, Html::text(&o.worker_name), reason, Html::text(&o.by)];
            match months.last_mut().filter(|(m, _)| *m == month(day)) {
                Some((_, rows)) => rows.push(row),
                None => months.push((month(day), vec![row])),
            }
        }
        let heads = ["Day", "Child", "Worker", "Why all the same", "Who decided"];
        let months: Vec<(String, Html)> = months
            .into_iter()
            .map(|(month, rows)| {
                let count =
                    if rows.len() == 1 { "1 allocation".to_owned() } else { format!("{} allocations", rows.len()) };
                let title = format!("{month}: {count}");
                (title, table(&Table { caption: "", heads: &heads, rows }))
            })
            .collect();
        let none = if months.is_empty() {
            empty("Nobody was allocated in spite of a declared conflict.")
        } else {
            Html::default()
        };
        visit.page("Allocated in spite of a declared conflict", &Overrides { months, none })
    })
}
