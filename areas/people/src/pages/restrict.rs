//! Who may see a record: restricting it to some, with whom to ask, and lifting that again.

use crate::pages::asked::{self, Asked};
use crate::rules::typed::needed_lines;
use access::{Account, Restriction};
use page::parts::{Errors, Field, textarea};
use page::{Fail, Html, Reply, Visit, esc};
use record::store::person;
use store::Reading;

/// Most readers that are named. Source: local.
const READERS: usize = 50;

fn back(visit: &Visit) -> String {
    format!("/people/{}/about", visit.param("person"))
}

/// GET /people/{person}/restrict
pub fn form(visit: &Visit) -> Result<Reply, Fail> {
    visit.read(|reading| shown(visit, reading, &Errors::none()))
}

fn shown(visit: &Visit, reading: &mut Reading<'_>, errors: &Errors) -> Result<Reply, Fail> {
    match access::restriction(reading, visit.subject()?)? {
        Some(restriction) => to_lift(visit, reading, &restriction, errors),
        None => to_restrict(visit, reading, errors),
    }
}

fn to_restrict(visit: &Visit, reading: &mut Reading<'_>, errors: &Errors) -> Result<Reply, Fail> {
    let who = person::person(reading, visit.subject()?)?;
    let at = |name, label, hint| Field { name, label, hint, value: visit.form.get(name).unwrap_or_default() };
    let intro = format!(
        "<p class=\"govuk-body\">Everybody else will see that {} has a record, and that you are the one to ask. Somebody who must can open it with a reason, which you are told.</p>",
        esc(&who.name())
    );
    let asked = Asked {
        title: "Restrict this record".to_owned(),
        intro: Html(intro),
        fields: vec![
            textarea(
                at("readers", "Who else may read it", "Usernames, one on each line; you can always read it yourself"),
                4,
                errors,
            ),
            textarea(at("reason", "Why it is restricted", "Shown to those who may read the record"), 3, errors),
        ],
        button: "Restrict the record",
        back: (back(visit), "About"),
    };
    asked::page(visit, reading, asked, errors)
}

fn to_lift(visit: &Visit, reading: &mut Reading<'_>, now: &Restriction, errors: &Errors) -> Result<Reply, Fail> {
    let names: Vec<String> = access::accounts(reading)?
        .into_iter()
        .filter(|a| now.readers.contains(&a.id))
        .map(|a| format!("{} ({})", a.name, a.username))
        .collect();
    let readers = if names.is_empty() { "nobody else".to_owned() } else { names.join(", ") };
    let intro = format!(
        "<p class=\"govuk-body\">Restricted by {}, who is the one to ask. Also read by: {}. Why: {}</p>",
        esc(&now.guardian_name),
        esc(&readers),
        esc(&now.reason)
    );
    let field = Field {
        name: "reason",
        label: "Why the restriction is lifted",
        hint: "",
        value: visit.form.get("reason").unwrap_or_default(),
    };
    let asked = Asked {
        title: "Lift the restriction".to_owned(),
        intro: Html(intro),
        fields: vec![textarea(field, 3, errors)],
        button: "Lift the restriction",
        back: (back(visit), "About"),
    };
    asked::page_to(visit, reading, asked, errors, &format!("/people/{}/restrict/lift", visit.param("person")))
}

/// POST /people/{person}/restrict
pub fn restrict(visit: &Visit) -> Result<Reply, Fail> {
    let (subject, account, mut errors) = (visit.subject()?, visit.who()?.account, Errors::none());
    let value = |name: &str| visit.form.get(name).unwrap_or_default();
    let reason = errors.take("reason", needed_lines(value("reason"), "why the record is restricted", 1000));
    let (readers, restricted) = visit.read(|reading| {
        let accounts = access::accounts(reading)?;
        Ok::<_, Fail>((readers(value("readers"), &accounts, &mut errors), access::restriction(reading, subject)?))
    })?;
    if restricted.is_some() {
        return Err(Fail::Stale("Somebody restricted this record a moment ago. Load the page again.".to_owned()));
    }
    let Some(reason) = reason.filter(|_| errors.is_empty()) else {
        return visit.read(|reading| shown(visit, reading, &errors));
    };
    visit.act(Some(subject), Some(&reason), |acting| access::restrict(acting, subject, account, &readers, &reason))?;
    Ok(Reply::to_saying(back(visit), "The record is restricted. You are the one to ask."))
}

/// The accounts behind usernames, one on each line.
fn readers(typed: &str, accounts: &[Account], errors: &mut Errors) -> Vec<i64> {
    let mut found = Vec::new();
    for name in typed.lines().map(str::trim).filter(|n| !n.is_empty()).take(READERS) {
        match accounts.iter().find(|a| a.username.eq_ignore_ascii_case(name) && a.closed_at.is_none()) {
            Some(account) => found.push(account.id),
            None => errors.add("readers", format!("Nobody has the username “{name}”. Check it, or take the line out")),
        }
    }
    found
}

/// POST /people/{person}/restrict/lift
pub fn lift(visit: &Visit) -> Result<Reply, Fail> {
    let (subject, mut errors) = (visit.subject()?, Errors::none());
    let typed = visit.form.get("reason").unwrap_or_default();
    let reason = errors.take("reason", needed_lines(typed, "why the restriction is lifted", 1000));
    let now = visit
        .read(|reading| access::restriction(reading, subject))?
        .ok_or_else(|| Fail::Stale("The restriction was lifted a moment ago. Load the page again.".to_owned()))?;
    let Some(reason) = reason else { return visit.read(|reading| shown(visit, reading, &errors)) };
    visit.act(Some(subject), Some(&reason), |acting| access::lift_restriction(acting, now.id))?;
    Ok(Reply::to_saying(back(visit), "The restriction is lifted."))
}
