//! One worker: the children they hold, the level agreed for them, exceptions, leave.

use super::caseloads::{away, court, stands, visits_due};
use super::child_list;
use super::plain_form::{self, PlainForm, link, said, whole};
use crate::load::{Service, WorkerLoad, service};
use crate::rules::level::{Exception, Level};
use crate::rules::weigh::weigh;
use crate::store::visiting::{self, counted};
use crate::store::{holding, level, weight};
use crate::words::{children, tenths};
use askama::Template;
use page::parts::{Errors, Field, SummaryRow, Table, date, empty, summary, table, text, textarea};
use page::{Fail, Html, Reply, Visit};
use people::published::as_typed;
use people::published::typed::{coming_day, needed_line, needed_lines};
use store::Reading;

#[derive(Template)]
#[template(path = "pages/caseload_of.html")]
struct CaseloadOf {
    name: String,
    facts: Html,
    links: Vec<(String, &'static str)>,
    title: String,
    list: Html,
}

/// The worker of the address. Errors when there is none, or none who holds a post or a child.
pub fn found(visit: &Visit, reading: &mut Reading<'_>) -> Result<(Service, WorkerLoad), Fail> {
    let service = service(reading, visit.today())?;
    let worker = service.worker(visit.id("worker")?).cloned().ok_or(Fail::NotFound)?;
    Ok((service, worker))
}

fn row(what: &str, value: Html) -> SummaryRow {
    SummaryRow { what: what.to_owned(), value, confirmed: String::new(), act: None }
}

/// GET /caseloads/workers/{worker}
pub fn of_worker(visit: &Visit) -> Result<Reply, Fail> {
    let today = visit.today();
    visit.read(|reading| {
        let (service, w) = found(visit, reading)?;
        let (loads, tenths_of) =
            (weight::loads(reading, today, weight::Of::Worker(w.worker))?, weight::tenths(reading, today)?);
        let held = holding::of_worker(reading, w.worker, today)?;
        let rows: Vec<(i64, Vec<Html>)> = held
            .iter()
            .map(|(child, since)| {
                let weight = loads.get(child).map(|l| weigh(l, &tenths_of)).unwrap_or_default();
                (*child, vec![Html::text(&days::long(*since)), Html::text(&tenths(weight))])
            })
            .collect();
        let title = children(i64::try_from(rows.len()).unwrap_or(i64::MAX));
        let drawn = child_list::rows(visit, reading, rows)?;
        let list = if drawn.is_empty() {
            empty("Nobody now.")
        } else {
            table(&Table { caption: "", heads: &["Name", "Age", "Since", "Weight"], rows: drawn })
        };
        let post = if w.team.is_some() { format!("{}, {}", w.title, w.team_name) } else { "No post now".to_owned() };
        let mut facts = vec![
            row("Post", Html::text(&post)),
            row("Profession", Html::text(&w.profession)),
            row("Children", Html::text(&w.count().to_string())),
            row("Agreed level", stands(&w)),
            row("Weight", Html::text(&tenths(w.weight))),
            row("Visits due", visits_due(&w, counted(&visiting::of_worker(reading, w.worker)?, today))),
            row("Court", court(&w)),
        ];
        if let Some(until) = w.first_year {
            facts.push(row("First year in practice", Html::text(&format!("until {}", days::long(until)))));
        }
        for e in service.exceptions_of(w.worker) {
            let words =
                format!("Up to {} from {} until {}: {}", e.up_to, days::long(e.from), days::long(e.to), e.reason);
            facts.push(row("Exception", Html::text(&words)));
        }
        let away = away(&w, today);
        if !away.is_empty() {
            facts.push(row("Away or leaving", Html::text(&away)));
        }
        let at = |end: &str| format!("/caseloads/workers/{}/{end}", w.worker);
        let mut links = vec![(at("leaving"), "Handing over: what is open for each child")];
        if visit.may("supervise") {
            links.push((at("leave"), "Note leave"));
        }
        if visit.may("set_caseload_limits") {
            links.push((at("level"), "Agree a level of their own"));
            links.push((at("exception"), "Agree an exception"));
        }
        let body = CaseloadOf { name: w.name.clone(), facts: summary(&facts), links, title, list };
        visit.page(format!("Caseload of {}", w.name), &body)
    })
}

fn at<'a>(visit: &'a Visit, name: &'a str, label: &'a str, hint: &'a str) -> Field<'a> {
    Field { name, label, hint, value: as_typed(visit, name, "") }
}

fn form(
    visit: &Visit,
    title: String,
    intro: &str,
    fields: Vec<Html>,
    button: &'static str,
    errors: &Errors,
) -> Result<Reply, Fail> {
    let back = (format!("/caseloads/workers/{}", visit.param("worker")), "Caseload".to_owned());
    let form = PlainForm { title, intro: said(intro), fields, button, back, after: Html::default() };
    plain_form::page(visit, form, errors)
}

fn reason(visit: &Visit, hint: &str, errors: &Errors) -> Html {
    textarea(Field { name: "reason", label: "Why?", hint, value: as_typed(visit, "reason", "") }, 2, errors)
}

/// Two days of a form, from today on, the second after the first; nothing where a fault was noted.
fn between(visit: &Visit, errors: &mut Errors) -> Option<(days::Day, days::Day)> {
    let today = visit.today();
    let mut day = |name: &'static str, what: &'static str, say: &str| {
        let day = errors.take(name, coming_day(visit.form.get(name).unwrap_or_default(), what, today))?;
        if day.is_none() {
            errors.add(name, say);
        }
        day
    };
    let (from, to) =
        (day("from", "The first day", "Enter the first day"), day("to", "The day", "Enter the day on which it ends"));
    let (from, to) = from.zip(to)?;
    if to <= from {
        errors.add(
            "to",
            format!("It ends on {}, which is not after {}. Check the days", days::long(to), days::long(from)),
        );
        return None;
    }
    Some((from, to))
}

fn back_to(visit: &Visit, words: &str) -> Reply {
    Reply::to_saying(format!("/caseloads/workers/{}", visit.param("worker")), words)
}

/// GET /caseloads/workers/{worker}/exception
pub fn exception_form(visit: &Visit) -> Result<Reply, Fail> {
    exception_again(visit, &Errors::none())
}

fn exception_again(visit: &Visit, errors: &Errors) -> Result<Reply, Fail> {
    let w = visit.read(|reading| found(visit, reading))?.1;
    let intro = format!(
        "{} holds {}; the agreed level is {}. An exception has an end: on that day it is looked at again.",
        w.name,
        children(w.count()),
        w.level
    );
    let today = days::long(visit.today());
    let fields = vec![
        text(
            at(visit, "up_to", "Up to how many children?", ""),
            "govuk-input--width-4",
            " inputmode=\"numeric\"",
            errors,
        ),
        date(
            Field { name: "from", label: "From which day?", hint: "", value: as_typed(visit, "from", &today) },
            errors,
        ),
        date(at(visit, "to", "Until which day?", "On this day it holds no longer. For example, 1 3 2027"), errors),
        reason(visit, "What makes it right for now, and what is done so that it ends", errors),
    ];
    form(visit, format!("Agree an exception for {}", w.name), &intro, fields, "Agree the exception", errors)
}

/// POST /caseloads/workers/{worker}/exception
pub fn agree_exception(visit: &Visit) -> Result<Reply, Fail> {
    let (_, w) = visit.read(|reading| found(visit, reading))?;
    let mut errors = Errors::none();
    let value = |name: &str| visit.form.get(name).unwrap_or_default();
    let up_to = errors.take("up_to", whole(value("up_to"), "the number of children", w.level + 1, 99));
    let days = between(visit, &mut errors);
    let reason = errors.take("reason", needed_lines(value("reason"), "why", 500));
    let Some((up_to, ((from, to), reason))) = up_to.zip(days.zip(reason)) else {
        return exception_again(visit, &errors);
    };
    let by = visit.who()?.name.clone();
    let new = Exception { worker: w.worker, up_to, from, to, reason };
    visit.act(None, Some(&new.reason), |acting| level::agree_exception(acting, &new, &by))?;
    Ok(back_to(visit, "The exception is agreed."))
}

/// GET /caseloads/workers/{worker}/level
pub fn level_form(visit: &Visit) -> Result<Reply, Fail> {
    level_again(visit, &Errors::none())
}

fn level_again(visit: &Visit, errors: &Errors) -> Result<Reply, Fail> {
    let w = visit.read(|reading| found(visit, reading))?.1;
    let today = days::long(visit.today());
    let intro = format!("{} holds {}; the level is {} now.", w.name, children(w.count()), w.level);
    let fields = vec![
        text(
            at(visit, "amount", "How many children at most?", ""),
            "govuk-input--width-4",
            " inputmode=\"numeric\"",
            errors,
        ),
        date(
            Field { name: "from", label: "From which day?", hint: "", value: as_typed(visit, "from", &today) },
            errors,
        ),
        date(at(visit, "to", "Until which day?", "Leave it empty when it has no end. For example, 1 9 2027"), errors),
        reason(visit, "For example: in the first year in practice, part time, back from a long absence", errors),
    ];
    form(visit, format!("A level for {}", w.name), &intro, fields, "Agree the level", errors)
}

/// POST /caseloads/workers/{worker}/level
pub fn agree_level(visit: &Visit) -> Result<Reply, Fail> {
    let (_, w) = visit.read(|reading| found(visit, reading))?;
    let mut errors = Errors::none();
    let value = |name: &str| visit.form.get(name).unwrap_or_default();
    let amount = errors.take("amount", whole(value("amount"), "the number of children", 0, 99));
    let days = if value("to").trim().is_empty() {
        let from = errors.take("from", coming_day(value("from"), "The first day", visit.today())).flatten();
        if from.is_none() && errors.at("from").is_none() {
            errors.add("from", "Enter the first day");
        }
        from.map(|from| (from, None))
    } else {
        between(visit, &mut errors).map(|(from, to)| (from, Some(to)))
    };
    let reason = errors.take("reason", needed_lines(value("reason"), "why", 500));
    let Some((amount, ((from, to), reason))) = amount.zip(days.zip(reason)) else { return level_again(visit, &errors) };
    let by = visit.who()?.name.clone();
    let new = Level { worker: Some(w.worker), amount, from, to, reason };
    visit.act(None, Some(&new.reason), |acting| level::agree_level(acting, &new, &by))?;
    Ok(back_to(visit, "The level is agreed."))
}

/// GET /caseloads/workers/{worker}/leave
pub fn leave_form(visit: &Visit) -> Result<Reply, Fail> {
    leave_again(visit, &Errors::none())
}

fn leave_again(visit: &Visit, errors: &Errors) -> Result<Reply, Fail> {
    let w = visit.read(|reading| found(visit, reading))?.1;
    let today = days::long(visit.today());
    let fields = vec![
        text(
            at(visit, "words", "What kind of leave?", "For example: Annual leave. Nothing about health"),
            "govuk-input--width-20",
            " autocomplete=\"off\"",
            errors,
        ),
        date(
            Field { name: "from", label: "The first day away", hint: "", value: as_typed(visit, "from", &today) },
            errors,
        ),
        date(at(visit, "to", "The first day back", ""), errors),
    ];
    let intro = format!(
        "{} answers for {}. Leave shows where children are allocated, and in the weeks to come.",
        w.name,
        children(w.count())
    );
    let form = PlainForm {
        title: format!("Leave of {}", w.name),
        intro: said(&intro),
        fields,
        button: "Note the leave",
        back: (format!("/caseloads/workers/{}", visit.param("worker")), "Caseload".to_owned()),
        after: visit.read(|reading| noted(visit, reading, w.worker))?,
    };
    plain_form::page(visit, form, errors)
}

/// Leave that is noted and not over, each with what takes it back.
fn noted(visit: &Visit, reading: &mut Reading<'_>, worker: i64) -> Result<Html, Fail> {
    let mut all = String::new();
    for leave in level::leave(reading, visit.today())?.into_iter().filter(|l| l.worker == worker) {
        let words = format!("{}, from {}, back on {}", leave.words, days::long(leave.from), days::long(leave.to));
        let name = format!("why-{}", leave.id);
        let why =
            text(Field { name: &name, label: "Why is it taken back?", hint: "", value: "" }, "", "", &Errors::none());
        all.push_str(&format!(
            "<form class=\"kith-card\" method=\"post\" action=\"/caseloads/workers/{worker}/leave/{}/withdraw\" novalidate><h2 class=\"kith-card__title\">{}</h2>{}{why}<button class=\"govuk-button govuk-button--secondary\" type=\"submit\">Take it back</button></form>",
            leave.id,
            page::esc(&words),
            visit.hidden()
        ));
    }
    Ok(Html(all))
}

/// POST /caseloads/workers/{worker}/leave/{leave}/withdraw
pub fn withdraw_leave(visit: &Visit) -> Result<Reply, Fail> {
    let (_, w) = visit.read(|reading| found(visit, reading))?;
    let id = visit.id("leave")?;
    let why = needed_line(visit.form.get(&format!("why-{id}")).unwrap_or_default(), "why it is taken back", 300);
    let why = why.map_err(|fault| Fail::Refused(format!("{fault}. Go back, and say it beside the leave.")))?;
    visit.act(None, Some(&why), |acting| {
        let stands = level::leave(acting, visit.today())?.into_iter().any(|l| l.id == id && l.worker == w.worker);
        if !stands {
            return Err(Fail::Stale(
                "This leave is over, or was taken back after you opened the page. Open the page again.".to_owned(),
            ));
        }
        Ok(level::withdraw_leave(acting, id)?)
    })?;
    Ok(back_to(visit, "The leave is taken back."))
}

/// POST /caseloads/workers/{worker}/leave
pub fn note_leave(visit: &Visit) -> Result<Reply, Fail> {
    let (_, w) = visit.read(|reading| found(visit, reading))?;
    let mut errors = Errors::none();
    let words =
        errors.take("words", needed_line(visit.form.get("words").unwrap_or_default(), "what kind of leave", 60));
    let days = between(visit, &mut errors);
    let Some((words, (from, to))) = words.zip(days) else { return leave_again(visit, &errors) };
    let by = visit.who()?.name.clone();
    visit.act(None, None, |acting| level::note_leave(acting, w.worker, from, to, &words, &by))?;
    Ok(back_to(visit, "The leave is noted."))
}

/// The link from elsewhere to a worker's caseload.
pub fn link_to(worker: i64) -> Html {
    link(&format!("/caseloads/workers/{worker}"), "Caseload")
}
