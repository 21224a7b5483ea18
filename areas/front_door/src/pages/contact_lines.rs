//! Contacts as lines of a list: a child on record whom the visitor may not see is not named.

use super::board::{concern_words, named};
use super::contact::href;
use crate::codes;
use crate::store::contact::Contact;
use crate::store::{agency, decision};
use access::Sight;
use page::parts::{Table, empty, table};
use page::{Fail, Html, Visit, esc};
use record::store::person;
use std::collections::HashMap;
use store::Reading;

/// A table of contacts with how each was decided.
pub fn lines(visit: &Visit, reading: &mut Reading<'_>, contacts: &[Contact]) -> Result<Html, Fail> {
    if contacts.is_empty() {
        return Ok(empty("None."));
    }
    let ids: Vec<i64> = contacts.iter().filter_map(|c| c.person).collect();
    let sights = visit.house.sights.sights(reading, visit.who()?, &ids, visit.now)?;
    let open: HashMap<i64, bool> = ids.iter().copied().zip(sights.into_iter().map(|s| s == Sight::Open)).collect();
    let names: HashMap<i64, String> = person::people(reading, &ids)?.iter().map(|p| (p.id, named(p))).collect();
    let keys: Vec<i64> = contacts.iter().map(|c| c.id).collect();
    let decided: HashMap<i64, (String, String)> = decision::standing_of(reading, &keys)?
        .into_iter()
        .map(|d| (d.contact, (d.typed.outcome, days::long(d.day))))
        .collect();
    let agencies: HashMap<i64, String> = agency::all(reading)?.into_iter().map(|a| (a.id, a.name)).collect();
    let rows = contacts.iter().map(|c| {
        let seen = c.person.is_none_or(|p| open.get(&p).copied().unwrap_or(false));
        let name = match c.person.and_then(|p| names.get(&p)) {
            _ if !seen => "A record that you may not open".to_owned(),
            Some(name) => name.clone(),
            None => c.described(),
        };
        let from = c
            .agency
            .and_then(|a| agencies.get(&a))
            .map_or(codes::words_of(codes::sources(), &c.source_code), String::as_str);
        let (outcome, day) = match decided.get(&c.id) {
            Some((outcome, day)) => {
                (codes::outcome(outcome).map_or(outcome.as_str(), |o| o.words.as_str()), day.as_str())
            }
            None => (c.stage.words(), ""),
        };
        vec![
            Html(format!("<a class=\"govuk-link\" href=\"{}\">{}</a>", href(c.id), esc(&name))),
            Html::text(&days::long(c.received_day)),
            Html::text(from),
            Html::text(if seen { concern_words(&c.concerns) } else { String::new() }.as_str()),
            Html(format!("{}<br><span class=\"kith-quiet\">{}</span>", esc(outcome), esc(day))),
        ]
    });
    let heads = ["Child", "Received", "From", "Concern", "Became"];
    Ok(table(&Table { caption: "", heads: &heads, rows: rows.collect() }))
}
