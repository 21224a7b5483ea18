//! Making an account.

use crate::pages::accounts::{council, fresh_password, given, role_choices};
use crate::store::account::set_temporary;
use crate::store::council_name::{called_at_council, set_council_name};
use access::{AccountError, NewAccount, make_account};
use askama::Template;
use page::parts::{Errors, Field, choice, error_summary, text};
use page::{Fail, Html, Reply, Visit};
use record::store::worker::worker_called;
use store::Fault;

#[derive(Template)]
#[template(path = "pages/accounts/make_account.html")]
struct Page {
    errors: Html,
    hidden: Html,
    fields: Vec<Html>,
    council: bool,
}

const TITLE: &str = "Make an account";

fn page(visit: &Visit, errors: &Errors) -> Page {
    let field = |name, label, hint| Field { name, label, hint, value: visit.form.get(name).unwrap_or_default() };
    let wide = "govuk-!-width-one-half";
    let worker = "As it stands in the record. Leave it empty for somebody who works with no children or families";
    let council = visit.house.settings.own_sign_in.is_some();
    let there = "For example amina.yusuf@westmere.gov.uk. With it they have no Kith password";
    let there = council.then(|| {
        let field = field("council_name", "Their name at the council’s own sign-in, if they sign in there", there);
        text(field, wide, " autocomplete=\"off\" spellcheck=\"false\"", errors)
    });
    let fields = [
        text(field("name", "Name", ""), wide, " autocomplete=\"off\"", errors),
        text(field("username", "Username", "For example amina.yusuf"), wide, " autocomplete=\"off\"", errors),
        choice(field("role", "Role", ""), &role_choices(), errors),
        text(field("worker", "Name of their worker record", worker), wide, " autocomplete=\"off\"", errors),
    ];
    let fields = fields.into_iter().chain(there).collect();
    Page { errors: error_summary(errors), hidden: visit.hidden(), fields, council }
}

pub fn show(visit: &Visit) -> Result<Reply, Fail> {
    visit.page(TITLE, &page(visit, &Errors::none()))
}

enum Refusal {
    At(&'static str, String),
    Fault(Fault),
}

impl From<Fault> for Refusal {
    fn from(fault: Fault) -> Refusal {
        Refusal::Fault(fault)
    }
}

impl From<AccountError> for Refusal {
    fn from(error: AccountError) -> Refusal {
        let field = match &error {
            AccountError::Fault(_) => "",
            AccountError::Username | AccountError::Taken | AccountError::Password(_) => "username",
            AccountError::Role => "role",
            AccountError::Name => "name",
        };
        match error {
            AccountError::Fault(fault) => Refusal::Fault(fault),
            other => Refusal::At(field, other.to_string()),
        }
    }
}

pub fn send(visit: &Visit) -> Result<Reply, Fail> {
    let form = &visit.form;
    let (name, username, worker) = (form.text("name"), form.text("username").to_lowercase(), form.text("worker"));
    let there = match council::typed(visit) {
        Ok(name) => name.filter(|_| visit.house.settings.own_sign_in.is_some()),
        Err(said) => return again(visit, "council_name", said.to_owned()),
    };
    // One way in is enough: whoever signs in at the council has no password here that could be lost.
    let password = if there.is_none() { Some(fresh_password(visit, &username)?) } else { None };
    let made = visit.act(None, None, |acting| {
        let worker = match worker {
            "" => None,
            called => Some(worker_called(acting, called)?.ok_or_else(|| {
                let said = "No one worker in the record has this name. Check it, or leave it empty";
                Refusal::At("worker", said.to_owned())
            })?),
        };
        let password_hash = password.as_ref().map(|(_, hash)| hash.clone());
        let new =
            NewAccount { username: &username, name, role: form.text("role"), worker, password_hash, external: None };
        let id = make_account(acting, &new)?;
        match &there {
            None => set_temporary(acting, id, true)?,
            Some(name) if called_at_council(acting, name)?.is_some() => {
                return Err(Refusal::At("council_name", council::TAKEN.to_owned()));
            }
            Some(name) => set_council_name(acting, id, Some(name))?,
        }
        Ok(id)
    });
    match made {
        Ok(id) => match password {
            Some((password, _)) => given(visit, id, name, &username, &password),
            None => Ok(Reply::to_saying(
                format!("/accounts/{id}"),
                "The account is made. They can sign in by the council’s own sign-in.",
            )),
        },
        Err(Refusal::Fault(fault)) => Err(Fail::Fault(fault)),
        Err(Refusal::At(field, said)) => again(visit, field, said),
    }
}

fn again(visit: &Visit, field: &str, said: String) -> Result<Reply, Fail> {
    let mut errors = Errors::none();
    errors.add(field, said);
    visit.page_with_errors(TITLE, &page(visit, &errors))
}
