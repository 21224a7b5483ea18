//! Every version a form had: what changed with it, by whom and why, and going back to one.

use crate::pages::difference::differences;
use crate::pages::form::back;
use crate::pages::held::{Held, Live, live_of};
use crate::pages::outline::{Offer, outline};
use crate::store::form_change;
use crate::words::thousands;
use askama::Template;
use page::parts::{Errors, Table, error_summary, table};
use page::{Fail, Html, Reply, Visit};
use questions::{Form, changes};
use record::store::{form, form_use};
use store::Reading;

#[derive(Template)]
#[template(path = "pages/form_versions.html")]
struct Versions {
    back: Html,
    title: String,
    table: Html,
}

#[derive(Template)]
#[template(path = "pages/form_version.html")]
struct Version {
    summary: Html,
    path: String,
    title: String,
    version: i64,
    live: bool,
    said: String,
    from_before: Option<(i64, Html)>,
    to_live: Html,
    may_edit: bool,
    hidden: Html,
    outline: Html,
}

/// Every version, the newest first; the built-in one alone when none is kept yet.
fn all(reading: &mut Reading<'_>, held: Held) -> Result<Vec<Live>, Fail> {
    let kept: Vec<Live> = form::versions(reading, &held.name)?.into_iter().map(live_of).collect::<Result<_, _>>()?;
    Ok(if kept.is_empty() { held.live.into_iter().collect() } else { kept })
}

/// GET /forms/{form}/versions
pub fn list(visit: &Visit) -> Result<Reply, Fail> {
    let body = visit.read(|r| {
        let held = Held::read(visit, r)?;
        if held.live.is_none() {
            return Err(Fail::NotFound);
        }
        let (back, title, path) = (back(&held), held.form.title.clone(), held.path());
        let used = form_use::by_version(r, &held.name)?;
        let newest = held.live.as_ref().map_or(0, |live| live.version);
        let rows = all(r, held)?
            .iter()
            .map(|version| {
                let records = used.get(&version.version).map_or(0, |used| used.complete);
                let now = if version.version == newest {
                    " <strong class=\"govuk-tag govuk-tag--green\">Live</strong>"
                } else {
                    ""
                };
                vec![
                    Html(format!(
                        "<a class=\"govuk-link\" href=\"{path}/versions/{0}\">Version {0}</a>{now}",
                        version.version
                    )),
                    Html::text(&version.since.map_or("With Kith".to_owned(), days::long_with_time)),
                    Html::text(&version.by),
                    Html::text(&version.reason),
                    Html(thousands(records)),
                ]
            })
            .collect();
        let heads = &["Version", "Live since", "By", "Why", "Records"];
        let table =
            table(&Table { caption: "The newest first. Records keep the version they were written with", heads, rows });
        Ok(Versions { back, title, table })
    })?;
    visit.page(format!("“{}”, all versions", body.title), &body)
}

/// GET /forms/{form}/versions/{version}
pub fn read(visit: &Visit) -> Result<Reply, Fail> {
    page(visit, &Errors::none())
}

fn page(visit: &Visit, errors: &Errors) -> Result<Reply, Fail> {
    let number = visit.id("version")?;
    let body = visit.read(|r| {
        let held = Held::read(visit, r)?;
        let Some(live) = held.live.as_ref().map(|live| (live.version, live.form.clone())) else {
            return Err(Fail::NotFound);
        };
        let (model, path) = (held.model.clone(), held.path());
        let all = all(r, held)?;
        let at = all.iter().position(|version| version.version == number).ok_or(Fail::NotFound)?;
        let (Some(version), before) = (all.get(at), all.get(at + 1)) else { return Err(Fail::NotFound) };
        Ok(Version {
            summary: error_summary(errors),
            path: path.clone(),
            title: version.form.title.clone(),
            version: number,
            live: number == live.0,
            said: match version.since {
                Some(at) => format!("Live since {}, by {}: {}", days::long_with_time(at), version.by, version.reason),
                None => "It came with Kith".to_owned(),
            },
            from_before: before
                .map(|before| (before.version, differences(&changes(&before.form, &version.form, &model)))),
            to_live: differences(&changes(&live.1, &version.form, &model)),
            may_edit: visit.may("edit_forms"),
            hidden: visit.hidden(),
            outline: outline(&version.form, &model, &path, Offer::Read, &[]),
        })
    })?;
    let title = format!("“{}”, version {number}", body.title);
    if errors.is_empty() { visit.page(title, &body) } else { visit.page_with_errors(title, &body) }
}

/// POST /forms/{form}/versions/{version}/back
pub fn go_back(visit: &Visit) -> Result<Reply, Fail> {
    let number = visit.id("version")?;
    let who = visit.who()?;
    let done = visit.act(None, None, |acting| {
        let held = Held::read(visit, acting)?;
        let live = held.live.as_ref().ok_or(Fail::NotFound)?;
        if held.change.is_some() {
            return Ok::<_, Fail>(Err(()));
        }
        let was = form::version(acting, &held.name, number)?;
        let again = Form { version: u32::try_from(live.version).unwrap_or(u32::MAX), ..Form::clone(&was) };
        form_change::keep(acting, (&held.name, live.version), (who.account, &who.name), &again.to_toml())?;
        Ok(Ok(()))
    });
    match done? {
        Ok(()) => Ok(Reply::to_saying(
            format!("/forms/{}/edit/check", visit.param("form")),
            format!(
                "Version {number} is laid out again as your change. Read what it would change, then publish it as a new version."
            ),
        )),
        Err(()) => {
            visit.nothing_to_do();
            let mut errors = Errors::none();
            errors
                .add("back", "You have changes to this form that are not live. Publish them or throw them away first");
            page(visit, &errors)
        }
    }
}
