//! The children behind a worker's visits due and court work.

use super::caseload_of::found;
use super::caseloads::{COURT, VISITS};
use super::child_list::{self, ChildList, Row};
use crate::store::court::{self, Why};
use crate::store::visiting;
use crate::words::children;
use page::{Fail, Html, Reply, Visit};
use people::published::lateness;
use record::store::clock;

fn show(
    visit: &Visit,
    reading: &mut store::Reading<'_>,
    (title, intro): (String, &str),
    heads: &[&str],
    rows: Vec<Row>,
) -> Result<Reply, Fail> {
    let back = format!("/caseloads/workers/{}", visit.param("worker"));
    let list =
        ChildList { title, intro: intro.to_owned(), back: (&back, "Caseload"), heads, rows, none: "Nobody now." };
    child_list::page(visit, reading, list)
}

/// Most running duties of a worker that are read. Source: local.
const MOST: i64 = 1_000;

/// "1 visit", "6 visits".
fn counted(n: usize) -> String {
    if n == 1 { "1 visit".to_owned() } else { format!("{n} visits") }
}

/// GET /caseloads/workers/{worker}/visits/{which}
pub fn visits(visit: &Visit) -> Result<Reply, Fail> {
    let today = visit.today();
    visit.read(|reading| {
        let (_, w) = found(visit, reading)?;
        let mut all = visiting::of_worker(reading, w.worker)?;
        let which = match visit.param("which") {
            "due" => "due",
            "overdue" => {
                all.retain(|v| v.due < today);
                "overdue"
            }
            _ => return Err(Fail::NotFound),
        };
        let title = format!("{}: {} {which}", w.name, counted(all.len()));
        let rows = all.into_iter().map(|v| {
            let (when, class) = lateness::due(v.due, today);
            let when = Html(format!("<span class=\"kith-due {class}\">{}</span>", page::esc(&when)));
            (v.person, vec![Html::text(&v.words), when])
        });
        show(visit, reading, (title, VISITS), &["What", "When"], rows.collect())
    })
}

/// GET /caseloads/workers/{worker}/late
pub fn late(visit: &Visit) -> Result<Reply, Fail> {
    let today = visit.today();
    visit.read(|reading| {
        let (_, w) = found(visit, reading)?;
        let mut all = clock::of_worker(reading, w.worker, MOST)?;
        all.retain(|d| d.due < today);
        let clocks = if all.len() == 1 {
            "1 clock that is late".to_owned()
        } else {
            format!("{} clocks that are late", all.len())
        };
        let rows = all.into_iter().map(|d| {
            let (when, class) = lateness::due(d.due, today);
            let when = Html(format!("<span class=\"kith-due {class}\">{}</span>", page::esc(&when)));
            (d.person, vec![Html::text(&d.words), when, Html::text(&d.source)])
        });
        let intro = "What runs for the worker under a rule, and whose day has passed; the longest late first.";
        show(visit, reading, (format!("{}: {clocks}", w.name), intro), &["What", "When", "Rule"], rows.collect())
    })
}

/// GET /caseloads/workers/{worker}/court
pub fn court(visit: &Visit) -> Result<Reply, Fail> {
    visit.read(|reading| {
        let (_, w) = found(visit, reading)?;
        let all = court::why(reading, &w.children, visit.today())?;
        let title = format!("{}: {} with court work", w.name, children(i64::try_from(all.len()).unwrap_or(i64::MAX)));
        let rows = all.into_iter().map(|(child, why)| {
            let said = why.iter().map(|why| match why {
                Why::Said(reason, by) => format!("{by} says so: {reason}"),
                Why::Status(words, at) => {
                    format!("{words}, on record, last confirmed {}", days::long(days::day_of(*at)))
                }
            });
            (child, vec![Html::text(&said.collect::<Vec<_>>().join(". "))])
        });
        show(visit, reading, (title, COURT), &["Why"], rows.collect())
    })
}
