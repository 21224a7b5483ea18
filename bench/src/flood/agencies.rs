//! The same flood from the programs of agencies, each with a key of its own.

use super::{Place, how_many, letters, measure};
use crate::report::Figure;
use crate::users;
use crate::visitor::{Pass, Visitor};
use crate::{Extent, Outcome};
use store::Fault;

/// Agencies that send.
const AGENCIES: usize = 16;

/// Gives each agency a key, as a manager does, then has their programs send.
pub fn of_messages(extent: &Extent, place: Place<'_>) -> Outcome<Vec<Figure>> {
    let keys = keys(place)?;
    measure(place, "agencies' messages", how_many(extent)?, || {
        let mut visitor = Visitor::new(place.server.port, &Pass::nobody())?;
        let keys = &keys;
        Ok(move |nth: usize| {
            let key = keys.get(nth % keys.len().max(1)).ok_or("no agency has a key")?;
            let json = format!(
                "{{\"referrer\":{{\"name\":\"Jo Head\",\"role\":\"Designated safeguarding lead\",\"email\":\"head@school.example\"}},\
                 \"seen\":\"Came without lunch. This is sending {nth}.\",\"concerns\":[\"neglect\"],\
                 \"children\":[{{\"given\":\"Robin{}\",\"family\":\"Marsden\",\"born\":\"2018-03-14\"}}]}}",
                letters(nth)
            );
            let reply = visitor.program("/api/referrals", key, &format!("flood-{nth}"), &json)?;
            Ok(reply.status == 201)
        })
    })
}

/// A key for each of as many agencies, which are made as a manager makes them where the authority has fewer.
fn keys(place: Place<'_>) -> Outcome<Vec<String>> {
    let sql = "SELECT id FROM account WHERE role = 'senior' ORDER BY id LIMIT 1";
    let account = place.store.read::<Option<i64>, Fault>(|r| r.one(sql, &[]))?;
    let pass = users::pass(place.store, account.ok_or("nobody looks after agencies")?)?;
    let mut visitor = Visitor::new(place.server.port, &pass)?;
    for nth in agencies(place)?.len()..AGENCIES {
        let name = format!("School {} of the flood", letters(nth));
        let fields = [("name", name.as_str()), ("kind", "school"), ("source_code", "2A"), ("csrf", &pass.csrf)];
        let made = visitor.post("/agencies/new", &fields)?;
        if made.status != 303 {
            return Err(format!("an agency was not made: {} {}", made.status, made.body).into());
        }
    }
    let mut keys = Vec::new();
    for agency in agencies(place)? {
        let page = visitor.post(&format!("/agencies/{agency}/keys"), &[("label", "Flood"), ("csrf", &pass.csrf)])?.body;
        let (_, after) = page.split_once("kith_").ok_or("no key was given")?;
        keys.push(format!("kith_{}", after.chars().take_while(char::is_ascii_alphanumeric).collect::<String>()));
    }
    Ok(keys)
}

/// The agencies that send.
fn agencies(place: Place<'_>) -> Outcome<Vec<i64>> {
    let sql = format!("SELECT id FROM agency WHERE ended_at IS NULL ORDER BY id LIMIT {AGENCIES}");
    let found = place.store.read::<_, Fault>(|r| r.rows(&sql, &[])?.iter().map(|row| row.get("id")).collect())?;
    Ok(found)
}
