//! One action: mark it done with what shows it, say why it will not be done, or give it to somebody else.

use super::{agreed, owners, stands};
use crate::pages::about::edit::typed;
use crate::pages::child_header::header;
use crate::rules::typed::{needed_lines, past_day};
use askama::Template;
use days::Day;
use page::parts::{Errors, Field, date, error_summary, textarea};
use page::{Fail, Html, Place, Reply, Visit};
use record::store::action::{self, Action};
use store::Reading;

#[derive(Template)]
#[template(path = "pages/work/action.html")]
struct Shown {
    header: Html,
    errors: Html,
    back: String,
    action: Action,
    agreed: String,
    stands: (String, &'static str),
    open: bool,
    at: String,
    hidden: [Html; 3],
    done: Vec<Html>,
    not_done: Html,
    give: Vec<Html>,
}

fn one(visit: &Visit, reading: &mut Reading<'_>) -> Result<Action, Fail> {
    let subject = visit.subject()?;
    let action = action::action(reading, visit.id("action")?)?;
    action.filter(|a| a.person == Some(subject)).ok_or(Fail::NotFound)
}

/// GET /people/{person}/work/{action}
pub fn form(visit: &Visit) -> Result<Reply, Fail> {
    visit.read(|reading| again(visit, reading, &Errors::none()))
}

fn again(visit: &Visit, reading: &mut Reading<'_>, errors: &Errors) -> Result<Reply, Fail> {
    let action = one(visit, reading)?;
    let today = visit.today();
    let at = |name, label, hint, value| Field { name, label, hint, value };
    let due = action.due.map(days::long).unwrap_or_default();
    let shows = "What was done, and what came of it for the child";
    let done =
        vec![textarea(at("evidence", "What shows that it was done?", shows, typed(visit, "evidence", "")), 3, errors)];
    let not_done = textarea(at("why", "Why will it not be done?", "", typed(visit, "why", "")), 3, errors);
    let mut give = Vec::from(owners::fields(visit, reading, errors)?);
    give.push(date(at("due", "By when?", "", typed(visit, "due", &due)), errors));
    let people = format!("/people/{}", visit.param("person"));
    let body = Shown {
        header: header(visit, reading, visit.subject()?, Some(Place::PlanAndWork))?,
        errors: error_summary(errors),
        back: format!("{people}/work"),
        agreed: agreed(&action),
        stands: stands(&action, today),
        open: action.is_open() && visit.may("write_record"),
        at: format!("{people}/work/{}", action.id),
        hidden: [visit.hidden(), visit.hidden(), visit.hidden()],
        done,
        not_done,
        give,
        action,
    };
    let title = "Action";
    if errors.is_empty() { visit.page(title, &body) } else { visit.page_with_errors(title, &body) }
}

/// The action, while it is still open. Errors when somebody settled it meanwhile, with what came of it.
fn open(visit: &Visit, reading: &mut Reading<'_>) -> Result<Action, Fail> {
    let action = one(visit, reading)?;
    if action.is_open() {
        return Ok(action);
    }
    let (how, _) = stands(&action, visit.today());
    Err(Fail::Stale(format!(
        "This action was settled after you opened the page: {how}. Go back to Plan and work to see it."
    )))
}

fn settled(visit: &Visit, said: impl Into<String>) -> Reply {
    Reply::to_saying(format!("/people/{}/work", visit.param("person")), said)
}

/// POST /people/{person}/work/{action}/done
pub fn finish(visit: &Visit) -> Result<Reply, Fail> {
    let (subject, who) = (visit.subject()?, visit.who()?);
    let mut errors = Errors::none();
    visit.read(|reading| open(visit, reading))?;
    let evidence = visit.form.get("evidence").unwrap_or_default();
    let evidence = errors.take("evidence", needed_lines(evidence, "what shows that it was done", 2000));
    let Some(evidence) = evidence else { return visit.read(|reading| again(visit, reading, &errors)) };
    visit.act(Some(subject), None, |acting| {
        let action = open(visit, acting)?;
        Ok::<_, Fail>(action::finish(acting, action.id, &evidence, &who.name)?)
    })?;
    Ok(settled(visit, "The action is marked as done."))
}

/// POST /people/{person}/work/{action}/not-done
pub fn leave_undone(visit: &Visit) -> Result<Reply, Fail> {
    let (subject, who) = (visit.subject()?, visit.who()?);
    let mut errors = Errors::none();
    visit.read(|reading| open(visit, reading))?;
    let why =
        errors.take("why", needed_lines(visit.form.get("why").unwrap_or_default(), "why it will not be done", 1000));
    let Some(why) = why else { return visit.read(|reading| again(visit, reading, &errors)) };
    visit.act(Some(subject), Some(&why), |acting| {
        let action = open(visit, acting)?;
        Ok::<_, Fail>(action::leave_undone(acting, action.id, &why, &who.name)?)
    })?;
    Ok(settled(visit, "The action will not be done; your reason stands beside it."))
}

/// The day by which something is to be done, today or later; nothing when none is agreed.
pub fn due(visit: &Visit, errors: &mut Errors) -> Option<Option<Day>> {
    let value = visit.form.get("due").unwrap_or_default();
    let day = errors.take(
        "due",
        match value.trim() {
            "" => Ok(None),
            typed => days::parse_day(typed).map(Some),
        },
    )?;
    let today = visit.today();
    let far = today.saturating_add(jiff::Span::new().years(3));
    match day {
        Some(day) if day > far => {
            errors.add("due", format!("{} is more than 3 years away. Check the year", days::long(day)))
        }
        Some(day) if past_day(value, "It", today).is_ok() && day != today => {
            errors.add("due", format!("{} has passed. Enter today or a later day", days::long(day)));
        }
        _ => return Some(day),
    }
    None
}

/// POST /people/{person}/work/{action}/give
pub fn give(visit: &Visit) -> Result<Reply, Fail> {
    let subject = visit.subject()?;
    let mut errors = Errors::none();
    let before = visit.read(|reading| open(visit, reading))?;
    let owner = visit.read(|reading| owners::read(visit, reading, &mut errors))?;
    // A day that has passed may stay as it was agreed; a new one may not.
    let same = before.due.is_some_and(|d| days::parse_day(visit.form.text("due")).is_ok_and(|typed| typed == d));
    let due = if same { Some(before.due) } else { due(visit, &mut errors) };
    let (Some((worker, name)), Some(due), true) = (owner, due, errors.is_empty()) else {
        return visit.read(|reading| again(visit, reading, &errors));
    };
    visit.act(Some(subject), None, |acting| {
        let action = open(visit, acting)?;
        Ok::<_, Fail>(action::give_to_do(acting, action.id, worker, &name, due)?)
    })?;
    Ok(settled(visit, format!("The action is now {name}'s.")))
}
