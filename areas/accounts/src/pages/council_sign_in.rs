//! Signing in by the council's own identity provider: the way there, the way back, what was carried.

mod signed_out;

pub use signed_out::show as signed_out;

use crate::pages::kept;
use crate::pages::sign_in::{begin, refused, wait_until};
use crate::provider::{Met, meet, meet_anew, redeem};
use crate::rules::council_sign_in::CouncilFault;
use crate::rules::council_sign_in::asking::{Answer, Secrets, code, sign_in_address};
use crate::rules::council_sign_in::id_token::{self, Expected, Known, NotTaken};
use crate::store::account::account;
use crate::store::council_name::{called_at_council, linked, set_council_name, set_link};
use crate::store::council_way::{Way, begin_way, keep_for, kept_for, take_way};
use crate::store::tries::{count_back, count_begun};
use access::{Who, find_account, forget_attempt, was_signed_in, who_is};
use askama::Template;
use page::parts::{Carried, sign_in_again};
use page::{Fail, Html, OwnSignIn, Reply, Visit};
use store::Reading;

/// What may be carried by a browser that nobody was signed in with: a stranger must not fill the database.
const STRANGER_CARRIES_BYTES: usize = 64 * 1024;

#[derive(Template)]
#[template(path = "pages/council_sign_in/onward.html")]
struct Onward<'a> {
    words: &'a str,
    to: &'a str,
}

/// The council's own sign-in, where there is one.
pub fn own(visit: &Visit) -> Result<&OwnSignIn, Fail> {
    visit.house.settings.own_sign_in.as_ref().ok_or(Fail::NotFound)
}

/// The door again, with why and with what was carried.
fn again(visit: &Visit, fault: &CouncilFault, carried: Carried) -> Reply {
    if fault.is_ours() {
        tracing::error!("the council's own sign-in: {}", fault.cause());
    } else {
        tracing::warn!("the council's own sign-in: {}", fault.cause());
    }
    let status = if fault.is_ours() { 503 } else { 422 };
    let body = sign_in_again(visit, &fault.to_string(), carried);
    Reply::Page { title: "Error: Sign in".to_owned(), body, status }
}

/// An address to keep, as in the council's list of services: straight to the provider.
pub fn go(visit: &Visit) -> Result<Reply, Fail> {
    let own = own(visit)?;
    if visit.who.is_some() {
        return Ok(Reply::to("/"));
    }
    start(visit, own, |to, key| Reply::WithDoor { key, reply: Box::new(Reply::to(to)) })
}

/// From the door, with what was being sent.
pub fn send(visit: &Visit) -> Result<Reply, Fail> {
    let own = own(visit)?;
    if let Some(who) = &visit.who {
        // In another tab meanwhile.
        return Ok(kept::onward(visit, who, visit.csrf()));
    }
    if visit.form.get("carried").unwrap_or_default().len() > STRANGER_CARRIES_BYTES {
        let cookie = visit.cookie.clone().unwrap_or_default();
        if !visit.read(|r| was_signed_in(r, &cookie))? {
            let said = "What you wrote is too long to take along by that way from this browser. Sign in with a Kith password, or go back and copy it first";
            return refused(visit, 422, said);
        }
    }
    start(visit, own, |to, key| {
        let body = Html::of(&Onward { words: &own.words, to: &to });
        let reply = Box::new(Reply::Onward { title: own.words.clone(), body, to });
        Reply::WithDoor { key, reply }
    })
}

fn start(visit: &Visit, own: &OwnSignIn, lead: impl FnOnce(String, String) -> Reply) -> Result<Reply, Fail> {
    if let Some(until) = visit.house.store.keep(visit.now, |k| count_begun(k, &visit.place))? {
        return refused(visit, 429, &wait_until(until));
    }
    let leads_to = visit.form.get("to").unwrap_or("/").to_owned();
    let carried = visit.form.get("carried").unwrap_or_default().to_owned();
    let met = match meet(own, visit.now) {
        Ok(met) => met,
        Err(fault) => return Ok(again(visit, &fault, Carried { to: leads_to, form: carried })),
    };
    let dice = visit.house.store.dice();
    let (state, nonce, verifier) = (dice.token(), dice.token(), [dice.token(), dice.token()].concat());
    // One key for a browser, so that two tabs can be on their way at once.
    let door = visit.door.clone().filter(|d| d.len() == 32).unwrap_or_else(|| dice.token());
    let secrets = Secrets { state: &state, nonce: &nonce, verifier: &verifier };
    let to = sign_in_address(&met.provider, &own.client_id, &own.home, secrets);
    let way = Way { nonce, verifier, leads_to, carried };
    visit.house.store.keep(visit.now, |k| begin_way(k, &state, &door, &way))?;
    Ok(lead(to, door))
}

/// Back from the provider.
pub fn back(visit: &Visit) -> Result<Reply, Fail> {
    let own = own(visit)?;
    let tried = match visit.house.store.keep(visit.now, |k| count_back(k, &visit.place))? {
        Ok(tried) => tried,
        Err(until) => return refused(visit, 429, &wait_until(until)),
    };
    let (state, door) = (visit.query.get("state").unwrap_or_default(), visit.door.clone().unwrap_or_default());
    let Some(way) = visit.house.store.keep(visit.now, |k| take_way(k, state, &door))? else {
        // Reloaded, or gone back to, by somebody who is in by now.
        if visit.who.is_some() {
            return Ok(Reply::to("/sign-in/council/kept"));
        }
        return Ok(again(visit, &CouncilFault::Lost, Carried { to: "/".to_owned(), form: String::new() }));
    };
    let carried = |way: &Way| Carried { to: way.leads_to.clone(), form: way.carried.clone() };
    let known = match known(visit, own, &way) {
        Ok(known) => known,
        Err(fault) => return Ok(again(visit, &fault, carried(&way))),
    };
    let Some(found) = visit.read(|r| whose(r, own, &known))? else {
        return Ok(again(visit, &CouncilFault::NoAccount, carried(&way)));
    };
    let id = found.who.account;
    let begun = begin(visit, "sign_in_by_council", &found.who, None, |acting| {
        if found.link {
            // Linked by another browser meanwhile: not twice.
            if account(acting, id)?.is_none_or(|a| a.external.is_some()) {
                return Ok(false);
            }
            set_link(acting, id, Some(&known.external))?;
            set_council_name(acting, id, None)?;
        }
        let mut plain = acting.plain();
        forget_attempt(&mut plain, tried)?;
        if !way.carried.is_empty() {
            keep_for(&mut plain, state, &door, &way, id)?;
        }
        Ok(true)
    })?;
    let Some((token, _)) = begun else { return Ok(again(visit, &CouncilFault::NoAccount, carried(&way))) };
    let to =
        if way.carried.is_empty() { kept::ours(&way.leads_to).to_owned() } else { "/sign-in/council/kept".to_owned() };
    Ok(Reply::WithSession { token: Some(token), reply: Box::new(Reply::to(to)) })
}

/// What was being sent when the session ran out, for whoever has just come in by this browser.
pub fn kept(visit: &Visit) -> Result<Reply, Fail> {
    let (who, door) = (visit.who()?, visit.door.clone().unwrap_or_default());
    let way = visit.read(|r| kept_for(r, &door, who.account, visit.now))?;
    let (to, carried) = way.map(|w| (w.leads_to, w.carried)).unwrap_or_default();
    Ok(kept::onward_with(visit, who, visit.csrf(), &to, &carried))
}

/// Whom the provider vouches for.
fn known(visit: &Visit, own: &OwnSignIn, way: &Way) -> Result<Known, CouncilFault> {
    let met = meet(own, visit.now)?;
    let asked = |name| visit.query.get(name);
    let answer = Answer { code: asked("code"), issuer: asked("iss"), error: asked("error") };
    let token = redeem(own, &met, code(answer, &met.provider)?, &way.verifier)?;
    let expected = Expected {
        issuer: &own.issuer,
        client_id: &own.client_id,
        nonce: &way.nonce,
        claim: &own.claim,
        now: visit.now.as_second(),
    };
    let read = |met: &Met| id_token::read(&token, &met.keys, &expected);
    match read(&met) {
        Ok(known) => Ok(known),
        Err(NotTaken::Fault(fault)) => Err(fault),
        Err(NotTaken::UnknownKey) => match read(&*meet_anew(own, visit.now)?) {
            Ok(known) => Ok(known),
            Err(NotTaken::Fault(fault)) => Err(fault),
            Err(NotTaken::UnknownKey) => {
                Err(CouncilFault::Untrusted("none of the provider's keys signed the ID token"))
            }
        },
    }
}

struct Found {
    who: Who,
    link: bool,
}

/// The open account that is linked with this person, or that is to be linked now. Kith makes no account by itself.
fn whose(reading: &mut Reading<'_>, own: &OwnSignIn, known: &Known) -> Result<Option<Found>, Fail> {
    if let Some(id) = linked(reading, &known.external)? {
        return Ok(who_is(reading, id)?.map(|who| Found { who, link: false }));
    }
    let Some(name) = &known.name else { return Ok(None) };
    let named = called_at_council(reading, name)?;
    let by_username = if own.link_usernames && named.is_none() { find_account(reading, name)? } else { None };
    let free = match (named, by_username) {
        (Some(id), _) => account(reading, id)?,
        (None, account) => account,
    };
    let Some(free) = free.filter(|a| a.external.is_none()) else { return Ok(None) };
    Ok(who_is(reading, free.id)?.map(|who| Found { who, link: true }))
}
