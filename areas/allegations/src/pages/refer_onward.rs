//! Telling the police, the barring service or a regulator of an adult; or why not.

use super::form_page::{FormPage, chosen, needed_day, show};
use super::referral::{one, still_open};
use super::take_in::pick;
use crate::codes::codes;
use crate::store::{adult, allegation, onward, referral};
use crate::words::{Adult, Onward, Referral};
use page::parts::{Errors, Field, date, radios, text, textarea};
use page::{Fail, Html, Reply, Visit};
use people::published::typed;
use store::Reading;

fn loaded(visit: &Visit, reading: &mut Reading<'_>) -> Result<(Referral, Vec<Adult>), Fail> {
    let of = still_open(one(visit, reading)?)?;
    let ids: Vec<i64> = allegation::of_referral(reading, of.id)?.iter().map(|a| a.adult).collect();
    Ok((of, adult::adults(reading, &ids)?.into_values().collect()))
}

/// GET /allegations/{referral}/onward/new
pub fn form(visit: &Visit) -> Result<Reply, Fail> {
    let (of, adults) = visit.read(|reading| loaded(visit, reading))?;
    shown(visit, &of, &adults, &Errors::none())
}

fn shown(visit: &Visit, of: &Referral, adults: &[Adult], errors: &Errors) -> Result<Reply, Fail> {
    let sent = &visit.form;
    let field = |name, label, hint| Field { name, label, hint, value: sent.text(name) };
    let offers: Vec<(String, String)> = adults.iter().map(|a| (a.id.to_string(), a.name())).collect();
    let who: Vec<(&str, &str)> = offers.iter().map(|(id, name)| (id.as_str(), name.as_str())).collect();
    let today = days::long(visit.today());
    let form = FormPage {
        title: "Police, barring service, regulators".to_owned(),
        caption: format!("{}, {}", of.reference, of.setting_name),
        intro: Html::default(),
        fields: vec![
            pick(field("adult", "About whom", ""), &who, errors),
            pick(field("body", "Which body", ""), &codes().bodies.options(), errors),
            radios(
                field("made", "Were they told?", "The employer tells the barring service; say here that it did"),
                &[("yes", "Told"), ("no", "Not told")],
                errors,
            ),
            date(Field { name: "on", label: "On", hint: "", value: sent.get("on").unwrap_or(&today) }, errors),
            textarea(field("reason", "Why, or why not", ""), 3, errors),
            text(
                field(
                    "their_reference",
                    "Their reference",
                    "For example a crime number; leave it empty if there is none",
                ),
                "govuk-input--width-20",
                "",
                errors,
            ),
        ],
        button: "Keep it",
        back: (format!("/allegations/{}", of.id), "The referral".to_owned()),
    };
    show(visit, form, errors)
}

/// POST /allegations/{referral}/onward/new
pub fn tell(visit: &Visit) -> Result<Reply, Fail> {
    let (of, adults) = visit.read(|reading| loaded(visit, reading))?;
    let sent = &visit.form;
    let mut errors = Errors::none();
    let who = adults.iter().find(|a| a.id.to_string() == sent.text("adult")).map(|a| a.id);
    let who = errors.take("adult", who.ok_or("Choose one of the adults of this referral"));
    let body = errors.take("body", chosen(&codes().bodies, sent.text("body"), "which body"));
    let made = match sent.text("made") {
        "yes" => Ok(true),
        "no" => Ok(false),
        _ => Err("Say whether they were told"),
    };
    let made = errors.take("made", made);
    let on = errors.take("on", needed_day(visit, "on", "The day"));
    let reason = errors.take("reason", typed::needed_lines(sent.text("reason"), "why, or why not", 2000));
    let theirs = errors.take("their_reference", typed::line(sent.text("their_reference"), "their reference", 100));
    let (Some(adult), Some(body), Some(made), Some(on), Some(reason), Some(their_reference)) =
        (who, body, made, on, reason, theirs)
    else {
        return shown(visit, &of, &adults, &errors);
    };
    let new = Onward { adult, body, made, on, reason, their_reference };
    let by = visit.who()?.name.clone();
    visit.act(None, None, |acting| {
        still_open(referral::hold(acting, of.id)?.ok_or(Fail::NotFound)?)?;
        Ok::<_, Fail>(onward::add(acting, of.id, &new, &by)?)
    })?;
    Ok(Reply::to_saying(format!("/allegations/{}", of.id), "It stands in the referral."))
}
