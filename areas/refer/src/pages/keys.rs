//! An agency's keys: made and shown once, replaced, revoked.

use crate::rules::clean::line;
use crate::store::key::{self, AgencyKey};
use askama::Template;
use front_door::published::{Agency, agency_of};
use page::parts::{Errors, Field, error_summary, tag, text};
use page::{Fail, Html, Reply, Visit};
use store::Reading;

/// The most letters of what a key is for, and of why it is revoked.
const MOST_LETTERS: usize = 200;
/// How long a replaced key is good for beside the new one, so that the agency can change over. Source: local.
const CHANGE_OVER_DAYS: i64 = 7;

#[derive(Template)]
#[template(path = "pages/keys.html")]
struct Keys {
    errors: Html,
    agency: Agency,
    at: String,
    hidden: Html,
    label: Html,
    keys: Vec<Shown>,
    days: i64,
}

struct Shown {
    key: AgencyKey,
    made: String,
    used: String,
    stands: Html,
    ended: String,
    open: bool,
    hidden: [Html; 2],
    why: Html,
}

fn agency(visit: &Visit, reading: &mut Reading<'_>) -> Result<Agency, Fail> {
    agency_of(reading, visit.id("agency")?)?.ok_or(Fail::NotFound)
}

fn page(visit: &Visit, errors: &Errors) -> Result<Reply, Fail> {
    visit.read(|reading| {
        let agency = agency(visit, reading)?;
        let keys = key::of_agency(reading, agency.id)?.into_iter().map(|k| shown(visit, k, errors)).collect();
        let hint = "For example, the system that uses it. One key for each, so that one can be revoked alone";
        let label = Field { name: "label", label: "What is the key for?", hint, value: visit.form.text("label") };
        let body = Keys {
            errors: error_summary(errors),
            at: format!("/agencies/{}/keys", agency.id),
            hidden: visit.hidden(),
            label: text(label, "govuk-input--width-20", " autocomplete=\"off\"", errors),
            keys,
            days: CHANGE_OVER_DAYS,
            agency,
        };
        let title = format!("Keys: {}", body.agency.name);
        if errors.is_empty() { visit.page(title, &body) } else { visit.page_with_errors(title, &body) }
    })
}

fn shown(visit: &Visit, key: AgencyKey, errors: &Errors) -> Shown {
    let open = key.in_force(visit.now);
    let stands = match key.ends_at {
        None => tag("In force", "green"),
        Some(ends) if open => tag(&format!("Ends {}", days::long_with_time(ends)), "yellow"),
        Some(_) => tag("Ended", "grey"),
    };
    let name = format!("why-{}", key.id);
    let field = Field { name: &name, label: "Why is it revoked?", hint: "", value: visit.form.text(&name) };
    Shown {
        made: format!("{} by {}", days::long_with_time(key.made_at), key.made_by),
        used: key.used_at.map_or("Never".to_owned(), days::long_with_time),
        stands,
        ended: if key.ended_by.is_empty() { String::new() } else { format!("{}: {}", key.ended_by, key.ended_why) },
        open,
        hidden: [visit.hidden(), visit.hidden()],
        why: text(field, "govuk-input--width-20", " autocomplete=\"off\"", errors),
        key,
    }
}

/// GET /agencies/{agency}/keys
pub fn show(visit: &Visit) -> Result<Reply, Fail> {
    page(visit, &Errors::none())
}

#[derive(Template)]
#[template(path = "pages/new_key.html")]
struct NewKey {
    agency: String,
    key: String,
    at: String,
}

/// A key that nobody guesses: 160 random bits, with a beginning by which leaked keys are found.
fn drawn(visit: &Visit) -> String {
    format!("kith_{}", visit.house.store.dice().token())
}

fn given(visit: &Visit, agency: &Agency, key: String) -> Result<Reply, Fail> {
    let at = format!("/agencies/{}/keys", agency.id);
    visit.page("A new key", &NewKey { agency: agency.name.clone(), key, at })
}

/// POST /agencies/{agency}/keys
pub fn make(visit: &Visit) -> Result<Reply, Fail> {
    let who = visit.who()?;
    let agency = visit.read(|r| agency(visit, r))?;
    let label = line(visit.form.text("label"));
    let mut errors = Errors::none();
    if agency.ended {
        errors.add("label", "This agency is used no longer, so that it gets no key. Take it up again first");
    } else if label.is_empty() || label.chars().count() > MOST_LETTERS {
        errors.add("label", format!("Enter what the key is for, in at most {MOST_LETTERS} letters"));
    }
    if !errors.is_empty() {
        return page(visit, &errors);
    }
    let key = drawn(visit);
    visit.act(Some(agency.id), None, |acting| Ok::<_, Fail>(key::make(acting, agency.id, &label, &key, &who.name)?))?;
    given(visit, &agency, key)
}

fn one(visit: &Visit, reading: &mut Reading<'_>, agency: i64) -> Result<AgencyKey, Fail> {
    let id = visit.id("key")?;
    let found = key::of_agency(reading, agency)?.into_iter().find(|k| k.id == id).ok_or(Fail::NotFound)?;
    if found.in_force(visit.now) {
        return Ok(found);
    }
    Err(Fail::Stale(
        "This key ended after you opened the page. Go back and reload the page to see who ended it.".to_owned(),
    ))
}

/// POST /agencies/{agency}/keys/{key}/replace
pub fn replace(visit: &Visit) -> Result<Reply, Fail> {
    let who = visit.who()?;
    let agency = visit.read(|r| agency(visit, r))?;
    let new = drawn(visit);
    let soon = visit.now + jiff::SignedDuration::from_hours(24 * CHANGE_OVER_DAYS);
    visit.act(Some(agency.id), None, |acting| {
        let old = one(visit, acting, agency.id)?;
        key::make(acting, agency.id, &old.label, &new, &who.name)?;
        let ends = old.ends_at.map_or(soon, |ends| ends.min(soon));
        key::end(acting, old.id, ends, &who.name, "replaced")?;
        Ok::<_, Fail>(())
    })?;
    given(visit, &agency, new)
}

/// POST /agencies/{agency}/keys/{key}/revoke
pub fn revoke(visit: &Visit) -> Result<Reply, Fail> {
    let who = visit.who()?;
    let agency = visit.read(|r| agency(visit, r))?;
    let key = visit.read(|r| one(visit, r, agency.id))?;
    let field = format!("why-{}", key.id);
    let why = line(visit.form.text(&field));
    if why.is_empty() || why.chars().count() > MOST_LETTERS {
        let mut errors = Errors::none();
        errors.add(field, format!("Enter why the key is revoked, in at most {MOST_LETTERS} letters"));
        return page(visit, &errors);
    }
    visit.act(Some(agency.id), Some(&why), |acting| {
        let key = one(visit, acting, agency.id)?;
        let now = acting.at;
        Ok::<_, Fail>(key::end(acting, key.id, now, &who.name, &why)?)
    })?;
    let to = format!("/agencies/{}/keys", agency.id);
    Ok(Reply::to_saying(to, format!("The key “{}” is revoked. It opens nothing from now on.", key.label)))
}
