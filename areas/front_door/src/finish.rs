//! What follows when a decision about a contact stands: the story is told, a team answers, the assessment's clock starts,
//! the next steps are agreed, and the referrer hears.

use crate::codes::{self, Outcome};
use crate::rules::repeat;
use crate::store::contact::{self, Contact};
use crate::store::decision::{self, Decision};
use crate::store::incoming::{self, Incoming};
use crate::store::setting;
use crate::words::Priority;
use allocation::published::{ToTeam, give_to_team, must_name_worker};
use days::{Calendar, Day, Rules};
use page::Fail;
use post::published::{How, NewLetter, Says, To, write_letter};
use record::store::action::{NewAction, agree};
use record::store::clock::{self, Duty};
use record::store::story::{NewEntry, tell};
use record::store::work_clock;
use record::store::worker;
use record::words::{ResponsibilityRole, StoryKind};
use serde::{Deserialize, Serialize};
use store::{Acting, Fault, Reading};
use toolkits::published::{NEGLECT, note_concern};

/// Something that is done next: what, by whom, by when.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NextStep {
    /// What will be done.
    pub words: String,
    /// The worker who does it.
    pub owner: Option<i64>,
    /// Who does it, in words.
    pub owner_words: String,
    /// By when, as an ISO day.
    pub due: String,
}

/// Who lets it stand: the decider, or the manager who agreed.
#[derive(Debug, Clone, Copy)]
pub struct By<'a> {
    /// Their name.
    pub name: &'a str,
    /// Their role's title, for the letter.
    pub role: &'a str,
    /// The manager who agreed; empty where none was asked.
    pub agreed_by: &'a str,
}

/// Lets a decision stand, on the day of the act.
pub fn stand(acting: &mut Acting<'_>, contact: &Contact, decision: &Decision, by: By<'_>) -> Result<(), Fail> {
    let today = days::day_of(acting.at);
    let missing = || Fail::Refused("This decision has an outcome that is no longer known. Decide it again.".to_owned());
    let outcome = codes::outcome(&decision.typed.outcome).ok_or_else(missing)?;
    decision::stand(acting, decision.id, "stands", today, by.agreed_by)?;
    contact::restage(acting, contact.id)?;
    if let Some(clock) = contact.clock {
        work_clock::stop(acting, clock, today)?;
    }
    let sent = incoming::incoming(acting, contact.incoming)?.ok_or(Fail::NotFound)?;
    if let Some(person) = contact.person {
        told(acting, person, outcome, decision, &sent, today)?;
        if outcome.referral && contact.concerns.iter().any(|c| c == NEGLECT) {
            let source = format!("Contact {}", sent.reference);
            note_concern(acting, person, sent.received_day, &source, &decision.by)?;
        }
        if outcome.referral {
            answered_for(acting, person, contact, decision, today)?;
            assessment(acting, person, today)?;
        }
    }
    let steps: Vec<NextStep> = serde_json::from_str(&decision.next_steps).unwrap_or_default();
    for step in &steps {
        let action = NewAction {
            person: contact.person,
            words: &step.words,
            owner: step.owner,
            owner_words: &step.owner_words,
            due: step.due.parse::<Day>().ok(),
            agreed_where: "contact",
            agreed_id: None,
            agreed_by: &decision.by,
            priority: 1,
            origin: None,
        };
        agree(acting, &action)?;
    }
    reply(acting, contact, decision, outcome, &sent, by)
}

fn told(
    acting: &mut Acting<'_>,
    person: i64,
    outcome: &Outcome,
    decision: &Decision,
    sent: &Incoming,
    today: Day,
) -> Result<(), Fail> {
    let title = format!("Contact {}: {}", sent.reference, outcome.words);
    let from = codes::words_of(codes::sources(), &sent.source_code);
    let words =
        format!("{}\n\nContact received {} from: {from}.", decision.typed.rationale, days::long(sent.received_day));
    let entry = NewEntry {
        kind: StoryKind::Decision,
        day: today,
        time: None,
        written_at: acting.at,
        title: &title,
        words: &words,
        meaning: "",
        turning_point: outcome.referral,
        source: "Front door",
        source_id: None,
        by: &decision.by,
        origin: None,
    };
    tell(acting, person, &entry)?;
    Ok(())
}

/// No accepted child is without somebody who answers. Where nobody does, a team does until it names a worker, which it must
/// on the same day: the contact's, or else the front door's, or else the decider's.
fn answered_for(
    acting: &mut Acting<'_>,
    person: i64,
    contact: &Contact,
    decision: &Decision,
    today: Day,
) -> Result<(), Fail> {
    let mut held = worker::responsible(acting, person, today)?;
    held.retain(|r| r.role != ResponsibilityRole::Reviewer);
    if held.iter().any(|r| r.worker.is_some()) {
        return Ok(());
    }
    if let Some(team) = held.iter().find_map(|r| r.team) {
        return Ok(must_name_worker(acting, person, team, today)?);
    }
    let own = match decision.worker {
        Some(worker) => worker::teams_of(acting, worker, today)?.first().copied(),
        None => None,
    };
    let team = contact.team.or(setting::setting(acting)?.team).or(own).ok_or_else(|| {
        Fail::Refused(
            "No team would answer for this child. A service manager chooses the front door's team under Set up; or give this contact to a team first."
                .to_owned(),
        )
    })?;
    let new = ToTeam {
        person,
        team,
        from: today,
        reason: "Accepted as a referral at the front door",
        priority: how_soon(contact.priority),
        by: &decision.by,
    };
    give_to_team(acting, &new)?;
    Ok(())
}

/// How soon a worker is named, as the allocation has it.
fn how_soon(priority: Priority) -> &'static str {
    match priority {
        Priority::Urgent => "urgent",
        Priority::High => "high",
        Priority::Normal => "ordinary",
    }
}

/// The single assessment's clock starts on the day of the referral, unless one runs already.
///
/// Source: Working Together 2023, chapter 3: no longer than 45 working days from the point of referral.
fn assessment(acting: &mut Acting<'_>, person: i64, today: Day) -> Result<(), Fail> {
    const RULE: &str = "single_assessment";
    if clock::of_person(acting, person)?.iter().any(|d| d.rule == RULE && d.stopped.is_none()) {
        return Ok(());
    }
    let Ok(rule) = Rules::built_in().rule_on(RULE, today) else { return Ok(()) };
    let Ok(due) = days::due(rule, today, Calendar::england()) else { return Ok(()) };
    let duty = Duty {
        id: 0,
        person,
        rule: due.rule,
        version: i64::from(due.version),
        words: rule.words.clone(),
        basis: due.basis.code().to_owned(),
        source: due.source,
        started: today,
        due: due.due,
        stopped: None,
        worker: None,
    };
    clock::start(acting, &duty, None)?;
    Ok(())
}

/// The referral within 12 months before that this one repeats, and when work with the child closed.
pub fn earlier_referral(
    reading: &mut Reading<'_>,
    person: i64,
    contact: &Contact,
) -> Result<Option<(i64, Option<Day>)>, Fault> {
    let referrals: Vec<&str> = codes::outcomes().codes.iter().filter(|o| o.referral).map(|o| o.code.as_str()).collect();
    let (since, until) = (repeat::window(contact.received_day), contact.received_day);
    let Some((earlier, _)) = decision::referral_before(reading, person, contact.id, since, until, &referrals)? else {
        return Ok(None);
    };
    Ok(Some((earlier, decision::work_closed_before(reading, person, until)?)))
}

/// Why the referrer is not told; nothing when they are.
pub fn not_told(sent: &Incoming) -> Option<&'static str> {
    if sent.is_anonymous() {
        Some("The referrer gave no name and no way to be reached")
    } else if !sent.wants_reply {
        Some("The referrer does not want to be told")
    } else {
        None
    }
}

/// What a referrer is told, as the fields of the letter "reply_to_referrer".
struct Told {
    decision: String,
    why: String,
    next: String,
}

fn words_for(contact: &Contact, decision: &Decision, outcome: &Outcome) -> Told {
    let reason = codes::words_of(codes::reasons(), &decision.typed.reason);
    let place = decision.typed.where_to_go.trim();
    let next = match (outcome.told.as_str(), place) {
        (told, "") => told.to_owned(),
        ("", place) => format!("Where to go instead: {place}"),
        (told, place) => format!("{told} {place}"),
    };
    Told {
        decision: format!("About {} we have decided: {}.", contact.described(), outcome.words),
        why: format!("The reason: {reason}."),
        next,
    }
}

fn reply(
    acting: &mut Acting<'_>,
    contact: &Contact,
    decision: &Decision,
    outcome: &Outcome,
    sent: &Incoming,
    by: By<'_>,
) -> Result<(), Fail> {
    if let Some(why) = not_told(sent) {
        return Ok(decision::replied(acting, decision.id, None, "", why)?);
    }
    let told = words_for(contact, decision, outcome);
    let name = if sent.name.is_empty() { "colleague" } else { sent.name.as_str() };
    let received = days::long(days::day_of(sent.received_at));
    let fields = [
        ("dear", name),
        ("reference", sent.reference.as_str()),
        ("received", received.as_str()),
        ("decision", told.decision.as_str()),
        ("why", told.why.as_str()),
        ("next", told.next.as_str()),
        ("from", by.name),
        ("role", by.role),
    ];
    let place = [sent.name.as_str(), sent.organisation_words()].into_iter().filter(|p| !p.is_empty());
    let to = place.collect::<Vec<_>>().join(", ");
    let email = Some(sent.email.as_str()).filter(|e| !e.is_empty());
    let new = NewLetter {
        kind: "Reply to a referrer",
        to: To { words: &to, email, lines: &[] },
        how: if email.is_some() { How::Email } else { How::Post },
        reference: &sent.reference,
        says: Says::Wording("reply_to_referrer", &fields),
        person: contact.person,
        source: ("contact", contact.id),
        by: by.name,
        draft: false,
    };
    let letter = write_letter(acting, &new).map_err(|fault| Fail::Refused(format!("{fault}.")))?;
    let words = format!("{} {} {}", told.decision, told.why, told.next);
    Ok(decision::replied(acting, decision.id, Some(letter), words.trim(), "")?)
}
