//! Moving a question one step, and undoing what was changed at it.

use crate::pages::change_form::{Refusal, change_form, on_from, text_of};
use crate::pages::edit_form;
use crate::pages::held::Held;
use crate::rules::place::{Step, moved};
use crate::rules::take_out::as_it_was;
use page::parts::Errors;
use page::{Fail, Reply, Visit};
use questions::Form;

/// The form with its next text, or why it cannot stand so.
pub fn readable(held: &Held, next: &Form) -> Result<String, Refusal> {
    match Form::parse(&next.to_toml()) {
        Ok(_) => Ok(text_of(held, next)),
        Err(faults) => {
            let mut errors = Errors::none();
            for fault in faults.0 {
                let asked = fault.place.strip_prefix("question ").and_then(|id| next.question(id));
                let (at, ask) = asked.map_or(("main", "This question"), |q| (q.id.as_str(), q.ask.as_str()));
                let sentence = if fault.sentence.contains("is not a question above") {
                    format!("“{ask}” is asked depending on a question above it, and cannot stand before that one")
                } else {
                    format!("“{ask}”: {}", fault.sentence)
                };
                errors.add(if at == "main" { at.to_owned() } else { format!("ask-{at}") }, sentence);
            }
            Err(Refusal::Wrong(errors))
        }
    }
}

/// POST /forms/{form}/edit/questions/{question}/move
pub fn step(visit: &Visit) -> Result<Reply, Fail> {
    let held = Held::of(visit)?;
    let id = visit.param("question");
    held.form.question(id).ok_or(Fail::NotFound)?;
    let step = match visit.form.text("step") {
        "up" => Step::Up,
        "down" => Step::Down,
        _ => return Err(Fail::Refused("Choose whether the question goes up or down.".to_owned())),
    };
    match change_form(visit, |held| readable(held, &moved(&held.form, id, step)))? {
        None => Ok(Reply::to(format!("{}/edit#ask-{id}", held.path()))),
        Some(errors) => edit_form::page(visit, &errors),
    }
}

/// POST /forms/{form}/edit/questions/{question}/back
pub fn put_back(visit: &Visit) -> Result<Reply, Fail> {
    let held = Held::of(visit)?;
    let id = visit.param("question");
    let wrong = change_form(visit, |held| {
        let next = held.live_form().and_then(|live| as_it_was(&held.form, live, id)).ok_or(Fail::NotFound)?;
        readable(held, &next)
    })?;
    match wrong {
        None => Ok(on_from(visit, &held, Some(id))),
        Some(errors) => edit_form::page(visit, &errors),
    }
}
