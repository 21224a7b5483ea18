//! Making a new form from one there is.

use crate::pages::forms::all_live;
use crate::pages::held::{Held, built_in_names};
use crate::rules::new_form::{CannotMake, LONGEST_TITLE, new_form};
use crate::store::form_change;
use askama::Template;
use page::parts::{Errors, Field, error_summary, text};
use page::{Fail, Html, Reply, Visit};
use record::store::form;
use store::{Fault, Reading};

#[derive(Template)]
#[template(path = "pages/copy_form.html")]
struct Page {
    summary: Html,
    from: String,
    path: String,
    cannot: Option<String>,
    field: Html,
    hidden: Html,
}

fn say(cannot: &CannotMake) -> String {
    match cannot {
        CannotMake::OnlyOne(why) => why.clone(),
        CannotMake::NoTitle => "Write what the new form is called".to_owned(),
        CannotMake::TooLong { length } => {
            format!("The title has {length} characters, and {LONGEST_TITLE} can be kept. Shorten it")
        }
        CannotMake::Taken => "Another form is called so. Write a title of its own".to_owned(),
    }
}

/// GET /forms/{form}/copy
pub fn show(visit: &Visit) -> Result<Reply, Fail> {
    page(visit, &Errors::none())
}

fn page(visit: &Visit, errors: &Errors) -> Result<Reply, Fail> {
    let held = Held::of(visit)?;
    let live = held.live.as_ref().ok_or(Fail::NotFound)?;
    let hint = "Like “Visit before birth”. It stands under “Add” on the child's page once you publish it";
    let value = visit.form.get("title").unwrap_or_default();
    let body = Page {
        summary: error_summary(errors),
        from: live.form.title.clone(),
        path: held.path(),
        cannot: live.form.only_one.clone(),
        field: text(Field { name: "title", label: "What is the new form called?", hint, value }, "", "", errors),
        hidden: visit.hidden(),
    };
    let title = format!("Make a new form from “{}”", live.form.title);
    if errors.is_empty() { visit.page(title, &body) } else { visit.page_with_errors(title, &body) }
}

/// The titles and names that are taken.
fn taken(visit: &Visit, reading: &mut Reading<'_>) -> Result<(Vec<String>, Vec<String>), Fault> {
    let titles = all_live(visit, reading)?.into_iter().map(|(_, live)| live.form.title.clone()).collect();
    let mut names: Vec<String> = built_in_names(visit).into_iter().map(str::to_owned).collect();
    names.extend(form::names(reading)?);
    names.extend(form_change::names(reading)?);
    Ok((titles, names))
}

/// POST /forms/{form}/copy
pub fn send(visit: &Visit) -> Result<Reply, Fail> {
    let who = visit.who()?;
    let made = visit.act(None, None, |acting| {
        let held = Held::read(visit, acting)?;
        let live = held.live.as_ref().ok_or(Fail::NotFound)?;
        let (titles, names) = taken(visit, acting)?;
        let made = match new_form(&live.form, visit.form.text("title"), &titles, &names) {
            Ok(made) => made,
            Err(why) => return Err(crate::pages::change_form::Refusal::Wrong(wrong(&why))),
        };
        form_change::keep(acting, (&made.id, 0), (who.account, &who.name), &made.to_toml())?;
        Ok(made.id)
    });
    match made {
        Ok(name) => Ok(Reply::to_saying(
            format!("/forms/{name}/edit"),
            "Made, and not live yet. It asks the same so far: change what differs, then publish.",
        )),
        Err(crate::pages::change_form::Refusal::Wrong(errors)) => page(visit, &errors),
        Err(crate::pages::change_form::Refusal::Same) => show(visit),
        Err(crate::pages::change_form::Refusal::Fail(fail)) => Err(fail),
    }
}

fn wrong(why: &CannotMake) -> Errors {
    let mut errors = Errors::none();
    errors.add("title", say(why));
    errors
}
