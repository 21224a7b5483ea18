//! Taking in what came from outside: kept as it was sent, one contact a child, and the duty to decide started.

use crate::rules::{priority, receipt, reference};
use crate::store::{incoming, setting};
use crate::words::{How, Stage};
use days::{Day, Instant};
use record::store::work_clock::{self, About, Whose};
use record::words::BirthKind;
use store::{Acting, Fault};

/// Who told us.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Referrer<'a> {
    /// Name; empty for somebody who gave none.
    pub name: &'a str,
    /// Role: "Designated safeguarding lead".
    pub role: &'a str,
    /// Organisation in words.
    pub organisation: &'a str,
    /// E-mail.
    pub email: &'a str,
    /// Telephone.
    pub phone: &'a str,
    /// What they are to the child.
    pub relation: &'a str,
}

/// One sending: a form, a call, an agency's message.
#[derive(Debug, Clone, Copy)]
pub struct NewIncoming<'a> {
    /// How it came.
    pub how: How,
    /// The census's source.
    pub source_code: &'a str,
    /// The agency, where it is known.
    pub agency: Option<i64>,
    /// Who told us.
    pub referrer: Referrer<'a>,
    /// Whether they want to hear what became of it.
    pub wants_reply: bool,
    /// What was sent, whole.
    pub answers: &'a serde_json::Value,
    /// The version of the threshold document that stood beside the form; empty where none did.
    pub threshold_version: &'a str,
    /// The level that the answers suggested, 1 to 4.
    pub suggested_level: Option<u8>,
    /// Whether the sender calls it urgent.
    pub urgent: bool,
    /// A key that makes a second sending of the same do nothing.
    pub once_key: Option<&'a str>,
    /// The children, at least one.
    pub children: &'a [NewChild<'a>],
}

/// A child as described.
#[derive(Debug, Clone, Copy, Default)]
pub struct NewChild<'a> {
    /// Given name.
    pub given: &'a str,
    /// Family name.
    pub family: &'a str,
    /// Sex.
    pub sex: &'a str,
    /// Street and town.
    pub lines: &'a str,
    /// Postcode.
    pub postcode: &'a str,
    /// NHS number.
    pub nhs: &'a str,
    /// Whether the sender's own system has verified it with the NHS.
    pub nhs_verified: bool,
    /// Unique pupil number.
    pub upn: &'a str,
    /// School.
    pub school: &'a str,
    /// What was said about this child.
    pub said: &'a str,
    /// Day of birth and what it is.
    pub birth: Option<(Day, BirthKind)>,
    /// Codes of the concerns.
    pub concerns: &'a [&'a str],
}

/// What became of a sending.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Received {
    /// Its key.
    pub incoming: i64,
    /// The reference for the sender.
    pub reference: String,
    /// Keys of the contacts, one a child, in their order.
    pub contacts: Vec<i64>,
    /// It had been received before, and nothing was changed.
    pub already: bool,
}

/// Keeps what came in and makes one contact a child; starts `referral_decision` from the working day of receipt in the
/// front door's queue. `now` is when it was received. A once-only key seen before gives the first answer back.
pub fn receive(acting: &mut Acting<'_>, new: &NewIncoming<'_>, now: Instant) -> Result<Received, Fault> {
    receive_by(acting, new, now, "")
}

/// As [`receive`], taken in by a worker whose name is `by`.
pub fn receive_by(acting: &mut Acting<'_>, new: &NewIncoming<'_>, now: Instant, by: &str) -> Result<Received, Fault> {
    if let Some(once) = new.once_key
        && let Some((key, reference)) = incoming::by_once_key(acting, once)?
    {
        let contacts = incoming::contacts_of(acting, key)?.into_iter().map(|(id, _)| id).collect();
        return Ok(Received { incoming: key, reference, contacts, already: true });
    }
    let reference = free_reference(acting)?;
    let day = receipt::working_day_of_receipt(days::day_of(now));
    let from = new.referrer;
    let key = acting.insert(
        "incoming",
        &[
            ("reference", reference.as_str().into()),
            ("received_at", now.into()),
            ("received_day", day.into()),
            ("how", new.how.code().into()),
            ("source_code", new.source_code.into()),
            ("agency", new.agency.into()),
            ("referrer_name", from.name.into()),
            ("referrer_role", from.role.into()),
            ("referrer_organisation", from.organisation.into()),
            ("referrer_email", from.email.into()),
            ("referrer_phone", from.phone.into()),
            ("relation", from.relation.into()),
            ("wants_reply", new.wants_reply.into()),
            ("answers", new.answers.to_string().into()),
            ("threshold_version", new.threshold_version.into()),
            ("suggested_level", new.suggested_level.map(i64::from).into()),
            ("urgent", new.urgent.into()),
            ("taken_by", by.into()),
            ("once_key", new.once_key.map(str::to_owned).into()),
        ],
    )?;
    let team = setting::setting(acting)?.team;
    let mut contacts = Vec::new();
    for (nth, child) in (1i64..).zip(new.children) {
        contacts.push(make_contact(
            acting,
            new,
            child,
            &Place { incoming: key, nth, reference: &reference, day, now, team },
        )?);
    }
    Ok(Received { incoming: key, reference, contacts, already: false })
}

/// Where a contact belongs.
struct Place<'a> {
    incoming: i64,
    nth: i64,
    reference: &'a str,
    day: Day,
    now: Instant,
    team: Option<i64>,
}

fn make_contact(
    acting: &mut Acting<'_>,
    new: &NewIncoming<'_>,
    child: &NewChild<'_>,
    place: &Place<'_>,
) -> Result<i64, Fault> {
    let id = acting.new_id();
    let words = match place.nth {
        1 => format!("Contact {}", place.reference),
        nth => format!("Contact {}, child {nth}", place.reference),
    };
    let href = format!("/front-door/{id}");
    let about = About { kind: "contact", id, words: &words, href: &href };
    let whose = Whose { team: place.team, worker: None };
    let clock = work_clock::start(acting, "referral_decision", place.day, &about, whose, None)?;
    let priority = priority::on_arrival(new.urgent, new.suggested_level, child.concerns);
    acting.insert_as(
        "contact",
        id,
        &[
            ("incoming", place.incoming.into()),
            ("nth", place.nth.into()),
            ("given", child.given.into()),
            ("family", child.family.into()),
            ("birth_day", child.birth.map(|(day, _)| day).into()),
            ("birth_kind", child.birth.map_or(BirthKind::Actual, |(_, kind)| kind).code().into()),
            ("sex", child.sex.into()),
            ("lines", child.lines.into()),
            ("postcode", child.postcode.into()),
            ("nhs", child.nhs.into()),
            ("nhs_verified", (child.nhs_verified && !child.nhs.is_empty()).into()),
            ("upn", child.upn.into()),
            ("school", child.school.into()),
            ("said", child.said.into()),
            ("concerns", child.concerns.join(",").into()),
            ("stage", Stage::New.code().into()),
            ("priority", priority.code().into()),
            ("rank", priority.rank().into()),
            ("team", place.team.into()),
            ("agency", new.agency.into()),
            ("source_code", new.source_code.into()),
            ("received_at", place.now.into()),
            ("received_day", place.day.into()),
            ("due_on", receipt::due_under("referral_decision", place.day).into()),
            ("clock", clock.into()),
        ],
    )?;
    Ok(id)
}

fn free_reference(acting: &mut Acting<'_>) -> Result<String, Fault> {
    loop {
        // One draw in twenty-nine begins with an R.
        let Some(reference) = reference::from_draw(acting.number()) else { continue };
        if incoming::by_reference(acting, &reference)?.is_none() {
            return Ok(reference);
        }
    }
}
