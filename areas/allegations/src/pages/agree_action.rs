//! An action, or a chaser to the employer; and that it was done.

use super::form_page::{FormPage, needed_day, said, show};
use super::referral::{one, still_open};
use crate::store::{action, referral};
use crate::words::{Action, Referral};
use page::parts::{Errors, Field, date, text, textarea};
use page::{Fail, Html, Reply, Visit};
use people::published::typed;
use store::Reading;

fn is_chaser(visit: &Visit) -> bool {
    visit.path.ends_with("/chaser")
}

/// GET /allegations/{referral}/actions/new and /actions/chaser
pub fn form(visit: &Visit) -> Result<Reply, Fail> {
    let referral = visit.read(|reading| still_open(one(visit, reading)?))?;
    shown(visit, &referral, &Errors::none())
}

fn shown(visit: &Visit, referral: &Referral, errors: &Errors) -> Result<Reply, Fail> {
    let sent = &visit.form;
    let value = |name: &str, first: &str| sent.get(name).unwrap_or(first).to_owned();
    let (title, words, owner) = match is_chaser(visit) {
        true => ("Chase the employer", "Say how the employer’s investigation stands", referral.setting_name.as_str()),
        false => ("Agree an action", "", ""),
    };
    let (words, owner) = (value("words", words), value("owner", owner));
    let form = FormPage {
        title: title.to_owned(),
        caption: format!("{}, {}", referral.reference, referral.setting_name),
        intro: Html::default(),
        fields: vec![
            text(Field { name: "words", label: "What will be done", hint: "", value: &words }, "", "", errors),
            text(Field { name: "owner", label: "Who does it", hint: "", value: &owner }, "", "", errors),
            date(Field { name: "due", label: "By when", hint: "", value: sent.text("due") }, errors),
        ],
        button: "Agree it",
        back: (format!("/allegations/{}", referral.id), "The referral".to_owned()),
    };
    show(visit, form, errors)
}

/// POST /allegations/{referral}/actions/new and /actions/chaser
pub fn agree(visit: &Visit) -> Result<Reply, Fail> {
    let of = visit.read(|reading| still_open(one(visit, reading)?))?;
    let sent = &visit.form;
    let mut errors = Errors::none();
    let words = errors.take("words", typed::needed_line(sent.text("words"), "what will be done", 500));
    let owner = errors.take("owner", typed::needed_line(sent.text("owner"), "who does it", 200));
    let due = errors.take("due", typed::coming_day(sent.text("due"), "The day it is due", visit.today()));
    if due == Some(None) {
        errors.add("due", "Enter the day it is due");
    }
    let (Some(words), Some(owner), Some(Some(due))) = (words, owner, due) else {
        return shown(visit, &of, &errors);
    };
    let kind = if is_chaser(visit) { "chaser" } else { "action" };
    let by = visit.who()?.name.clone();
    visit.act(None, None, |acting| {
        still_open(referral::hold(acting, of.id)?.ok_or(Fail::NotFound)?)?;
        let new = action::NewAction {
            referral: of.id,
            meeting: None,
            kind,
            words: &words,
            owner: &owner,
            due: Some(due),
            priority: 1,
            by: &by,
        };
        Ok::<_, Fail>(action::add(acting, &new)?)
    })?;
    Ok(Reply::to_saying(format!("/allegations/{}", of.id), "It is agreed, and stands under “To do”."))
}

fn held(visit: &Visit, reading: &mut Reading<'_>) -> Result<(Action, Referral), Fail> {
    let action = action::action(reading, visit.id("action")?)?.ok_or(Fail::NotFound)?;
    let of = referral::referral(reading, action.referral)?.ok_or(Fail::NotFound)?;
    Ok((action, of))
}

/// GET /allegations/actions/{action}/done
pub fn done_form(visit: &Visit) -> Result<Reply, Fail> {
    let (action, of) = visit.read(|reading| held(visit, reading))?;
    done_shown(visit, &action, &of, &Errors::none())
}

fn done_shown(visit: &Visit, action: &Action, of: &Referral, errors: &Errors) -> Result<Reply, Fail> {
    let today = days::long(visit.today());
    let on = visit.form.get("on").unwrap_or(&today);
    let form = FormPage {
        title: "Done".to_owned(),
        caption: format!("{}, {}", of.reference, of.setting_name),
        intro: said(&format!("{}: {}", action.owner, action.words)),
        fields: vec![
            date(Field { name: "on", label: "Done on", hint: "", value: on }, errors),
            textarea(
                Field {
                    name: "evidence",
                    label: "What shows that it was done",
                    hint: "",
                    value: visit.form.text("evidence"),
                },
                3,
                errors,
            ),
        ],
        button: "It is done",
        back: (format!("/allegations/{}", of.id), "The referral".to_owned()),
    };
    show(visit, form, errors)
}

/// POST /allegations/actions/{action}/done
pub fn done(visit: &Visit) -> Result<Reply, Fail> {
    let (held_now, of) = visit.read(|reading| held(visit, reading))?;
    if held_now.done.is_some() {
        return Err(Fail::Stale("It was done already. Open the referral again.".to_owned()));
    }
    let mut errors = Errors::none();
    let on = errors.take("on", needed_day(visit, "on", "The day it was done"));
    let evidence =
        errors.take("evidence", typed::needed_lines(visit.form.text("evidence"), "what shows that it was done", 2000));
    let (Some(on), Some(evidence)) = (on, evidence) else { return done_shown(visit, &held_now, &of, &errors) };
    let by = visit.who()?.name.clone();
    visit.act(None, None, |acting| Ok::<_, Fail>(action::finish(acting, held_now.id, on, &evidence, &by)?))?;
    Ok(Reply::to_saying(format!("/allegations/{}", of.id), "It is done, and what shows it stands beside it."))
}
