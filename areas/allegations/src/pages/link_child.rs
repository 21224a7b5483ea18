//! A child, by Kith number only. Nothing in the child's record leads back.

use super::form_page::{FormPage, said, show};
use super::referral::{one, still_open};
use crate::store::referral;
use crate::words::Referral;
use page::parts::{Errors, Field, text};
use page::{Fail, Reply, Visit};
use record::identifiers::KithNumber;
use record::store::person;

/// GET /allegations/{referral}/children/new
pub fn form(visit: &Visit) -> Result<Reply, Fail> {
    let of = visit.read(|reading| still_open(one(visit, reading)?))?;
    shown(visit, &of, &Errors::none())
}

fn shown(visit: &Visit, of: &Referral, errors: &Errors) -> Result<Reply, Fail> {
    let value = visit.form.text("number");
    let form = FormPage {
        title: "Refer to a child".to_owned(),
        caption: format!("{}, {}", of.reference, of.setting_name),
        intro: said("Only the number is kept here. The child’s record does not show it, and names nobody."),
        fields: vec![text(
            Field {
                name: "number",
                label: "The child’s Kith number",
                hint: "It stands at the head of the child’s page",
                value,
            },
            "govuk-input--width-10",
            " autocomplete=\"off\"",
            errors,
        )],
        button: "Refer to the child",
        back: (format!("/allegations/{}", of.id), "The referral".to_owned()),
    };
    show(visit, form, errors)
}

/// POST /allegations/{referral}/children/new
pub fn link(visit: &Visit) -> Result<Reply, Fail> {
    let of = visit.read(|reading| still_open(one(visit, reading)?))?;
    let mut errors = Errors::none();
    let Some(number) = errors.take("number", KithNumber::parse(visit.form.text("number"))) else {
        return shown(visit, &of, &errors);
    };
    let (known, there) = visit.read(|reading| {
        let known = person::by_kith_number(reading, &number.plain())?.is_some();
        Ok::<_, Fail>((known, referral::children(reading, of.id)?.contains(&number.to_string())))
    })?;
    if !known {
        errors.add("number", "No record has this number. Find the child from the home page and copy the number");
    }
    if there {
        errors.add("number", "This child is referred to already");
    }
    if !errors.is_empty() {
        return shown(visit, &of, &errors);
    }
    visit.act(None, None, |acting| {
        still_open(referral::hold(acting, of.id)?.ok_or(Fail::NotFound)?)?;
        Ok::<_, Fail>(referral::add_child(acting, of.id, &number.to_string())?)
    })?;
    Ok(Reply::to_saying(format!("/allegations/{}", of.id), "The child is referred to by number."))
}
