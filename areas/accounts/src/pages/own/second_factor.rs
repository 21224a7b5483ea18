//! Six digits at sign-in: turning them on with an authenticator app, and off with the password.

use crate::pages::own::mine;
use crate::pages::sign_in::wait_until;
use crate::slow::in_turn;
use crate::store::account::{end_others, set_second_factor};
use crate::store::tries::{count_try, forgive};
use access::{Account, SecondFactor, new_secret, password_fits, step_that_fits, uri};
use askama::Template;
use page::parts::{Errors, Field, error_summary, text};
use page::{Fail, Html, Reply, Visit};
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};

#[derive(Template)]
#[template(path = "pages/own/second_factor.html")]
struct Page {
    on: bool,
    errors: Html,
    hidden: Html,
    secret: String,
    groups: String,
    picture: Option<String>,
    field: Html,
}

const TITLE: &str = "Six digits at sign-in";

fn page(visit: &Visit, account: &Account, secret: String, errors: &Errors) -> Page {
    let on = account.second_factor != SecondFactor::Off;
    let field = if on {
        let field = Field { name: "password", label: "Your password", hint: "", value: "" };
        text(field, "govuk-!-width-one-half", " type=\"password\" autocomplete=\"current-password\"", errors)
    } else {
        let field = Field { name: "digits", label: "The six digits it shows now", hint: "", value: "" };
        text(field, "govuk-input--width-5", " inputmode=\"numeric\" autocomplete=\"one-time-code\"", errors)
    };
    let letters: Vec<char> = secret.chars().collect();
    let groups = letters.chunks(4).map(|g| g.iter().collect::<String>()).collect::<Vec<_>>().join(" ");
    let picture = if on { None } else { picture(&uri(&secret, &account.username)) };
    Page { on, errors: error_summary(errors), hidden: visit.hidden(), secret, groups, picture, field }
}

/// A QR code of the text, as an address that an image can have.
fn picture(text: &str) -> Option<String> {
    use qrcode::render::svg::Color;
    let code = qrcode::QrCode::new(text).ok()?;
    let drawn = code.render::<Color<'_>>().min_dimensions(200, 200).build();
    Some(format!("data:image/svg+xml,{}", utf8_percent_encode(&drawn, NON_ALPHANUMERIC)))
}

pub fn show(visit: &Visit) -> Result<Reply, Fail> {
    let account = mine(visit)?;
    if account.password.is_none() {
        return Ok(Reply::to("/account"));
    }
    let mut bytes = [0; 20];
    visit.house.store.dice().fill(&mut bytes);
    visit.page(TITLE, &page(visit, &account, new_secret(&bytes), &Errors::none()))
}

/// Turns it on, when the app and Kith agree on the digits.
pub fn turn_on(visit: &Visit) -> Result<Reply, Fail> {
    let account = mine(visit)?;
    if account.password.is_none() || account.second_factor != SecondFactor::Off {
        visit.nothing_to_do();
        return Ok(Reply::to("/account"));
    }
    let secret = visit.form.text("secret").to_owned();
    let fits = (secret.len() == 32).then(|| step_that_fits(&secret, visit.form.text("digits"), visit.now)).flatten();
    let Some(last_step) = fits else {
        let mut errors = Errors::none();
        errors.add("digits", "Those are not the digits for this code. Type the six that the app shows now");
        return visit.page_with_errors(TITLE, &page(visit, &account, secret, &errors));
    };
    let session = visit.session.as_ref().ok_or(Fail::SignIn)?.id;
    visit.act(Some(account.id), None, |acting| {
        set_second_factor(acting, account.id, SecondFactor::On { secret: secret.clone(), last_step })?;
        end_others(&mut acting.plain(), account.id, session).map_err(Fail::Fault)
    })?;
    Ok(Reply::to_saying("/account", "From now on sign-in asks for six digits. Other browsers are signed out."))
}

/// Turns it off, with the password.
pub fn turn_off(visit: &Visit) -> Result<Reply, Fail> {
    let account = mine(visit)?;
    if account.second_factor == SecondFactor::Off {
        visit.nothing_to_do();
        return Ok(Reply::to("/account"));
    }
    let tried = visit.house.store.keep(visit.now, |k| count_try(k, &account.username, &visit.place))?;
    let tried = tried.map_err(|until| Fail::Wait(format!("{}.", wait_until(until))))?;
    let password = visit.form.get("password").unwrap_or_default();
    if !in_turn(|| password_fits(password, account.password.as_deref())) {
        let mut errors = Errors::none();
        errors.add("password", "That is not your password");
        return visit.page_with_errors(TITLE, &page(visit, &account, String::new(), &errors));
    }
    visit.act(Some(account.id), None, |acting| {
        set_second_factor(acting, account.id, SecondFactor::Off)?;
        forgive(&mut acting.plain(), &account.username, tried).map_err(Fail::Fault)
    })?;
    Ok(Reply::to_saying("/account", "Sign-in no longer asks for six digits."))
}
