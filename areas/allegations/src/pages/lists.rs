//! Lists: open by age, closed, and what paper entries lack.

use super::room::{HEADS, adults_of, counted, linked, room, row};
use crate::door;
use crate::rules::ages::{Ages, ages};
use crate::store::{action, adult, allegation, referral};
use crate::words::Referral;
use page::parts::{Pager, Table, empty, pager, pager_within, table};
use page::{Fail, Html, Reply, Visit, esc};
use std::collections::BTreeMap;
use store::Reading;

/// Entries on a page.
const PAGE: i64 = 50;

/// These referrals as a table.
pub fn listed(visit: &Visit, reading: &mut Reading<'_>, caption: &str, all: &[Referral]) -> Result<Html, Fail> {
    let ids: Vec<i64> = all.iter().map(|r| r.id).collect();
    let alleged = allegation::of_referrals(reading, &ids)?;
    let mut who: Vec<i64> = alleged.iter().map(|a| a.adult).collect();
    who.sort_unstable();
    who.dedup();
    let adults = adult::adults(reading, &who)?;
    let today = visit.today();
    let rows = all.iter().map(|r| row(r, adults_of(&alleged, &adults, r.id), today)).collect();
    Ok(table(&Table { caption, heads: &HEADS, rows }))
}

/// Those older than so many years, whose number this is: the first of the list, which begins with the oldest.
fn older(visit: &Visit, found: &Ages) -> Option<(u32, usize)> {
    let years = visit.query.get("years")?;
    [(1, found.over_1), (5, found.over_5), (10, found.over_10)].into_iter().find(|(n, _)| n.to_string() == years)
}

/// "3 older than 10 years".
fn older_words(count: usize, years: u32) -> String {
    match years {
        1 => format!("{count} older than a year"),
        years => format!("{count} older than {years} years"),
    }
}

/// The same, leading to them.
fn older_linked(count: usize, years: u32) -> Html {
    let words = older_words(count, years);
    match count {
        0 => Html::text(&words),
        _ => Html(format!("<a class=\"govuk-link\" href=\"/allegations/open?years={years}\">{words}</a>")),
    }
}

/// How many are older than so many years, each number leading to them.
pub fn by_age(found: &Ages) -> Html {
    let (one, five, ten) =
        (older_linked(found.over_1, 1), older_linked(found.over_5, 5), older_linked(found.over_10, 10));
    Html(format!("{one}, {five}, {ten}"))
}

/// GET /allegations/open
pub fn open(visit: &Visit) -> Result<Reply, Fail> {
    door::enter(visit, "The open referrals", None)?;
    let body = visit.read(|reading| {
        let since = referral::open_since(reading)?;
        let found = ages(&since, visit.today());
        let older = older(visit, &found);
        let count = older.map_or(found.open, |(_, count)| count);
        let of = i64::try_from(count).unwrap_or_default();
        let pages = Pager::at(visit.query.get("page"), PAGE, of);
        let all = referral::open(reading, pages.skip(), PAGE.min(of - pages.skip()))?;
        if all.is_empty() {
            return Ok::<_, Fail>(empty(
                older.map_or("No referral is open.", |_| "No open referral is as old as that."),
            ));
        }
        let all_open = counted(found.open, "referral");
        let (said, query) = match older {
            None => (format!("{all_open} open, the oldest first: {}.", by_age(&found)), String::new()),
            Some((years, _)) => (
                format!(
                    "{}, the oldest first, of <a class=\"govuk-link\" href=\"/allegations/open\">{all_open} open</a>.",
                    older_words(count, years)
                ),
                format!("years={years}&"),
            ),
        };
        let list = listed(visit, reading, "Open, by age", &all)?;
        let pager = pager_within(&pages, "/allegations/open", &query);
        Ok(Html(format!("<p class=\"govuk-body\">{said}</p>{list}{pager}")))
    })?;
    room(visit, "/allegations/open", "Open referrals", body)
}

/// GET /allegations/closed
pub fn closed(visit: &Visit) -> Result<Reply, Fail> {
    door::enter(visit, "The closed referrals", None)?;
    let body = visit.read(|reading| {
        let pages = Pager::at(visit.query.get("page"), PAGE, referral::closed_count(reading)?);
        let all = referral::closed(reading, pages.skip(), PAGE)?;
        if all.is_empty() {
            return Ok::<_, Fail>(empty("No referral was closed yet."));
        }
        let list = listed(visit, reading, "Closed, the latest first", &all)?;
        Ok(Html(format!("{list}{}", pager(&pages, "/allegations/closed"))))
    })?;
    room(visit, "/allegations/closed", "Closed referrals", body)
}

/// GET /allegations/missing
pub fn missing(visit: &Visit) -> Result<Reply, Fail> {
    door::enter(visit, "What paper entries lack", None)?;
    let body = visit.read(|reading| {
        let pages = Pager::at(visit.query.get("page"), PAGE, action::open_count(reading, true)?);
        let all = action::open(reading, true, pages.skip(), PAGE)?;
        let ids: Vec<i64> = all.iter().map(|a| a.referral).collect();
        let known: BTreeMap<i64, Referral> = referral::among(reading, &ids)?.into_iter().map(|r| (r.id, r)).collect();
        let may = visit.may(door::HANDLE);
        let bring = match may {
            true => "<p class=\"kith-no-print\"><a class=\"govuk-button\" href=\"/allegations/import\">Bring paper in</a></p>",
            false => "",
        };
        if all.is_empty() {
            let none = empty("No entry from paper lacks anything that is known of.");
            return Ok::<_, Fail>(Html(format!("{bring}{none}")));
        }
        let rows = all
            .iter()
            .map(|a| {
                let of = known.get(&a.referral);
                let act = match may {
                    true => Html(format!("<a class=\"govuk-link\" href=\"/allegations/actions/{}/done\">Found it<span class=\"govuk-visually-hidden\">: {}</span></a>", a.id, esc(&a.words))),
                    false => Html::default(),
                };
                vec![
                    of.map(linked).unwrap_or_default(),
                    Html::text(&a.words),
                    Html::text(&of.map_or_else(String::new, |r| r.received_kind.words(r.received))),
                    Html::text(&of.map_or_else(String::new, |r| r.place.clone())),
                    act,
                ]
            })
            .collect();
        let list = table(&Table {
            caption: "The riskiest and oldest first",
            heads: &["Reference", "What is missing", "Received", "Where the paper lies", ""],
            rows,
        });
        Ok(Html(format!("{bring}{list}{}", pager(&pages, "/allegations/missing"))))
    })?;
    room(visit, "/allegations/missing", "What paper entries lack", body)
}
