//! One family record from early help up: the level of help a child has, its history, and stepping up or down without
//! writing anything twice.

use super::asked::{self, Asked, typed};
use crate::rules::step_level::{Way, way};
use crate::store::help_level::{self, HelpLevel};
use crate::words::{level_words, levels};
use access::Sight;
use oversight::published::{Ask, AskedStanding, SettleForm, ask, settle_form, waiting_on};
use page::parts::{Errors, Field, choice, date, textarea, ticks};
use page::{Fail, Html, Reply, Visit, esc};
use people::published::typed::{needed_lines, past_day};
use record::store::person::{self, Person};
use record::store::{family, story};
use record::words::StoryKind;
use store::{Acting, Reading};

/// What an asking about a level is about.
pub const KIND: &str = "help_level";
/// Longest reason, in characters. Source: local.
const LONGEST: usize = 2_000;

fn siblings(visit: &Visit, reading: &mut Reading<'_>) -> Result<Vec<Person>, Fail> {
    let ids = family::siblings(reading, visit.subject()?)?;
    let sights = visit.house.sights.sights(reading, visit.who()?, &ids, visit.now)?;
    let open: Vec<i64> = ids.iter().zip(sights).filter(|(_, s)| *s == Sight::Open).map(|(id, _)| *id).collect();
    let mut people = person::people(reading, &open)?;
    people.retain(|p| p.merged_into.is_none());
    Ok(people)
}

/// GET /people/{person}/help
pub fn form(visit: &Visit) -> Result<Reply, Fail> {
    visit.read(|reading| shown(visit, reading, &Errors::none()))
}

/// The page, with what was wrong marked on it.
pub fn shown(visit: &Visit, reading: &mut Reading<'_>, errors: &Errors) -> Result<Reply, Fail> {
    let subject = visit.subject()?;
    let all = help_level::of_person(reading, subject)?;
    let now = all.iter().find(|l| l.standing == "stands" && l.to.is_none());
    let mut above = format!(
        "<p class=\"govuk-body\">Now: <b>{}</b>.</p>",
        esc(&now.map_or("no level noted yet".to_owned(), |l| {
            format!("{} since {}", level_words(&l.level), days::long(l.from))
        }))
    );
    for waiting in all.iter().filter(|l| l.standing == "waiting") {
        above.push_str(&waits(visit, reading, waiting, errors)?.0);
    }
    let mut fields = Vec::new();
    if visit.may("write_record") && person::person(reading, subject)?.merged_into.is_none() {
        let at = |name, label, hint, value| Field { name, label, hint, value };
        let options: Vec<(&str, &str)> = std::iter::once(("", "Choose"))
            .chain(levels().codes.iter().map(|l| (l.code.as_str(), l.words.as_str())))
            .collect();
        fields.push(choice(at("level", "Step up or down to", "", typed(visit, "level", "")), &options, errors));
        let today = days::long(visit.today());
        fields.push(date(at("from", "From which day?", "", typed(visit, "from", &today)), errors));
        let why = "What changed for the child. Everything written so far stays where it is";
        fields.push(textarea(at("reason", "Why?", why, typed(visit, "reason", "")), 4, errors));
        let others: Vec<(String, String)> =
            siblings(visit, reading)?.into_iter().map(|p| (p.kith_number.clone(), p.name())).collect();
        if !others.is_empty() {
            let options: Vec<(&str, &str)> = others.iter().map(|(n, w)| (n.as_str(), w.as_str())).collect();
            let chosen: Vec<&str> = visit.form.all("also").collect();
            fields.push(ticks(at("also", "Also for", "", ""), &options, &chosen, errors));
        }
    }
    let asked = Asked {
        title: "Level of help".to_owned(),
        above: Html(above),
        fields,
        button: "Keep the step",
        below: Html(format!("{}<p class=\"kith-quiet\">{}</p>", history(&all), esc(&levels().agreed()))),
        back: (format!("/people/{}/work", visit.param("person")), "Plan and work".to_owned()),
        action: format!("/people/{}/help", visit.param("person")),
    };
    asked::page(visit, reading, asked, errors)
}

fn waits(visit: &Visit, reading: &mut Reading<'_>, level: &HelpLevel, errors: &Errors) -> Result<Html, Fail> {
    let Some(decision) = waiting_on(reading, KIND, level.id)? else { return Ok(Html::default()) };
    settle_form(
        visit,
        reading,
        &SettleForm {
            decision: &decision,
            post_to: &format!("/people/{}/help/{}/settle", visit.param("person"), level.id),
            hidden: Html::default(),
            otherwise: Html::default(),
            places: &[],
            evidence: &["The child's story", "The plan"],
            errors,
        },
    )
}

fn history(all: &[HelpLevel]) -> String {
    let stood: Vec<&HelpLevel> = all.iter().filter(|l| l.standing == "stands").collect();
    if stood.is_empty() {
        return String::new();
    }
    let items: String = stood
        .iter()
        .map(|l| {
            let until = l.to.map_or("now".to_owned(), days::long);
            format!(
                "<li><div class=\"kith-work__what\"><b>{}</b> {} to {until}<span class=\"kith-quiet\">{} {}</span></div></li>",
                esc(level_words(&l.level)),
                days::long(l.from),
                esc(&l.reason),
                esc(&l.by)
            )
        })
        .collect();
    format!("<h3 class=\"govuk-heading-m\">Over time</h3><ul class=\"kith-work\">{items}</ul>")
}

/// POST /people/{person}/help
pub fn step(visit: &Visit) -> Result<Reply, Fail> {
    let subject = visit.subject()?;
    let mut errors = Errors::none();
    let (now, others) = visit.read(|r| Ok::<_, Fail>((help_level::now(r, subject)?, siblings(visit, r)?)))?;
    let level = levels().codes.iter().find(|l| l.code == visit.form.text("level"));
    match level {
        None => errors.add("level", "Choose the level to step to"),
        Some(l) if now.as_ref().is_some_and(|n| n.level == l.code) => {
            errors.add("level", format!("It is {} already. Choose another level", l.words.to_lowercase()));
        }
        Some(_) => {}
    }
    let from = errors.take("from", past_day(visit.form.text("from"), "The day of the step", visit.today())).flatten();
    if from.is_none() && errors.at("from").is_none() {
        errors.add("from", "Enter the day from which it holds");
    }
    if let (Some(from), Some(now)) = (from, &now)
        && from < now.from
    {
        errors
            .add("from", format!("The level before began on {}. Enter that day or a later one", days::long(now.from)));
    }
    let reason = errors.take("reason", needed_lines(visit.form.text("reason"), "why", LONGEST));
    let (Some(level), Some(from), Some(reason), true) = (level, from, reason, errors.is_empty()) else {
        return visit.read(|r| shown(visit, r, &errors));
    };
    let mut people = vec![subject];
    people.extend(others.iter().filter(|p| visit.form.all("also").any(|n| n == p.kith_number)).map(|p| p.id));
    let held = visit.act(Some(subject), Some(&reason), |acting| {
        let mut held = false;
        for person in &people {
            held |= step_one(acting, visit, *person, (&level.code, from), &reason)?;
        }
        Ok::<_, Fail>(held)
    })?;
    let words = if held {
        "It waits for a manager. Until then the level stays as it is."
    } else {
        "The step is kept. Everything written so far stays where it is."
    };
    Ok(Reply::to_saying(format!("/people/{}/help", visit.param("person")), words))
}

/// One child's step; says whether it waits for a manager.
fn step_one(
    acting: &mut Acting<'_>,
    visit: &Visit,
    person: i64,
    (level, from): (&str, days::Day),
    reason: &str,
) -> Result<bool, Fail> {
    let who = visit.who()?;
    let now = help_level::now(acting, person)?;
    let way = way(now.as_ref().map(|l| l.level.as_str()), level);
    if way == Way::Same {
        if now.is_none() {
            help_level::set(acting, person, level, from, reason, ("step", None), (&who.name, false))?;
        }
        return Ok(false);
    }
    let id = help_level::set(acting, person, level, from, reason, ("step", None), (&who.name, true))?;
    let number = person::person(acting, person)?.kith_number;
    let href = format!("/people/{number}/help");
    let outcome = format!("{} {}", way.words(), level_words(level).to_lowercase());
    let asking = Ask {
        step: way.point(),
        person: Some(person),
        team: None,
        worker: who.worker,
        account: who.account,
        by: &who.name,
        about_kind: KIND,
        about_id: id,
        about_words: "Level of help",
        href: &href,
        outcome_words: &outcome,
        reason,
    };
    let asked = ask(acting, &asking, visit.now)?;
    if asked.standing == AskedStanding::Held {
        return Ok(true);
    }
    let level = help_level::one(acting, person, id)?.ok_or(Fail::NotFound)?;
    stand(acting, &level, &who.name)?;
    Ok(false)
}

/// A step stands: the level before ends, and the story tells it.
pub fn stand(acting: &mut Acting<'_>, level: &HelpLevel, by: &str) -> Result<(), Fail> {
    help_level::stand(acting, level)?;
    let title = format!("Level of help: {}", level_words(&level.level));
    let entry = story::NewEntry {
        kind: StoryKind::Decision,
        day: level.from,
        time: None,
        written_at: acting.at,
        title: &title,
        words: &level.reason,
        meaning: "",
        turning_point: false,
        source: "Level of help",
        source_id: None,
        by,
        origin: None,
    };
    story::tell(acting, level.person, &entry)?;
    Ok(())
}
