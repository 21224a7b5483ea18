//! Another name of an adult, or the date of birth.

use super::add_adult::split;
use super::form_page::{FormPage, show};
use crate::store::adult;
use crate::words::Adult;
use page::parts::{Errors, Field, date, text};
use page::{Fail, Html, Reply, Visit};
use people::published::typed;
use record::words::BirthKind;

fn held(visit: &Visit) -> Result<Adult, Fail> {
    visit.read(|reading| adult::adult(reading, visit.id("adult")?)?.ok_or(Fail::NotFound))
}

/// GET /allegations/adults/{adult}/names/new
pub fn form(visit: &Visit) -> Result<Reply, Fail> {
    shown(visit, &held(visit)?, &Errors::none())
}

fn shown(visit: &Visit, one: &Adult, errors: &Errors) -> Result<Reply, Fail> {
    let born = one.born.map_or_else(String::new, days::long);
    let form = FormPage {
        title: "Another name or the date of birth".to_owned(),
        caption: one.name(),
        intro: Html::default(),
        fields: vec![
            text(
                Field {
                    name: "alias",
                    label: "Another name",
                    hint: "A former name, a short form, a name used online",
                    value: visit.form.text("alias"),
                },
                "govuk-input--width-20",
                "",
                errors,
            ),
            date(
                Field {
                    name: "born",
                    label: "Date of birth",
                    hint: "",
                    value: visit.form.get("born").unwrap_or(&born),
                },
                errors,
            ),
        ],
        button: "Keep it",
        back: (format!("/allegations/adults/{}", one.id), one.name()),
    };
    show(visit, form, errors)
}

/// POST /allegations/adults/{adult}/names/new
pub fn add(visit: &Visit) -> Result<Reply, Fail> {
    let one = held(visit)?;
    let mut errors = Errors::none();
    let alias = errors.take("alias", typed::line(visit.form.text("alias"), "the name", 100));
    let born = match visit.form.text("born") {
        "" => Some(None),
        day => errors.take("born", typed::birth(day, BirthKind::Actual, visit.today())).map(Some),
    };
    let (Some(alias), Some(born)) = (alias, born) else { return shown(visit, &one, &errors) };
    let (given, family) = split(&alias);
    let new_name = !alias.is_empty() && !one.names.iter().any(|(g, f, _)| *g == given && *f == family);
    let new_birth = born.filter(|born| one.born != Some(*born));
    if !new_name && new_birth.is_none() {
        errors.add("alias", "Enter a name that does not stand here yet, or another date of birth");
        return shown(visit, &one, &errors);
    }
    visit.act(None, None, |acting| {
        if new_name {
            adult::add_name(acting, one.id, &given, &family, "alias")?;
        }
        if let Some(born) = new_birth {
            adult::set_birth(acting, one.id, born)?;
        }
        Ok::<_, Fail>(())
    })?;
    Ok(Reply::to_saying(format!("/allegations/adults/{}", one.id), "It stands on the register."))
}
