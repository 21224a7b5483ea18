//! Who answers for a child: another worker or team takes over, on a day, for a reason; what ran goes over with it.

use crate::pages::about::edit::typed;
use crate::pages::asked::{self, Asked};
use crate::rules::typed::{coming_day, needed_lines, not_before, past_day};
use days::Day;
use page::parts::{Errors, Field, choice, date, radios, textarea};
use page::{Fail, Html, Reply, Visit};
use record::store::story::{NewEntry, tell};
use record::store::worker::{self, NewResponsible, Responsible};
use record::store::{action, clock, person};
use record::words::{ResponsibilityRole, StoryKind};
use store::Reading;

/// The roles that are allocated here. A reviewing officer is named by their own service.
const ROLES: [ResponsibilityRole; 2] = [ResponsibilityRole::SocialWorker, ResponsibilityRole::LeadPractitioner];

/// Who may be chosen: the word in the form, the words read, and who that is.
struct Choice {
    code: String,
    words: String,
    worker: Option<(i64, String)>,
    team: (i64, String),
}

/// Teams alone, then every worker under their team; the visitor's own teams come first.
fn choices(visit: &Visit, reading: &mut Reading<'_>) -> Result<Vec<Choice>, Fail> {
    let today = visit.today();
    let own = match visit.who()?.worker {
        Some(worker) => worker::teams_of(reading, worker, today)?,
        None => Vec::new(),
    };
    let posts = worker::posts(reading, today)?;
    let mut teams = worker::teams(reading)?;
    teams.sort_by_key(|(id, _)| !own.contains(id));
    let mut choices = Vec::new();
    for (team, name) in teams {
        for post in posts.iter().filter(|p| p.team == team) {
            choices.push(Choice {
                code: format!("{}-{team}", post.worker),
                words: format!("{}, {name}", post.name),
                worker: Some((post.worker, post.name.clone())),
                team: (team, name.clone()),
            });
        }
        let words = format!("{name}, worker not yet named");
        choices.push(Choice { code: format!("team-{team}"), words, worker: None, team: (team, name) });
    }
    Ok(choices)
}

/// Who answers now in the roles that are allocated here.
fn present(reading: &mut Reading<'_>, subject: i64) -> Result<Vec<Responsible>, Fail> {
    let mut all = worker::responsible_over_time(reading, subject)?;
    all.retain(|r| r.to.is_none() && ROLES.contains(&r.role));
    Ok(all)
}

fn named(r: &Responsible) -> String {
    let team = r.team_name.clone().unwrap_or_default();
    r.worker_name
        .as_ref()
        .map_or(team.clone(), |name| if team.is_empty() { name.clone() } else { format!("{name}, {team}") })
}

/// GET /people/{person}/workers/new
pub fn form(visit: &Visit) -> Result<Reply, Fail> {
    visit.read(|reading| again(visit, reading, &Errors::none()))
}

fn again(visit: &Visit, reading: &mut Reading<'_>, errors: &Errors) -> Result<Reply, Fail> {
    let subject = visit.subject()?;
    let now = present(reading, subject)?;
    let choices = choices(visit, reading)?;
    let offered: Vec<(&str, &str)> =
        std::iter::once(("", "Choose")).chain(choices.iter().map(|c| (c.code.as_str(), c.words.as_str()))).collect();
    let roles = ROLES.map(|role| (role.code(), role.words()));
    let role = now.first().map_or(ResponsibilityRole::SocialWorker, |r| r.role);
    let at = |name, label, hint, value| Field { name, label, hint, value };
    let today = days::long(visit.today());
    let mut fields = vec![
        choice(at("who", "Who answers for this child?", "", typed(visit, "who", "")), &offered, errors),
        radios(at("role", "In which role?", "", typed(visit, "role", role.code())), &roles, errors),
        date(at("from", "From which day?", "", typed(visit, "from", &today)), errors),
        textarea(
            at("reason", "Why?", "Why this worker, and why now: the family will ask", typed(visit, "reason", "")),
            2,
            errors,
        ),
    ];
    if now.iter().any(|r| r.worker.is_some()) {
        let label = "Does what is still to be done go over to the new worker?";
        let hint = "The clocks that run and the actions that are open for this child and are now the present worker's";
        let ways = [("yes", "Yes, all of it"), ("no", "No, it stays where it is")];
        fields.push(radios(at("hand_over", label, hint, typed(visit, "hand_over", "yes")), &ways, errors));
    }
    let said = match now.as_slice() {
        [] => "Nobody answers for this child yet.".to_owned(),
        now => {
            let all = now.iter().map(|r| format!("{}: {}, since {}", r.role.words(), named(r), days::long(r.from)));
            format!("Now: {}.", all.collect::<Vec<_>>().join("; "))
        }
    };
    let asked = Asked {
        title: "Allocate".to_owned(),
        intro: Html(format!("<p class=\"govuk-body\">{}</p>", page::esc(&said))),
        fields,
        button: "Allocate",
        back: (format!("/people/{}/family", visit.param("person")), "People"),
    };
    asked::page(visit, reading, asked, errors)
}

/// The day from which somebody answers: not before the present one began, and at most a year ahead.
fn from(visit: &Visit, now: &[Responsible], errors: &mut Errors) -> Option<Day> {
    let (value, today) = (visit.form.get("from").unwrap_or_default(), visit.today());
    let day = match past_day(value, "The day", today) {
        Ok(day) => Ok(day),
        Err(_) => coming_day(value, "The day", today),
    };
    let day = errors.take("from", day)?;
    let Some(day) = day else {
        errors.add("from", "Enter the day from which they answer");
        return None;
    };
    let began = now.iter().map(|r| r.from).max();
    errors.take("from", not_before(day, "The day", began, "the day on which the present worker began"))
}

/// POST /people/{person}/workers/new
pub fn allocate(visit: &Visit) -> Result<Reply, Fail> {
    let (subject, by) = (visit.subject()?, visit.who()?.name.clone());
    let value = |name: &str| visit.form.get(name).unwrap_or_default();
    let mut errors = Errors::none();
    let (now, choices, name) = visit.read(|reading| {
        let name = person::person(reading, subject)?.short_name().to_owned();
        Ok::<_, Fail>((present(reading, subject)?, choices(visit, reading)?, name))
    })?;
    let chosen = choices.iter().find(|c| c.code == value("who"));
    let role = ROLES.into_iter().find(|r| r.code() == value("role"));
    match chosen {
        None => errors.add("who", "Choose who answers for this child"),
        Some(c)
            if now.iter().any(|r| {
                r.worker == c.worker.as_ref().map(|w| w.0) && r.team == Some(c.team.0) && Some(r.role) == role
            }) =>
        {
            errors.add("who", format!("{} answers for this child already. Choose somebody else", c.words));
        }
        Some(_) => {}
    }
    if role.is_none() {
        errors.add("role", "Choose the role");
    }
    let from = from(visit, &now, &mut errors);
    let reason = errors.take("reason", needed_lines(value("reason"), "why", 500));
    let all = chosen.zip(role).zip(from.zip(reason)).filter(|_| errors.is_empty());
    let Some(((chosen, role), (from, reason))) = all else {
        return visit.read(|reading| again(visit, reading, &errors));
    };
    let new = NewResponsible {
        worker: chosen.worker.as_ref().map(|w| w.0),
        team: Some(chosen.team.0),
        role,
        from,
        to: None,
        reason: &reason,
        origin: None,
    };
    let later = if from > visit.today() { format!(" from {}", days::long(from)) } else { String::new() };
    let title = format!("{}: {}{later}", role.words(), chosen.words);
    let before = now.iter().map(named).collect::<Vec<_>>().join(" and ");
    let words = if before.is_empty() { reason.clone() } else { format!("{reason} Before: {before}.") };
    let hand_over = value("hand_over") == "yes";
    visit.act(Some(subject), Some(&reason), |acting| {
        if present(acting, subject)? != now {
            let said = "Somebody allocated this child after you opened the page. Go back, reload the page, and look at who answers now.";
            return Err(Fail::Stale(said.to_owned()));
        }
        for r in &now {
            worker::end_responsibility(acting, r.id, from)?;
            if let (true, Some(old), Some((worker, name))) = (hand_over, r.worker, &chosen.worker) {
                clock::hand_over(acting, subject, old, *worker)?;
                action::hand_over(acting, subject, old, *worker, name)?;
            }
        }
        worker::make_responsible(acting, subject, &new)?;
        let entry = NewEntry {
            kind: StoryKind::Worker,
            day: from.min(visit.today()),
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
        tell(acting, subject, &entry)?;
        Ok(())
    })?;
    // Given to another team, the child may be out of the visitor's reach.
    let who = visit.who()?;
    let sight = visit.read(|reading| visit.house.sights.sight(reading, who, subject, visit.now))?;
    let to = match sight {
        access::Sight::Open => format!("/people/{}/family", visit.param("person")),
        _ => "/".to_owned(),
    };
    Ok(Reply::to_saying(to, format!("{} answers for {name} from {}.", chosen.words, days::long(from))))
}
