//! Lists: open by age, closed, and what paper entries lack.

use super::room::{HEADS, adults_of, counted, linked, room, row};
use crate::door;
use crate::rules::ages::ages;
use crate::store::{action, adult, allegation, referral};
use crate::words::Referral;
use page::parts::{Pager, Table, empty, pager, table};
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

/// GET /allegations/open
pub fn open(visit: &Visit) -> Result<Reply, Fail> {
    door::enter(visit, "The open referrals", None)?;
    let body = visit.read(|reading| {
        let since = referral::open_since(reading)?;
        let found = ages(&since, visit.today());
        let of = i64::try_from(found.open).unwrap_or_default();
        let pages = Pager::at(visit.query.get("page"), PAGE, of);
        let all = referral::open(reading, pages.skip(), PAGE)?;
        if all.is_empty() {
            return Ok::<_, Fail>(empty("No referral is open."));
        }
        let words = format!(
            "{} open, the oldest first: {} older than a year, {} older than 5 years, {} older than 10.",
            counted(found.open, "referral"),
            found.over_1,
            found.over_5,
            found.over_10
        );
        let list = listed(visit, reading, "Open, by age", &all)?;
        Ok(Html(format!("<p class=\"govuk-body\">{}</p>{list}{}", esc(&words), pager(&pages, "/allegations/open"))))
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
