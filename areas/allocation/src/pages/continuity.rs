//! How often children change their worker, and for how long they have had the same one; each figure opens its list.

use super::child_list::{self, ChildList, Row};
use crate::rules::continuity::{halves, median_halves, months_before, same_since, whole_months};
use crate::store::holding;
use crate::words::percent;
use askama::Template;
use days::Day;
use page::{Fail, Html, Reply, Visit};
use people::published::workers::{Held, had};
use std::collections::BTreeMap;
use store::Reading;

/// So many workers in a short time are many. Source: capability C17-04.
const MANY: usize = 3;
/// From so many months on a worker is one the family knows. Source: capability C17-05.
const LASTING: i64 = 6;

#[derive(Template)]
#[template(path = "pages/continuity.html")]
struct Continuity {
    day: String,
    changes: Vec<(String, String)>,
    same: Option<(String, String, String)>,
}

/// The children who have a worker today, each with how many they had in 6 and 12 months, and since when the same one.
struct Figures {
    today: Day,
    held: BTreeMap<i64, Vec<Held>>,
}

impl Figures {
    fn read(reading: &mut Reading<'_>, today: Day) -> Result<Figures, Fail> {
        let mut held = holding::held(&holding::whole_stories(reading, today)?);
        held.retain(|_, all| all.iter().any(|h| h.from <= today && h.to.is_none_or(|to| to > today)));
        Ok(Figures { today, held })
    }

    /// Those who had many workers in so many months, with how many; the most first.
    fn many(&self, months: i64) -> Vec<(i64, usize)> {
        let since = months_before(self.today, months);
        let counts = self.held.iter().map(|(child, all)| (*child, had(all, Some(since), self.today)));
        let mut many: Vec<(i64, usize)> = counts.filter(|(_, n)| *n >= MANY).collect();
        many.sort_by_key(|(child, n)| (std::cmp::Reverse(*n), *child));
        many
    }

    /// Since when each has had the same worker, the longest first.
    fn same(&self) -> Vec<(i64, Day)> {
        let since = self.held.iter().filter_map(|(child, all)| Some((*child, same_since(all, self.today)?)));
        let mut same: Vec<(i64, Day)> = since.collect();
        same.sort_by_key(|(child, day)| (*day, *child));
        same
    }

    /// Whether a worker since this day is one of more than six months.
    fn lasting(&self, since: Day) -> bool {
        since < months_before(self.today, LASTING)
    }
}

/// GET /continuity
pub fn continuity(visit: &Visit) -> Result<Reply, Fail> {
    let today = visit.today();
    visit.read(|reading| {
        let figures = Figures::read(reading, today)?;
        let all = figures.held.len();
        let changes = [6, 12].map(|months| {
            let many = figures.many(months).len();
            let words = format!(
                "{many} of {all} children had {MANY} or more workers in {months} months ({})",
                percent(many, all)
            );
            (format!("/continuity/changed-{months}"), words)
        });
        let same = figures.same();
        let months: Vec<i64> = same.iter().map(|(_, since)| whole_months(*since, today)).collect();
        let lasting = same.iter().filter(|(_, since)| figures.lasting(*since)).count();
        let same = median_halves(&months).map(|median| {
            let over = format!(
                "{} have had the same worker for over {LASTING} months ({lasting} of {})",
                percent(lasting, same.len()),
                same.len()
            );
            let rest = format!("{} for less", same.len() - lasting);
            (format!("Median {} months with the same worker", halves(median)), over, rest)
        });
        let body = Continuity { day: days::long(today), changes: changes.into(), same };
        visit.page("Changes of worker", &body)
    })
}

/// GET /continuity/{which}
pub fn list(visit: &Visit) -> Result<Reply, Fail> {
    let (today, which) = (visit.today(), visit.param("which").to_owned());
    visit.read(|reading| {
        let figures = Figures::read(reading, today)?;
        let since = |since: Day| vec![Html::text(&days::long(since)), Html::text(&format!("{} months", whole_months(since, today)))];
        let with_since = |lasting: bool| -> Vec<Row> {
            let same = figures.same().into_iter().filter(|(_, day)| figures.lasting(*day) == lasting);
            same.map(|(child, day)| (child, since(day))).collect()
        };
        let changed = |months: i64| -> Vec<Row> {
            figures.many(months).into_iter().map(|(child, n)| (child, vec![Html::text(&n.to_string())])).collect()
        };
        let (rows, said, heads): (Vec<Row>, &str, &[&str]) = match which.as_str() {
            "changed-6" => (changed(6), "who had 3 or more workers in 6 months", &["Workers"]),
            "changed-12" => (changed(12), "who had 3 or more workers in 12 months", &["Workers"]),
            "lasting" => (with_since(true), "with the same worker for over 6 months", &["Since", "How long"]),
            "shorter" => (with_since(false), "with the same worker for 6 months or less", &["Since", "How long"]),
            _ => return Err(Fail::NotFound),
        };
        let title = format!("{} {said}", crate::words::children(i64::try_from(rows.len()).unwrap_or(i64::MAX)));
        let intro = "Of the children who have a worker today. Reviewing officers are not counted, nor an allocation put right on the same day.";
        let list = ChildList { title, intro: intro.to_owned(), back: ("/continuity", "Changes of worker"), heads, rows, none: "Nobody." };
        child_list::page(visit, reading, list)
    })
}
