//! The page on which a supervision is written: the part about the worker, or that about one child.

use super::children;
use super::paper::{Intake, Paper, at};
use crate::store::supervision;
use crate::store::supervision_answer::THE_WORKER;
use askama::Template;
use page::ask::{Asking, ask_form, missed_panel};
use page::parts::{Errors, error_summary};
use page::{Fail, Html, Place, Reply, Visit, esc};
use record::store::person;
use store::Reading;

#[derive(Template)]
#[template(path = "pages/supervision/write.html")]
struct Write {
    header: Html,
    back: (String, String),
    title: String,
    begun: String,
    purpose: String,
    summary: Html,
    children: Html,
    path: String,
    account: i64,
    name: String,
    hidden: Html,
    questions: Html,
    missed: Html,
    missed_count: usize,
    saved: String,
    whole: bool,
    leave: &'static str,
    below: Html,
}

/// "Amina Yusuf and Joel Okafor".
pub fn with(workers: &[(i64, String)]) -> String {
    let names: Vec<&str> = workers.iter().map(|(_, name)| name.as_str()).collect();
    match names.as_slice() {
        [] => String::new(),
        [one] => (*one).to_owned(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

/// A draft as a page; what was just typed and is not kept stands in its fields.
pub fn page(
    visit: &Visit,
    reading: &mut Reading<'_>,
    paper: &Paper,
    intake: Option<&Intake<'_>>,
    errors: &Errors,
) -> Result<Reply, Fail> {
    let (who, found) = (visit.who()?, &paper.supervision);
    let answers = intake.map_or_else(|| paper.answers.clone(), |i| i.over(&paper.answers));
    let marks = paper.marks(who.account);
    let workers = supervision::workers(reading, found.id)?;
    let child = match paper.person {
        THE_WORKER => None,
        id => Some(person::person(reading, id)?),
    };
    let called = child.as_ref().map_or("the child", |c| c.short_name());
    let missed = paper.missed(&answers, called);
    let title = match &child {
        None => format!("{}: {}", found.kind.words(), with(&workers)),
        Some(child) => format!("{}, as discussed in supervision", child.short_name()),
    };
    let header = match &child {
        None => Html::default(),
        Some(child) => people::published::header(visit, reading, child.id, Some(Place::Records))?,
    };
    let back = match (&child, workers.as_slice()) {
        (Some(_), _) => (at(found.id), "The supervision".to_owned()),
        (None, [(id, name)]) => (format!("/supervision/{id}"), name.clone()),
        (None, _) => ("/supervision".to_owned(), "Supervision".to_owned()),
    };
    let asking = Asking { form: &paper.form, answers: &answers, children: &[], choose: &[], marks: &marks, errors };
    let path = paper.path(visit);
    let children = if child.is_none() { children::list(visit, reading, found)? } else { Html::default() };
    let last = paper.kept.iter().map(|k| k.at).max();
    let body = Write {
        header,
        back,
        title: title.clone(),
        begun: format!("Held {}, draft of {}", days::long(found.held_on), found.by),
        purpose: paper.form.purpose.clone(),
        summary: error_summary(errors),
        children,
        account: who.account,
        name: who.name.clone(),
        hidden: visit.hidden(),
        questions: ask_form(&asking),
        missed_count: missed.len(),
        missed: missed_panel(&missed),
        saved: last.map_or(String::new(), |at| saved_at(visit, at)),
        whole: child.is_none(),
        leave: if child.is_none() { "Save and leave" } else { "Save, and back to the supervision" },
        below: away(visit, &path, child.is_some()),
        path,
    };
    if errors.is_empty() { visit.page(title, &body) } else { visit.page_with_errors(title, &body) }
}

fn saved_at(visit: &Visit, at: days::Instant) -> String {
    if days::day_of(at) == visit.today() {
        format!("Saved {}", days::clock_time(at))
    } else {
        format!("Saved {}", days::long_with_time(at))
    }
}

/// The way out of a draft that should not be.
fn away(visit: &Visit, path: &str, child: bool) -> Html {
    let (to, summary, sure, button) = if child {
        (
            "off",
            "This child was not discussed after all",
            "What was written stays in the history.",
            "Take the child off",
        )
    } else {
        (
            "discard",
            "Discard this draft",
            "It was not held, or was begun by mistake. Nothing reaches any record.",
            "Discard it",
        )
    };
    Html(format!(
        "<details class=\"govuk-details kith-no-print\"><summary class=\"govuk-details__summary\"><span class=\"govuk-details__summary-text\">{summary}</span></summary><div class=\"govuk-details__text\"><p class=\"govuk-body\">{sure}</p><form method=\"post\" action=\"{}/{to}\">{}<button class=\"govuk-button govuk-button--secondary\" type=\"submit\">{button}</button></form></div></details>",
        esc(path),
        visit.hidden()
    ))
}
