//! Another post of an adult: a second employer, volunteering, a former one.

use super::form_page::{FormPage, chosen, show};
use super::take_in::pick;
use crate::codes::codes;
use crate::store::{adult, setting};
use crate::words::{Adult, Post};
use page::parts::{Errors, Field, date, text};
use page::{Fail, Html, Reply, Visit};
use people::published::typed;

fn held(visit: &Visit) -> Result<Adult, Fail> {
    visit.read(|reading| adult::adult(reading, visit.id("adult")?)?.ok_or(Fail::NotFound))
}

/// GET /allegations/adults/{adult}/posts/new
pub fn form(visit: &Visit) -> Result<Reply, Fail> {
    shown(visit, &held(visit)?, &Errors::none())
}

fn shown(visit: &Visit, one: &Adult, errors: &Errors) -> Result<Reply, Fail> {
    let field = |name, label, hint| Field { name, label, hint, value: visit.form.text(name) };
    let form = FormPage {
        title: "A post with children".to_owned(),
        caption: one.name(),
        intro: Html::default(),
        fields: vec![
            text(field("setting", "Where", "The school, club or other place"), "", "", errors),
            pick(field("sector", "Kind of employer or organisation", ""), &codes().sectors.options(), errors),
            pick(field("role", "Role", ""), &codes().roles.options(), errors),
            text(field("title", "In the employer’s words", ""), "govuk-input--width-20", "", errors),
            date(field("from", "Since", "Leave it empty if it is not known"), errors),
            date(field("to", "Until", "Leave it empty if they still hold it"), errors),
        ],
        button: "Add the post",
        back: (format!("/allegations/adults/{}", one.id), one.name()),
    };
    show(visit, form, errors)
}

/// POST /allegations/adults/{adult}/posts/new
pub fn add(visit: &Visit) -> Result<Reply, Fail> {
    let one = held(visit)?;
    let sent = &visit.form;
    let mut errors = Errors::none();
    let place = errors.take("setting", typed::needed_line(sent.text("setting"), "where they work", 200));
    let sector = errors.take("sector", chosen(&codes().sectors, sent.text("sector"), "the kind of employer"));
    let role = errors.take("role", chosen(&codes().roles, sent.text("role"), "the role"));
    let title = errors.take("title", typed::line(sent.text("title"), "the employer’s words", 200));
    let from = errors.take("from", typed::past_day(sent.text("from"), "The first day", visit.today()));
    let to = errors.take("to", typed::past_day(sent.text("to"), "The last day", visit.today()));
    if let (Some(Some(from)), Some(Some(to))) = (from, to)
        && to < from
    {
        errors.add("to", "The last day is before the first. Check the two dates");
    }
    let (Some(place), Some(sector), Some(role), Some(title), Some(from), Some(to), true) =
        (place, sector, role, title, from, to, errors.is_empty())
    else {
        return shown(visit, &one, &errors);
    };
    visit.act(None, None, |acting| {
        let setting = setting::ensure(acting, &place, &sector)?;
        let post = Post {
            adult: one.id,
            setting,
            setting_name: String::new(),
            sector: String::new(),
            role: role.clone(),
            title: title.clone(),
            from,
            to,
        };
        Ok::<_, Fail>(adult::add_post(acting, &post)?)
    })?;
    Ok(Reply::to_saying(format!("/allegations/adults/{}", one.id), "The post stands on the register."))
}
