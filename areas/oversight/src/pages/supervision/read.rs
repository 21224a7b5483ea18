//! Reading a supervision, and adding to it: the worker's own comment, the supervisor's addition. Nothing in it is changed.

use super::children;
use super::paper::{self, Paper, at};
use super::write::{self, with};
use crate::pages::asked::typed;
use crate::rules::rationale::reason;
use crate::store::supervision;
use crate::store::supervision_answer::THE_WORKER;
use askama::Template;
use page::ask::place;
use page::parts::{Errors, Field, SummaryRow, error_summary, summary, tag, textarea};
use page::{Fail, Html, Place, Reply, Visit, esc};
use questions::{Question, Shown, show_answer};
use record::store::person;
use store::Reading;

struct Part {
    title: String,
    answers: Vec<(String, String, Html)>,
    unanswered: Vec<String>,
}

#[derive(Template)]
#[template(path = "pages/supervision/read.html")]
struct Read {
    header: Html,
    back: (String, String),
    title: String,
    tag: Html,
    facts: Html,
    sections: Vec<Part>,
    added: Vec<(&'static str, String, String)>,
    children: Html,
    errors: Html,
    add: Option<(String, Html, Html, &'static str)>,
}

/// GET /supervision/sessions/{session}, and …/children/{person}: written by its author while it is a draft, read afterwards.
pub fn open(visit: &Visit) -> Result<Reply, Fail> {
    visit.read(|reading| {
        let paper = Paper::of(visit, reading)?;
        if paper.supervision.is_draft() {
            return write::page(visit, reading, &paper, None, &Errors::none());
        }
        shown(visit, reading, &paper, &Errors::none())
    })
}

fn row(what: &str, value: &str) -> SummaryRow {
    SummaryRow { what: what.to_owned(), value: Html::text(value), confirmed: String::new(), act: None }
}

fn shown(visit: &Visit, reading: &mut Reading<'_>, paper: &Paper, errors: &Errors) -> Result<Reply, Fail> {
    let (who, found) = (visit.who()?, &paper.supervision);
    let workers = supervision::workers(reading, found.id)?;
    let own = who.worker.is_some_and(|own| workers.iter().any(|(id, _)| *id == own));
    let child = match paper.person {
        THE_WORKER => None,
        id => Some(person::person(reading, id)?),
    };
    let completed =
        found.completed_at.map(|at| format!(", completed {}", days::long_with_time(at))).unwrap_or_default();
    let facts = summary(&[
        row("With", &with(&workers)),
        row("Held", &days::long(found.held_on)),
        row("By", &format!("{}{completed}", found.by)),
    ]);
    let (header, title, back) = match &child {
        None => {
            let back = match workers.as_slice() {
                [(id, name)] => (format!("/supervision/{id}"), name.clone()),
                _ if own => (format!("/supervision/{}", who.worker.unwrap_or_default()), who.name.clone()),
                _ => ("/supervision".to_owned(), "Supervision".to_owned()),
            };
            (Html::default(), format!("{}: {}", found.kind.words(), with(&workers)), back)
        }
        Some(child) => (
            people::published::header(visit, reading, child.id, Some(Place::Records))?,
            format!("{}, as discussed in supervision", child.short_name()),
            (at(found.id), "The supervision".to_owned()),
        ),
    };
    let mut added = Vec::new();
    let mut add = None;
    let mut listed = Html::default();
    if child.is_none() {
        listed = children::list(visit, reading, found)?;
        for a in supervision::additions(reading, found.id)? {
            let kind = if a.account == found.account { "Added" } else { "The worker's comment" };
            added.push((kind, format!("by {}, {}", a.by, days::long_with_time(a.at)), a.words));
        }
        if found.is_complete() && (own || who.account == found.account) {
            let (label, button) = match own {
                true => ("Your comment: do you see it as it is written here?", "Add my comment"),
                false => ("Something to add", "Add it"),
            };
            let hint = "It stands under the supervision with today's date; nothing in the supervision changes";
            let field = Field { name: "words", label, hint, value: typed(visit, "words", "") };
            add = Some((format!("{}/add", at(found.id)), visit.hidden(), textarea(field, 3, errors), button));
        }
    }
    let tag = if found.is_complete() { tag("Complete", "green") } else { tag("Discarded", "grey") };
    let body = Read {
        header,
        back,
        title: title.clone(),
        tag,
        facts,
        sections: sections(paper),
        added,
        children: listed,
        errors: error_summary(errors),
        add,
    };
    if errors.is_empty() { visit.page(title, &body) } else { visit.page_with_errors(title, &body) }
}

fn sections(paper: &Paper) -> Vec<Part> {
    let mut parts = Vec::new();
    for section in &paper.form.sections {
        let (mut answers, mut unanswered) = (Vec::new(), Vec::new());
        for question in section.questions.iter().filter(|q| paper.form.is_visible(q, &paper.answers, None)) {
            match paper.answers.own(&question.id, None) {
                Some(value) => answers.push((place(&question.id, None), question.ask.clone(), given(question, value))),
                None => unanswered.push(question.ask.clone()),
            }
        }
        parts.push(Part { title: section.title.clone(), answers, unanswered });
    }
    parts
}

fn given(question: &Question, value: &str) -> Html {
    let shown = show_answer(question, value);
    let paragraph = |words: &str| format!("<p class=\"kith-answer__given kith-words\">{}</p>", esc(words));
    Html(match &shown {
        Shown::Paragraphs(all) => all.iter().map(|p| paragraph(p)).collect(),
        other => paragraph(&other.text()),
    })
}

/// POST /supervision/sessions/{session}/add
pub fn add(visit: &Visit) -> Result<Reply, Fail> {
    let who = visit.who()?;
    let (found, own) = visit.read(|reading| {
        let found = paper::one(visit, reading)?;
        let workers = supervision::workers(reading, found.id)?;
        Ok::<_, Fail>((found, who.worker.is_some_and(|own| workers.iter().any(|(id, _)| *id == own))))
    })?;
    if !own && who.account != found.account {
        return Err(Fail::NotForYou);
    }
    if !found.is_complete() {
        let said = "This supervision is not complete. What is completed can be added to; write in the draft instead.";
        return Err(Fail::Refused(said.to_owned()));
    }
    let mut errors = Errors::none();
    let typed = visit.form.get("words").unwrap_or_default();
    let Some(words) = errors.take("words", reason(typed, "Write what you want to add")) else {
        return visit.read(|reading| {
            let paper = Paper::of(visit, reading)?;
            shown(visit, reading, &paper, &errors)
        });
    };
    visit.act(None, None, |acting| supervision::add(acting, found.id, &words, who.account, &who.name))?;
    Ok(Reply::to_saying(at(found.id), "It stands under the supervision."))
}
