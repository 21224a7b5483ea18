//! Signing in with a username and a password.

use crate::pages::kept;
use crate::slow::in_turn;
use crate::store::account::is_temporary;
use crate::store::tries::{Try, count_try, forgive};
use access::{Account, SecondFactor, Who, begin_session, end_session, find_account, password_fits, who_is};
use page::{Fail, Html, Reply, Visit, parts};
use serde_json::json;
use store::Fault;

/// What a refused sign-in says, whatever was wrong: neither names nor closed accounts can be guessed from it.
const REFUSED: &str = "That username and password do not fit together. Check both and try again, or ask whoever looks after accounts in your council";

pub fn show(visit: &Visit) -> Result<Reply, Fail> {
    if visit.who.is_some() {
        return Ok(Reply::to("/"));
    }
    Ok(Reply::Page { title: "Sign in".to_owned(), body: parts::sign_in(visit, None), status: 200 })
}

pub fn send(visit: &Visit) -> Result<Reply, Fail> {
    let username = visit.form.text("username").to_lowercase();
    let password = visit.form.get("password").unwrap_or_default();
    if username.is_empty() || password.is_empty() {
        return refused(visit, 422, "Give your username and your password");
    }
    let tried = match visit.house.store.keep(visit.now, |k| count_try(k, &username, &visit.place))? {
        Ok(tried) => tried,
        Err(until) => return refused(visit, 429, &wait_until(until)),
    };
    let account: Option<Account> = visit.read(|r| find_account(r, &username))?;
    let open = account.filter(|a| a.closed_at.is_none());
    // Outside any transaction, and as slow for a name that nobody has.
    let stored = open.as_ref().and_then(|a| a.password.as_deref());
    let fits = in_turn(|| password_fits(password, stored));
    match open.filter(|_| fits) {
        Some(account) => let_in(visit, &account, &username, tried),
        None => refused(visit, 422, REFUSED),
    }
}

fn let_in(visit: &Visit, account: &Account, username: &str, tried: Try) -> Result<Reply, Fail> {
    let (who, temporary) = visit.read(|r| Ok::<_, Fail>((who_is(r, account.id)?, is_temporary(r, account.id)?)))?;
    let Some(who) = who else { return refused(visit, 422, REFUSED) };
    let awaiting = match account.second_factor {
        SecondFactor::On { .. } => Some("second_factor"),
        SecondFactor::Off if temporary => Some("new_password"),
        SecondFactor::Off => None,
    };
    let name = if awaiting.is_some() { "sign_in_first_step" } else { "sign_in" };
    let begun = begin(visit, name, &who, awaiting, |acting| {
        forgive(&mut acting.plain(), username, tried)?;
        Ok(true)
    })?;
    let Some((token, csrf)) = begun else { return refused(visit, 422, REFUSED) };
    Ok(go_on(visit, &who, token, &csrf, awaiting))
}

/// After a step that went well: the next one, or the page that was wanted.
pub fn go_on(visit: &Visit, who: &Who, token: String, csrf: &str, awaiting: Option<&'static str>) -> Reply {
    let reply = match awaiting {
        None => welcomed(visit, who, csrf),
        Some(next) if visit.script => Reply::json(&json!({ next: true })),
        Some(next) => {
            let body = parts::sign_in_asking(visit, None, parts::Asks::from_code(Some(next)));
            Reply::Page { title: "Sign in: one more step".to_owned(), body, status: 200 }
        }
    };
    Reply::WithSession { token: Some(token), reply: Box::new(reply) }
}

/// Begins a session under a new token and ends the one before, in one act. Gives the token and the word against forgery;
/// nothing when the account has been closed meanwhile or `first` says no.
pub fn begin(
    visit: &Visit,
    act: &str,
    who: &Who,
    awaiting: Option<&str>,
    mut first: impl FnMut(&mut store::Acting<'_>) -> Result<bool, Fault>,
) -> Result<Option<(String, String)>, Fail> {
    let dice = visit.house.store.dice();
    let (token, csrf) = (dice.token(), dice.token());
    let old = visit.session.as_ref().map(|s| s.id);
    let begun = visit.act_as(act, who.actor(), Some(who.account), None, |acting| {
        // Refusals undo the act: what is not so leaves nothing.
        if who_is(acting, who.account)?.is_none() || !first(acting)? {
            return Err(Fail::SignIn);
        }
        let mut plain = acting.plain();
        if let Some(old) = old {
            end_session(&mut plain, old)?;
        }
        begin_session(&mut plain, who.account, &token, &csrf, awaiting)?;
        Ok(())
    });
    match begun {
        Ok(()) => Ok(Some((token, csrf))),
        Err(Fail::SignIn) => Ok(None),
        Err(other) => Err(other),
    }
}

/// What somebody sees who has just signed in.
fn welcomed(visit: &Visit, who: &Who, csrf: &str) -> Reply {
    if visit.script {
        return Reply::json(&json!({ "ok": true, "csrf": csrf, "name": who.name, "account": who.account.to_string() }));
    }
    kept::onward(visit, who, csrf)
}

/// The form again, with what was wrong; for the page's script the words alone.
pub fn refused(visit: &Visit, status: u16, words: &str) -> Result<Reply, Fail> {
    if visit.script {
        let words = words.to_owned();
        return Err(if status == 429 { Fail::Wait(words) } else { Fail::Refused(words) });
    }
    let body: Html = parts::sign_in(visit, Some(words));
    Ok(Reply::Page { title: "Error: Sign in".to_owned(), body, status })
}

/// When somebody who tried too often may try again.
pub fn wait_until(until: days::Instant) -> String {
    // The minute after, so that the time told is never too early.
    let told = days::Instant::from_millisecond(until.as_millisecond() + 60_000).unwrap_or(until);
    format!("There were too many tries. Try again after {}", days::clock_time(told))
}
