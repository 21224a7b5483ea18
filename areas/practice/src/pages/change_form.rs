//! One change to what somebody prepares: read afresh inside the act, so that two windows of one person lose nothing.

use crate::pages::held::Held;
use crate::store::form_change;
use page::parts::Errors;
use page::{Fail, Reply, Visit};
use questions::Form;
use store::Fault;

/// Why a change is not kept.
pub enum Refusal {
    /// Something is wrong with what was sent; the page is shown again with it.
    Wrong(Errors),
    /// It is so already.
    Same,
    /// It cannot be done at all.
    Fail(Fail),
}

impl From<Fault> for Refusal {
    fn from(fault: Fault) -> Refusal {
        Refusal::Fail(Fail::Fault(fault))
    }
}

impl From<Fail> for Refusal {
    fn from(fail: Fail) -> Refusal {
        Refusal::Fail(fail)
    }
}

/// Keeps what `change` makes of the form. `Ok(None)`: kept, or so already; `Ok(Some(errors))`: show the page again.
pub fn change_form(visit: &Visit, change: impl Fn(&Held) -> Result<String, Refusal>) -> Result<Option<Errors>, Fail> {
    let who = visit.who()?;
    let done = visit.act(None, None, |acting| {
        let held = Held::read(visit, acting)?;
        let text = change(&held)?;
        if text == held.text() {
            return Err(Refusal::Same);
        }
        match &held.change {
            // Back to what is live: nothing is left to publish.
            Some(known) if same_as_live(&held, &text) => form_change::throw_away(acting, known)?,
            _ => form_change::keep(acting, (&held.name, held.base()), (who.account, &who.name), &text)?,
        }
        Ok(())
    });
    match done {
        Ok(()) => Ok(None),
        Err(Refusal::Same) => {
            visit.nothing_to_do();
            Ok(None)
        }
        Err(Refusal::Wrong(errors)) => Ok(Some(errors)),
        Err(Refusal::Fail(fail)) => Err(fail),
    }
}

fn same_as_live(held: &Held, text: &str) -> bool {
    held.overtaken_by().is_none()
        && held
            .live_form()
            .is_some_and(|live| Form::parse(text).is_ok_and(|form| Form { version: live.version, ..form } == *live))
}

/// The text of a form that was changed by its fields; the text as it stands when nothing in it differs.
pub fn text_of(held: &Held, form: &Form) -> String {
    if *form == *held.form { held.text().to_owned() } else { form.to_toml() }
}

/// Where one goes after a change: to the check before publishing, or on with changing.
pub fn on_from(visit: &Visit, held: &Held, at: Option<&str>) -> Reply {
    match visit.form.text("then") {
        "check" => Reply::to(format!("{}/edit/check", held.path())),
        _ => {
            let at = at.map_or(String::new(), |id| format!("#ask-{id}"));
            Reply::to_saying(
                format!("{}/edit{at}", held.path()),
                "Kept. It is not live yet: check and publish when you are done.",
            )
        }
    }
}
