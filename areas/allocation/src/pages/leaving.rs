//! A worker who leaves: every child they hold, who comes next, and what is still open.

use super::caseloads::away;
use super::child_list::{self, ChildList};
use crate::load::service;
use crate::store::{handover, holding, team};
use crate::words::children;
use page::{Fail, Html, Reply, Visit, esc};
use record::store::person;
use std::collections::BTreeMap;

/// GET /caseloads/workers/{worker}/leaving
pub fn leaving(visit: &Visit) -> Result<Reply, Fail> {
    let (today, id) = (visit.today(), visit.id("worker")?);
    visit.read(|reading| {
        let worker = team::worker(reading, id)?.ok_or(Fail::NotFound)?;
        let service = service(reading, today)?;
        let held = holding::of_worker(reading, id, today)?;
        let ids: Vec<i64> = held.iter().map(|(child, _)| *child).collect();
        let numbers: BTreeMap<i64, String> = person::people(reading, &ids)?.into_iter().map(|p| (p.id, p.kith_number)).collect();
        let open: BTreeMap<i64, handover::Handover> =
            handover::open_of_worker(reading, id)?.into_iter().filter(|h| h.from_worker == id).map(|h| (h.person, h)).collect();
        let mut rows = Vec::new();
        for (child, since) in held {
            let number = numbers.get(&child).map_or("", String::as_str);
            let next = match open.get(&child) {
                Some(h) => Html(format!(
                    "<a class=\"govuk-link\" href=\"/people/{number}/handover\">{} from {}, {} open</a>",
                    esc(&h.to_name),
                    days::long(h.from),
                    h.open()
                )),
                None if visit.may("allocate") => {
                    Html(format!("<a class=\"govuk-link\" href=\"/people/{number}/workers/new\">Nobody yet: allocate</a>"))
                }
                None => Html::text("Nobody yet"),
            };
            let pack = Html(format!("<a class=\"govuk-link\" href=\"/people/{number}/handover/pack\">Handover pack</a>"));
            rows.push((child, vec![Html::text(&days::long(since)), next, pack]));
        }
        let without = rows.len() - rows.iter().filter(|(child, _)| open.contains_key(child)).count();
        let when = service.worker(id).map(|w| away(w, today)).filter(|words| !words.is_empty());
        let when = when.map_or(String::new(), |words| format!("{}: {words}. ", worker.name));
        let title = format!("{} of {}", children(i64::try_from(rows.len()).unwrap_or(i64::MAX)), worker.name);
        let intro = format!("{when}For {without} of them nobody is named who comes next. Each child meets the new worker before the old one goes; the pack prints.");
        let back = format!("/caseloads/workers/{id}");
        let heads = ["Since", "Who comes next", "To print"];
        let list = ChildList { title, intro, back: (&back, "Caseload"), heads: &heads, rows, none: "They hold no child." };
        child_list::page(visit, reading, list)
    })
}
