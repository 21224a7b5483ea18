//! One contact: what was said, who it is, what is known, and what was decided.

use super::board::{concern_words, named, priority_tag, stage_tag};
use super::{agency_of, decide, matching, requests, sent};
use crate::codes;
use crate::store::contact::{self, Contact};
use crate::store::incoming::{self, Incoming};
use crate::store::{decision, threshold};
use crate::words::{How, Priority, Stage};
use askama::Template;
use page::parts::{Field, SummaryRow, choice, notice, summary};
use page::{Fail, Html, Params, Reply, Visit, esc};
use people::published::lateness;
use record::store::{person, work_clock, worker};
use record::words::BirthKind;
use store::{Fault, Reading};

#[derive(Template)]
#[template(path = "pages/contact.html")]
struct Shown {
    name: String,
    nth: String,
    stage: Html,
    priority: Html,
    due: (String, &'static str),
    basis: String,
    notice: Html,
    decisions: Vec<Html>,
    who: Html,
    contact: Contact,
    incoming: Incoming,
    concerns: String,
    level: Option<String>,
    sent: Html,
    panels: Vec<Html>,
    acts: Html,
    has: String,
    told: Html,
    agency: Html,
    described: Html,
    others: Html,
}

/// Whom the contact in the address is about: nobody while that is not settled; nothing when there is no such contact.
pub fn about(reading: &mut Reading<'_>, params: &Params) -> Result<Option<Vec<i64>>, Fault> {
    let Some(id) = params.id("contact") else { return Ok(None) };
    Ok(contact::person_of(reading, id)?.map(|person| person.into_iter().collect()))
}

/// The contact in the address. Errors with [`Fail::NotFound`] when there is none.
pub fn one(visit: &Visit, reading: &mut Reading<'_>) -> Result<Contact, Fail> {
    contact::contact(reading, visit.id("contact")?)?.ok_or(Fail::NotFound)
}

/// The contact in the address while it is open. Errors with what happened meanwhile.
pub fn open(visit: &Visit, reading: &mut Reading<'_>) -> Result<Contact, Fail> {
    let contact = one(visit, reading)?;
    if contact.is_open() {
        return Ok(contact);
    }
    Err(Fail::Stale("This contact is decided. Go back and load its page again to see what was decided.".to_owned()))
}

/// Its address.
pub fn href(contact: i64) -> String {
    format!("/front-door/{contact}")
}

/// The child by name where the record says it, or as described.
pub fn name_of(reading: &mut Reading<'_>, contact: &Contact) -> Result<String, Fail> {
    Ok(match contact.person {
        Some(id) => named(&person::person(reading, id)?),
        None => contact.described(),
    })
}

/// GET /front-door/{contact}
pub fn contact(visit: &Visit) -> Result<Reply, Fail> {
    visit.read(|reading| {
        let contact = one(visit, reading)?;
        let incoming = incoming::incoming(reading, contact.incoming)?.ok_or(Fail::NotFound)?;
        let today = visit.today();
        let siblings = contact::of_incoming(reading, contact.incoming)?;
        let due = match contact.closed_at {
            Some(at) => decided_in_time(&contact, days::day_of(at)),
            None => lateness::due(contact.due, today),
        };
        let duties = work_clock::about(reading, "contact", contact.id)?;
        let basis = duties.first().map_or(String::new(), |d| {
            let basis = days::Basis::from_code(&d.basis).map_or("", days::Basis::words);
            format!("{}, counted from {}: {} ({basis})", d.words, days::long(d.started), d.source)
        });
        let level = match incoming.suggested_level {
            Some(level) => Some(level_words(reading, &incoming.threshold_version, level)?),
            None => None,
        };
        let mut decisions = Vec::new();
        for one in decision::of_contact(reading, contact.id)? {
            decisions.push(decide::shown(visit, reading, &contact, &one)?);
        }
        let name = name_of(reading, &contact)?;
        let title = format!("Contact: {name}");
        let body = Shown {
            nth: if siblings.len() > 1 {
                format!("child {} of {}", contact.nth, siblings.len())
            } else {
                String::new()
            },
            stage: stage_tag(contact.stage),
            priority: if contact.priority == Priority::Normal {
                Html::default()
            } else {
                priority_tag(contact.priority)
            },
            due,
            basis,
            notice: next_step(visit, &contact),
            decisions,
            who: matching::section(visit, reading, &contact)?,
            concerns: concern_words(&contact.concerns),
            level,
            sent: Html(sent::shown(&incoming.answers)),
            panels: vec![requests::section(visit, reading, &contact)?],
            acts: acts(visit, &contact),
            has: has_it(reading, &contact)?,
            told: told(&incoming),
            agency: if contact.is_open() {
                agency_of::suggested(visit, reading, contact.id, &incoming)?
            } else {
                Html::default()
            },
            described: described(&contact),
            others: others(visit, reading, &contact, &siblings)?,
            name,
            contact,
            incoming,
        };
        visit.page(title, &body)
    })
}

fn decided_in_time(contact: &Contact, day: days::Day) -> (String, &'static str) {
    (lateness::done(contact.due, day, None), if day > contact.due { "kith-due--late" } else { "kith-due--met" })
}

fn level_words(reading: &mut Reading<'_>, version: &str, level: u8) -> Result<String, Fail> {
    let document = threshold::version(reading, version)?;
    let name = document.and_then(|d| d.level(level).map(|l| l.name.clone())).unwrap_or_default();
    Ok(if name.is_empty() { format!("level {level}") } else { format!("level {level}, {name}") })
}

/// What the page says of the next step, which follows from what is recorded.
fn next_step(visit: &Visit, contact: &Contact) -> Html {
    let at = href(contact.id);
    match contact.stage {
        Stage::Decided => Html::default(),
        Stage::WaitingForManager => notice("", "A manager must agree to the decision before it stands."),
        _ if contact.settled_who() && visit.may("decide_contacts") => Html(format!(
            "<p class=\"kith-no-print\"><a class=\"govuk-button\" role=\"button\" href=\"{at}/decide\">Decide what happens next</a></p>"
        )),
        _ => Html::default(),
    }
}

fn has_it(reading: &mut Reading<'_>, contact: &Contact) -> Result<String, Fail> {
    let team = match contact.team {
        Some(id) => worker::teams(reading)?.into_iter().find(|(team, _)| *team == id).map(|(_, name)| name),
        None => None,
    };
    let team = team.map_or(String::new(), |name| format!(", {name}"));
    Ok(match contact.worker {
        Some(id) => format!("{}{team}", worker_name(reading, id)?),
        None => format!("Nobody yet{team}"),
    })
}

/// A worker's name.
pub fn worker_name(reading: &mut Reading<'_>, id: i64) -> Result<String, Fail> {
    Ok(contact::worker_name(reading, id)?.unwrap_or_else(|| "A worker".to_owned()))
}

fn acts(visit: &Visit, contact: &Contact) -> Html {
    if !contact.is_open() || !visit.may("work_contacts") {
        return Html::default();
    }
    let at = href(contact.id);
    let me = visit.who.as_ref().and_then(|w| w.worker);
    let take = match me {
        Some(me) if contact.worker != Some(me) => format!(
            "<form method=\"post\" action=\"{at}/take\">{}<button class=\"govuk-button govuk-button--secondary\" type=\"submit\">Take it</button></form>",
            visit.hidden()
        ),
        _ => String::new(),
    };
    let priorities: Vec<(&str, &str)> = Priority::ALL.iter().map(|p| (p.code(), p.words())).collect();
    let field = Field { name: "priority", label: "Priority", hint: "", value: contact.priority.code() };
    Html(format!(
        "{take}<p class=\"govuk-body\"><a class=\"govuk-link\" href=\"{at}/give\">Give it to somebody</a></p>
<form method=\"post\" action=\"{at}/priority\">{}{}<button class=\"govuk-button govuk-button--secondary\" type=\"submit\">Change the priority</button></form>",
        visit.hidden(),
        choice(field, &priorities, &page::parts::Errors::none())
    ))
}

/// A line of a summary.
pub fn line(what: &str, value: &str) -> SummaryRow {
    SummaryRow { what: what.to_owned(), value: Html::text(value), confirmed: String::new(), act: None }
}

fn told(incoming: &Incoming) -> Html {
    let mut rows = vec![
        line("From", &incoming.sender_words()),
        line(
            "Came in",
            &format!("{}, {}", days::long_with_time(incoming.received_at), incoming.how.words().to_lowercase()),
        ),
        line("Counted as", codes::words_of(codes::sources(), &incoming.source_code)),
    ];
    let name = [incoming.name.as_str(), incoming.role.as_str()].into_iter().filter(|w| !w.is_empty());
    let name = name.collect::<Vec<_>>().join(", ");
    let optional = [
        ("Name", name.as_str()),
        ("Telephone", incoming.phone.as_str()),
        ("E-mail", incoming.email.as_str()),
        ("To the child", incoming.relation.as_str()),
        ("Taken in by", incoming.taken_by.as_str()),
    ];
    rows.extend(optional.into_iter().filter(|(_, value)| !value.is_empty()).map(|(what, value)| line(what, value)));
    let reply = if incoming.is_anonymous() {
        "Cannot be told: gave no name or way to be reached"
    } else if incoming.wants_reply {
        "Is told what was decided"
    } else {
        "Does not want to be told"
    };
    rows.push(line("Reply", reply));
    if incoming.urgent {
        rows.push(line("Urgent", "The sender calls it urgent"));
    }
    summary(&rows)
}

fn described(contact: &Contact) -> Html {
    let born = contact.birth.map(|(day, kind)| match kind {
        BirthKind::Actual => days::long(day),
        BirthKind::Expected => format!("expected {}", days::long(day)),
        BirthKind::Estimated => format!("about {}", days::long(day)),
    });
    let address = [contact.lines.as_str(), contact.postcode.as_str()].into_iter().filter(|p| !p.is_empty());
    let all = [
        ("Name", contact.described()),
        ("Born", born.unwrap_or_else(|| "not said".to_owned())),
        ("Sex", contact.sex.clone()),
        ("Address", address.collect::<Vec<_>>().join(", ")),
        ("School", contact.school.clone()),
        (
            "NHS number",
            if contact.nhs_verified { format!("{}, verified by the sender", contact.nhs) } else { contact.nhs.clone() },
        ),
        ("Pupil number", contact.upn.clone()),
    ];
    summary(
        &all.iter().filter(|(_, value)| !value.is_empty()).map(|(what, value)| line(what, value)).collect::<Vec<_>>(),
    )
}

/// Brothers and sisters who came with the same sending.
fn others(visit: &Visit, reading: &mut Reading<'_>, contact: &Contact, all: &[Contact]) -> Result<Html, Fail> {
    if all.len() < 2 {
        return Ok(Html::default());
    }
    let ids: Vec<i64> = all.iter().filter_map(|c| c.person).collect();
    let sights = visit.house.sights.sights(reading, visit.who()?, &ids, visit.now)?;
    let people = person::people(reading, &ids)?;
    let mut items = String::new();
    for one in all.iter().filter(|c| c.id != contact.id) {
        let place = one.person.and_then(|p| ids.iter().position(|id| *id == p));
        let open = place.is_none_or(|at| sights.get(at) == Some(&access::Sight::Open));
        let name = match one.person.and_then(|p| people.iter().find(|known| known.id == p)) {
            _ if !open => "A record that you may not open".to_owned(),
            Some(known) => named(known),
            None => one.described(),
        };
        items.push_str(&format!(
            "<li><a class=\"govuk-link\" href=\"{}\">{}</a> {}</li>",
            href(one.id),
            esc(&name),
            stage_tag(one.stage)
        ));
    }
    Ok(Html(format!(
        "<section class=\"kith-card\"><h2 class=\"kith-card__title\">Sent together</h2><ul class=\"govuk-list\">{items}</ul></section>"
    )))
}

/// On a child's page: the contacts about them, with what became of each.
pub fn panel(visit: &Visit, reading: &mut Reading<'_>, person: i64) -> Result<Option<Html>, Fail> {
    if !visit.may("read_contacts") {
        return Ok(None);
    }
    let all = contact::of_person(reading, person)?;
    if all.is_empty() {
        return Ok(None);
    }
    let items: String = all
        .iter()
        .map(|b| {
            let became = codes::outcome(&b.outcome).map_or(b.stage.words(), |o| o.words.as_str());
            let source = codes::words_of(codes::sources(), &b.source_code);
            let from = if b.agency_name.is_empty() { source } else { b.agency_name.as_str() };
            format!(
                "<li><div class=\"kith-work__what\"><a class=\"govuk-link\" href=\"{}\">Contact of {}</a><span class=\"kith-quiet\">{}, from {}</span></div></li>",
                href(b.id),
                days::long(b.received),
                esc(became),
                esc(from)
            )
        })
        .collect();
    Ok(Some(Html(format!(
        "<section><h2 class=\"govuk-heading-m\">Contacts at the front door</h2><ul class=\"kith-work\">{items}</ul></section>"
    ))))
}

/// Ways in which a front door worker takes a contact in.
pub const BY_HAND: [How; 4] = [How::Telephone, How::Email, How::Letter, How::InPerson];
