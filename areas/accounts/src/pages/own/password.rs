//! Changing one's own password.

use crate::pages::own::mine;
use crate::pages::sign_in::wait_until;
use crate::slow::in_turn;
use crate::store::account::{end_others, set_temporary};
use crate::store::tries::{count_try, forgive};
use access::{hash_new_password, password_fits, set_password};
use askama::Template;
use page::parts::{Errors, Field, error_summary, text};
use page::{Fail, Html, Reply, Visit};

#[derive(Template)]
#[template(path = "pages/own/password.html")]
struct Page {
    errors: Html,
    hidden: Html,
    fields: [Html; 3],
}

const TITLE: &str = "Change your password";

fn page(visit: &Visit, errors: &Errors) -> Page {
    let field = |name, label, hint, kind: &str| {
        let extra = format!(" type=\"password\" autocomplete=\"{kind}\"");
        text(Field { name, label, hint, value: "" }, "govuk-!-width-one-half", &extra, errors)
    };
    let hint = "At least 12 characters, for example three words that do not belong together";
    let fields = [
        field("old_password", "Password now", "", "current-password"),
        field("new_password", "New password", hint, "new-password"),
        field("again_password", "New password again", "", "new-password"),
    ];
    Page { errors: error_summary(errors), hidden: visit.hidden(), fields }
}

pub fn show(visit: &Visit) -> Result<Reply, Fail> {
    if mine(visit)?.password.is_none() {
        return Ok(Reply::to("/account"));
    }
    visit.page(TITLE, &page(visit, &Errors::none()))
}

pub fn send(visit: &Visit) -> Result<Reply, Fail> {
    let account = mine(visit)?;
    let (old, new) = (visit.form.get("old_password"), visit.form.get("new_password").unwrap_or_default());
    let mut errors = Errors::none();
    if visit.form.get("again_password").unwrap_or_default() != new {
        errors.add("again_password", "The two new passwords differ. Type the same one twice");
    }
    if let Some(weak) = access::weakness(new, &account.username) {
        errors.add("new_password", weak.to_string());
    }
    if !errors.is_empty() {
        return visit.page_with_errors(TITLE, &page(visit, &errors));
    }
    let tried = visit.house.store.keep(visit.now, |k| count_try(k, &account.username, &visit.place))?;
    let tried = tried.map_err(|until| Fail::Wait(format!("{}.", wait_until(until))))?;
    let (fits, hash) = in_turn(|| {
        let fits = password_fits(old.unwrap_or_default(), account.password.as_deref());
        (fits, hash_new_password(new, &account.username, visit.house.store.dice()))
    });
    if !fits {
        errors.add("old_password", "That is not your password now");
    }
    let hash = match hash {
        Ok(hash) if errors.is_empty() => hash,
        Ok(_) => return visit.page_with_errors(TITLE, &page(visit, &errors)),
        Err(weak) => {
            errors.add("new_password", weak.to_string());
            return visit.page_with_errors(TITLE, &page(visit, &errors));
        }
    };
    let session = visit.session.as_ref().ok_or(Fail::SignIn)?.id;
    visit.act(Some(account.id), None, |acting| {
        set_password(acting, account.id, &hash)?;
        set_temporary(acting, account.id, false)?;
        let mut plain = acting.plain();
        forgive(&mut plain, &account.username, tried)?;
        end_others(&mut plain, account.id, session).map_err(Fail::Fault)
    })?;
    Ok(Reply::to_saying("/account", "Your password is changed. Other browsers are signed out."))
}
