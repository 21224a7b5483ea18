//! An account and the council's own sign-in: what it is called there, and the link.

use crate::pages::accounts::one::{again, asked, done};
use crate::store::council_name::{called_at_council, council_name, set_council_name, set_link};
use access::{Account, end_sessions_of};
use askama::Template;
use page::parts::{Errors, Field, text};
use page::{Fail, Html, Reply, Visit};

#[derive(Template)]
#[template(path = "pages/accounts/council.html")]
struct Card {
    id: i64,
    linked: bool,
    usernames: bool,
    hidden: Html,
    name: Html,
}

/// The part of an account's page that tells of it, where the council has a sign-in of its own.
pub fn card(visit: &Visit, account: &Account, errors: &Errors) -> Result<Html, Fail> {
    let Some(own) = &visit.house.settings.own_sign_in else { return Ok(Html::default()) };
    let named = visit.read(|r| council_name(r, account.id))?.unwrap_or_default();
    let value = visit.form.get("council_name").unwrap_or(&named);
    let hint = "As their administrators write it, for example amina.yusuf@westmere.gov.uk";
    let field = Field { name: "council_name", label: "Their name there", hint, value };
    let name = text(field, "govuk-!-width-one-half", " autocomplete=\"off\" spellcheck=\"false\"", errors);
    let (id, linked, usernames) = (account.id, account.external.is_some(), own.link_usernames);
    Ok(Html::of(&Card { id, linked, usernames, hidden: visit.hidden(), name }))
}

/// The name there that the form gives, if any. Errors with what to do when it is none.
pub fn typed(visit: &Visit) -> Result<Option<String>, &'static str> {
    let name = visit.form.text("council_name").to_lowercase();
    if name.chars().count() > 200 || name.chars().any(|c| c.is_whitespace() || c.is_control()) {
        return Err("Give the name without blanks, at most 200 letters, for example amina.yusuf@westmere.gov.uk");
    }
    Ok(Some(name).filter(|n| !n.is_empty()))
}

/// What is said when another account has the name.
pub const TAKEN: &str = "Another account has this name there. Take it away from that one first";

/// Whether an account may be linked, and under which name.
pub fn name(visit: &Visit) -> Result<Reply, Fail> {
    let account = asked(visit)?;
    let new = match typed(visit) {
        Ok(name) => name,
        Err(said) => return again(visit, &account, "council_name", said),
    };
    let new = new.as_deref();
    if account.external.is_some() {
        visit.nothing_to_do();
        return Ok(done(&account, "The account is linked already. Take the link away first."));
    }
    let (before, taken) = visit.read(|r| {
        let taken = match new {
            Some(name) => called_at_council(r, name)?.filter(|other| *other != account.id),
            None => None,
        };
        Ok::<_, Fail>((council_name(r, account.id)?, taken))
    })?;
    if taken.is_some() {
        return again(visit, &account, "council_name", TAKEN);
    }
    if before.as_deref() == new {
        visit.nothing_to_do();
        return Ok(done(&account, "Nothing was changed."));
    }
    visit.act(Some(account.id), None, |acting| set_council_name(acting, account.id, new).map_err(Fail::Fault))?;
    Ok(done(
        &account,
        match new {
            Some(_) => "They can sign in by the council’s own sign-in.",
            None => "The name is taken away.",
        },
    ))
}

/// Takes the link away, as when somebody was linked by mistake.
pub fn unlink(visit: &Visit) -> Result<Reply, Fail> {
    let account = asked(visit)?;
    if account.external.is_none() {
        visit.nothing_to_do();
        return Ok(done(&account, "The account was not linked."));
    }
    visit.act(Some(account.id), None, |acting| {
        set_link(acting, account.id, None)?;
        end_sessions_of(&mut acting.plain(), account.id).map_err(Fail::Fault)
    })?;
    Ok(done(&account, "The link is taken away, and they are signed out everywhere."))
}
