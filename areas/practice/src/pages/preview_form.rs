//! A form as a worker sees it, with two children who do not exist. Nothing typed into it is kept.

use crate::pages::held::Held;
use askama::Template;
use page::ask::{Asking, ask_form, missed_panel};
use page::parts::Errors;
use page::{Fail, Html, Reply, Visit};
use questions::{Answers, Form, still_missed};
use std::collections::BTreeMap;

#[derive(Template)]
#[template(path = "pages/preview_form.html")]
struct Page {
    back: String,
    title: String,
    mine: bool,
    purpose: String,
    questions: Html,
    missed: Html,
}

/// GET /forms/{form}/preview
pub fn live(visit: &Visit) -> Result<Reply, Fail> {
    let held = Held::of(visit)?;
    let live = held.live_form().ok_or(Fail::NotFound)?;
    page(visit, live, held.path(), false)
}

/// GET /forms/{form}/edit/preview
pub fn mine(visit: &Visit) -> Result<Reply, Fail> {
    let held = Held::of(visit)?;
    page(visit, &held.form, format!("{}/edit", held.path()), true)
}

fn page(visit: &Visit, form: &Form, back: String, mine: bool) -> Result<Reply, Fail> {
    let children = [(1, "Alex".to_owned()), (2, "Sam".to_owned())];
    let choose = [("ALEX".to_owned(), "Alex Example".to_owned()), ("SAM".to_owned(), "Sam Example".to_owned())];
    let (answers, marks, errors) = (Answers::new(), BTreeMap::new(), Errors::none());
    let asking =
        Asking { form, answers: &answers, children: &children, choose: &choose, marks: &marks, errors: &errors };
    let missed: Vec<(String, String)> = still_missed(form, &answers, &[1])
        .into_iter()
        .map(|missed| (page::ask::place(&missed.question, None), missed.about("Alex and Sam")))
        .collect();
    let body = Page {
        back,
        title: form.title.clone(),
        mine,
        purpose: form.purpose.clone(),
        questions: ask_form(&asking),
        missed: missed_panel(&missed),
    };
    visit.page(format!("“{}” as a worker sees it", form.title), &body)
}
