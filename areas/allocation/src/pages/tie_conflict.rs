//! A manager ties a worker's declaration to somebody on record: a search, the one who is meant, and why.

use super::declaration::{answers_now, facts, found_holding};
use super::plain_form::{self, PlainForm, said};
use crate::store::circle::circle;
use crate::store::conflict::Conflict;
use crate::store::tie;
use page::parts::{Errors, Field, text, textarea};
use page::{Fail, Html, Reply, Visit, esc};
use people::published::typed::needed_lines;
use people::published::{Asked, Matches, all_seen_as, as_typed, asked_page, finding, shown};
use record::store::{find, person};
use store::Reading;

/// Most letters of a search that are read. Source: local.
const LONGEST: usize = 200;
/// Most people who are offered. Source: local.
const OFFERED: usize = 10;
/// Most of a family who are named. Source: local.
const NAMED: usize = 20;

/// What was declared, as somebody would type it to find the person.
fn declared_words(c: &Conflict) -> String {
    let d = &c.declared;
    let born = d.born.map(|b| b.to_string()).unwrap_or_default();
    let parts = [d.given.as_str(), &d.family, &born, &d.postcode];
    let all: Vec<&str> = parts.into_iter().filter(|p| !p.is_empty()).collect();
    all.join(" ").chars().take(LONGEST).collect()
}

/// The people whom these words find, each with what leads on.
fn matches(visit: &Visit, reading: &mut Reading<'_>, conflict: i64, words: &str) -> Result<Html, Fail> {
    let found = if words.is_empty() { Vec::new() } else { find::find(reading, words, OFFERED)? };
    let mut all = shown(visit, reading, &found)?;
    let tied = tie::people(reading, &[conflict])?.remove(&conflict).unwrap_or_default();
    for one in all.iter_mut().filter(|m| m.open.as_ref().is_some_and(|who| who.href.is_some())) {
        let number = found.iter().find(|f| f.person.id == one.person).map(|f| f.person.kith_number.clone());
        let (Some(number), Some(who)) = (number, &one.open) else { continue };
        if tied.contains(&one.person) {
            one.act = Html::text("Tied already");
            continue;
        }
        one.act = Html(format!(
            "<a class=\"govuk-button govuk-button--secondary\" role=\"button\" href=\"/conflicts/{conflict}/tie/{number}\">It is about them<span class=\"govuk-visually-hidden\">: {}</span></a>",
            esc(&who.name)
        ));
    }
    if all.is_empty() {
        let say = "Nobody on record is like this. Search in other words, or leave the declaration as it is: it is held against the names and addresses on record.";
        return Ok(Html(format!("<p class=\"kith-empty\">{say}</p>")));
    }
    Ok(Html::of(&Matches { matches: &all }))
}

fn search_page(visit: &Visit, reading: &mut Reading<'_>, words: &str, errors: &Errors) -> Result<Reply, Fail> {
    let c = found_holding(visit, reading)?;
    let id = c.declared.id;
    let hint = "A name, even spelt as it sounds; a date of birth; a postcode; or any number you have";
    let field = Field { name: "find", label: "Find the person", hint, value: words };
    let extra = " autocomplete=\"off\" spellcheck=\"false\" maxlength=\"200\"";
    let after = Html(format!(
        "<h2 class=\"govuk-heading-m\">Who it may be</h2>{}",
        matches(visit, reading, id, if errors.is_empty() { words } else { "" })?
    ));
    let form = PlainForm {
        title: "Tie the declaration to a person on record".to_owned(),
        intro: facts(visit, reading, &c)?,
        fields: vec![text(field, "", extra, errors)],
        button: "Find",
        back: (format!("/conflicts/{id}"), "The declaration".to_owned()),
        after,
    };
    plain_form::page_to(visit, form, errors, &format!("/conflicts/{id}/tie"))
}

/// GET /conflicts/{conflict}/tie
pub fn search(visit: &Visit) -> Result<Reply, Fail> {
    visit.read(|reading| {
        let words = declared_words(&found_holding(visit, reading)?);
        search_page(visit, reading, &words, &Errors::none())
    })
}

/// POST /conflicts/{conflict}/tie
pub fn find_person(visit: &Visit) -> Result<Reply, Fail> {
    let c = visit.read(|reading| found_holding(visit, reading))?;
    let words: String = visit.form.text("find").chars().take(LONGEST).collect();
    if words.is_empty() {
        let mut errors = Errors::none();
        errors.add("find", "Type a name, a date of birth, a number or a postcode");
        return visit.read(|reading| search_page(visit, reading, "", &errors));
    }
    let account = visit.who()?.account;
    let key = visit.house.store.keep(visit.now, |k| finding::keep_find(k, account, &words))?;
    Ok(Reply::to(format!("/conflicts/{}/tie/found/{key}", c.declared.id)))
}

/// GET /conflicts/{conflict}/tie/found/{find}
pub fn found(visit: &Visit) -> Result<Reply, Fail> {
    visit.read(|reading| {
        let words = finding::found_words(reading, visit.id("find")?, visit.who()?.account)?.ok_or(Fail::NotFound)?;
        search_page(visit, reading, &words, &Errors::none())
    })
}

/// GET /conflicts/{conflict}/tie/{person}
pub fn form(visit: &Visit) -> Result<Reply, Fail> {
    visit.read(|reading| again(visit, reading, &Errors::none()))
}

/// The family and household whom the tie takes in, by name where the record is open.
fn family(visit: &Visit, reading: &mut Reading<'_>, subject: i64) -> Result<String, Fail> {
    let around = circle(reading, &[subject])?;
    let ids: Vec<i64> = around.people.iter().map(|near| near.person).filter(|id| *id != subject).collect();
    let people = person::people(reading, &ids)?;
    let seen = all_seen_as(visit, reading, &people)?;
    let open: Vec<&str> =
        people.iter().filter_map(|p| seen.get(&p.id).filter(|s| s.open)).map(|s| s.name.as_str()).collect();
    let named = open.iter().take(NAMED).copied().collect::<Vec<_>>().join(", ");
    let more = ids.len() - open.len().min(NAMED);
    Ok(match (named.is_empty(), more) {
        (true, 0) => "Nobody is known yet who lives with them or is related to them.".to_owned(),
        (true, n) => format!("Family and household on record: {n}, whose records you may not open."),
        (false, 0) => format!("Family and household on record: {named}."),
        (false, n) => format!("Family and household on record: {named}, and {n} more."),
    })
}

fn again(visit: &Visit, reading: &mut Reading<'_>, errors: &Errors) -> Result<Reply, Fail> {
    let (c, subject) = (found_holding(visit, reading)?, visit.subject()?);
    let rule = format!(
        "From then on {} is not given this person, nor anybody who lives with them or is related to them, nor whoever lives with such a relative.",
        c.worker_name
    );
    let intro = Html(format!(
        "{}{}{}{}",
        facts(visit, reading, &c)?,
        said(&rule),
        said(&family(visit, reading, subject)?),
        answers_now(visit, reading, (c.worker, &c.worker_name), &[subject])?
    ));
    let hint = "What shows that this is the family the worker meant. The worker does not read it";
    let field = Field { name: "reason", label: "Why is it about them?", hint, value: as_typed(visit, "reason", "") };
    let asked = Asked {
        title: "Is the declaration about them?".to_owned(),
        intro,
        fields: vec![textarea(field, 2, errors)],
        button: "Tie the declaration to them",
        back: (format!("/conflicts/{}/tie", c.declared.id), "Search again"),
    };
    asked_page(visit, reading, asked, errors)
}

/// POST /conflicts/{conflict}/tie/{person}
pub fn tie(visit: &Visit) -> Result<Reply, Fail> {
    let (c, subject) = (visit.read(|reading| found_holding(visit, reading))?, visit.subject()?);
    let mut errors = Errors::none();
    let typed = visit.form.get("reason").unwrap_or_default();
    let Some(reason) = errors.take("reason", needed_lines(typed, "why it is about them", 500)) else {
        return visit.read(|reading| again(visit, reading, &errors));
    };
    let by = visit.who()?.name.clone();
    // About nobody: it must not stand in the history of a record that the worker may be able to open.
    visit.act(None, Some(&reason), |acting| {
        found_holding(visit, acting)?;
        tie::tie(acting, c.declared.id, subject, &reason, &by)?.map(|_| ()).ok_or_else(|| {
            Fail::Stale("The declaration is tied to this person already. Open the declaration again.".to_owned())
        })
    })?;
    let say = format!("Tied. {} is not given this family from now on.", c.worker_name);
    Ok(Reply::to_saying(format!("/conflicts/{}", c.declared.id), say))
}
