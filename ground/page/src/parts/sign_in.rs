//! The sign-in form: a page of its own, or in place of a page that needs it, carrying what was being sent.

use crate::{Html, Visit};
use askama::Template;

/// What a person was sending when the session had run out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Carried {
    /// Where it was going.
    pub to: String,
    /// What it held, as a browser writes it; empty when it was only a page to look at.
    pub form: String,
}

#[derive(Template)]
#[template(path = "parts/sign_in.html")]
struct SignIn<'a> {
    carried: Carried,
    username: &'a str,
    error: Option<&'a str>,
    note: Option<&'a str>,
    own: Option<&'a str>,
    digits: bool,
}

/// The form. `problem` is what was wrong with the last try.
pub fn sign_in(visit: &Visit, problem: Option<&str>) -> Html {
    let carried = match visit.form.get("to") {
        Some(to) => Carried { to: to.to_owned(), form: visit.form.get("carried").unwrap_or_default().to_owned() },
        None => Carried { to: visit.path.clone(), form: visit.form.write() },
    };
    let awaiting = visit.session.as_ref().is_some_and(|s| s.awaiting.is_some());
    Html::of(&SignIn {
        carried,
        username: visit.form.get("username").filter(|_| visit.form.get("to").is_some()).unwrap_or_default(),
        error: problem,
        note: visit.house.settings.sign_in_note.as_deref(),
        own: visit.house.settings.own_sign_in.as_deref(),
        digits: awaiting,
    })
}
