//! The outcome of one allegation: of the allegation, not of the person.

use super::form_page::{FormPage, chosen, needed_day, said, show};
use super::referral::still_open;
use crate::codes::codes;
use crate::store::{adult, allegation, referral};
use crate::words::{Allegation, Outcome, Referral};
use page::parts::{Errors, Field, date, radios, textarea};
use page::{Fail, Reply, Visit};
use people::published::typed;
use store::Reading;

fn loaded(visit: &Visit, reading: &mut Reading<'_>) -> Result<(Allegation, Referral, String), Fail> {
    let one = allegation::allegation(reading, visit.id("allegation")?)?.ok_or(Fail::NotFound)?;
    let of = still_open(referral::referral(reading, one.referral)?.ok_or(Fail::NotFound)?)?;
    let name = adult::adult(reading, one.adult)?.map_or_else(String::new, |a| a.name());
    Ok((one, of, name))
}

/// GET /allegations/each/{allegation}/outcome
pub fn form(visit: &Visit) -> Result<Reply, Fail> {
    let (one, of, name) = visit.read(|reading| loaded(visit, reading))?;
    shown(visit, &one, &of, &name, &Errors::none())
}

fn shown(visit: &Visit, one: &Allegation, of: &Referral, name: &str, errors: &Errors) -> Result<Reply, Fail> {
    let sent = &visit.form;
    let was = one.outcome.as_ref();
    let value = |field: &str, was: Option<String>| sent.get(field).map_or(was.unwrap_or_default(), str::to_owned);
    let (code, why) = (value("outcome", was.map(|o| o.code.clone())), value("why", was.map(|o| o.why.clone())));
    let on = value("on", Some(days::long(was.map_or(visit.today(), |o| o.on))));
    let offers: Vec<(String, String)> =
        codes().outcomes.codes.iter().map(|o| (o.code.clone(), format!("{}: {}", o.words, o.meaning))).collect();
    let options: Vec<(&str, &str)> = offers.iter().map(|(c, w)| (c.as_str(), w.as_str())).collect();
    let form = FormPage {
        title: "The outcome of this allegation".to_owned(),
        caption: format!("{}, {name}", of.reference),
        intro: said(&format!("{}: {}", codes().kinds.words(&one.kind), one.words)),
        fields: vec![
            radios(Field { name: "outcome", label: "Outcome", hint: "", value: &code }, &options, errors),
            date(Field { name: "on", label: "Decided on", hint: "", value: &on }, errors),
            textarea(Field { name: "why", label: "Why", hint: "The evidence it rests on", value: &why }, 4, errors),
        ],
        button: "Keep the outcome",
        back: (format!("/allegations/{}", of.id), "The referral".to_owned()),
    };
    show(visit, form, errors)
}

/// POST /allegations/each/{allegation}/outcome
pub fn decide(visit: &Visit) -> Result<Reply, Fail> {
    let (one, of, name) = visit.read(|reading| loaded(visit, reading))?;
    let mut errors = Errors::none();
    let code = errors.take("outcome", chosen(&codes().outcomes, visit.form.text("outcome"), "the outcome"));
    let on = errors.take("on", needed_day(visit, "on", "The day of the outcome"));
    let why = errors.take("why", typed::needed_lines(visit.form.text("why"), "why", 5000));
    if on.is_some_and(|on| on < of.received) {
        errors.add("on", format!("The referral came on {}. Check the date", days::long(of.received)));
    }
    let (Some(code), Some(on), Some(why), true) = (code, on, why, errors.is_empty()) else {
        return shown(visit, &one, &of, &name, &errors);
    };
    let outcome = Outcome { code, on, why, by: visit.who()?.name.clone() };
    visit.act(None, None, |acting| {
        still_open(referral::hold(acting, of.id)?.ok_or(Fail::NotFound)?)?;
        Ok::<_, Fail>(allegation::decide(acting, one.id, &outcome)?)
    })?;
    Ok(Reply::to_saying(format!("/allegations/{}", of.id), "The outcome stands beside the allegation."))
}
