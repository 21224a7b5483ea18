//! Signing out.

use crate::store::account::account;
use access::{end_session, who_is};
use page::{Fail, Reply, Visit};
use store::Actor;

/// Open to anybody: somebody whose session has run out is signed out already, and is told nothing else.
pub fn send(visit: &Visit) -> Result<Reply, Fail> {
    let gone = |to: &str| {
        let reply = if visit.script { Reply::json(&serde_json::json!({ "ok": true })) } else { Reply::to(to) };
        Reply::WithSession { token: None, reply: Box::new(reply) }
    };
    let Some(session) = &visit.session else {
        visit.nothing_to_do();
        return Ok(gone("/sign-in"));
    };
    // Whoever also signs in by the council's own provider may want to sign out there.
    let external = visit.read(|r| account(r, session.account))?.and_then(|a| a.external);
    let both = external.is_some() && visit.house.settings.own_sign_in.is_some();
    // Somebody half-way through signing in is nobody yet, but has an account.
    let who = visit.read(|r| who_is(r, session.account))?;
    let actor =
        who.map_or(Actor { account: Some(session.account), words: "A closed account".to_owned() }, |w| w.actor());
    visit.act_as("sign_out", actor, Some(session.account), None, |acting| {
        end_session(&mut acting.plain(), session.id)?;
        Ok::<(), Fail>(())
    })?;
    Ok(gone(if both { "/sign-out/council" } else { "/sign-in" }))
}
