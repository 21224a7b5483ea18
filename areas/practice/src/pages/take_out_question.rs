//! Taking a question out.

use crate::pages::change_form::{Refusal, change_form, on_from};
use crate::pages::held::Held;
use crate::pages::move_question::readable;
use crate::pages::unused_questions::tally;
use crate::rules::take_out::{CannotTakeOut, take_out};
use crate::words::{counted, listed};
use askama::Template;
use page::parts::{Errors, error_summary};
use page::{Fail, Html, Reply, Visit};

#[derive(Template)]
#[template(path = "pages/take_out_question.html")]
struct Page {
    summary: Html,
    ask: String,
    form: String,
    path: String,
    action: String,
    hidden: Html,
    cannot: Option<String>,
    answers: String,
}

fn say(cannot: &CannotTakeOut) -> String {
    match cannot {
        CannotTakeOut::NoSuchQuestion => "There is no such question. Go back to the form".to_owned(),
        CannotTakeOut::UsedFor(what) => {
            format!("Kith itself needs the answer, so the question stays: {what}. You can change its words")
        }
        CannotTakeOut::AskedBecauseOfIt(asks) => {
            let asks: Vec<String> = asks.iter().map(|ask| format!("“{ask}”")).collect();
            let stand = if asks.len() == 1 { "is asked" } else { "are asked" };
            format!("{} {stand} depending on it. Change when that is asked, or take it out first", listed(&asks))
        }
        CannotTakeOut::InTheTitle => {
            "Lists call the records by its answer. Change what lists call them first, under “Change the title and what it is for”"
                .to_owned()
        }
        CannotTakeOut::LastOne => "It is the only one there. Add another question first".to_owned(),
    }
}

/// GET /forms/{form}/edit/questions/{question}/out
pub fn show(visit: &Visit) -> Result<Reply, Fail> {
    page(visit, &Errors::none())
}

fn page(visit: &Visit, errors: &Errors) -> Result<Reply, Fail> {
    let held = Held::of(visit)?;
    let id = visit.param("question");
    let question = held.form.question(id).ok_or(Fail::NotFound)?;
    let cannot = take_out(&held.form, id, held.used_for(visit, id).as_deref()).err().map(|why| say(&why));
    let body = Page {
        summary: error_summary(errors),
        ask: question.ask.clone(),
        form: held.form.title.clone(),
        path: held.path(),
        action: visit.path.clone(),
        hidden: visit.hidden(),
        cannot,
        answers: answers(visit, &held, id)?,
    };
    let title = format!("Take out “{}”", question.ask);
    if errors.is_empty() { visit.page(title, &body) } else { visit.page_with_errors(title, &body) }
}

/// How many of the latest records answer the question. Source: local; enough to see whether it is used.
const LATEST: i64 = 200;

fn answers(visit: &Visit, held: &Held, id: &str) -> Result<String, Fail> {
    let tally = visit.read(|r| tally(r, &held.name, days::Instant::UNIX_EPOCH, days::Instant::MAX, LATEST))?;
    let question = tally.questions.get(id).cloned().unwrap_or_default();
    Ok(match (tally.records, question.asked) {
        (0, _) => "No record has been completed with this form yet.".to_owned(),
        (of, 0) => format!("It was not asked in any of the {}.", latest(of)),
        (of, asked) => format!(
            "Of the {}, {} it and {} it.",
            latest(of),
            counted(asked.into(), "asked", "asked"),
            counted(question.filled().into(), "answers", "answer")
        ),
    })
}

fn latest(of: u32) -> String {
    if of == 1 {
        "one record completed with this form".to_owned()
    } else {
        format!("{of} records completed last with this form")
    }
}

/// POST /forms/{form}/edit/questions/{question}/out
pub fn send(visit: &Visit) -> Result<Reply, Fail> {
    let held = Held::of(visit)?;
    let id = visit.param("question");
    held.form.question(id).ok_or(Fail::NotFound)?;
    let wrong = change_form(visit, |held| {
        let next = take_out(&held.form, id, held.used_for(visit, id).as_deref()).map_err(|why| {
            let mut errors = Errors::none();
            errors.add("main", say(&why));
            Refusal::Wrong(errors)
        })?;
        readable(held, &next)
    })?;
    match wrong {
        None => Ok(on_from(visit, &held, None)),
        Some(errors) => page(visit, &errors),
    }
}
