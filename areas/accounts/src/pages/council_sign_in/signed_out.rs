//! After signing out of Kith: signing out of the council's own sign-in too.

use crate::pages::council_sign_in::own;
use crate::provider::meet;
use crate::rules::council_sign_in::asking::sign_out_address;
use askama::Template;
use page::{Fail, Reply, Visit};

#[derive(Template)]
#[template(path = "pages/council_sign_in/signed_out.html")]
struct Page {
    there: Option<String>,
}

pub fn show(visit: &Visit) -> Result<Reply, Fail> {
    let own = own(visit)?;
    if visit.who.is_some() {
        return Ok(Reply::to("/"));
    }
    // A provider that does not answer has no page to offer.
    let there = meet(own, visit.now).ok().and_then(|met| sign_out_address(&met.provider, &own.client_id, &own.home));
    visit.page("You are signed out", &Page { there })
}
