//! Taking a merge apart again, with a reason.

use crate::pages::asked::{Asked, page as asked};
use crate::pages::merge::{refused, told};
use crate::rules::typed::needed_lines;
use page::parts::{Errors, Field, textarea};
use page::{Fail, Html, Reply, Visit, esc};
use record::store::merge::{self, Merged};
use record::store::person;
use store::Reading;

fn merged(visit: &Visit, reading: &mut Reading<'_>) -> Result<Merged, Fail> {
    let id = visit.id("merge")?;
    merge::merged(reading, visit.subject()?)?.into_iter().find(|m| m.id == id).ok_or(Fail::NotFound)
}

/// GET /people/{person}/merge/{merge}/apart
pub fn form(visit: &Visit) -> Result<Reply, Fail> {
    visit.read(|reading| shown(visit, reading, &Errors::none()))
}

/// POST /people/{person}/merge/{merge}/apart
pub fn take_apart(visit: &Visit) -> Result<Reply, Fail> {
    let mut errors = Errors::none();
    let typed = visit.form.get("reason").unwrap_or_default();
    let why = errors.take("reason", needed_lines(typed, "why these are two people", 1000));
    let one = visit.read(|reading| merged(visit, reading))?;
    let Some(why) = why else { return visit.read(|reading| shown(visit, reading, &errors)) };
    let by = visit.who()?.actor().words;
    visit.act(Some(visit.subject()?), Some(&why), |acting| {
        merge::take_apart(acting, one.id, &why, &by).map_err(refused)
    })?;
    let to = format!("/people/{}", one.other.kith_number);
    Ok(Reply::to_saying(to, "The two records are apart again. This is the second one."))
}

fn shown(visit: &Visit, reading: &mut Reading<'_>, errors: &Errors) -> Result<Reply, Fail> {
    let one = merged(visit, reading)?;
    let kept = person::person(reading, visit.subject()?)?;
    let typed = visit.form.get("reason").unwrap_or_default();
    let intro = format!(
        "<p class=\"govuk-body\">{}</p><p class=\"govuk-body\">What came over from that record goes back to it. What was written here since stays here.</p>",
        esc(&told(&one))
    );
    let field = Field { name: "reason", label: "Why are these two people?", hint: "", value: typed };
    let page = Asked {
        title: "Take the two records apart".to_owned(),
        intro: Html(intro),
        fields: vec![textarea(field, 3, errors)],
        button: "Take them apart",
        back: (format!("/people/{}/merge", kept.kith_number), "Back"),
    };
    asked(visit, reading, page, errors)
}
