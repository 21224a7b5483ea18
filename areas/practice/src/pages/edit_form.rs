//! The workbench: the form with this person's changes, and everything that can be done to it.

use crate::pages::check_form::checked;
use crate::pages::held::Held;
use crate::pages::outline::{Offer, outline, taken_out};
use crate::store::form_change;
use crate::words::counted;
use askama::Template;
use page::parts::{Errors, error_summary};
use page::{Fail, Html, Reply, Visit};

#[derive(Template)]
#[template(path = "pages/edit_form.html")]
struct Page {
    summary: Html,
    title: String,
    purpose: String,
    path: String,
    live: bool,
    changed: Option<String>,
    overtaken: Option<String>,
    others: Vec<String>,
    outline: Html,
    gone: Html,
    first: String,
    hidden: Html,
}

/// GET /forms/{form}/edit
pub fn show(visit: &Visit) -> Result<Reply, Fail> {
    page(visit, &Errors::none())
}

/// The workbench, with what was wrong about the last step.
pub fn page(visit: &Visit, errors: &Errors) -> Result<Reply, Fail> {
    let (held, checked, others) = visit.read(|r| {
        let held = Held::read(visit, r)?;
        let checked = checked(visit, r, &held)?;
        let others = form_change::of_others(r, &held.name, visit.who()?.account)?;
        Ok::<_, Fail>((held, checked, others))
    })?;
    let hidden = || visit.hidden();
    let path = held.path();
    let changes = i64::try_from(checked.changes.len()).unwrap_or(0);
    let body = Page {
        summary: error_summary(errors),
        title: held.form.title.clone(),
        purpose: held.form.purpose.clone(),
        live: held.live.is_some(),
        changed: held.change.as_ref().map(|_| counted(changes, "change", "changes")),
        overtaken: held.overtaken_by().map(overtaken),
        others: others
            .iter()
            .map(|other| {
                format!("{} prepares changes to this form too, last on {}.", other.by, days::long_with_time(other.at))
            })
            .collect(),
        outline: outline(&held.form, &held.model, &path, Offer::Everything(&hidden), &checked.changes),
        gone: taken_out(&held.form, held.live_form(), &path, &hidden),
        first: held.form.sections.first().map(|section| section.id.clone()).unwrap_or_default(),
        hidden: visit.hidden(),
        path,
    };
    let title = format!("Change “{}”", held.form.title);
    if errors.is_empty() { visit.page(title, &body) } else { visit.page_with_errors(title, &body) }
}

/// What somebody must know when a version went live since they began.
pub fn overtaken(live: &crate::pages::held::Live) -> String {
    let when = live.since.map_or(String::new(), |at| format!(" on {}", days::long_with_time(at)));
    format!(
        "{} made version {} of this form live{when}, after you began. Nothing of yours is lost.",
        live.by, live.version
    )
}
