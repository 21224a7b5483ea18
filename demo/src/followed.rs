//! What followed at and behind the front door: assessments of the referrals, some led by family support workers whom a manager
//! oversees; the newest still to be assessed; an agency's own system with its key; a public form half filled in; and the log
//! of what managers agreed to. Dice of its own, so that nothing that was made before changes.

use crate::dice::{Dice, after, before, between, one_of};
use crate::staff::{Staff, Team, TeamFor, Worker, employ_as};
use crate::write::{moment, nhs_number};
use assessment::published::{BroughtIn, Ended, bring_in};
use days::{Calendar, Day, Instant};
use front_door::published::arranging::{self, Decided};
use front_door::published::{How, NewChild, NewIncoming, Referrer, receive};
use oversight::published::{Agreed, Ask, bring_in_agreed};
use record::names::{self, Role, Sex};
use record::store::person::{NewPerson, make_person};
use record::store::worker::{self, NewResponsible};
use record::words::{BirthKind, ResponsibilityRole};
use std::collections::BTreeMap;
use store::{Acting, Fault};

/// Referrals younger than this are still to be assessed. Source: local; an invented authority.
const STILL_TO_ASSESS_DAYS: u64 = 8;
/// Family support workers of First Response: since 2023 a lead practitioner is not always a social worker.
const SUPPORT: [(&str, &str); 2] = [("Shabana Hussain", "shabana.hussain"), ("Pete Langley", "pete.langley")];
/// New referrals, by how many days ago they were accepted.
const ACCEPTED_AGO: [u64; 4] = [5, 4, 1, 0];

/// A referral that was accepted.
struct Referral {
    contact: i64,
    person: i64,
    decided: Day,
    outcome: String,
    concerns: String,
    said: String,
}

/// Writes it, in the act that is given.
pub(crate) fn write_followed(
    acting: &mut Acting<'_>,
    staff: &Staff,
    hash: &str,
    seed: u64,
    now: Instant,
) -> Result<(), Fault> {
    let (start, today) = (acting.at, days::day_of(now));
    let mut dice = Dice::of(seed, 97);
    let Some(team) = staff.teams_for(TeamFor::FirstResponse).first().copied() else { return Ok(()) };
    acting.at = moment(before(today, 300), 9, 0, now);
    let mut support = Vec::new();
    for (name, username) in SUPPORT {
        let made = employ_as(acting, &mut dice, (name, username, "worker"), "Family support worker", hash)?;
        worker::take_post(acting, made.id, team.id, "Family support worker", before(today, 300))?;
        support.push(made);
    }
    let hospital = acting.one::<i64>("SELECT id FROM agency WHERE source_code = '3E' ORDER BY id LIMIT 1", &[])?;
    if let Some(hospital) = hospital {
        acting.at = moment(before(today, 40), 11, 0, now);
        refer::published::arranging::make_key(acting, hospital, "Emergency department's own system", "Dan Kowalski")?;
    }
    for (nth, ago) in (0..).zip(ACCEPTED_AGO) {
        newly_referred(acting, staff, hospital.filter(|_| nth % 2 == 0), (nth, ago), (seed, now), &mut dice)?;
    }
    assessed(acting, team, &support, now, &mut dice)?;
    logged(acting, staff, &mut dice)?;
    acting.at = moment(today, 8, 20, now);
    refer::published::arranging::begin_form(
        acting,
        &[
            ("who", "professional"),
            ("organisation", "Beck Lane Primary School"),
            ("name", "Martin Rowe"),
            ("email", "martin.rowe@becklane.example"),
            ("child-1-given", "Robin"),
            ("seen", "Has come without a coat all week, and today said"),
            ("children", "1"),
        ],
    )?;
    acting.at = start;
    Ok(())
}

fn working(mut day: Day) -> Day {
    while Calendar::england().is_working_day(day) == Ok(false) {
        day = before(day, 1);
    }
    day
}

/// A family nobody knew, referred and accepted in these days: by the hospital's own system, or by a school's form.
fn newly_referred(
    acting: &mut Acting<'_>,
    staff: &Staff,
    hospital: Option<i64>,
    (nth, ago): (u64, u64),
    (seed, now): (u64, Instant),
    dice: &mut Dice,
) -> Result<(), Fault> {
    let today = days::day_of(now);
    let day = working(before(today, ago));
    let family = names::family(seed.wrapping_mul(9_001).wrapping_add(nth), today);
    let Some(child) = family.members.iter().find(|m| m.role == Role::Child) else { return Ok(()) };
    let said = [
        "Brought in by a neighbour at 21:00 with a scald to the forearm; the neighbour said the children had been alone since four.",
        "Asleep in every first lesson for a month. Told the mentor that there is shouting until late and that she listens at the door.",
        "Third attendance since September with tummy ache and nothing found; asked twice whether she has to go home.",
        "Mother told the office that she has not slept for a week and is frightened of what she may do. Two children, four and seven.",
    ];
    let said = usize::try_from(nth).ok().and_then(|n| said.get(n)).copied().unwrap_or_default();
    let number = nhs_number(dice);
    let home = format!("{}, {}", family.home.street, family.home.town);
    let new = NewChild {
        given: &child.person.given,
        family: &child.person.family,
        sex: if child.person.sex == Sex::Female { "F" } else { "M" },
        lines: &home,
        postcode: &family.home.postcode,
        nhs: if hospital.is_some() { &number } else { "" },
        nhs_verified: hospital.is_some(),
        said,
        birth: Some((child.born, BirthKind::Actual)),
        concerns: &["emotional"],
        ..NewChild::default()
    };
    let school = acting.one::<i64>("SELECT id FROM agency WHERE source_code = '2A' ORDER BY id LIMIT 1", &[])?;
    let answers = serde_json::json!({ "What have you seen and heard?": said });
    let referrer = match hospital {
        Some(_) => Referrer {
            name: "Sister Ann Boyle",
            role: "Senior nurse",
            organisation: "Westmere General, emergency department",
            email: "ed@westmere-general.example",
            ..Referrer::default()
        },
        None => Referrer {
            name: "Gail Hepworth",
            role: "Safeguarding lead",
            organisation: "Wheatfield Primary School",
            email: "office@wheatfield.example",
            ..Referrer::default()
        },
    };
    let incoming = NewIncoming {
        how: if hospital.is_some() { How::AgencyApi } else { How::PublicForm },
        source_code: if hospital.is_some() { "3E" } else { "2A" },
        agency: hospital.or(school),
        referrer,
        wants_reply: true,
        answers: &answers,
        threshold_version: "4.2",
        suggested_level: Some(3),
        urgent: false,
        once_key: None,
        children: &[new],
    };
    acting.at = moment(day, 8, 30, now);
    let at = acting.at;
    let Some(contact) = receive(acting, &incoming, at)?.contacts.first().copied() else { return Ok(()) };
    let hub: Vec<&Worker> = staff.hub.workers.iter().collect();
    let Some(worker) = one_of(dice, &hub) else { return Ok(()) };
    arranging::give(acting, contact, worker.id)?;
    let birth = Some((child.born, BirthKind::Actual));
    let (given, family_name) = (child.person.given.as_str(), child.person.family.as_str());
    let source = "Contact at the front door";
    let person = make_person(acting, &NewPerson { given, family: family_name, called: None, birth, source })?;
    arranging::settle_who(acting, contact, Some(person), true, "", &worker.name)?;
    acting.at = moment(day, 8, 55, now);
    let decided = Decided {
        outcome: "referral",
        reason: "meets_threshold",
        rationale: "What was seen does not fit with what was said about it, and nobody has been in the home. The family needs to be assessed.",
        level: 3,
        consent: "given",
        shared: "Told the referrer what was decided; told the family what we hold.",
        by: &worker.name,
        worker: Some(worker.id),
        account: worker.account,
        ..Decided::default()
    };
    arranging::decide(acting, contact, &decided, false)
}

fn referrals(acting: &mut Acting<'_>) -> Result<Vec<Referral>, Fault> {
    let sql = "SELECT c.id, c.person, d.decided_day, d.outcome, c.concerns, c.said FROM contact c
               JOIN contact_decision d ON d.contact = c.id AND d.standing = 'stands'
               WHERE d.outcome IN ('referral', 'section_47') AND c.person IS NOT NULL
               ORDER BY d.decided_day, c.received_at, c.id";
    acting
        .rows(sql, &[])?
        .iter()
        .map(|r| {
            Ok(Referral {
                contact: r.get("id")?,
                person: r.get("person")?,
                decided: r.get("decided_day")?,
                outcome: r.get("outcome")?,
                concerns: r.get("concerns")?,
                said: r.get("said")?,
            })
        })
        .collect()
}

/// Each referral that is not quite new has its assessment; one of several for a child is concluded before the next begins.
fn assessed(
    acting: &mut Acting<'_>,
    team: &Team,
    support: &[Worker],
    now: Instant,
    dice: &mut Dice,
) -> Result<(), Fault> {
    let today = days::day_of(now);
    let all = referrals(acting)?;
    let mut next: BTreeMap<i64, Vec<Day>> = BTreeMap::new();
    for referral in &all {
        next.entry(referral.person).or_default().push(referral.decided);
    }
    for (nth, referral) in all.iter().enumerate() {
        if after(referral.decided, STILL_TO_ASSESS_DAYS) > today {
            continue;
        }
        let later = next.get(&referral.person).into_iter().flatten().find(|day| **day > referral.decided);
        assess(acting, team, support, (nth, referral, later.copied()), now, dice)?;
    }
    Ok(())
}

fn assess(
    acting: &mut Acting<'_>,
    team: &Team,
    support: &[Worker],
    (nth, referral, later): (usize, &Referral, Option<Day>),
    now: Instant,
    dice: &mut Dice,
) -> Result<(), Fault> {
    let today = days::day_of(now);
    let level = assessment::published::level_of(acting, referral.person)?.map(|(code, ..)| code);
    // Nothing that is so already changes: a child on record comes to what they have.
    let (outcome, reason) = match (level.as_deref(), referral.outcome.as_str()) {
        (Some("in_care"), _) => {
            ("accommodate", "The child is in our care already and stays so; what was told is followed up in the plan.")
        }
        (Some("child_protection"), _) | (None, "section_47") => (
            "section_47",
            "What was found may mean significant harm. Police, health and school look at it with us at once.",
        ),
        (Some("early_help"), _) => {
            ("early_help", "The family has a family help worker whom they trust, and agrees what should change.")
        }
        _ => ("child_in_need", "The family wants help, agrees what should change, and needs several of us to do it."),
    };
    let helpers: Vec<&Worker> = support.iter().collect();
    let workers: Vec<&Worker> = team.workers.iter().collect();
    let supported = level.is_none() && outcome == "child_in_need" && nth % 2 == 0;
    let Some(lead) = one_of(dice, if supported { &helpers } else { &workers }) else { return Ok(()) };
    if supported {
        leads(acting, referral.person, lead.id, team.id, referral.decided)?;
    }
    let begun = working(after(referral.decided, between(dice, 1, 2)).min(today));
    let ends = working(after(begun, between(dice, 20, 48)));
    let ends = later.map_or(ends, |day| ends.min(working(before(day, 1))));
    let concerns = referral.concerns.replace(',', "\n");
    let neglect = concerns.lines().any(|c| c == "neglect");
    let seen = begun.to_string();
    let mut answers: Vec<(&str, &str)> = vec![
        ("seen", "yes"),
        ("seen_on", &seen),
        ("seen_alone", "yes"),
        ("seen_alone_on", &seen),
        ("concerns", &concerns),
        ("what_happened", &referral.said),
        (
            "day_in_life",
            "Up before the others, makes the toast, walks to school with a friend. Evenings depend on who is at home.",
        ),
        ("exploitation", "no_concern"),
        (
            "harm",
            "If nothing changes the child goes on watching the door instead of resting, and school slips further.",
        ),
        ("parents_considered", "all"),
        ("impact", "Tired, watchful, and careful what to say. Laughs with the friend and with Gran."),
        (
            "change",
            "One adult who is told when it gets loud; a bedtime that holds; school hears from home before nine.",
        ),
    ];
    if neglect {
        answers.push(("toolkit", "not_yet"));
    }
    let open = ends >= today;
    let new = BroughtIn {
        children: &[referral.person],
        contact: Some(referral.contact),
        referral: referral.decided,
        why: "Accepted as a referral at the front door",
        lead: (lead.id, !supported, team.id),
        overseer: supported.then_some(team.manager.id),
        by: (lead.account, &lead.name),
        answers: &answers,
        ended_at: (!open).then(|| moment(ends, 15, 10, now)),
        ended: if open {
            Ended::Open(&[])
        } else {
            Ended::Concluded { outcome, reason, steps: &[], agreed_by: Some(&team.manager.name) }
        },
    };
    acting.at = moment(begun, 9, 45, now);
    bring_in(acting, &new).map_err(|fail| Fault::Address(fail.to_string()))?;
    Ok(())
}

/// A family support worker leads the work with a family whom the front door alone had given to somebody.
fn leads(acting: &mut Acting<'_>, person: i64, lead: i64, team: i64, from: Day) -> Result<(), Fault> {
    let held = worker::responsible(acting, person, from)?;
    if held.iter().any(|r| !r.reason.contains("accepted at the front door")) {
        return Ok(());
    }
    for before in held {
        worker::end_responsibility(acting, before.id, from)?;
    }
    let new = NewResponsible {
        worker: Some(lead),
        team: Some(team),
        role: ResponsibilityRole::LeadPractitioner,
        from,
        to: None,
        reason: "Leads the work with the family; the team's manager oversees it",
        origin: None,
    };
    worker::make_responsible(acting, person, &new)?;
    allocation::published::worker_named(acting, person, team, from)
}

/// What managers agreed to at the front door and of assessments stands in the log of decisions as it would had it been asked.
fn logged(acting: &mut Acting<'_>, staff: &Staff, dice: &mut Dice) -> Result<(), Fault> {
    let managers: BTreeMap<&str, i64> =
        staff.teams.iter().chain([&staff.hub]).map(|t| (t.manager.name.as_str(), t.manager.account)).collect();
    let contacts = acting.rows(
        "SELECT c.id, c.person, c.team, d.id AS decision, d.worker, d.decided_by, d.agreed_by, d.outcome, d.rationale,
                d.decided_at, i.reference, a.id AS account
         FROM contact_decision d JOIN contact c ON c.id = d.contact JOIN incoming i ON i.id = c.incoming
         JOIN account a ON a.worker = d.worker
         WHERE d.standing = 'stands' AND d.agreed_by <> '' AND d.step IS NULL ORDER BY d.decided_at, d.id",
        &[],
    )?;
    for row in contacts {
        let agreed_by: String = row.get("agreed_by")?;
        let outcome: String = row.get("outcome")?;
        let (Some(account), Some(known)) =
            (managers.get(agreed_by.as_str()), front_door::published::outcome(&outcome).filter(|o| !o.step.is_empty()))
        else {
            continue;
        };
        let (id, at): (i64, Instant) = (row.get("id")?, row.get("decided_at")?);
        let (by, why): (String, String) = (row.get("decided_by")?, row.get("rationale")?);
        let ask = Ask {
            step: &known.step,
            person: row.get("person")?,
            team: row.get("team")?,
            worker: row.get("worker")?,
            account: row.get("account")?,
            by: &by,
            about_kind: "contact",
            about_id: id,
            about_words: &format!("Contact {}", row.get::<String>("reference")?),
            href: &format!("/front-door/{id}"),
            outcome_words: &known.words,
            reason: &why,
        };
        let step = agreed(acting, &ask, (*account, &agreed_by), at, dice)?;
        acting.update("contact_decision", row.get("decision")?, &[("step", step.into())])?;
    }
    let assessments = acting.rows(
        "SELECT a.id, a.document, a.begun_on, a.team, a.lead, a.closed_by, a.agreed_by, a.reason, d.completed_at,
                d.made_by, min(c.person) AS person, min(c.outcome) AS outcome
         FROM assessment a JOIN document d ON d.id = a.document JOIN assessment_child c ON c.assessment = a.id
         WHERE a.standing = 'complete' AND a.agreed_by <> '' AND d.completed_at IS NOT NULL
         AND NOT EXISTS (SELECT 1 FROM decision x WHERE x.about_kind = 'assessment' AND x.about_id = a.id)
         GROUP BY a.id, a.document, a.begun_on, a.team, a.lead, a.closed_by, a.agreed_by, a.reason, d.completed_at, d.made_by
         ORDER BY d.completed_at, a.id",
        &[],
    )?;
    for row in assessments {
        let agreed_by: String = row.get("agreed_by")?;
        let code: String = row.get::<Option<String>>("outcome")?.unwrap_or_default();
        let (Some(account), Some((step, words))) =
            (managers.get(agreed_by.as_str()), assessment::published::outcome_asked(&code))
        else {
            continue;
        };
        let (id, document): (i64, i64) = (row.get("id")?, row.get("document")?);
        let (by, why): (String, String) = (row.get("closed_by")?, row.get("reason")?);
        let ask = Ask {
            step,
            person: row.get("person")?,
            team: row.get("team")?,
            worker: row.get("lead")?,
            account: row.get("made_by")?,
            by: &by,
            about_kind: "assessment",
            about_id: id,
            about_words: &format!("Assessment begun {}", days::long(row.get("begun_on")?)),
            href: &format!("/assessments/{document}/decide"),
            outcome_words: words,
            reason: &why,
        };
        agreed(acting, &ask, (*account, &agreed_by), row.get("completed_at")?, dice)?;
    }
    Ok(())
}

fn agreed(
    acting: &mut Acting<'_>,
    ask: &Ask<'_>,
    (account, by): (i64, &str),
    at: Instant,
    dice: &mut Dice,
) -> Result<i64, Fault> {
    let reasons = [
        "It fits what was seen, and the family knows why.",
        "I read what the child said, and this answers it.",
        "The risk is weighed against what is going well; I would decide the same.",
    ];
    let asked = at.checked_sub(jiff::SignedDuration::from_mins(35)).unwrap_or(at);
    let rationale = one_of(dice, &reasons).unwrap_or("It fits what was seen.");
    bring_in_agreed(
        acting,
        ask,
        &Agreed { account, by, rationale, read: "What was said; The child's record", asked, at },
    )
}
