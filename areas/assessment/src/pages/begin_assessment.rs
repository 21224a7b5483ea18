//! Beginning an assessment, for a child or for brothers and sisters together: who leads, who oversees, from which referral.

use super::asked::{self, Asked, typed};
use crate::carrying::{self, Begin};
use crate::rules::lead::may_lead;
use crate::store::assessment;
use crate::words::{Standing, is_qualified, oversight_source};
use access::Sight;
use allocation::published::excluded;
use days::Day;
use front_door::published::{Accepted, accepted, concerns, words_of};
use page::parts::{Errors, Field, choice_in_groups, date, notice, textarea, ticks};
use page::{Fail, Html, Reply, Visit, esc};
use people::published::typed::{needed_lines, past_day};
use record::store::family;
use record::store::person::{self, Person};
use record::store::worker::{self, Practitioner};
use store::Reading;

/// Longest reason, in characters. Source: local.
const LONGEST: usize = 2_000;

/// The referral that the address names, if it names one; it must be of this child.
fn referral(visit: &Visit, reading: &mut Reading<'_>) -> Result<Option<Accepted>, Fail> {
    let Some(contact) = visit.params.id("contact") else { return Ok(None) };
    let found = accepted(reading, contact)?.filter(|a| visit.subjects.contains(&a.person));
    found.map(Some).ok_or(Fail::NotFound)
}

/// The child, and the brothers and sisters whose records the visitor may open.
fn offered(visit: &Visit, reading: &mut Reading<'_>) -> Result<Vec<Person>, Fail> {
    let subject = visit.subject()?;
    let siblings = family::siblings(reading, subject)?;
    let sights = visit.house.sights.sights(reading, visit.who()?, &siblings, visit.now)?;
    let mut ids = vec![subject];
    ids.extend(siblings.iter().zip(sights).filter(|(_, s)| *s == Sight::Open).map(|(id, _)| *id));
    let mut people = person::people(reading, &ids)?;
    people.retain(|p| p.merged_into.is_none());
    people.sort_by_key(|p| p.id != subject);
    Ok(people)
}

/// GET /people/{person}/assessments/new, and of a referral
pub fn form(visit: &Visit) -> Result<Reply, Fail> {
    visit.read(|reading| shown(visit, reading, &Errors::none()))
}

/// A team with those of it who may be chosen.
pub type Group = (String, Vec<(String, String)>);

/// Everybody who may lead or oversee, under their teams; the visitor's own come first.
pub fn practitioners(visit: &Visit, reading: &mut Reading<'_>, only_qualified: bool) -> Result<Vec<Group>, Fail> {
    let own = match visit.who()?.worker {
        Some(worker) => worker::teams_of(reading, worker, visit.today())?,
        None => Vec::new(),
    };
    let mut all = worker::practitioners(reading, visit.today())?;
    all.retain(|p| !only_qualified || is_qualified(&p.profession));
    all.sort_by_key(|p| !own.contains(&p.team));
    let mut groups: Vec<Group> = Vec::new();
    for p in all {
        let option = (code(&p), format!("{}, {}", p.name, p.profession.to_lowercase()));
        match groups.last_mut() {
            Some((team, options)) if *team == p.team_name => options.push(option),
            _ => groups.push((p.team_name, vec![option])),
        }
    }
    Ok(groups)
}

fn code(p: &Practitioner) -> String {
    format!("{}-{}", p.worker, p.team)
}

/// The fields that ask who leads and who oversees; `lead` and `overseer` are what stands there at first.
pub fn lead_fields(
    visit: &Visit,
    reading: &mut Reading<'_>,
    first: (&str, &str),
    errors: &Errors,
) -> Result<Vec<Html>, Fail> {
    let all = practitioners(visit, reading, false)?;
    let qualified = practitioners(visit, reading, true)?;
    let offer = |groups: &[Group], blank: &str, field: Field<'_>| {
        let none = ("", vec![(String::new(), blank.to_owned())]);
        let teams = groups.iter().map(|(team, options)| (team.as_str(), options.clone()));
        choice_in_groups(field, &std::iter::once(none).chain(teams).collect::<Vec<_>>(), errors)
    };
    let at = |name, label, hint, value| Field { name, label, hint, value };
    let who_oversees = "Where the lead practitioner is not a social worker: a social work qualified manager";
    Ok(vec![
        offer(&all, "Choose", at("lead", "Who leads the assessment?", "", typed(visit, "lead", first.0))),
        offer(
            &qualified,
            "Nobody: a social worker leads",
            at("overseer", "Who oversees it?", who_oversees, typed(visit, "overseer", first.1)),
        ),
    ])
}

fn shown(visit: &Visit, reading: &mut Reading<'_>, errors: &Errors) -> Result<Reply, Fail> {
    let referral = referral(visit, reading)?;
    let children = offered(visit, reading)?;
    let me = own(visit, reading)?;
    let at = |name, label, hint, value| Field { name, label, hint, value };
    let mut fields = Vec::new();
    let options: Vec<(String, String)> = children.iter().map(|c| (c.kith_number.clone(), c.name())).collect();
    let options: Vec<(&str, &str)> = options.iter().map(|(n, w)| (n.as_str(), w.as_str())).collect();
    let sent: Vec<&str> = visit.form.all("whom").collect();
    let first: Vec<&str> = options.iter().map(|(n, _)| *n).collect();
    let chosen = if visit.form.fields().next().is_some() { &sent } else { &first };
    let together = "You write once for all of them, then add what differs for each";
    fields.push(ticks(at("whom", "Whom is it about?", together, ""), &options, chosen, errors));
    fields.extend(lead_fields(visit, reading, (&me, ""), errors)?);
    let day = referral.as_ref().map_or_else(|| days::long(visit.today()), |r| days::long(r.decided));
    let from = "The 45 working days run from this day, unless a clock from an earlier referral runs already";
    fields.push(date(at("referral", "Day of the referral", from, typed(visit, "referral", &day)), errors));
    let why = referral.as_ref().map_or("", |r| r.rationale.as_str());
    fields.push(textarea(at("why", "Why is it begun?", "", typed(visit, "why", why)), 3, errors));
    let asked = Asked {
        title: "Begin a single assessment".to_owned(),
        above: Html(format!("{}{}", about_referral(referral.as_ref()), open_ones(reading, visit.subject()?)?)),
        fields,
        button: "Begin the assessment",
        below: Html(format!("<p class=\"kith-quiet\">{}</p>", esc(&oversight_source()))),
        back: match referral {
            Some(_) => ("/assessments/to-begin".to_owned(), "To be assessed".to_owned()),
            None => (format!("/people/{}/work", visit.param("person")), "Plan and work".to_owned()),
        },
        action: visit.path.clone(),
    };
    asked::page(visit, reading, asked, errors)
}

fn own(visit: &Visit, reading: &mut Reading<'_>) -> Result<String, Fail> {
    let Some(me) = visit.who()?.worker else { return Ok(String::new()) };
    Ok(worker::practitioners(reading, visit.today())?.iter().find(|p| p.worker == me).map(code).unwrap_or_default())
}

fn about_referral(referral: Option<&Accepted>) -> String {
    let Some(r) = referral else { return String::new() };
    let worries: Vec<String> = r
        .concerns
        .iter()
        .map(|code| concerns().iter().find(|c| c.code == *code).map_or(code.clone(), |c| c.words.to_lowercase()))
        .collect();
    let from = words_of(front_door::published::sources(), &r.source_code);
    notice(
        "",
        &format!(
            "Accepted as a referral on {} by {}. Received {} from: {from}. Worries: {}.",
            days::long(r.decided),
            r.decided_by,
            days::long(r.received),
            worries.join(", ")
        ),
    )
    .0
}

fn open_ones(reading: &mut Reading<'_>, person: i64) -> Result<String, Fail> {
    let open = assessment::of_person(reading, person)?.into_iter().find(|a| a.standing != Standing::Complete);
    Ok(open.map_or(String::new(), |a| {
        format!(
            "<div class=\"kith-notice kith-notice--care\"><p><b>An assessment is open already</b>, begun {} by {}. <a class=\"govuk-link\" href=\"/records/{}\">Go on with it</a>, unless this is another one.</p></div>",
            days::long(a.begun_on),
            esc(&a.begun_by),
            a.document
        )
    }))
}

/// Who leads (worker, whether qualified, team) and who oversees.
pub type Chosen = ((i64, bool, i64), Option<i64>);

/// Who leads and who oversees, as chosen; what is wrong is noted at its field.
pub fn read_lead(visit: &Visit, reading: &mut Reading<'_>, errors: &mut Errors) -> Result<Option<Chosen>, Fail> {
    let all = worker::practitioners(reading, visit.today())?;
    let find = |name: &str| all.iter().find(|p| code(p) == visit.form.text(name));
    let qualified = |p: &Practitioner| is_qualified(&p.profession);
    let Some(lead) = find("lead") else {
        errors.add("lead", "Choose who leads the assessment");
        return Ok(None);
    };
    let overseer = find("overseer");
    match may_lead((lead.worker, qualified(lead)), overseer.map(|o| (o.worker, qualified(o)))) {
        Ok(()) => Ok(Some(((lead.worker, qualified(lead), lead.team), overseer.map(|o| o.worker)))),
        Err(why) => {
            errors.add("overseer", why.words());
            Ok(None)
        }
    }
}

/// Notes that a declared conflict keeps whoever is to lead from these children, so that it is not the lead.
pub fn check_conflict(
    reading: &mut Reading<'_>,
    chosen: Option<&Chosen>,
    children: &[i64],
    errors: &mut Errors,
) -> Result<(), Fail> {
    if let Some(((lead, ..), _)) = chosen
        && excluded(reading, *lead, children)?
    {
        let say = "A declared conflict of interest keeps them from this household. Choose somebody else; a service manager may decide otherwise by allocating the child to them with a reason";
        errors.add("lead", say);
    }
    Ok(())
}

/// POST /people/{person}/assessments/new, and of a referral
pub fn begin(visit: &Visit) -> Result<Reply, Fail> {
    let mut errors = Errors::none();
    let (referral, children, lead) =
        visit.read(|r| Ok::<_, Fail>((referral(visit, r)?, offered(visit, r)?, read_lead(visit, r, &mut errors)?)))?;
    let chosen: Vec<i64> =
        children.iter().filter(|c| visit.form.all("whom").any(|n| n == c.kith_number)).map(|c| c.id).collect();
    if chosen.is_empty() {
        errors.add("whom", "Choose at least one child whom it is about");
    }
    visit.read(|r| check_conflict(r, lead.as_ref(), &chosen, &mut errors))?;
    let day: Option<Day> = errors
        .take("referral", past_day(visit.form.text("referral"), "The day of the referral", visit.today()))
        .flatten();
    if day.is_none() && errors.at("referral").is_none() {
        errors.add("referral", "Enter the day of the referral: the 45 working days run from it");
    }
    let why = errors.take("why", needed_lines(visit.form.text("why"), "why it is begun", LONGEST));
    let (Some((lead, overseer)), Some(referral_day), Some(why), true) = (lead, day, why, errors.is_empty()) else {
        return visit.read(|r| shown(visit, r, &errors));
    };
    let contact_of = |person: i64| referral.as_ref().filter(|r| r.person == person).map(|r| r.contact);
    let children: Vec<(i64, Option<i64>)> = chosen.iter().map(|person| (*person, contact_of(*person))).collect();
    let record = visit.act(chosen.first().copied(), None, |acting| {
        let new = Begin { children: &children, referral: referral_day, why: &why, lead, overseer };
        carrying::begin(acting, visit, &new)
    })?;
    Ok(Reply::to_saying(format!("/records/{record}"), "The assessment is begun."))
}
