//! What this area shows on pages that are not its own.

use super::unallocated::lines;
use crate::load::{own, without_tonight};
use crate::rules::level::Standing;
use crate::rules::weigh::weigh;
use crate::store::{conflict, handover, weight};
use crate::words::{COMPLEXITIES, PRIORITIES, children, tenths, words_of};
use page::parts::{SummaryRow, summary};
use page::{Fail, Html, Visit, esc};
use people::published::{age_and_birth, all_seen_as};
use record::store::{person, worker};
use store::Reading;

/// Children in sight on the home page; the rest are on the page of all. Source: local.
const IN_SIGHT: usize = 10;

const CONFLICTS: &str = "<p class=\"govuk-body\"><a class=\"govuk-link\" href=\"/conflicts\">Families I know outside work: my declared conflicts of interest</a></p>";

/// Children without a worker tonight: for those who allocate, of their own teams; of all where their reach is all.
pub fn without_worker(visit: &Visit) -> Result<Option<Html>, Fail> {
    let who = visit.who()?;
    if !visit.may("allocate") {
        return Ok(None);
    }
    let today = visit.today();
    visit.read(|reading| {
        let own = match who.worker {
            Some(id) => worker::teams_of(reading, id, today)?,
            None => Vec::new(),
        };
        let teams = (who.role.reach != access::Reach::All).then_some(own.as_slice());
        let all = without_tonight(reading, today, teams)?;
        let all = lines(reading, all, today)?;
        if all.is_empty() {
            return Ok(None);
        }
        let ids: Vec<i64> = all.iter().take(IN_SIGHT).map(|l| l.without.person).collect();
        let people = person::people(reading, &ids)?;
        let seen = all_seen_as(visit, reading, &people)?;
        let mut items = String::new();
        for line in all.iter().take(IN_SIGHT) {
            let found = people.iter().find(|p| p.id == line.without.person).zip(seen.get(&line.without.person));
            let (name, act) = match found.filter(|(_, s)| s.open) {
                Some((p, s)) => {
                    let at = format!("/people/{}", p.kith_number);
                    let name = esc(&s.name);
                    (
                        format!("<a class=\"govuk-link\" href=\"{at}\"><bdi>{name}</bdi></a>, {}", esc(&age_and_birth(p, today).0)),
                        format!("<a class=\"govuk-link\" href=\"{at}/workers/new\">Allocate<span class=\"govuk-visually-hidden\"> {name}</span></a>"),
                    )
                }
                None => ("A record that you may not open".to_owned(), String::new()),
            };
            let coming = line.without.coming.map_or(String::new(), |d| format!(", a worker comes on {}", days::long(d)));
            let left = if line.without.left.is_some() { ", the worker named has left" } else { "" };
            items.push_str(&format!(
                "<li><div class=\"kith-work__what\">{name}<span class=\"kith-quiet\">{}, without a worker since {}{left}{coming}</span></div><div>{act}</div></li>",
                words_of(&PRIORITIES, &line.priority),
                days::long(line.without.since),
            ));
        }
        Ok(Some(Html(format!(
            "<section class=\"kith-card\"><h2 class=\"kith-card__title\">Waiting for a worker <a class=\"govuk-link\" href=\"/unallocated\">{} tonight</a></h2><ul class=\"kith-work\">{items}</ul></section>",
            all.len()
        ))))
    })
}

/// A worker's own caseload, on the home page.
pub fn my_caseload(visit: &Visit) -> Result<Option<Html>, Fail> {
    let Some(worker) = visit.who()?.worker.filter(|_| visit.may("read_record")) else { return Ok(None) };
    let today = visit.today();
    visit.read(|reading| {
        let w = own(reading, worker, today)?;
        if w.count() == 0 {
            return Ok(None);
        }
        let stands = match w.standing {
            Standing::Within => format!("within the agreed level of {}", w.level),
            Standing::Excepted(until) => format!("over the agreed level of {}, by an exception until {}", w.level, days::long(until)),
            Standing::Over => format!("over the agreed level of {}, with no exception agreed: raise it with your manager", w.level),
        };
        Ok(Some(Html(format!(
            "<section class=\"kith-card\"><h2 class=\"kith-card__title\">My caseload</h2><p class=\"govuk-body\"><b>{}</b>, {stands}. Weight {}.</p>{}</section>",
            children(w.count()),
            tenths(w.weight),
            if visit.may("declare_conflict") { CONFLICTS } else { "" }
        ))))
    })
}

/// What was agreed with the present allocation, what the work weighs, and an open handover; on the child's page.
pub fn of_child(visit: &Visit, reading: &mut Reading<'_>, subject: i64) -> Result<Option<Html>, Fail> {
    let (today, who) = (visit.today(), person::person(reading, subject)?);
    let at = format!("/people/{}", who.kith_number);
    let agreed = conflict::agreed(reading, subject)?;
    let mut rows = Vec::new();
    let row = |what: &str, value: String, act: Option<(String, String)>| SummaryRow {
        what: what.to_owned(),
        value: Html::text(&value),
        confirmed: String::new(),
        act,
    };
    let all = worker::responsible_over_time(reading, subject)?;
    for r in all.iter().filter(|r| r.from > today && r.to.is_none_or(|to| to > r.from)) {
        let name = r.worker_name.clone().or(r.team_name.clone()).unwrap_or_default();
        rows.push(row("Agreed for later", format!("{}: {name}, from {}", r.role.words(), days::long(r.from)), None));
    }
    for r in all.iter().filter(|r| r.to.is_none_or(|to| to > today && to > r.from)) {
        let Some((_, a)) = agreed.iter().find(|(id, _)| *id == r.id) else { continue };
        if let Some(overseer) = &a.overseer_name {
            let name = r.worker_name.clone().unwrap_or_default();
            rows.push(row("Overseen by", format!("{overseer}, for {name} ({})", a.profession), None));
        }
    }
    let held = all.iter().any(|r| r.worker.is_some() && r.from <= today && r.to.is_none_or(|to| to > today));
    if held && visit.may("allocate") {
        let load =
            weight::loads(reading, today, weight::Of::Child(subject))?.get(&subject).copied().unwrap_or_default();
        let weight = tenths(weigh(&load, &weight::tenths(reading, today)?));
        let said = weight::said_of(reading, subject)?;
        let said = said.map_or(String::new(), |s| {
            format!(". {}: {} ({})", words_of(&COMPLEXITIES, &s.complexity.to_string()), s.reason, s.by)
        });
        rows.push(row(
            "What the work weighs",
            format!("{weight}{said}"),
            Some((format!("{at}/weight"), "Change".to_owned())),
        ));
    }
    if let Some(h) = handover::of_person(reading, subject)?.into_iter().find(|h| h.ended_at.is_none()) {
        let words = format!("{} to {} from {}, {} open", h.from_name, h.to_name, days::long(h.from), h.open());
        rows.push(row("Handover", words, Some((format!("{at}/handover"), "Open".to_owned()))));
    }
    if rows.is_empty() {
        return Ok(None);
    }
    Ok(Some(Html(format!("<section><h2 class=\"govuk-heading-m\">Allocation</h2>{}</section>", summary(&rows)))))
}
