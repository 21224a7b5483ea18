//! Managers whom the officer lets read the register, why and until when.

use super::form_page::{FormPage, show};
use super::room::room;
use super::take_in::pick;
use crate::door::{self, READ};
use crate::store::named;
use access::Roles;
use page::parts::{Errors, Field, Table, date, empty, table, tag, text, textarea};
use page::{Fail, Html, Reply, Visit, esc};
use people::published::typed;
use store::Reading;

/// The accounts that may be named: open, and with a role that reads here and does not handle.
fn candidates(reading: &mut Reading<'_>) -> Result<Vec<(i64, String)>, Fail> {
    let may = |role: &str| {
        Roles::built_in()
            .find(role)
            .is_some_and(|r| r.may.iter().any(|m| m == READ) && !r.may.iter().any(|m| m == door::HANDLE))
    };
    let all = access::accounts(reading)?;
    Ok(all
        .into_iter()
        .filter(|a| a.closed_at.is_none() && may(&a.role))
        .map(|a| {
            let title = Roles::built_in().find(&a.role).map_or_else(String::new, |r| r.title.clone());
            (a.id, format!("{}, {title}", a.name))
        })
        .collect())
}

/// GET /allegations/named
pub fn list(visit: &Visit) -> Result<Reply, Fail> {
    door::enter(visit, "Who may read the register", None)?;
    let body = visit.read(|reading| {
        let today = visit.today();
        let rows: Vec<Vec<Html>> = named::all(reading)?
            .iter()
            .map(|n| {
                let running = n.ended.is_none() && n.from <= today && n.until >= today;
                let stands = match (running, n.ended) {
                    (true, _) => tag("May read", "green"),
                    (false, Some(at)) => Html::text(&format!("Ended {}", days::long_with_time(at))),
                    (false, None) => tag("Over", "grey"),
                };
                let act = match running {
                    true => Html(format!("<a class=\"govuk-link\" href=\"/allegations/named/{}/end\">End it<span class=\"govuk-visually-hidden\"> for {}</span></a>", n.id, esc(&n.name))),
                    false => Html::default(),
                };
                let span = format!("{} to {}", days::long(n.from), days::long(n.until));
                vec![Html::text(&n.name), Html::text(&n.reason), Html::text(&span), Html::text(&n.by), stands, act]
            })
            .collect();
        let list = match rows.is_empty() {
            true => empty("Nobody is named. Only the designated officer’s role reads the register."),
            false => table(&Table { caption: "Named managers", heads: &["Who", "Why", "When", "Named by", "Standing", ""], rows }),
        };
        Ok::<_, Fail>(Html(format!(
            "<p class=\"govuk-body\">Besides the designated officer’s role only those named here may read, until their last day. To every other account the register does not exist.</p><p class=\"kith-no-print\"><a class=\"govuk-button\" href=\"/allegations/named/new\">Name a manager</a></p>{list}"
        )))
    })?;
    room(visit, "/allegations/named", "Who may read the register", body)
}

/// GET /allegations/named/new
pub fn form(visit: &Visit) -> Result<Reply, Fail> {
    shown(visit, &Errors::none())
}

fn shown(visit: &Visit, errors: &Errors) -> Result<Reply, Fail> {
    let all = visit.read(candidates)?;
    let offers: Vec<(String, &str)> = all.iter().map(|(id, words)| (id.to_string(), words.as_str())).collect();
    let options: Vec<(&str, &str)> = offers.iter().map(|(id, words)| (id.as_str(), *words)).collect();
    let field = |name, label, hint| Field { name, label, hint, value: visit.form.text(name) };
    let form = FormPage {
        title: "Name a manager".to_owned(),
        caption: "The register of allegations".to_owned(),
        intro: Html::default(),
        fields: vec![
            pick(field("account", "Who", ""), &options, errors),
            text(field("reason", "Why", "For example, “covers while the officer is away”"), "", "", errors),
            date(field("until", "The last day", "At most a year from now"), errors),
        ],
        button: "Let them read",
        back: ("/allegations/named".to_owned(), "Who may read".to_owned()),
    };
    show(visit, form, errors)
}

/// POST /allegations/named/new
pub fn name(visit: &Visit) -> Result<Reply, Fail> {
    let all = visit.read(candidates)?;
    let mut errors = Errors::none();
    let who = all.iter().find(|(id, _)| id.to_string() == visit.form.text("account")).map(|(id, _)| *id);
    let who = errors.take("account", who.ok_or("Choose one of the managers in the list"));
    let reason = errors.take("reason", typed::needed_line(visit.form.text("reason"), "why they may read", 500));
    let until = errors.take("until", typed::coming_day(visit.form.text("until"), "The last day", visit.today()));
    if until == Some(None) {
        errors.add("until", "Enter the last day. Nobody is named without an end");
    }
    let (Some(account), Some(reason), Some(Some(until))) = (who, reason, until) else { return shown(visit, &errors) };
    let (by, today) = (visit.who()?.name.clone(), visit.today());
    visit
        .act(None, Some(&reason), |acting| Ok::<_, Fail>(named::add(acting, account, &reason, (today, until), &by)?))?;
    Ok(Reply::to_saying("/allegations/named", format!("They may read until {}.", days::long(until))))
}

/// GET /allegations/named/{named}/end
pub fn end_form(visit: &Visit) -> Result<Reply, Fail> {
    let one = visit.read(|reading| named::one(reading, visit.id("named")?)?.ok_or(Fail::NotFound))?;
    end_shown(visit, &one.name, &Errors::none())
}

fn end_shown(visit: &Visit, name: &str, errors: &Errors) -> Result<Reply, Fail> {
    let form = FormPage {
        title: "End it before its day".to_owned(),
        caption: name.to_owned(),
        intro: Html::default(),
        fields: vec![textarea(Field { name: "why", label: "Why", hint: "", value: visit.form.text("why") }, 2, errors)],
        button: "End it now",
        back: ("/allegations/named".to_owned(), "Who may read".to_owned()),
    };
    show(visit, form, errors)
}

/// POST /allegations/named/{named}/end
pub fn end(visit: &Visit) -> Result<Reply, Fail> {
    let one = visit.read(|reading| named::one(reading, visit.id("named")?)?.ok_or(Fail::NotFound))?;
    if one.ended.is_some() {
        return Err(Fail::Stale("It was ended already. Open the list again.".to_owned()));
    }
    let mut errors = Errors::none();
    let Some(why) = errors.take("why", typed::needed_line(visit.form.text("why"), "why", 500)) else {
        return end_shown(visit, &one.name, &errors);
    };
    visit.act(None, Some(&why), |acting| Ok::<_, Fail>(named::end(acting, one.id, &why)?))?;
    Ok(Reply::to_saying("/allegations/named", "It is ended. They see nothing of the register any more."))
}
