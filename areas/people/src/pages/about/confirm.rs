//! Confirming what stands, with one click: it is so today, and somebody says so.

use page::{Fail, Reply, Visit};
use record::store::{fact, family, person};

/// POST /people/{person}/about/confirm/{what}/{id}
pub fn confirm(visit: &Visit) -> Result<Reply, Fail> {
    let (subject, id) = (visit.subject()?, visit.id("id")?);
    let by = visit.who()?.actor().words;
    let at = format!("/people/{}", visit.param("person"));
    let what = visit.param("what").to_owned();
    let place = match what.as_str() {
        "fact" | "name" | "number" | "address" | "birth" => "about",
        "relationship" => "family",
        _ => return Err(Fail::NotFound),
    };
    let key = visit.act(Some(subject), None, |acting| {
        let key = match what.as_str() {
            "fact" => {
                let kind = fact::facts(acting, subject)?.into_iter().find(|f| f.id == id).map(|f| f.kind.code());
                fact::confirm_fact(acting, subject, id, &by)?.then(|| format!("fact-{}", kind.unwrap_or_default()))
            }
            "name" => person::confirm_name(acting, subject, id, &by)?.then(|| format!("name-{id}")),
            "address" => person::confirm_address(acting, subject, id, &by)?.then(|| format!("address-{id}")),
            "number" => {
                let known = person::identifiers(acting, subject)?.into_iter().find(|n| n.id == id);
                if let Some(number) = &known {
                    person::verify_identifier(acting, id, number.verification, &by)?;
                }
                known.map(|_| format!("number-{id}"))
            }
            "birth" => {
                // The button carries the moment of the last confirming, which any change moves.
                let last = person::birth_confirmed(acting, subject)?.map_or(0, |(at, _)| at.as_millisecond());
                let who = person::person(acting, subject)?;
                if last == id && who.birth.is_some() {
                    person::set_birth(acting, subject, who.birth, who.birth_kind, &by)?;
                }
                (last == id && who.birth.is_some()).then(|| "birth".to_owned())
            }
            _ => family::confirm_relationship(acting, subject, id, &by)?.then(|| format!("relationship-{id}")),
        };
        key.ok_or_else(|| {
            let said = "This was changed or taken off after you opened the page. Go back, reload the page, and confirm what it says now.";
            Fail::Stale(said.to_owned())
        })
    })?;
    Ok(Reply::to_saying(format!("{at}/{place}#{key}"), "Confirmed today."))
}
