//! Another allegation of an adult who stands in the referral already.

use super::form_page::{FormPage, chosen, show};
use super::referral::{one, still_open};
use super::take_in::pick;
use crate::codes::codes;
use crate::store::{adult, allegation};
use crate::words::{Adult, Allegation, Referral};
use page::parts::{Errors, Field, textarea};
use page::{Fail, Html, Reply, Visit};
use people::published::typed;
use store::Reading;

fn loaded(visit: &Visit, reading: &mut Reading<'_>) -> Result<(Referral, Vec<Adult>), Fail> {
    let referral = still_open(one(visit, reading)?)?;
    let mut ids: Vec<i64> = allegation::of_referral(reading, referral.id)?.iter().map(|a| a.adult).collect();
    ids.sort_unstable();
    ids.dedup();
    Ok((referral, adult::adults(reading, &ids)?.into_values().collect()))
}

/// GET /allegations/{referral}/allegations/new
pub fn form(visit: &Visit) -> Result<Reply, Fail> {
    let (referral, adults) = visit.read(|reading| loaded(visit, reading))?;
    shown(visit, &referral, &adults, &Errors::none())
}

fn shown(visit: &Visit, referral: &Referral, adults: &[Adult], errors: &Errors) -> Result<Reply, Fail> {
    let sent = &visit.form;
    let field = |name, label| Field { name, label, hint: "", value: sent.text(name) };
    let offers: Vec<(String, String)> = adults.iter().map(|a| (a.id.to_string(), a.name())).collect();
    let options: Vec<(&str, &str)> = offers.iter().map(|(id, name)| (id.as_str(), name.as_str())).collect();
    let fields = vec![
        pick(field("adult", "Of whom"), &options, errors),
        pick(field("role", "What they do for children"), &codes().roles.options(), errors),
        pick(field("kind", "Type"), &codes().kinds.options(), errors),
        textarea(field("words", "What is said to have happened"), 4, errors),
    ];
    let form = FormPage {
        title: "Another allegation".to_owned(),
        caption: format!("{}, {}", referral.reference, referral.setting_name),
        intro: Html::default(),
        fields,
        button: "Add",
        back: (format!("/allegations/{}", referral.id), "The referral".to_owned()),
    };
    show(visit, form, errors)
}

/// POST /allegations/{referral}/allegations/new
pub fn add(visit: &Visit) -> Result<Reply, Fail> {
    let (referral, adults) = visit.read(|reading| loaded(visit, reading))?;
    let sent = &visit.form;
    let mut errors = Errors::none();
    let who = adults.iter().find(|a| a.id.to_string() == sent.text("adult")).map(|a| a.id);
    let who = errors.take("adult", who.ok_or("Choose one of the adults of this referral"));
    let role = errors.take("role", chosen(&codes().roles, sent.text("role"), "what the adult does for children"));
    let kind = errors.take("kind", chosen(&codes().kinds, sent.text("kind"), "the type"));
    let words = errors.take("words", typed::needed_lines(sent.text("words"), "what is said to have happened", 10_000));
    let (Some(adult), Some(role), Some(kind), Some(words)) = (who, role, kind, words) else {
        return shown(visit, &referral, &adults, &errors);
    };
    let new = Allegation { id: 0, referral: referral.id, adult, role, kind, words, outcome: None };
    visit.act(None, None, |acting| {
        still_open(crate::store::referral::hold(acting, referral.id)?.ok_or(Fail::NotFound)?)?;
        Ok::<_, Fail>(allegation::add(acting, &new)?)
    })?;
    Ok(Reply::to_saying(
        format!("/allegations/{}", referral.id),
        "The allegation stands in the referral, with an outcome of its own to come.",
    ))
}
