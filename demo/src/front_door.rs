//! The front door of the last months: agencies, contacts in every stage with their decisions and replies, questions to
//! agencies, calls from schools. Some contacts are about children on record, misspelt; some about children nobody knew.

mod agencies;
mod calls;

use self::agencies::Agency;
use crate::dice::{Dice, after, before, between, days_between, one_of};
use crate::staff::{Staff, TeamFor, Worker};
use crate::write::moment;
use days::{Calendar, Day, Instant};
use front_door::published::arranging::{self, Decided};
use front_door::published::{How, NewChild, NewIncoming, Referrer, receive_by};
use record::names::{self, Role, Sex};
use record::store::person::{NewAddress, NewPerson, add_address, make_person};
use record::store::worker::{NewResponsible, make_responsible};
use record::words::{BirthKind, ResponsibilityRole};
use serde::Deserialize;
use std::sync::LazyLock;
use store::{Acting, Fault};

/// Sendings, and over how many days they came. Source: local; an invented authority.
const SENDINGS: u64 = 112;
const OVER_DAYS: u64 = 175;
/// Sendings of the last days, which are still open in part.
const RECENT: u64 = 18;
/// Children on record who are told about, some of them again and again.
const FAMILIAR: u64 = 40;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Tales {
    tale: Vec<Tale>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Tale {
    concerns: Vec<String>,
    kinds: Vec<String>,
    said: String,
    weighed: String,
}

static TALES: LazyLock<Tales> = LazyLock::new(|| {
    #[expect(clippy::expect_used, reason = "the file is part of the program and a test makes the authority")]
    toml::from_str(include_str!("lives/contacts.toml")).expect("because contacts.toml is well formed")
});

/// A child on record who may be told about.
struct Known {
    id: i64,
    given: String,
    family: String,
    born: Day,
    lines: String,
    postcode: String,
}

/// What all of it needs.
struct Scene<'a> {
    staff: &'a Staff,
    seed: u64,
    today: Day,
    now: Instant,
    agencies: Vec<Agency>,
    known: Vec<Known>,
}

/// Writes it, in the act that is given.
pub(crate) fn write_front_door(acting: &mut Acting<'_>, staff: &Staff, seed: u64, now: Instant) -> Result<(), Fault> {
    let today = days::day_of(now);
    let start = acting.at;
    acting.at = moment(before(today, OVER_DAYS + 200), 9, 0, now);
    let year = i64::from(today.year()) - 1;
    let population = (year, 61_400, "Mid-year estimate of an invented statistics office");
    arranging::set_up(acting, staff.hub.id, before(today, 300), population, "Angela Farrow")?;
    arranging::put_threshold_in_force(
        acting,
        "4.1",
        before(today, OVER_DAYS + 200),
        "Sian Hughes",
        "Agreed by the safeguarding partnership",
    )?;
    acting.at = moment(before(today, 80), 9, 0, now);
    arranging::put_threshold_in_force(acting, "4.2", before(today, 80), "Sian Hughes", "Refreshed for family help")?;
    let agencies = agencies::make(acting, today, seed)?;
    let known = known(acting, today)?;
    let scene = Scene { staff, seed, today, now, agencies, known };
    for nth in 0..SENDINGS {
        sending(acting, &scene, nth)?;
    }
    calls::make(acting, &scene)?;
    letters_gone(acting, &scene)?;
    acting.at = start;
    Ok(())
}

/// Children on record who have a name and a home, by Kith number.
fn known(acting: &mut Acting<'_>, today: Day) -> Result<Vec<Known>, Fault> {
    let sql = "SELECT p.id, n.given, n.family, p.birth_day, a.lines, a.postcode FROM person p
               JOIN person_name n ON n.person = p.id AND n.kind = 'legal' AND n.ended_at IS NULL
               JOIN person_address a ON a.person = p.id AND a.kind = 'home' AND a.ended_at IS NULL
               LEFT JOIN restriction x ON x.subject = p.id
               WHERE p.birth_day > $1 AND p.birth_day <= $2 AND x.id IS NULL AND n.given <> ''
               ORDER BY p.kith_number LIMIT 400";
    let rows = acting.rows(sql, &[before(today, 17 * 365).into(), today.into()])?;
    rows.iter()
        .map(|r| {
            Ok(Known {
                id: r.get("id")?,
                given: r.get("given")?,
                family: r.get("family")?,
                born: r.get("birth_day")?,
                lines: r.get("lines")?,
                postcode: r.get("postcode")?,
            })
        })
        .collect()
}

/// A child as the sender describes one, and who that is where it is somebody on record.
struct Described {
    given: String,
    family: String,
    sex: &'static str,
    born: Option<Day>,
    lines: String,
    postcode: String,
    person: Option<i64>,
}

/// As people misspell: two letters exchanged, a double letter single, or y for ie.
fn misspelt(name: &str, dice: &mut Dice) -> String {
    let letters: Vec<char> = name.chars().collect();
    if letters.len() < 4 {
        return name.to_owned();
    }
    match dice.below(3) {
        0 => {
            let mut changed = letters;
            let at = usize::try_from(1 + dice.below(u64::try_from(changed.len() - 2).unwrap_or(1))).unwrap_or(1);
            let last = changed.len() - 1;
            changed.swap(at, (at + 1).min(last));
            changed.into_iter().collect()
        }
        1 => name.replace("ie", "y").replace("ll", "l").replace("nn", "n"),
        _ => name.replace('k', "c").replace("ey", "y").replace("th", "t"),
    }
}

fn described(scene: &Scene<'_>, nth: u64, dice: &mut Dice) -> Vec<Described> {
    let from_known =
        usize::try_from((nth * 7 + dice.below(3)) % FAMILIAR.min(u64::try_from(scene.known.len()).unwrap_or(1)).max(1));
    let one = from_known.ok().and_then(|at| scene.known.get(at)).filter(|_| dice.in_hundred(62));
    if let Some(known) = one {
        let sloppy = dice.in_hundred(45);
        let born = if sloppy && dice.in_hundred(40) { days::swapped(known.born) } else { Some(known.born) };
        let (given, family) = if sloppy {
            (misspelt(&known.given, dice), misspelt(&known.family, dice))
        } else {
            (known.given.clone(), known.family.clone())
        };
        let with_home = dice.in_hundred(70);
        return vec![Described {
            given,
            family,
            sex: "",
            born: born.or(Some(known.born)),
            lines: if with_home { known.lines.clone() } else { String::new() },
            postcode: if with_home { known.postcode.clone() } else { String::new() },
            person: Some(known.id),
        }];
    }
    let family = names::family(scene.seed.wrapping_mul(7_001).wrapping_add(nth), scene.today);
    let children =
        family.members.iter().filter(|m| m.role == Role::Child).take(if dice.in_hundred(30) { 2 } else { 1 });
    children
        .map(|m| Described {
            given: m.person.given.clone(),
            family: m.person.family.clone(),
            sex: if m.person.sex == Sex::Female { "Female" } else { "Male" },
            born: Some(m.born).filter(|_| dice.in_hundred(85)),
            lines: format!("{}, {}", family.home.street, family.home.town),
            postcode: family.home.postcode.clone(),
            person: None,
        })
        .collect()
}

/// The day a sending came: most long ago, the last ones in these days; never on a day off.
fn came(scene: &Scene<'_>, nth: u64, dice: &mut Dice) -> Day {
    let left = SENDINGS - nth;
    let back = if left <= RECENT {
        left / 6
    } else {
        3 + (left - RECENT) * (OVER_DAYS - 3) / (SENDINGS - RECENT) + dice.below(2)
    };
    let mut day = before(scene.today, back);
    while Calendar::england().is_working_day(day) == Ok(false) {
        day = before(day, 1);
    }
    day
}

fn sending(acting: &mut Acting<'_>, scene: &Scene<'_>, nth: u64) -> Result<(), Fault> {
    let mut dice = Dice::of(scene.seed.wrapping_add(nth.wrapping_mul(0x51_7c_c1)), 72);
    let tales = &TALES.tale;
    let at = usize::try_from(dice.below(u64::try_from(tales.len()).unwrap_or(1))).unwrap_or(0);
    let Some(tale) = tales.get(at) else { return Ok(()) };
    let day = came(scene, nth, &mut dice);
    let hour = i8::try_from(between(&mut dice, 8, 16)).unwrap_or(9);
    let minute = i8::try_from(dice.below(60)).unwrap_or(0);
    acting.at = moment(day, hour, minute, scene.now);
    let kinds: Vec<&str> = tale.kinds.iter().map(String::as_str).collect();
    let kind = one_of(&mut dice, &kinds).unwrap_or("school");
    let of_kind: Vec<&Agency> = scene.agencies.iter().filter(|a| a.kind == kind).collect();
    let agency = one_of(&mut dice, &of_kind);
    let children = described(scene, nth, &mut dice);
    let concerns: Vec<&str> = tale.concerns.iter().map(String::as_str).collect();
    let new: Vec<NewChild<'_>> = children
        .iter()
        .map(|c| NewChild {
            given: &c.given,
            family: &c.family,
            sex: c.sex,
            lines: &c.lines,
            postcode: &c.postcode,
            said: &tale.said,
            birth: c.born.map(|day| (day, BirthKind::Actual)),
            concerns: &concerns,
            school: agency.filter(|a| a.kind == "school").map_or("", |a| a.name),
            ..NewChild::default()
        })
        .collect();
    let grave = tale.concerns.iter().any(|c| c == "physical" || c == "exploitation");
    let level = if grave { 4 } else { u8::try_from(between(&mut dice, 1, 3)).unwrap_or(2) };
    let answers = serde_json::json!({
        "what_are_you_worried_about": tale.said,
        "have_you_told_the_family": if dice.in_hundred(70) { "Yes" } else { "No" },
        "what_have_you_tried": "Talked with the family and wrote it down",
    });
    let (name, role) = agency.map_or(("", ""), |a| a.teller.split_once(", ").unwrap_or((a.teller, "")));
    let incoming = NewIncoming {
        how: if agency.is_some() && dice.in_hundred(70) { How::PublicForm } else { How::Telephone },
        source_code: agency.map_or(if kind == "anonymous" { "9" } else { "1B" }, |a| a.source),
        agency: agency.map(|a| a.id),
        referrer: Referrer {
            name: if kind == "public" { "Mrs J Whitaker" } else { name },
            role,
            organisation: agency.map_or("", |a| a.name),
            email: agency.map_or("", |a| a.email),
            phone: if kind == "public" { "07700 900777" } else { "" },
            relation: if agency.is_none() { "Neighbour" } else { "" },
        },
        wants_reply: kind != "anonymous",
        answers: &answers,
        threshold_version: "",
        suggested_level: agency.map(|_| level),
        urgent: grave && dice.in_hundred(40),
        once_key: None,
        children: &new,
    };
    let now = acting.at;
    let received = receive_by(acting, &incoming, now, if agency.is_none() { "Tom Whitworth" } else { "" })?;
    for (contact, child) in received.contacts.iter().zip(&children) {
        work(acting, scene, &Told { contact: *contact, child, tale, level, day, nth }, &mut dice)?;
    }
    Ok(())
}

/// One contact as it came in.
struct Told<'a> {
    contact: i64,
    child: &'a Described,
    tale: &'a Tale,
    level: u8,
    day: Day,
    nth: u64,
}

/// What the front door did with it: everything for older ones, some of it for those of the last days.
fn work(acting: &mut Acting<'_>, scene: &Scene<'_>, told: &Told<'_>, dice: &mut Dice) -> Result<(), Fault> {
    let left = SENDINGS - told.nth;
    let recent = left <= RECENT;
    let step = if recent { left % 5 } else { 9 };
    if step == 0 {
        return Ok(());
    }
    let hub: Vec<&Worker> = scene.staff.hub.workers.iter().collect();
    let Some(worker) = one_of(dice, &hub) else { return Ok(()) };
    later(acting, scene, 40);
    arranging::give(acting, told.contact, worker.id)?;
    let mut answered = None;
    if dice.in_hundred(if recent { 70 } else { 32 }) {
        answered = asked(acting, scene, told, worker, dice)?;
    }
    if step == 1 {
        return Ok(());
    }
    let (person, made) = match told.child.person {
        Some(person) => (Some(person), false),
        None if told.child.given.is_empty() => (None, false),
        None => (Some(make(acting, told.child)?), true),
    };
    arranging::settle_who(acting, told.contact, person, made, "", &worker.name)?;
    if step <= 2 || (recent && answered.is_none() && step == 3) {
        return Ok(());
    }
    let slow = dice.in_hundred(11);
    let decided = after(told.day, if slow { 2 + dice.below(3) } else { dice.below(2) });
    let mut decided = decided.min(scene.today);
    while Calendar::england().is_working_day(decided) == Ok(false) {
        decided = after(decided, 1).min(scene.today);
        if decided == scene.today {
            break;
        }
    }
    acting.at = moment(decided, 16, i8::try_from(dice.below(50)).unwrap_or(0), scene.now);
    decide(acting, scene, told, (person, made), worker, recent, dice)
}

/// Some minutes later, never later than now.
fn later(acting: &mut Acting<'_>, scene: &Scene<'_>, minutes: i64) {
    let next = acting.at.checked_add(jiff::SignedDuration::from_mins(minutes)).unwrap_or(acting.at);
    acting.at = next.min(scene.now);
}

/// A record made from what the contact says.
fn make(acting: &mut Acting<'_>, child: &Described) -> Result<i64, Fault> {
    let source = "Contact at the front door";
    let birth = child.born.map(|day| (day, BirthKind::Actual));
    let new = NewPerson { given: &child.given, family: &child.family, called: None, birth, source };
    let id = make_person(acting, &new)?;
    let address =
        NewAddress { kind: "home", lines: &child.lines, postcode: &child.postcode, from: None, to: None, source };
    add_address(acting, id, &address, "Tom Whitworth")?;
    Ok(id)
}

/// A question to an agency; older ones are answered, a few late or refused. Gives the day of the answer.
fn asked(
    acting: &mut Acting<'_>,
    scene: &Scene<'_>,
    told: &Told<'_>,
    worker: &Worker,
    dice: &mut Dice,
) -> Result<Option<Day>, Fault> {
    let others: Vec<&Agency> =
        scene.agencies.iter().filter(|a| matches!(a.kind, "health" | "police" | "school")).collect();
    let Some(agency) = one_of(dice, &others) else { return Ok(None) };
    let words = "What do you know of this child and of who lives in the home, in the last 12 months?";
    let what = ("To decide what help the child needs", words);
    let request =
        arranging::ask_agency(acting, told.contact, (agency.id, agency.name), what, (worker.id, &worker.name))?;
    let waits = if dice.in_hundred(12) { 5 + dice.below(4) } else { dice.below(3) };
    let day = after(told.day, waits);
    if day >= scene.today {
        return Ok(None);
    }
    let refused = dice.in_hundred(5);
    let answer = if refused {
        ("", "The practice asks for the parents' agreement, which had not been sought.")
    } else {
        let answers = [
            "Known since birth; immunised; two missed appointments this year.",
            "Two calls to the address in 12 months, neither about the children.",
            "Attendance 84%, late most Mondays; mother answers the phone.",
            "Nothing on record.",
        ];
        (one_of(dice, &answers).unwrap_or("Nothing on record."), "")
    };
    arranging::answer(acting, request, (day, &worker.name), answer, "The one who knows the family was on leave.")?;
    Ok(Some(day))
}

fn decide(
    acting: &mut Acting<'_>,
    scene: &Scene<'_>,
    told: &Told<'_>,
    (person, made): (Option<i64>, bool),
    worker: &Worker,
    recent: bool,
    dice: &mut Dice,
) -> Result<(), Fault> {
    let roll = dice.below(100);
    let (outcome, reason) = match (told.level, roll) {
        _ if person.is_none() => ("no_further_action", "not_enough_known"),
        (4, 0..45) => ("section_47", "risk_of_significant_harm"),
        (4, 45..90) | (3, 0..48) => ("referral", "meets_threshold"),
        (3, 48..70) if !made => ("already_open", "with_open_work"),
        (_, 0..30) => ("early_help", "early_help_fits"),
        (_, 30..78) => ("information_advice", "below_threshold"),
        (_, 78..84) => ("passed_to_other_authority", "lives_elsewhere"),
        _ => ("no_further_action", "universal_fits"),
    };
    let referral = matches!(outcome, "referral" | "section_47");
    let waits = recent && matches!(outcome, "section_47" | "no_further_action");
    if referral && !waits && days_between(told.day, scene.today) > 2 {
        allocate(acting, scene, person, dice)?;
    }
    let level = match outcome {
        "section_47" => 4,
        "referral" | "already_open" => 3,
        "early_help" => 2,
        _ => 1,
    };
    let consent = if level == 4 { "not_sought_risk" } else { "given" };
    let neglect = told.tale.concerns.iter().any(|c| c == "neglect");
    let needs_manager = matches!(outcome, "section_47" | "no_further_action");
    let decided = Decided {
        outcome,
        reason,
        rationale: &told.tale.weighed,
        level,
        consent,
        consent_why: if level == 4 { "Asking first could put the child at more risk today." } else { "" },
        shared: "Told the referrer what was decided; told the family what we hold.",
        toolkit: if neglect { "Not yet: it will be filled in with the family" } else { "" },
        by: &worker.name,
        worker: Some(worker.id),
        account: worker.account,
        earlier: None,
        agreed_by: if needs_manager { &scene.staff.hub.manager.name } else { "" },
    };
    arranging::decide(acting, told.contact, &decided, waits)
}

/// A worker of First Response answers for a child whose referral is some days old, unless somebody does already.
fn allocate(acting: &mut Acting<'_>, scene: &Scene<'_>, person: Option<i64>, dice: &mut Dice) -> Result<(), Fault> {
    let Some(person) = person else { return Ok(()) };
    let day = days::day_of(acting.at);
    if !record::store::worker::responsible(acting, person, day)?.is_empty() {
        return Ok(());
    }
    let teams = scene.staff.teams_for(TeamFor::FirstResponse);
    let Some(team) = teams.first() else { return Ok(()) };
    let workers: Vec<&Worker> = team.workers.iter().collect();
    let Some(worker) = one_of(dice, &workers) else { return Ok(()) };
    let new = NewResponsible {
        worker: Some(worker.id),
        team: Some(team.id),
        role: ResponsibilityRole::SocialWorker,
        from: day,
        to: None,
        reason: "Referral accepted at the front door",
        origin: None,
    };
    make_responsible(acting, person, &new)?;
    Ok(())
}

/// Letters older than two days have gone.
fn letters_gone(acting: &mut Acting<'_>, scene: &Scene<'_>) -> Result<(), Fault> {
    let until = moment(before(scene.today, 2), 9, 0, scene.now);
    let rows = acting.rows(
        "SELECT id, made_at FROM letter WHERE standing = 'waiting' AND made_at < $1 ORDER BY id",
        &[until.into()],
    )?;
    for row in rows {
        let sent: Instant = row.get("made_at")?;
        let columns = [("standing", "sent".into()), ("sent_at", sent.into()), ("sent_by", "Kith".into())];
        acting.update("letter", row.get("id")?, &columns)?;
    }
    Ok(())
}
