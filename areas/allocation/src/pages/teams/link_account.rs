//! Which account belongs to a worker.

use crate::pages::plain_form::{self, PlainForm, said};
use crate::store::team;
use page::parts::{Errors, Field, choice};
use page::{Fail, Html, Reply, Visit};
use people::published::as_typed;

/// GET /teams/workers/{worker}/account
pub fn form(visit: &Visit) -> Result<Reply, Fail> {
    again(visit, &Errors::none())
}

fn again(visit: &Visit, errors: &Errors) -> Result<Reply, Fail> {
    let id = visit.id("worker")?;
    let (w, accounts) = visit.read(|reading| {
        let worker = team::worker(reading, id)?.ok_or(Fail::NotFound)?;
        Ok::<_, Fail>((worker, access::accounts(reading)?))
    })?;
    let free = accounts.iter().filter(|a| a.closed_at.is_none() && (a.worker.is_none() || a.worker == Some(id)));
    let options: Vec<(String, String)> =
        free.map(|a| (a.id.to_string(), format!("{}, {}", a.name, a.username))).collect();
    let now = accounts.iter().find(|a| a.worker == Some(id)).map_or(String::new(), |a| a.id.to_string());
    let options: Vec<(&str, &str)> =
        std::iter::once(("", "No account")).chain(options.iter().map(|(c, w)| (c.as_str(), w.as_str()))).collect();
    let field = Field {
        name: "account",
        label: "Which account is theirs?",
        hint: "An account that belongs to another worker is not offered",
        value: as_typed(visit, "account", &now),
    };
    let form = PlainForm {
        title: format!("The account of {}", w.name),
        intro: said(
            "What is due for the children of this worker stands on the home page of that account, and its team decides which records it sees.",
        ),
        fields: vec![choice(field, &options, errors)],
        button: "Save",
        back: (format!("/teams/workers/{id}"), w.name),
        after: Html::default(),
    };
    plain_form::page(visit, form, errors)
}

/// POST /teams/workers/{worker}/account
pub fn link(visit: &Visit) -> Result<Reply, Fail> {
    let id = visit.id("worker")?;
    let sent = visit.form.get("account").unwrap_or_default();
    let accounts = visit.read(|reading| {
        team::worker(reading, id)?.ok_or(Fail::NotFound)?;
        Ok::<_, Fail>(access::accounts(reading)?)
    })?;
    let chosen = accounts.iter().find(|a| a.id.to_string() == sent && a.closed_at.is_none());
    let mut errors = Errors::none();
    match chosen {
        None if !sent.is_empty() => errors.add("account", "Choose an account of the list"),
        Some(a) if a.worker.is_some_and(|w| w != id) => {
            errors.add("account", "This account belongs to another worker now. Choose another");
        }
        _ => {}
    }
    if !errors.is_empty() {
        return again(visit, &errors);
    }
    let before: Vec<i64> = accounts.iter().filter(|a| a.worker == Some(id)).map(|a| a.id).collect();
    visit.act(None, None, |acting| {
        for account in before.iter().filter(|a| chosen.is_none_or(|c| c.id != **a)) {
            access::link_worker(acting, *account, None)?;
        }
        if let Some(account) = chosen {
            access::link_worker(acting, account.id, Some(id))?;
        }
        Ok::<_, Fail>(())
    })?;
    Ok(Reply::to_saying(format!("/teams/workers/{id}"), "Saved."))
}
