//! Which agency a sending comes from, where the sender only wrote it: a likeness is shown, and somebody at the front door says
//! whether it is so.

use super::asked::value;
use super::contact::{href, open};
use crate::rules::agency_likeness::{Likeness, likeness};
use crate::store::incoming::{self, Incoming};
use crate::store::{agency, contact};
use page::{Fail, Html, Reply, Visit, esc};
use store::Reading;

fn likely(reading: &mut Reading<'_>, sent: &Incoming) -> Result<Vec<(agency::Agency, Likeness)>, Fail> {
    if sent.agency.is_some() || sent.is_anonymous() {
        return Ok(Vec::new());
    }
    let all = agency::all(reading)?.into_iter().filter(|a| !a.ended);
    let like = |a: agency::Agency| {
        let found = likeness((&sent.organisation, &sent.email), (&a.name, &a.email))?;
        Some((a, found))
    };
    let mut found: Vec<_> = all.filter_map(like).collect();
    found.sort_by_key(|(_, likeness)| *likeness);
    found.truncate(3);
    Ok(found)
}

/// The suggestion, for whoever works contacts; empty where there is none.
pub fn suggested(visit: &Visit, reading: &mut Reading<'_>, contact: i64, sent: &Incoming) -> Result<Html, Fail> {
    if !visit.may("work_contacts") {
        return Ok(Html::default());
    }
    let mut words = String::new();
    for (agency, likeness) in likely(reading, sent)? {
        words.push_str(&format!(
            "<form method=\"post\" action=\"{}/agency\"><p class=\"govuk-body\">Is this <b>{}</b>? {}.</p>{}<input type=\"hidden\" name=\"agency\" value=\"{}\"><button class=\"govuk-button govuk-button--secondary\" type=\"submit\">Yes, it comes from there</button></form>",
            href(contact),
            esc(&agency.name),
            esc(likeness.words()),
            visit.hidden(),
            agency.id
        ));
    }
    Ok(if words.is_empty() {
        Html::default()
    } else {
        Html(format!("<div class=\"kith-notice kith-no-print\">{words}</div>"))
    })
}

/// POST /front-door/{contact}/agency
pub fn confirm(visit: &Visit) -> Result<Reply, Fail> {
    let chosen = value(visit, "agency").to_owned();
    let (now, name) = visit.read(|reading| {
        let now = open(visit, reading)?;
        let sent = incoming::incoming(reading, now.incoming)?.ok_or(Fail::NotFound)?;
        if sent.agency.is_some() {
            let said = "Somebody said meanwhile from which agency this comes. Load the contact again to see it.";
            return Err(Fail::Stale(said.to_owned()));
        }
        let found = likely(reading, &sent)?.into_iter().find(|(a, _)| a.id.to_string() == chosen);
        let said =
            "This agency is not like the one that was written. Load the contact again and choose one that is offered.";
        let (agency, _) = found.ok_or_else(|| Fail::Refused(said.to_owned()))?;
        Ok((now, agency.name))
    })?;
    visit.act(Some(now.id), None, |acting| {
        let sent = incoming::incoming(acting, now.incoming)?.ok_or(Fail::NotFound)?;
        let agency = likely(acting, &sent)?.into_iter().find(|(a, _)| a.id.to_string() == chosen);
        let said = || Fail::Stale("The agencies changed meanwhile. Load the contact again.".to_owned());
        let (agency, _) = agency.ok_or_else(said)?;
        incoming::set_agency(acting, sent.id, agency.id)?;
        for one in contact::of_incoming(acting, sent.id)? {
            contact::set_agency(acting, one.id, agency.id)?;
        }
        Ok::<_, Fail>(())
    })?;
    Ok(Reply::to_saying(href(now.id), format!("It is counted as from {name}.")))
}
