//! For a demonstration authority: the same writes as the pages make, at the time of the act.

use crate::codes;
use crate::finish::{self, By};
use crate::rules::decide::Typed;
use crate::rules::threshold::Text;
use crate::store::contact::{self, Contact};
use crate::store::decision::{self, NewDecision};
use crate::store::matching::{self, NewSaid};
use crate::store::request::{self, ASKED, Answered};
use crate::store::setting::{self, Population, Setting};
use crate::store::{agency, call, incoming, threshold};
use crate::waited_for::{self, Question};
use crate::words::MatchedHow;
use days::Day;
use oversight::published::{Ask, AskedStanding, ask};
use page::Fail;
use record::store::work_clock::{self, Whose};
use store::{Acting, Fault};

pub use crate::store::agency::Details;
pub use crate::waited_for::{Message, log as log_call};

/// The text that a council starts from.
const FIRST: &str = include_str!("../threshold_document.toml");

fn missing(id: i64) -> Fault {
    Fault::Missing { table: "contact".to_owned(), id }
}

fn fault(fail: Fail) -> Fault {
    match fail {
        Fail::Fault(fault) => fault,
        other => Fault::Address(other.to_string()),
    }
}

/// Says whose queue the front door is, from when work is not legacy, and how many children live in the area.
pub fn set_up(
    acting: &mut Acting<'_>,
    team: i64,
    legacy_before: Day,
    (year, children, source): (i64, i64, &str),
    by: &str,
) -> Result<(), Fault> {
    setting::set(acting, Setting { team: Some(team), legacy_before: Some(legacy_before) }, by)?;
    setting::add_population(acting, &Population { year, children, source: source.to_owned() })?;
    Ok(())
}

/// Puts the text that a council starts from in force as a version.
pub fn put_threshold_in_force(
    acting: &mut Acting<'_>,
    version: &str,
    from: Day,
    by: &str,
    reason: &str,
) -> Result<(), Fault> {
    let text: Text = toml::from_str(FIRST).unwrap_or_default();
    threshold::put_in_force(acting, version, from, &text, by, reason)?;
    Ok(())
}

/// Adds an agency; gives its key.
pub fn add_agency(acting: &mut Acting<'_>, details: &Details) -> Result<i64, Fault> {
    agency::make(acting, details)
}

fn one(acting: &mut Acting<'_>, id: i64) -> Result<Contact, Fault> {
    contact::contact(acting, id)?.ok_or_else(|| missing(id))
}

/// Gives a contact to a worker of the front door.
pub fn give(acting: &mut Acting<'_>, id: i64, worker: i64) -> Result<(), Fault> {
    let now = one(acting, id)?;
    contact::give(acting, &now, now.team, Some(worker))
}

/// Says whom a contact is about; `made` when the record was made from it, nobody when that cannot be found out.
pub fn settle_who(
    acting: &mut Acting<'_>,
    id: i64,
    person: Option<i64>,
    made: bool,
    why: &str,
    by: &str,
) -> Result<(), Fault> {
    let now = one(acting, id)?;
    let how = match (person, made) {
        (None, _) => MatchedHow::NotIdentified,
        (Some(_), true) => MatchedHow::Made,
        (Some(_), false) => MatchedHow::Chosen,
    };
    matching::say(acting, &NewSaid { contact: id, person, how, score: None, reasons: "", why, by })?;
    contact::set_person(acting, &now, person, Some(how), by)
}

/// A decision as somebody typed it.
#[derive(Debug, Clone, Copy, Default)]
pub struct Decided<'a> {
    /// The outcome's word.
    pub outcome: &'a str,
    /// The reason's word.
    pub reason: &'a str,
    /// Why.
    pub rationale: &'a str,
    /// Level of the threshold document.
    pub level: u8,
    /// The consent's word.
    pub consent: &'a str,
    /// More about it.
    pub consent_why: &'a str,
    /// What was shared.
    pub shared: &'a str,
    /// The answer to the toolkit question.
    pub toolkit: &'a str,
    /// Who decides.
    pub by: &'a str,
    /// Their worker.
    pub worker: Option<i64>,
    /// Their account.
    pub account: i64,
    /// The earlier referral it repeats, and when that work closed; looked for where nothing is said.
    pub earlier: Option<(i64, Option<Day>)>,
    /// The manager who agreed; empty where none was asked.
    pub agreed_by: &'a str,
}

/// Decides a contact. Where it `waits`, a manager is asked and it does not stand yet if one must agree.
pub fn decide(acting: &mut Acting<'_>, id: i64, made: &Decided<'_>, waits: bool) -> Result<(), Fault> {
    let (now, today) = (one(acting, id)?, days::day_of(acting.at));
    let document = threshold::on(acting, today)?;
    let outcome = codes::outcome(made.outcome);
    let place = document.as_ref().and_then(|d| d.level(made.level)).map(|l| l.where_to_go.clone());
    let typed = Typed {
        outcome: made.outcome.to_owned(),
        reason: made.reason.to_owned(),
        rationale: made.rationale.to_owned(),
        level: Some(made.level),
        consent: made.consent.to_owned(),
        consent_why: made.consent_why.to_owned(),
        shared: made.shared.to_owned(),
        withheld: String::new(),
        where_to_go: place.filter(|_| outcome.is_some_and(|o| o.where_to_go)).unwrap_or_default(),
    };
    let earlier = match (made.earlier, now.person.filter(|_| outcome.is_some_and(|o| o.referral))) {
        (None, Some(person)) => finish::earlier_referral(acting, person, &now)?,
        (said, _) => said,
    };
    let version = document.map(|d| d.version).unwrap_or_default();
    let new = NewDecision {
        contact: id,
        typed: &typed,
        outcome_version: codes::outcomes().version,
        standing: "waiting",
        threshold_version: &version,
        toolkit: made.toolkit,
        next_steps: "",
        day: today,
        by: made.by,
        worker: made.worker,
        earlier: earlier.map(|(contact, _)| contact),
        earlier_closed: earlier.and_then(|(_, closed)| closed),
    };
    let key = decision::keep(acting, &new)?;
    if let Some(outcome) = outcome.filter(|o| waits && !o.step.is_empty()) {
        let reference = incoming::incoming(acting, now.incoming)?.ok_or_else(|| missing(id))?.reference;
        let now_at = acting.at;
        let asked = ask(
            acting,
            &Ask {
                step: &outcome.step,
                person: now.person,
                team: now.team,
                worker: made.worker,
                account: made.account,
                by: made.by,
                about_kind: "contact",
                about_id: id,
                about_words: &format!("Contact {reference}"),
                href: &format!("/front-door/{id}"),
                outcome_words: &outcome.words,
                reason: made.rationale,
            },
            now_at,
        )?;
        if asked.standing == AskedStanding::Held {
            decision::waits_on(acting, key, asked.id)?;
            return contact::restage(acting, id);
        }
    }
    let kept = decision::decision(acting, key)?.ok_or_else(|| missing(id))?;
    let by = By { name: made.by, role: "Front door worker", agreed_by: made.agreed_by };
    finish::stand(acting, &now, &kept, by).map_err(fault)
}

/// Asks an agency about a contact; gives the key.
pub fn ask_agency(
    acting: &mut Acting<'_>,
    id: i64,
    agency: (i64, &str),
    (purpose, asked): (&str, &str),
    (worker, by): (i64, &str),
) -> Result<i64, Fault> {
    let now = one(acting, id)?;
    let question = Question { way: ASKED, agency, purpose, asked, basis: "public_task", basis_why: "" };
    let whose = Whose { team: now.team, worker: Some(worker) };
    let (request, _) = waited_for::ask(acting, &question, (Some(id), now.person), whose, by)?;
    contact::restage(acting, id)?;
    Ok(request)
}

/// Keeps an agency's answer, or its refusal; the reason for lateness is kept where it is late.
pub fn answer(
    acting: &mut Acting<'_>,
    id: i64,
    (day, by): (Day, &str),
    (answer, refused_why): (&str, &str),
    late_why: &str,
) -> Result<(), Fault> {
    let Some(asked) = request::request(acting, id)? else { return Err(missing(id)) };
    let late_why = if day > asked.due { late_why } else { "" };
    request::answer(acting, id, &Answered { day, answer, refused_why, late_why, by })?;
    if let Some(clock) = asked.clock {
        work_clock::stop(acting, clock, day)?;
    }
    match asked.contact {
        Some(contact) => contact::restage(acting, contact),
        None => Ok(()),
    }
}

/// Says that a call was returned.
pub fn return_call(acting: &mut Acting<'_>, id: i64, (day, by): (Day, &str), outcome: &str) -> Result<(), Fault> {
    let clock = call::call(acting, id)?.and_then(|c| c.clock);
    call::returned(acting, id, day, by, outcome)?;
    match clock {
        Some(clock) => work_clock::stop(acting, clock, day),
        None => Ok(()),
    }
}
