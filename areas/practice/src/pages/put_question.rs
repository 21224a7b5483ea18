//! Adding a question, or changing one.

use crate::pages::change_form::{Refusal, change_form, on_from, text_of};
use crate::pages::held::Held;
use crate::pages::question_fields::{Asking, gives, how, typed_from, typed_of, when, words};
use crate::rules::place::Place;
use crate::rules::put_question::{Before, Typed, put_question};
use askama::Template;
use page::ask::digest;
use page::parts::{Errors, error_summary};
use page::{Fail, Html, Reply, Visit};
use questions::{Form, Question};
use std::collections::BTreeSet;

#[derive(Template)]
#[template(path = "pages/put_question.html")]
struct Page {
    summary: Html,
    title: String,
    form: String,
    path: String,
    action: String,
    hidden: Html,
    was: String,
    stands: Option<String>,
    used_for: Option<String>,
    words: Vec<Html>,
    more: Vec<(&'static str, bool, Vec<Html>)>,
}

/// What a question was when a page was opened, so that a change in another window is noticed.
fn mark(question: Option<&Question>) -> String {
    question.map_or(String::new(), |question| digest(&format!("{question:?}")))
}

fn asked(held: &Held, visit: &Visit) -> Result<Option<Question>, Fail> {
    match visit.params.get("question") {
        None => Ok(None),
        Some(id) => held.form.question(id).cloned().map(Some).ok_or(Fail::NotFound),
    }
}

/// Every name that a question of this form has or had, and whether the one asked about was asked before.
fn names(visit: &Visit, held: &Held, id: Option<&str>) -> Result<(BTreeSet<String>, bool), Fail> {
    let earlier = visit.read(|r| held.earlier(r))?;
    Ok(names_of(&earlier.iter().map(std::convert::AsRef::as_ref).collect::<Vec<_>>(), held, id))
}

fn names_of(earlier: &[&Form], held: &Held, id: Option<&str>) -> (BTreeSet<String>, bool) {
    let live = held.live.is_some();
    let had: BTreeSet<String> =
        earlier.iter().flat_map(|form| form.all_questions()).map(|question| question.id.clone()).collect();
    let before = live && id.is_some_and(|id| had.contains(id));
    let all = had.into_iter().chain(held.form.all_questions().map(|question| question.id.clone())).collect();
    (all, before)
}

/// GET /forms/{form}/edit/questions/{question}
/// GET /forms/{form}/edit/add
pub fn show(visit: &Visit) -> Result<Reply, Fail> {
    let held = Held::of(visit)?;
    let question = asked(&held, visit)?;
    let typed = match &question {
        Some(question) => typed_of(&held.form, question),
        None => Typed { stands: wanted_place(visit, &held), ..Typed::default() },
    };
    page(visit, &held, question.as_ref(), &typed, &Errors::none(), None)
}

fn wanted_place(visit: &Visit, held: &Held) -> String {
    let after = visit.query.get("after").filter(|id| held.form.question(id).is_some());
    let first = visit.query.get("first").filter(|id| held.form.sections.iter().any(|section| section.id == **id));
    match (after, first) {
        (Some(id), _) => Place::After(id.to_owned()).word(),
        (None, Some(id)) => Place::First(id.to_owned()).word(),
        (None, None) => String::new(),
    }
}

fn page(
    visit: &Visit,
    held: &Held,
    question: Option<&Question>,
    typed: &Typed,
    errors: &Errors,
    stands: Option<String>,
) -> Result<Reply, Fail> {
    let (_, asked_already) = names(visit, held, question.map(|q| q.id.as_str()))?;
    let asking = Asking { held, question, asked_already, typed, errors };
    let new = question.is_none();
    let open = |fields: &[&str]| new || errors.all().any(|(at, _)| fields.contains(&at));
    let title = match question {
        Some(question) => format!("Change “{}”", question.ask),
        None => "Add a question".to_owned(),
    };
    let body = Page {
        summary: error_summary(errors),
        title: title.clone(),
        form: held.form.title.clone(),
        path: held.path(),
        action: visit.path.clone(),
        hidden: visit.hidden(),
        was: mark(question),
        stands,
        used_for: question.and_then(|question| held.used_for(visit, &question.id)),
        words: words(&asking),
        more: vec![
            ("How it is answered", open(&["kind", "choice-0", "min", "max", "unit", "name"]), how(&asking)),
            ("Where and when it is asked", open(&["stands", "section", "only_if", "each_child"]), when(&asking)),
            ("What it gives the reader", open(&["domain", "tags", "reader_needs"]), gives(&asking)),
        ],
    };
    if errors.is_empty() { visit.page(title, &body) } else { visit.page_with_errors(title, &body) }
}

/// POST /forms/{form}/edit/questions/{question}
/// POST /forms/{form}/edit/add
pub fn send(visit: &Visit) -> Result<Reply, Fail> {
    let typed = typed_from(&visit.form);
    let held = Held::of(visit)?;
    let question = asked(&held, visit)?;
    let id = question.as_ref().map(|q| q.id.as_str());
    let (taken, asked_already) = names(visit, &held, id)?;
    let mut put = String::new();
    let wrong = change_form(visit, |held| {
        let question = asked(held, visit)?;
        if question.is_some() && mark(question.as_ref()) != visit.form.text("was") {
            let mut errors = Errors::none();
            errors.add("ask", "This question was changed in another window after you opened it here. What you typed is kept below; read how it stands, then send it again or leave it");
            return Err(Refusal::Wrong(errors));
        }
        let before = Before { question: question.as_ref(), asked_already, taken: &taken };
        let (next, _) = put_question(&held.form, before, &typed).map_err(|wrong| {
            let mut errors = Errors::none();
            for (field, sentence) in wrong {
                errors.add(field, sentence);
            }
            Refusal::Wrong(errors)
        })?;
        Ok(text_of(held, &next))
    })?;
    match wrong {
        None => {
            if let Ok((_, id)) =
                put_question(&held.form, Before { question: question.as_ref(), asked_already, taken: &taken }, &typed)
            {
                put = id;
            }
            Ok(on_from(visit, &held, Some(&put)))
        }
        Some(errors) => {
            let now = Held::of(visit)?;
            let question = asked(&now, visit)?;
            let moved = question.is_some() && mark(question.as_ref()) != visit.form.text("was");
            let stands = question.as_ref().filter(|_| moved).map(as_it_stands);
            page(visit, &now, question.as_ref(), &typed, &errors, stands)
        }
    }
}

/// A question in a few lines, for somebody whose page is older.
fn as_it_stands(question: &Question) -> String {
    format!("{}\n\nWhy we ask: {}\n\nA good answer shows: {}", question.ask, question.prompt.why, question.prompt.good)
}
