//! Coming back to a form by its code.

use crate::rules::code::digest_of_code;
use crate::rules::pace::words;
use crate::store::draft;
use access::{Attempts, note_failure, waiting_until};
use askama::Template;
use page::parts::{Errors, Field, error_summary, text};
use page::{Fail, Html, Reply, Visit};

/// Wrong codes and references from one place: enough for a whole school, far too few to guess one. Source: local.
pub const GUESSES: Attempts = Attempts { most: 50, minutes: 15 };

#[derive(Template)]
#[template(path = "pages/come_back.html")]
struct ComeBack {
    errors: Html,
    field: Html,
}

fn page(visit: &Visit, errors: &Errors) -> Result<Reply, Fail> {
    let hint = "12 letters and figures, for example ABCD-EFGH-2345";
    let field = Field { name: "code", label: "Your code", hint, value: visit.form.text("code") };
    let field = text(field, "govuk-input--width-20", " autocomplete=\"off\" spellcheck=\"false\"", errors);
    let body = ComeBack { errors: error_summary(errors), field };
    let title = "Come back to your form";
    if errors.is_empty() { visit.page(title, &body) } else { visit.page_with_errors(title, &body) }
}

/// GET /refer/back
pub fn show(visit: &Visit) -> Result<Reply, Fail> {
    page(visit, &Errors::none())
}

/// Seconds to wait after too many wrong tries of this kind from one place.
pub fn guessed_too_often(visit: &Visit, what: &str) -> Result<Option<i64>, Fail> {
    let until = visit.read(|r| waiting_until(r, &format!("{what} {}", visit.place), GUESSES, visit.now))?;
    Ok(until.map(|until| ((until.as_millisecond() - visit.now.as_millisecond()) / 1000).max(1)))
}

/// Remembers a wrong try.
pub fn note_guess(visit: &Visit, what: &str) -> Result<(), Fail> {
    visit.house.store.keep(visit.now, |k| note_failure(k, &format!("{what} {}", visit.place)))?;
    Ok(())
}

/// POST /refer/back
pub fn send(visit: &Visit) -> Result<Reply, Fail> {
    let mut errors = Errors::none();
    if let Some(seconds) = guessed_too_often(visit, "code")? {
        let say = format!("Too many codes did not fit. Try again in {}, or ring us", words(seconds));
        errors.add("code", say);
        return Ok(page(visit, &errors)?.dressed(429, vec![("retry-after", seconds.to_string())]));
    }
    let secret = visit.house.store.dice().token();
    let name = match digest_of_code(visit.form.text("code")) {
        Some(code) => visit.house.store.keep(visit.now, |k| draft::come_back(k, &code, &secret))?,
        None => None,
    };
    let Some(name) = name else {
        note_guess(visit, "code")?;
        let days = draft::DAYS_KEPT;
        errors.add(
            "code",
            format!(
                "No form has this code. Check each letter. A form is kept {days} days and its code ends when it is sent"
            ),
        );
        return page(visit, &errors);
    };
    let under = format!("/refer/{name}");
    Ok(Reply::WithFormSecret { secret: Some(secret), reply: Box::new(Reply::to(under.clone())), under })
}
