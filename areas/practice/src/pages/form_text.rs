//! The whole form as one text, for somebody who changes much at once or brings a form from elsewhere.

use crate::pages::change_form::{Refusal, change_form, on_from};
use crate::pages::held::Held;
use crate::rules::whole_text::read_whole;
use askama::Template;
use page::ask::digest;
use page::parts::{Errors, Field, error_summary, textarea};
use page::{Fail, Html, Reply, Visit};

#[derive(Template)]
#[template(path = "pages/form_text.html")]
struct Page {
    summary: Html,
    form: String,
    path: String,
    action: String,
    hidden: Html,
    was: String,
    faults: Vec<(usize, String, String, String)>,
    field: Html,
}

/// GET /forms/{form}/edit/text
pub fn show(visit: &Visit) -> Result<Reply, Fail> {
    let held = Held::of(visit)?;
    page(visit, &held, held.text(), &Errors::none())
}

fn page(visit: &Visit, held: &Held, typed: &str, errors: &Errors) -> Result<Reply, Fail> {
    let faults = match read_whole(typed) {
        Err(faults) if !errors.is_empty() => faults
            .into_iter()
            .map(|fault| {
                let line = typed.lines().nth(fault.line.saturating_sub(1)).unwrap_or_default();
                (fault.line, fault.place, fault.sentence, line.trim().chars().take(120).collect())
            })
            .collect(),
        _ => Vec::new(),
    };
    let lines = typed.lines().count();
    let rows = u8::try_from(lines.clamp(20, 40)).unwrap_or(40);
    let hint =
        "A line that begins with # is a note to yourselves. Changing a question by its own page takes such notes out";
    let body = Page {
        summary: error_summary(errors),
        form: held.form.title.clone(),
        path: held.path(),
        action: visit.path.clone(),
        hidden: visit.hidden(),
        was: digest(held.text()),
        faults,
        field: textarea(Field { name: "text", label: "The form", hint, value: typed }, rows, errors),
    };
    let title = format!("“{}” as text", held.form.title);
    if errors.is_empty() { visit.page(title, &body) } else { visit.page_with_errors(title, &body) }
}

/// POST /forms/{form}/edit/text
pub fn send(visit: &Visit) -> Result<Reply, Fail> {
    let typed = visit.form.get("text").unwrap_or_default();
    let held = Held::of(visit)?;
    let wrong = change_form(visit, |held| {
        let mut errors = Errors::none();
        if let Err(faults) = read_whole(typed) {
            let many = faults.len();
            let first = faults.first().map(ToString::to_string).unwrap_or_default();
            errors
                .add("text", if many == 1 { first } else { format!("{first}. There are {many} faults: see the list") });
        } else if digest(held.text()) != visit.form.text("was") {
            errors.add(
                "text",
                "You changed this form in another window after you opened it here. What you typed is kept below; sending it again puts it in place of that change",
            );
        }
        if errors.is_empty() { Ok(typed.to_owned()) } else { Err(Refusal::Wrong(errors)) }
    })?;
    match wrong {
        None => Ok(on_from(visit, &held, None)),
        Some(errors) => page(visit, &Held::of(visit)?, typed, &errors),
    }
}
