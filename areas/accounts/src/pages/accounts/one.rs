//! One account: its role, its closing and opening, a new password, the second factor.

use crate::pages::accounts::council;
use crate::pages::accounts::{fresh_password, given, role_choices, role_title};
use crate::store::account::{account, set_closed, set_role, set_second_factor, set_temporary};
use access::{Account, Roles, SecondFactor, end_sessions_of, set_password};
use askama::Template;
use page::parts::{Errors, Field, SummaryRow, choice, error_summary, summary, text};
use page::{Fail, Html, Reply, Visit};

#[derive(Template)]
#[template(path = "pages/accounts/one.html")]
struct Page {
    name: String,
    id: i64,
    errors: Html,
    facts: Html,
    own: bool,
    closed: bool,
    digits: bool,
    hidden: Html,
    council: Html,
    role: Html,
    reason: Html,
}

/// The account that the address names.
pub fn asked(visit: &Visit) -> Result<Account, Fail> {
    let id = visit.id("account")?;
    visit.read(|r| account(r, id))?.ok_or(Fail::NotFound)
}

fn page(visit: &Visit, account: &Account, errors: &Errors) -> Result<Page, Fail> {
    let fact = |what: &str, value: &str| SummaryRow {
        what: what.to_owned(),
        value: Html::text(value),
        confirmed: String::new(),
        act: None,
    };
    let closed = account.closed_at.map(|at| format!("Closed on {}", days::long_with_time(at)));
    let digits = account.second_factor != SecondFactor::Off;
    let facts = [
        fact("Username", &account.username),
        fact("Role", role_title(&account.role)),
        fact("Standing", closed.as_deref().unwrap_or("Open")),
        fact("Password", if account.password.is_some() { "Has one" } else { "None: signs in through the council" }),
        fact("Six digits at sign-in", if digits { "On" } else { "Off" }),
    ];
    let value = visit.form.get("role").unwrap_or(&account.role);
    let role = Field { name: "role", label: "Role", hint: "What it may do changes at once", value };
    let value = visit.form.get("reason").unwrap_or_default();
    let reason = Field { name: "reason", label: "Why", hint: "For example: left the council on 4 December", value };
    Ok(Page {
        name: account.name.clone(),
        id: account.id,
        errors: error_summary(errors),
        facts: summary(&facts),
        own: visit.who()?.account == account.id,
        closed: account.closed_at.is_some(),
        digits,
        hidden: visit.hidden(),
        council: if account.closed_at.is_some() { Html::default() } else { council::card(visit, account, errors)? },
        role: choice(role, &role_choices(), errors),
        reason: text(reason, "govuk-!-width-one-half", " autocomplete=\"off\"", errors),
    })
}

/// The page again, with what is wrong at a field.
pub fn again(visit: &Visit, account: &Account, field: &str, said: &str) -> Result<Reply, Fail> {
    let mut errors = Errors::none();
    errors.add(field, said);
    visit.page_with_errors(account.name.as_str(), &page(visit, account, &errors)?)
}

/// Back on the account's page.
pub fn done(account: &Account, said: &str) -> Reply {
    Reply::to_saying(format!("/accounts/{}", account.id), said)
}

/// Nobody takes the keys from their own hand: a council with one administrator would be locked out.
fn not_own(visit: &Visit, account: &Account) -> Result<(), Fail> {
    if visit.who()?.account == account.id {
        let said = "This is your own account. Ask another administrator to change its role or close it.";
        return Err(Fail::Refused(said.to_owned()));
    }
    Ok(())
}

pub fn show(visit: &Visit) -> Result<Reply, Fail> {
    let account = asked(visit)?;
    visit.page(account.name.as_str(), &page(visit, &account, &Errors::none())?)
}

pub fn change_role(visit: &Visit) -> Result<Reply, Fail> {
    let account = asked(visit)?;
    not_own(visit, &account)?;
    let role = visit.form.text("role");
    if Roles::built_in().find(role).is_none() {
        return again(visit, &account, "role", "Choose one of the roles in the list");
    }
    if role == account.role {
        visit.nothing_to_do();
        return Ok(done(&account, "The role was this one already."));
    }
    visit.act(Some(account.id), None, |acting| set_role(acting, account.id, role).map_err(Fail::Fault))?;
    Ok(done(&account, &format!("{} is now {}.", account.name, role_title(role))))
}

pub fn close(visit: &Visit) -> Result<Reply, Fail> {
    let account = asked(visit)?;
    not_own(visit, &account)?;
    let reason = visit.form.text("reason");
    if reason.is_empty() || reason.chars().count() > 500 {
        return again(visit, &account, "reason", "Say in a few words why the account is closed");
    }
    if account.closed_at.is_some() {
        visit.nothing_to_do();
        return Ok(done(&account, "The account was closed already."));
    }
    visit.act(Some(account.id), Some(reason), |acting| {
        set_closed(acting, account.id, true)?;
        end_sessions_of(&mut acting.plain(), account.id).map_err(Fail::Fault)
    })?;
    Ok(done(&account, "The account is closed, and signed out everywhere."))
}

pub fn reopen(visit: &Visit) -> Result<Reply, Fail> {
    let account = asked(visit)?;
    if account.closed_at.is_none() {
        visit.nothing_to_do();
        return Ok(done(&account, "The account was open already."));
    }
    visit.act(Some(account.id), None, |acting| set_closed(acting, account.id, false).map_err(Fail::Fault))?;
    Ok(done(&account, "The account is open again."))
}

pub fn reset_password(visit: &Visit) -> Result<Reply, Fail> {
    let account = asked(visit)?;
    let (password, hash) = fresh_password(visit, &account.username)?;
    visit.act(Some(account.id), None, |acting| {
        set_password(acting, account.id, &hash)?;
        set_temporary(acting, account.id, true)?;
        end_sessions_of(&mut acting.plain(), account.id).map_err(Fail::Fault)
    })?;
    given(visit, account.id, &account.name, &account.username, &password)
}

pub fn reset_second_factor(visit: &Visit) -> Result<Reply, Fail> {
    let account = asked(visit)?;
    if account.second_factor == SecondFactor::Off {
        visit.nothing_to_do();
        return Ok(done(&account, "Sign-in asked for no digits."));
    }
    visit.act(Some(account.id), None, |acting| {
        set_second_factor(acting, account.id, SecondFactor::Off)?;
        end_sessions_of(&mut acting.plain(), account.id).map_err(Fail::Fault)
    })?;
    Ok(done(&account, "Sign-in no longer asks for six digits. They can turn it on again with a new telephone."))
}
