//! Closing a referral, with a note to whoever told us.

use super::form_page::{FormPage, needed_day, show};
use super::referral::{one, still_open};
use crate::rules::close_referral::{Known, close};
use crate::store::{allegation, clock, referral};
use crate::words::Referral;
use page::parts::{Errors, Field, date, textarea};
use page::{Fail, Html, Reply, Visit};
use people::published::typed;
use store::Reading;

/// GET /allegations/{referral}/close
pub fn form(visit: &Visit) -> Result<Reply, Fail> {
    let of = visit.read(|reading| still_open(one(visit, reading)?))?;
    shown(visit, &of, &Errors::none())
}

fn shown(visit: &Visit, of: &Referral, errors: &Errors) -> Result<Reply, Fail> {
    let sent = &visit.form;
    let today = days::long(visit.today());
    let form = FormPage {
        title: "Close the referral".to_owned(),
        caption: format!("{}, {}", of.reference, of.setting_name),
        intro: Html::default(),
        fields: vec![
            date(Field { name: "on", label: "Closed on", hint: "", value: sent.get("on").unwrap_or(&today) }, errors),
            textarea(
                Field {
                    name: "closing",
                    label: "What whoever told us will hear",
                    hint: "What came of it, as far as they may know; it is the closing note",
                    value: sent.text("closing"),
                },
                4,
                errors,
            ),
            textarea(
                Field {
                    name: "learning",
                    label: "What was learnt",
                    hint: "For the annual report, without names; leave it empty if nothing was",
                    value: sent.text("learning"),
                },
                3,
                errors,
            ),
        ],
        button: "Close it",
        back: (format!("/allegations/{}", of.id), "The referral".to_owned()),
    };
    show(visit, form, errors)
}

fn known(reading: &mut Reading<'_>, of: &Referral) -> Result<Known, Fail> {
    let all = allegation::of_referral(reading, of.id)?;
    let decided = all.iter().filter(|a| a.outcome.is_some()).count();
    Ok(Known { allegations: all.len(), decided, received: of.received })
}

/// POST /allegations/{referral}/close
pub fn send(visit: &Visit) -> Result<Reply, Fail> {
    let (of, facts) = visit.read(|reading| {
        let of = still_open(one(visit, reading)?)?;
        let facts = known(reading, &of)?;
        Ok::<_, Fail>((of, facts))
    })?;
    let mut errors = Errors::none();
    let on = errors.take("on", needed_day(visit, "on", "The day it was closed"));
    let closing =
        errors.take("closing", typed::needed_lines(visit.form.text("closing"), "what whoever told us will hear", 5000));
    let learning = errors.take("learning", typed::lines(visit.form.text("learning"), "what was learnt", 5000));
    let (Some(on), Some(closing), Some(learning)) = (on, closing, learning) else { return shown(visit, &of, &errors) };
    if let Err(refused) = close(facts, on) {
        errors.add("on", refused.to_string());
        return shown(visit, &of, &errors);
    }
    visit.act(None, None, |acting| {
        let of = still_open(referral::hold(acting, of.id)?.ok_or(Fail::NotFound)?)?;
        close(known(acting, &of)?, on).map_err(|refused| Fail::Stale(refused.to_string()))?;
        clock::stop(acting, of.id, None, on)?;
        Ok::<_, Fail>(referral::close(acting, of.id, on, &closing, &learning)?)
    })?;
    Ok(Reply::to_saying(
        format!("/allegations/{}", of.id),
        "The referral is closed. Write the closing note under “Letters”.",
    ))
}
