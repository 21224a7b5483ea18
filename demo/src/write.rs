//! Writing one family into the record: people, names, numbers, addresses, relationships, who answers for them.

use crate::assessments;
use crate::dice::{Dice, before, between, days_between};
use crate::facts;
use crate::life::{self, Child};
use crate::plan::{Plan, Situation};
use crate::staff::{Staff, Team, TeamFor, Worker};
use days::{Day, Instant, age_on};
use record::identifiers::{KithNumber, NhsNumber, PupilNumber};
use record::names::{Address, Member, Role, Sex, address, adult};
use record::store::family::{make_household, relate};
use record::store::person::{NewAddress, NewPerson, add_address, add_identifier, make_person_numbered};
use record::store::worker::{NewResponsible, make_responsible};
use record::words::{BirthKind, RelationshipKind, ResponsibilityRole, Scheme, Verification};
use store::{Acting, Fault};

/// What writing needs to know besides the family.
pub(crate) struct Setting<'a> {
    /// Who works here.
    pub staff: &'a Staff,
    /// The day it is.
    pub today: Day,
    /// The moment it is.
    pub now: Instant,
    /// How many story entries each child gets; nothing for as many as two years of work bring.
    pub entries_each: Option<u64>,
    /// Where Kith numbers begin.
    pub first_number: u64,
}

/// How much was written.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Written {
    /// People.
    pub people: u64,
    /// Story entries.
    pub entries: u64,
}

/// Half past so many hours on a day in England, but never later than now.
pub(crate) fn moment(day: Day, hour: i8, minute: i8, now: Instant) -> Instant {
    days::instant_of(day.at(hour, minute, 0, 0)).unwrap_or(now).min(now)
}

/// Somebody who was written, with what the story needs of them.
pub(crate) struct Relative {
    /// Key.
    pub id: i64,
    /// Who.
    pub member: Member,
}

/// Writes a family. `written` counts on from those before, since Kith numbers follow from it.
pub(crate) fn write_family(
    acting: &mut Acting<'_>,
    plan: &Plan,
    setting: &Setting<'_>,
    written: &mut Written,
) -> Result<Vec<Child>, Fault> {
    let mut dice = Dice::of(plan.seed, 42);
    let known = age_of_knowing(plan, setting.today);
    let Some((team, worker)) = team_of(plan, setting, known) else { return Ok(Vec::new()) };
    acting.at = moment(plan.began, 10, 15, setting.now);
    let mut relatives = Vec::new();
    for member in &plan.family.members {
        let id = write_person(acting, member, &worker.name, setting, written, &mut dice)?;
        relatives.push(Relative { id, member: member.clone() });
    }
    homes(acting, plan, &relatives)?;
    ties(acting, &relatives, &worker.name, &mut dice)?;
    let carer = carer(acting, plan, &relatives, worker, setting, written, &mut dice)?;
    let children: Vec<&Relative> = relatives.iter().filter(|r| r.member.role == Role::Child).collect();
    let mut cast = Vec::new();
    for child in &children {
        answers_for(acting, child.id, plan, team, worker, setting, &mut dice)?;
        let age = age_on(child.member.born, setting.today).unwrap_or(0);
        cast.push(Child::of(
            child,
            &relatives,
            carer.as_ref().map(|(_, words)| words.as_str()),
            worker,
            team,
            plan,
            age,
        ));
    }
    for child in &cast {
        acting.at = moment(plan.began, 11, 5, setting.now);
        facts::write_facts(acting, child, plan, setting, &mut dice)?;
    }
    written.entries += life::write_lives(acting, plan, &cast, setting, &mut dice)?;
    if setting.entries_each.is_none() {
        assessments::write_assessment(acting, plan, &cast, team, setting)?;
    }
    acting.at = setting.now;
    Ok(cast)
}

fn age_of_knowing(plan: &Plan, today: Day) -> u64 {
    days_between(plan.began, today)
}

fn team_of<'a>(plan: &Plan, setting: &Setting<'a>, known_days: u64) -> Option<(&'a Team, &'a Worker)> {
    let is_for = match plan.situation {
        Situation::LeavingCare => TeamFor::LeavingCare,
        situation if situation.in_care() => TeamFor::InCare,
        Situation::Disability => TeamFor::Disability,
        // Families new to the authority are still being assessed.
        _ if known_days < 60 => TeamFor::FirstResponse,
        _ => TeamFor::Safeguarding,
    };
    let teams = setting.staff.teams_for(is_for);
    let team = *teams.get(plan.team.checked_rem(teams.len())?)?;
    let worker = team.workers.get(plan.worker.checked_rem(team.workers.len())?)?;
    Some((team, worker))
}

fn number(setting: &Setting<'_>, written: &Written) -> Result<KithNumber, Fault> {
    KithNumber::from_number(setting.first_number + written.people)
        .ok_or_else(|| Fault::Address("the demonstration authority has used up the Kith numbers".to_owned()))
}

fn write_person(
    acting: &mut Acting<'_>,
    member: &Member,
    by: &str,
    setting: &Setting<'_>,
    written: &mut Written,
    dice: &mut Dice,
) -> Result<i64, Fault> {
    let person = &member.person;
    let expected = member.born > setting.today;
    let kind = if expected { BirthKind::Expected } else { BirthKind::Actual };
    let given = match &person.middle {
        Some(middle) => format!("{} {middle}", person.given),
        None => person.given.clone(),
    };
    let called = called(&person.given, dice).or_else(|| person.middle.as_ref().map(|_| person.given.clone()));
    let new = NewPerson {
        given: &given,
        family: &person.family,
        called: called.as_deref(),
        birth: Some((member.born, kind)),
        source: by,
    };
    let id = make_person_numbered(acting, &new, number(setting, written)?)?;
    written.people += 1;
    if member.role == Role::Child && !expected {
        if dice.in_hundred(86) {
            let verification = if dice.in_hundred(80) { Verification::Verified } else { Verification::Pending };
            add_identifier(acting, id, Scheme::Nhs, &nhs_number(dice), verification, "NHS spine", by)?;
        }
        if age_on(member.born, setting.today).unwrap_or(0) >= 4 && dice.in_hundred(92) {
            add_identifier(acting, id, Scheme::Upn, &pupil_number(dice), Verification::Verified, "School census", by)?;
        }
    }
    facts::write_sex(acting, id, person.sex, by)?;
    if member.role != Role::Child && dice.in_hundred(1) {
        acting.update("person", id, &[("death_day", before(setting.today, between(dice, 300, 900)).into())])?;
    }
    Ok(id)
}

/// Short forms that some like to be called by.
fn called(given: &str, dice: &mut Dice) -> Option<String> {
    let short = match given {
        "Isabella" | "Isabelle" => "Bella",
        "Charlotte" => "Lottie",
        "Oliver" => "Ollie",
        "Archie" => "Arch",
        "Theodore" => "Teddy",
        "Muhammad" | "Mohammed" => "Mo",
        "Joshua" => "Josh",
        "Daniel" => "Danny",
        "Thomas" => "Tommy",
        "William" => "Will",
        "Freya" => "Frey",
        "Amelia" => "Millie",
        "Alexander" => "Alex",
        "Samuel" => "Sam",
        "Benjamin" => "Ben",
        "Evelyn" => "Evie",
        "Matilda" => "Tilly",
        "Kayleigh" => "Kay",
        _ => return None,
    };
    dice.in_hundred(60).then(|| short.to_owned())
}

/// Ten figures of the series 999, which the NHS keeps for tests, with the check figure that fits.
pub(crate) fn nhs_number(dice: &mut Dice) -> String {
    loop {
        let nine = format!("999{:06}", dice.below(1_000_000));
        if let Some(number) = (0..10).map(|check| format!("{nine}{check}")).find(|n| NhsNumber::parse(n).is_ok()) {
            return number;
        }
    }
}

/// A pupil number with the check letter that fits.
pub(crate) fn pupil_number(dice: &mut Dice) -> String {
    loop {
        let twelve = format!("8919{:02}{:06}", between(dice, 14, 26), dice.below(1_000_000));
        let fitting = ('A'..='Z').map(|letter| format!("{letter}{twelve}")).find(|n| PupilNumber::parse(n).is_ok());
        if let Some(number) = fitting {
            return number;
        }
    }
}

fn lines(address: &Address) -> String {
    match &address.village {
        Some(village) => format!("{}, {village}, {}", address.street, address.town),
        None => format!("{}, {}", address.street, address.town),
    }
}

fn homes(acting: &mut Acting<'_>, plan: &Plan, relatives: &[Relative]) -> Result<(), Fault> {
    let home = &plan.family.home;
    let elsewhere = plan.family.fathers_home.as_ref();
    let mut together = Vec::new();
    for relative in relatives {
        let apart = relative.member.role == Role::Father && elsewhere.is_some();
        let at = if apart { elsewhere.unwrap_or(home) } else { home };
        if relative.member.person.given.is_empty() {
            continue;
        }
        let placed = relative.member.role == Role::Child && plan.situation.in_care();
        let to = placed.then_some(plan.began);
        let from = Some(before(plan.began, 400));
        let new = NewAddress { kind: "home", lines: &lines(at), postcode: &at.postcode, from, to, source: "Family" };
        add_address(acting, relative.id, &new, "Family, at the first visit")?;
        if !apart && !placed {
            together.push(relative.id);
        }
    }
    if together.len() > 1 {
        make_household(acting, "Family home", &lines(home), &home.postcode, &together, Some(before(plan.began, 400)))?;
    }
    Ok(())
}

fn ties(acting: &mut Acting<'_>, relatives: &[Relative], by: &str, dice: &mut Dice) -> Result<(), Fault> {
    let of = |role: Role| relatives.iter().filter(move |r| r.member.role == role);
    for child in of(Role::Child) {
        for mother in of(Role::Mother) {
            relate(
                acting,
                &record::store::family::NewRelationship {
                    one: mother.id,
                    other: child.id,
                    kind: RelationshipKind::Parent,
                    words: "mother",
                    responsibility: "yes",
                    source: "Birth certificate",
                },
                by,
            )?;
        }
        for father in of(Role::Father) {
            let same_name = father.member.person.family == child.member.person.family;
            let (kind, words) = if same_name || dice.in_hundred(70) {
                (RelationshipKind::Parent, "father")
            } else {
                (RelationshipKind::StepParent, "Mum's partner")
            };
            let responsible = match kind {
                RelationshipKind::Parent if dice.in_hundred(80) => "yes",
                RelationshipKind::Parent => "not_known",
                _ => "no",
            };
            relate(
                acting,
                &record::store::family::NewRelationship {
                    one: father.id,
                    other: child.id,
                    kind,
                    words,
                    responsibility: responsible,
                    source: "Family",
                },
                by,
            )?;
        }
    }
    let children: Vec<&Relative> = of(Role::Child).collect();
    for (nth, one) in children.iter().enumerate() {
        for other in children.iter().skip(nth + 1) {
            let words = if one.member.person.family == other.member.person.family { "" } else { "half" };
            relate(
                acting,
                &record::store::family::NewRelationship {
                    one: one.id,
                    other: other.id,
                    kind: RelationshipKind::Sibling,
                    words,
                    responsibility: "no",
                    source: "Family",
                },
                by,
            )?;
        }
    }
    Ok(())
}

/// A foster carer, or a grandmother, for children who do not live with their parents. Gives the key and what the child says.
fn carer(
    acting: &mut Acting<'_>,
    plan: &Plan,
    relatives: &[Relative],
    worker: &Worker,
    setting: &Setting<'_>,
    written: &mut Written,
    dice: &mut Dice,
) -> Result<Option<(i64, String)>, Fault> {
    if !plan.situation.in_care() {
        return Ok(None);
    }
    let mut person = adult(plan.seed ^ 0x5eed);
    let kin = plan.situation == Situation::KinshipCare;
    if kin {
        person.sex = Sex::Female;
        "Maureen".clone_into(&mut person.given);
        if let Some(mother) = relatives.iter().find(|r| r.member.role == Role::Mother) {
            person.family.clone_from(&mother.member.person.family);
        }
        if let Some(name) = crate::dice::one_of(
            dice,
            &["Maureen", "Christine", "Pauline", "Janet", "Sheila", "Yvonne", "Carol", "Linda"],
        ) {
            name.clone_into(&mut person.given);
        }
    }
    let born = before(setting.today, between(dice, 17_000, 25_000));
    let words = if kin { "Nana".to_owned() } else { person.given.clone() };
    let member = Member { person, role: Role::Mother, born };
    let id = write_person(acting, &member, "Fostering service", setting, written, dice)?;
    let home = address(plan.seed ^ 0xcafe);
    let new = |kind| NewAddress {
        kind,
        lines: "",
        postcode: &home.postcode,
        from: Some(plan.began),
        to: None,
        source: "Fostering service",
    };
    let at = lines(&home);
    add_address(acting, id, &NewAddress { lines: &at, from: None, ..new("home") }, &worker.name)?;
    for child in relatives.iter().filter(|r| r.member.role == Role::Child) {
        let (kind, said) =
            if kin { (RelationshipKind::Grandparent, "maternal") } else { (RelationshipKind::Carer, "foster carer") };
        relate(
            acting,
            &record::store::family::NewRelationship {
                one: id,
                other: child.id,
                kind,
                words: said,
                responsibility: "no",
                source: "Fostering service",
            },
            &worker.name,
        )?;
        add_address(acting, child.id, &NewAddress { lines: &at, ..new("placement") }, &worker.name)?;
    }
    Ok(Some((id, words)))
}

fn answers_for(
    acting: &mut Acting<'_>,
    child: i64,
    plan: &Plan,
    team: &Team,
    worker: &Worker,
    setting: &Setting<'_>,
    dice: &mut Dice,
) -> Result<(), Fault> {
    let mut since = plan.began;
    let before_them: Vec<&Worker> = team.workers.iter().filter(|w| w.id != worker.id).collect();
    let known = days_between(plan.began, setting.today);
    let new = |worker: &Worker, from, to, reason| NewResponsible {
        worker: Some(worker.id),
        team: Some(team.id),
        role: ResponsibilityRole::SocialWorker,
        from,
        to,
        reason,
        origin: None,
    };
    if known > 300
        && dice.in_hundred(55)
        && let Some(earlier) = crate::dice::one_of(dice, &before_them)
    {
        since = before(setting.today, between(dice, 60, known - 60));
        make_responsible(acting, child, &new(earlier, plan.began, Some(since), "Allocated after the assessment"))?;
        make_responsible(acting, child, &new(worker, since, None, "The worker before left the team"))?;
    } else {
        make_responsible(acting, child, &new(worker, since, None, "Allocated after the assessment"))?;
    }
    if plan.situation.in_care()
        && let Some(reviewer) =
            setting.staff.reviewers.get(plan.worker.checked_rem(setting.staff.reviewers.len()).unwrap_or(0))
    {
        let role = ResponsibilityRole::Reviewer;
        let reason = "Named when the child came into care";
        make_responsible(
            acting,
            child,
            &NewResponsible { team: None, role, ..new(reviewer, plan.began, None, reason) },
        )?;
    }
    Ok(())
}
