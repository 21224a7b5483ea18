//! Who answers for a child: a team, then a worker, from a day, for a reason; brothers and sisters together.

mod offered;

use crate::definitions;
use crate::giving;
use crate::load::{self, Service};
use crate::rules::change::{Running, ends};
use crate::rules::who_may_lead::{Person as Leading, check, is_social_worker};
use crate::store::{conflict, handover};
use crate::words::PRIORITIES;
use days::Day;
use offered::{Offer, Scene};
use page::parts::{Errors, Field, choice, date, radios, textarea, ticks};
use page::{Fail, Html, Reply, Visit, esc};
use people::published::typed::{coming_day, needed_lines};
use people::published::{Asked, as_typed, asked_page};
use record::store::story::{NewEntry, tell};
use record::store::worker::{self, NewResponsible, Responsible};
use record::store::{action, clock, person};
use record::words::{ResponsibilityRole, StoryKind};
use store::{Acting, Reading};

/// The roles that are allocated here. A reviewing officer is named by their own service.
const ROLES: [ResponsibilityRole; 2] = [ResponsibilityRole::SocialWorker, ResponsibilityRole::LeadPractitioner];

/// Who answers, or will, in the roles that are allocated here; what never began is left out.
fn running(reading: &mut Reading<'_>, subject: i64, today: Day) -> Result<Vec<Responsible>, Fail> {
    let mut all = worker::responsible_over_time(reading, subject)?;
    all.retain(|r| r.to.is_none_or(|to| to > today && to > r.from) && ROLES.contains(&r.role));
    all.sort_by_key(|r| (r.from, r.id));
    Ok(all)
}

/// "Amina Yusuf, Safeguarding North".
fn named(r: &Responsible) -> String {
    let team = r.team_name.clone().unwrap_or_default();
    r.worker_name
        .as_ref()
        .map_or(team.clone(), |name| if team.is_empty() { name.clone() } else { format!("{name}, {team}") })
}

/// "Now: Social worker: Amina Yusuf, since 5 January 2026. From 3 December 2026: …".
fn said_now(all: &[Responsible], today: Day) -> String {
    if all.is_empty() {
        return "Nobody answers for this child yet.".to_owned();
    }
    let each = all.iter().map(|r| {
        let until = r.to.map_or(String::new(), |to| format!(", until {}", days::long(to)));
        match r.from > today {
            true => format!("From {}: {}: {}{until}.", days::long(r.from), r.role.words(), named(r)),
            false => format!("Now: {}: {}, since {}{until}.", r.role.words(), named(r), days::long(r.from)),
        }
    });
    each.collect::<Vec<_>>().join(" ")
}

/// GET /people/{person}/workers/new
pub fn form(visit: &Visit) -> Result<Reply, Fail> {
    visit.read(|reading| again(visit, reading, &Errors::none()))
}

fn again(visit: &Visit, reading: &mut Reading<'_>, errors: &Errors) -> Result<Reply, Fail> {
    let (subject, today) = (visit.subject()?, visit.today());
    let now = running(reading, subject, today)?;
    let scene = Scene::read(visit, reading, subject)?;
    let role = now.last().map_or(ResponsibilityRole::SocialWorker, |r| r.role);
    let at = |name, label, hint, value| Field { name, label, hint, value };
    let mut fields = vec![scene.who(visit, errors)];
    if !scene.siblings.is_empty() {
        let named: Vec<(&str, &str)> = scene.siblings.iter().map(|s| (s.number.as_str(), s.words.as_str())).collect();
        let chosen: Vec<&str> = visit.form.all("also").collect();
        let label = "Also for brothers and sisters";
        fields.push(ticks(
            at("also", label, "One change for all of them, with the same reason", ""),
            &named,
            &chosen,
            errors,
        ));
    }
    let roles = ROLES.map(|role| (role.code(), role.words()));
    fields.push(radios(at("role", "In which role?", "", as_typed(visit, "role", role.code())), &roles, errors));
    let overseers: Vec<(String, String)> = scene.overseers();
    let overseers: Vec<(&str, &str)> =
        std::iter::once(("", "Nobody")).chain(overseers.iter().map(|(c, w)| (c.as_str(), w.as_str()))).collect();
    let hint = "Needed for a lead practitioner who is not a social worker: the manager, a social worker, who oversees the work (Working Together 2023)";
    fields.push(choice(at("overseer", "Who oversees?", hint, as_typed(visit, "overseer", "")), &overseers, errors));
    let day = days::long(today);
    fields.push(date(
        at(
            "from",
            "From which day?",
            "Today, or a later day that is agreed. For example, 3 12 2026",
            as_typed(visit, "from", &day),
        ),
        errors,
    ));
    let hint = "Why this worker, and why now: the family will ask";
    fields.push(textarea(at("reason", "Why?", hint, as_typed(visit, "reason", "")), 2, errors));
    if now.iter().any(|r| r.worker.is_some()) {
        let label = "Does what is still to be done go over to the new worker?";
        let hint = "The clocks that run and the actions that are open for this child and are now the present worker's. With a later day they go over in the handover";
        let ways = [("yes", "Yes, all of it"), ("no", "No, it stays where it is")];
        fields.push(radios(at("hand_over", label, hint, as_typed(visit, "hand_over", "yes")), &ways, errors));
    }
    let label = "If no worker is named: how soon must one be?";
    fields.push(radios(at("priority", label, "", as_typed(visit, "priority", "ordinary")), &PRIORITIES, errors));
    if visit.may("override_conflict") && scene.offers.iter().any(|o| o.excluded()) {
        let label = "If the worker declared a conflict: why is this right all the same?";
        let hint = "It is listed, by month, with your name";
        fields.push(textarea(at("override", label, hint, as_typed(visit, "override", "")), 2, errors));
    }
    let asked = Asked {
        title: "Allocate".to_owned(),
        intro: Html(format!(
            "<p class=\"govuk-body\">{}</p><p class=\"govuk-body\">{}</p>{}",
            esc(&said_now(&now, today)),
            esc(&scene.cost_words()),
            scene.teams_bar(visit)
        )),
        fields,
        button: "Allocate",
        back: (format!("/people/{}/family", visit.param("person")), "People"),
    };
    asked_page(visit, reading, asked, errors)
}

/// The day from which somebody answers: today or later, and not before the present one began.
fn from(visit: &Visit, errors: &mut Errors) -> Option<Day> {
    let day = errors.take("from", coming_day(visit.form.get("from").unwrap_or_default(), "The day", visit.today()))?;
    if day.is_none() {
        errors.add("from", "Enter the day from which they answer");
    }
    day
}

/// What was decided.
struct Decided {
    offer: Offer,
    role: ResponsibilityRole,
    overseer: Option<(i64, String)>,
    from: Day,
    reason: String,
    priority: &'static str,
    hand_over: bool,
    overridden: Option<String>,
}

/// Reads what was sent; what is wrong is noted.
fn decided(visit: &Visit, scene: &Scene, now: &[Responsible], errors: &mut Errors) -> Option<Decided> {
    let value = |name: &str| visit.form.get(name).unwrap_or_default();
    let offer = scene.chosen(value("who"));
    let role = ROLES.into_iter().find(|r| r.code() == value("role"));
    let same =
        |o: &Offer| now.last().is_some_and(|r| r.worker == o.worker && r.team == Some(o.team) && Some(r.role) == role);
    match &offer {
        None => errors.add("who", "Choose who answers for this child"),
        Some(o) if same(o) => {
            errors.add("who", format!("{} answers for this child already. Choose somebody else", o.words));
        }
        Some(_) => {}
    }
    if role.is_none() {
        errors.add("role", "Choose the role");
    }
    let overseer = scene.overseer(value("overseer"));
    if let (Some(role), Some(o)) = (role, offer.as_ref().filter(|o| o.worker.is_some())) {
        let leading = Leading { id: o.worker.unwrap_or_default(), name: &o.name, profession: &o.profession };
        let over = overseer.as_ref().map(|(id, name, profession)| Leading { id: *id, name, profession });
        let field = if is_social_worker(&o.profession) || role == ResponsibilityRole::LeadPractitioner {
            "overseer"
        } else {
            "role"
        };
        errors.take(field, check(role, leading, over));
    }
    let mut overridden = None;
    if let Some(o) = offer.as_ref().filter(|o| o.excluded()) {
        if !visit.may("override_conflict") {
            let ask = "has declared a conflict of interest with this household. Choose somebody else, or ask a service manager, who may decide otherwise with a reason";
            errors.add("who", format!("{} {ask}", o.name));
        } else {
            overridden = errors.take(
                "override",
                needed_lines(value("override"), "why this is right although a conflict is declared", 500),
            );
        }
    }
    let from = from(visit, errors);
    let reason = errors.take("reason", needed_lines(value("reason"), "why", 500));
    let priority = PRIORITIES.iter().find(|(code, _)| *code == value("priority")).map_or("ordinary", |(code, _)| *code);
    let ((offer, role), (from, reason)) = offer.zip(role).zip(from.zip(reason)).filter(|_| errors.is_empty())?;
    let hand_over = value("hand_over") == "yes";
    let overseer = overseer.map(|(id, name, _)| (id, name));
    Some(Decided { offer, role, overseer, from, reason, priority, hand_over, overridden })
}

/// POST /people/{person}/workers/new
pub fn allocate(visit: &Visit) -> Result<Reply, Fail> {
    let (subject, today) = (visit.subject()?, visit.today());
    let mut errors = Errors::none();
    let (scene, now, name) = visit.read(|reading| {
        let name = person::person(reading, subject)?.short_name().to_owned();
        Ok::<_, Fail>((Scene::read(visit, reading, subject)?, running(reading, subject, today)?, name))
    })?;
    let children: Vec<i64> = std::iter::once(subject).chain(scene.also(visit)).collect();
    let Some(decided) = decided(visit, &scene, &now, &mut errors) else {
        return visit.read(|reading| again(visit, reading, &errors));
    };
    visit.act(Some(subject), Some(&decided.reason), |acting| {
        if running(acting, subject, today)? != now {
            let said = "Somebody allocated this child after you opened the page. Go back, reload the page, and look at who answers now.";
            return Err(Fail::Stale(said.to_owned()));
        }
        for child in &children {
            change(visit, acting, *child, &decided)?;
        }
        Ok(())
    })?;
    // Given to another team, the child may be out of the visitor's reach.
    let who = visit.who()?;
    let sight = visit.read(|reading| visit.house.sights.sight(reading, who, subject, visit.now))?;
    let to = match sight {
        access::Sight::Open => format!("/people/{}/family", visit.param("person")),
        _ => "/".to_owned(),
    };
    let also = match children.len() - 1 {
        0 => String::new(),
        1 => " and for a brother or sister".to_owned(),
        n => format!(" and for {n} brothers and sisters"),
    };
    let (words, from) = (&decided.offer.words, days::long(decided.from));
    Ok(Reply::to_saying(to, format!("{words} answers for {name}{also} from {from}.")))
}

/// One child's change: who answered ends, who answers begins, the story hears of it, what is to be done goes over, a
/// handover begins, and the duty to name a worker starts or stops.
fn change(visit: &Visit, acting: &mut Acting<'_>, child: i64, decided: &Decided) -> Result<(), Fail> {
    let (today, by, from) = (visit.today(), visit.who()?.name.clone(), decided.from);
    let now = running(acting, child, today)?;
    let all: Vec<Running> = now.iter().map(|r| Running { id: r.id, from: r.from, to: r.to }).collect();
    for (id, to) in ends(&all, from) {
        worker::end_responsibility(acting, id, to)?;
    }
    let offer = &decided.offer;
    let new = NewResponsible {
        worker: offer.worker,
        team: Some(offer.team),
        role: decided.role,
        from,
        to: None,
        reason: &decided.reason,
        origin: None,
    };
    let responsibility = worker::make_responsible(acting, child, &new)?;
    let agreed = conflict::NewAgreed {
        person: child,
        responsibility,
        profession: &offer.profession,
        overseer: decided.overseer.as_ref().map(|(id, _)| *id),
        priority: decided.priority,
        by: &by,
    };
    conflict::agree(acting, &agreed)?;
    if let (Some(worker), Some(why)) = (offer.worker, &decided.overridden) {
        conflict::note_override(acting, child, worker, responsibility, why, &by)?;
    }
    let before = now.iter().filter(|r| r.from <= today);
    let gone: Vec<i64> = before.clone().filter_map(|r| r.worker).filter(|w| Some(*w) != offer.worker).collect();
    if let Some(worker) = offer.worker {
        for old in gone.iter().filter(|_| decided.hand_over && from == today) {
            clock::hand_over(acting, child, *old, worker)?;
            action::hand_over(acting, child, *old, worker, &offer.name)?;
        }
        match gone.first() {
            Some(old) => begin_handover(acting, child, *old, worker, from, &by)?,
            None => handover::end_open(acting, child)?,
        }
    } else {
        handover::end_open(acting, child)?;
    }
    giving::duty(acting, child, offer.worker.is_some(), offer.team, from, today)?;
    let later = if from > today { format!(" from {}", days::long(from)) } else { String::new() };
    let title = format!("{}: {}{later}", decided.role.words(), offer.words);
    let before: Vec<String> = before.map(named).collect();
    let overseer = decided.overseer.as_ref().map_or(String::new(), |(_, name)| format!(" Overseen by {name}."));
    let before = if before.is_empty() { String::new() } else { format!(" Before: {}.", before.join(" and ")) };
    let words = format!("{}{overseer}{before}", decided.reason);
    let entry = NewEntry {
        kind: StoryKind::Worker,
        day: from.min(today),
        time: None,
        written_at: visit.now,
        title: &title,
        words: &words,
        meaning: "",
        turning_point: false,
        source: "Allocation",
        source_id: None,
        by: &by,
        origin: None,
    };
    tell(acting, child, &entry)?;
    Ok(())
}

fn begin_handover(acting: &mut Acting<'_>, child: i64, old: i64, new: i64, from: Day, by: &str) -> Result<(), Fail> {
    let checklist = definitions::checklist(from);
    let items: Vec<String> = checklist.item.iter().map(|i| i.id.clone()).collect();
    let begun = handover::NewHandover {
        person: child,
        from_worker: old,
        to_worker: new,
        from,
        checklist: checklist.version,
        items: &items,
        by,
    };
    handover::begin(acting, &begun)?;
    Ok(())
}

/// The service as the page needs it.
fn service(reading: &mut Reading<'_>, today: Day) -> Result<Service, Fail> {
    Ok(load::service(reading, today)?)
}
