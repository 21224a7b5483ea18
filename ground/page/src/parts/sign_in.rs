//! The sign-in form: a page of its own, or in place of a page that needs it, carrying what was being sent.

use crate::{Form, Html, Visit};
use askama::Template;

/// What a person was sending when the session had run out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Carried {
    /// Where it was going.
    pub to: String,
    /// What it held, as a browser writes it; empty when it was only a page to look at.
    pub form: String,
}

/// What the form asks; the words are those of [`access::Session::awaiting`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Asks {
    /// A username and a password.
    Password,
    /// Six digits from an app.
    Digits,
    /// A password of one's own in place of a temporary one.
    NewPassword,
}

impl Asks {
    /// From the word in the session; nothing awaited is the first step.
    pub fn from_code(awaiting: Option<&str>) -> Asks {
        match awaiting {
            Some("second_factor") => Asks::Digits,
            Some("new_password") => Asks::NewPassword,
            _ => Asks::Password,
        }
    }
}

#[derive(Template)]
#[template(path = "parts/sign_in.html")]
struct SignIn<'a> {
    carried: Carried,
    files: bool,
    username: &'a str,
    error: Option<&'a str>,
    note: Option<&'a str>,
    own: Option<&'a str>,
    asks: Asks,
    at: &'a str,
}

/// The form for what the session awaits. `problem` is what was wrong with the last try.
pub fn sign_in(visit: &Visit, problem: Option<&str>) -> Html {
    let awaiting = visit.session.as_ref().and_then(|s| s.awaiting.as_deref());
    sign_in_asking(visit, problem, Asks::from_code(awaiting))
}

/// The form for a step that this very request led to.
pub fn sign_in_asking(visit: &Visit, problem: Option<&str>, asks: Asks) -> Html {
    let carried = match visit.form.get("to") {
        Some(to) => Carried { to: to.to_owned(), form: visit.form.get("carried").unwrap_or_default().to_owned() },
        None => Carried { to: address(visit), form: without_passwords(&visit.form).write() },
    };
    let at = match asks {
        Asks::Digits => "digits",
        Asks::NewPassword => "new-password",
        Asks::Password => "username",
    };
    form(visit, problem, asks, carried, at)
}

/// The first step again, after the council's own sign-in did not work, with what was carried through it.
pub fn sign_in_again(visit: &Visit, problem: &str, carried: Carried) -> Html {
    form(visit, Some(problem), Asks::Password, carried, "council")
}

fn form(visit: &Visit, problem: Option<&str>, asks: Asks, carried: Carried, at: &str) -> Html {
    Html::of(&SignIn {
        carried,
        files: !visit.files.is_empty(),
        username: visit.form.get("username").filter(|_| visit.form.get("to").is_some()).unwrap_or_default(),
        error: problem,
        note: visit.house.settings.sign_in_note.as_deref(),
        own: visit.house.settings.own_sign_in.as_ref().map(|own| own.words.as_str()),
        asks,
        at,
    })
}

/// A password is never written into a page.
fn without_passwords(form: &Form) -> Form {
    Form::of(form.fields().filter(|(name, _)| !name.contains("password")))
}

/// Where the visitor was, with its query.
fn address(visit: &Visit) -> String {
    let query = visit.query.write();
    if query.is_empty() { visit.path.clone() } else { format!("{}?{query}", visit.path) }
}
