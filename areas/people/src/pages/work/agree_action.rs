//! Agreeing an action outside a visit or a meeting: what, who, by when.

use super::action::due;
use super::owners;
use crate::pages::about::edit::typed;
use crate::pages::asked::{self, Asked};
use crate::rules::typed::needed_line;
use page::parts::{Errors, Field, date, text};
use page::{Fail, Html, Reply, Visit};
use record::store::action::{NewAction, agree};
use store::Reading;

/// GET /people/{person}/work/new
pub fn form(visit: &Visit) -> Result<Reply, Fail> {
    visit.read(|reading| again(visit, reading, &Errors::none()))
}

fn again(visit: &Visit, reading: &mut Reading<'_>, errors: &Errors) -> Result<Reply, Fail> {
    let at = |name, label, hint| Field { name, label, hint, value: typed(visit, name, "") };
    let mut fields = vec![text(
        at("words", "What will be done?", "So that somebody else can tell when it is done"),
        "",
        " autocomplete=\"off\"",
        errors,
    )];
    fields.extend(owners::fields(visit, reading, errors)?);
    fields.push(date(at("due", "By when?", "Leave empty if no day was agreed"), errors));
    fields.push(text(
        at("place", "Where was it agreed?", "For example: a call with school"),
        "govuk-input--width-20",
        " autocomplete=\"off\"",
        errors,
    ));
    let asked = Asked {
        title: "Agree an action".to_owned(),
        intro: Html::default(),
        fields,
        button: "Agree the action",
        back: (format!("/people/{}/work", visit.param("person")), "Plan and work"),
    };
    asked::page(visit, reading, asked, errors)
}

/// POST /people/{person}/work/new
pub fn agree_action(visit: &Visit) -> Result<Reply, Fail> {
    let (subject, who) = (visit.subject()?, visit.who()?);
    let value = |name: &str| visit.form.get(name).unwrap_or_default();
    let mut errors = Errors::none();
    let words = errors.take("words", needed_line(value("words"), "what will be done", 500));
    let owner = visit.read(|reading| owners::read(visit, reading, &mut errors))?;
    let due = due(visit, &mut errors);
    let place = errors.take("place", needed_line(value("place"), "where it was agreed", 100));
    let all = words.zip(owner).zip(due.zip(place)).filter(|_| errors.is_empty());
    let Some(((words, (worker, name)), (due, place))) = all else {
        return visit.read(|reading| again(visit, reading, &errors));
    };
    let new = NewAction {
        person: Some(subject),
        words: &words,
        owner: worker,
        owner_words: &name,
        due,
        agreed_where: &place,
        agreed_id: None,
        agreed_by: &who.name,
        priority: 0,
        origin: None,
    };
    visit.act(Some(subject), None, |acting| agree(acting, &new))?;
    Ok(Reply::to_saying(format!("/people/{}/work", visit.param("person")), format!("Agreed: {name} does it.")))
}
