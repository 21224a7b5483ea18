//! Putting a worker in a post, and ending one.

use crate::pages::plain_form::{self, PlainForm, said, whole};
use crate::store::holding;
use crate::store::team::{self, Post};
use crate::words::{POST_KINDS, children};
use days::Day;
use page::parts::{Errors, Field, choice, date, notice, radios, text};
use page::{Fail, Html, Reply, Visit};
use people::published::as_typed;
use people::published::typed::{TypedFault, line, needed_line, not_before};
use record::store::worker;

/// A day within two years of today, either way; nothing when nothing is typed.
fn a_day(typed: &str, what: &'static str, today: Day) -> Result<Option<Day>, TypedFault> {
    if typed.trim().is_empty() {
        return Ok(None);
    }
    let day = days::parse_day(typed)?;
    let years = jiff::Span::new().years(2);
    match day {
        _ if day > today.saturating_add(years) => {
            Err(TypedFault::TooFar { what, day: days::long(day), most: "two years" })
        }
        _ => Ok(Some(day)),
    }
}

/// GET /teams/{team}/posts/new
pub fn form(visit: &Visit) -> Result<Reply, Fail> {
    again(visit, &Errors::none())
}

fn again(visit: &Visit, errors: &Errors) -> Result<Reply, Fail> {
    let id = visit.id("team")?;
    let (name, workers) = visit.read(|reading| {
        let name = team::team_name(reading, id)?.ok_or(Fail::NotFound)?;
        Ok::<_, Fail>((name, team::workers(reading)?))
    })?;
    let known: Vec<(String, String)> =
        workers.into_iter().map(|w| (w.id.to_string(), format!("{}, {}", w.name, w.profession))).collect();
    let known: Vec<(&str, &str)> =
        std::iter::once(("", "Somebody new")).chain(known.iter().map(|(c, w)| (c.as_str(), w.as_str()))).collect();
    let today = days::long(visit.today());
    let at = |name, label, hint, before| Field { name, label, hint, value: as_typed(visit, name, before) };
    let plain = " autocomplete=\"off\"";
    let fields = vec![
        choice(at("worker", "Who?", "Somebody who works here already, or somebody new", ""), &known, errors),
        text(at("name", "Name of somebody new", "", ""), "govuk-input--width-20", plain, errors),
        text(
            at(
                "profession",
                "Profession of somebody new",
                "For example: Social worker. Role and profession are two things",
                "Social worker",
            ),
            "govuk-input--width-20",
            plain,
            errors,
        ),
        text(
            at("reference", "Their number with the regulator, if they have one", "", ""),
            "govuk-input--width-10",
            plain,
            errors,
        ),
        text(at("title", "Title of the post", "", "Social worker"), "govuk-input--width-20", plain, errors),
        text(
            at("percent", "Per cent of full time", "", "100"),
            "govuk-input--width-4",
            " inputmode=\"numeric\"",
            errors,
        ),
        radios(at("kind", "How is it held?", "", "permanent"), &POST_KINDS, errors),
        date(at("from", "From which day?", "", &today), errors),
        date(
            at(
                "to",
                "Until which day?",
                "The first day on which it is no longer held. Leave it empty when no end is known",
                "",
            ),
            errors,
        ),
    ];
    let form = PlainForm {
        title: "Put a worker in a post".to_owned(),
        intro: said(&format!("In {name}.")),
        fields,
        button: "Put in the post",
        back: (format!("/teams/{id}"), name),
        after: Html::default(),
    };
    plain_form::page(visit, form, errors)
}

enum Who {
    Known(i64, String),
    New { name: String, profession: String, reference: Option<String> },
}

fn read_who(visit: &Visit, errors: &mut Errors) -> Result<Option<Who>, Fail> {
    let value = |name: &str| visit.form.get(name).unwrap_or_default();
    if !value("worker").is_empty() {
        let found = match value("worker").parse() {
            Ok(id) => visit.read(|reading| team::worker(reading, id))?,
            Err(_) => None,
        };
        if found.is_none() {
            errors.add("worker", "Choose somebody of the list, or somebody new");
        }
        return Ok(found.map(|w| Who::Known(w.id, w.name)));
    }
    let name = errors
        .take("name", needed_line(value("name"), "the name of somebody new, or choose somebody who works here", 100));
    let profession = errors.take("profession", needed_line(value("profession"), "the profession", 80));
    let reference = errors.take("reference", line(value("reference"), "the number", 40));
    let (Some(name), Some((profession, reference))) = (name, profession.zip(reference)) else { return Ok(None) };
    if !reference.is_empty() && visit.read(|r| worker::worker_by_reference(r, &reference))?.is_some() {
        errors.add("reference", "A worker with this number works here already. Choose them in the list");
        return Ok(None);
    }
    Ok(Some(Who::New { name, profession, reference: Some(reference).filter(|r| !r.is_empty()) }))
}

/// POST /teams/{team}/posts/new
pub fn take_post(visit: &Visit) -> Result<Reply, Fail> {
    let (id, today) = (visit.id("team")?, visit.today());
    visit.read(|reading| team::team_name(reading, id))?.ok_or(Fail::NotFound)?;
    let mut errors = Errors::none();
    let value = |name: &str| visit.form.get(name).unwrap_or_default();
    let who = read_who(visit, &mut errors)?;
    let title = errors.take("title", needed_line(value("title"), "the title of the post", 80));
    let percent = errors.take("percent", whole(value("percent"), "the per cent of full time", 1, 100));
    let kind = POST_KINDS.iter().find(|(code, _)| *code == value("kind")).map(|(code, _)| *code);
    if kind.is_none() {
        errors.add("kind", "Choose how the post is held");
    }
    let from = errors.take("from", a_day(value("from"), "The first day", today)).flatten();
    if from.is_none() && errors.at("from").is_none() {
        errors.add("from", "Enter the first day");
    }
    let to = errors.take("to", a_day(value("to"), "The day", today)).flatten();
    if let Some((from, to)) = from.zip(to) {
        errors.take("to", not_before(to, "The day", Some(from), "the first day"));
    }
    let all = who.zip(title).zip(percent.zip(kind)).zip(from).filter(|_| errors.is_empty());
    let Some((((who, title), (percent, kind)), from)) = all else { return again(visit, &errors) };
    visit.act(None, None, |acting| {
        let worker = match &who {
            Who::Known(id, _) => *id,
            Who::New { name, profession, reference } => {
                worker::make_worker(acting, name, profession, reference.as_deref(), "Teams and workers")?
            }
        };
        let post = worker::take_post(acting, worker, id, &title, from)?;
        if to.is_some() {
            worker::end_post(acting, post, to)?;
        }
        team::set_terms(acting, post, percent, kind)
    })?;
    let name = match who {
        Who::Known(_, name) | Who::New { name, .. } => name,
    };
    Ok(Reply::to_saying(format!("/teams/{id}"), format!("{name} is in the post from {}.", days::long(from))))
}

/// The post of the address. Errors when there is none that can still end.
fn post(visit: &Visit) -> Result<(Post, usize), Fail> {
    let (id, today) = (visit.id("post")?, visit.today());
    visit.read(|reading| {
        let post = team::posts(reading, today)?.into_iter().find(|p| p.id == id).ok_or(Fail::NotFound)?;
        let held = holding::of_worker(reading, post.worker, today)?.len();
        Ok((post, held))
    })
}

/// GET /teams/posts/{post}/end
pub fn end_form(visit: &Visit) -> Result<Reply, Fail> {
    end_again(visit, &Errors::none())
}

fn end_again(visit: &Visit, errors: &Errors) -> Result<Reply, Fail> {
    let (post, held) = post(visit)?;
    let warning = if held == 0 {
        Html::default()
    } else {
        let count = children(i64::try_from(held).unwrap_or(i64::MAX));
        notice(
            "care",
            &format!(
                "{count} still {} theirs. From that day they count as without a worker: agree who comes next before.",
                if held == 1 { "is" } else { "are" }
            ),
        )
    };
    let before = post.to.map(days::long).unwrap_or_default();
    let field = Field {
        name: "to",
        label: "From which day is the post no longer held?",
        hint: "Leave it empty when no end is known any more",
        value: as_typed(visit, "to", &before),
    };
    let form = PlainForm {
        title: format!("End the post of {}", post.name),
        intro: Html(format!(
            "{}{warning}",
            said(&format!("{}, {}, since {}.", post.title, post.team_name, days::long(post.from)))
        )),
        fields: vec![date(field, errors)],
        button: "Save the end",
        back: (format!("/teams/{}", post.team), post.team_name),
        after: Html::default(),
    };
    plain_form::page(visit, form, errors)
}

/// POST /teams/posts/{post}/end
pub fn end_post(visit: &Visit) -> Result<Reply, Fail> {
    let (post, held) = post(visit)?;
    let today = visit.today();
    let mut errors = Errors::none();
    let to = errors.take("to", a_day(visit.form.get("to").unwrap_or_default(), "The day", today));
    if let Some(Some(to)) = to {
        errors.take("to", not_before(to, "The day", Some(today.max(post.from)), "today, or the day it began"));
    }
    let Some(to) = to.filter(|_| errors.is_empty()) else { return end_again(visit, &errors) };
    visit.act(None, None, |acting| worker::end_post(acting, post.id, to))?;
    let left = match (held, to) {
        (0, _) | (_, None) => String::new(),
        (n, _) => format!(" {} still theirs: see their caseload.", children(i64::try_from(n).unwrap_or(i64::MAX))),
    };
    let words =
        to.map_or("The post has no end.".to_owned(), |to| format!("The post ends on {}.{left}", days::long(to)));
    Ok(Reply::to_saying(format!("/teams/{}", post.team), words))
}
