//! About: everything known of a person, each fact with when it was last confirmed and by whom. A fact is changed where
//! it stands: the same page, with that row open.

pub mod addresses;
pub mod birth;
pub mod confirm;
pub mod edit;
pub mod facts;
pub mod names;
pub mod numbers;
mod warnings;

use crate::pages::child_header::header;
use askama::Template;
use edit::Opened;
use page::parts::{Errors, error_summary};
use page::{Fail, Html, Reply, Visit};
use record::store::person::{self, Person};
use store::Reading;

/// One fact.
pub struct Row {
    /// Its place on the page, for addresses that lead to it.
    pub key: String,
    /// What it is.
    pub what: String,
    /// What is known.
    pub value: Html,
    /// When it was last confirmed, by whom, from where.
    pub confirmed: String,
    /// What stood before.
    pub earlier: Vec<String>,
    /// The button that confirms it.
    pub confirm: Option<Html>,
    /// Where it is changed, and the link's words.
    pub change: Option<(String, &'static str)>,
    /// The form that changes it, when it is open.
    pub open: Option<Html>,
}

/// Facts under one heading.
pub struct Part {
    id: &'static str,
    title: &'static str,
    nothing: &'static str,
    rows: Vec<Row>,
    add: Option<(String, &'static str)>,
    adding: Option<Html>,
    off: Vec<String>,
}

#[derive(Template)]
#[template(path = "pages/about.html")]
struct About {
    header: Html,
    short_name: String,
    errors: Html,
    parts: Vec<Part>,
    links: Vec<(String, &'static str)>,
}

/// What the rows of the page need.
pub struct Scene<'a> {
    /// The request.
    pub visit: &'a Visit,
    /// Whose page it is.
    pub who: Person,
    /// Their address: `/people/K4TM7Q2X`.
    pub at: String,
    /// Whether facts may be changed.
    pub edit: bool,
}

impl<'a> Scene<'a> {
    /// The scene of the visit's person.
    pub fn of(visit: &'a Visit, reading: &mut Reading<'_>) -> Result<Scene<'a>, Fail> {
        let who = person::person(reading, visit.subject()?)?;
        let at = format!("/people/{}", who.kith_number);
        Ok(Scene { visit, at, edit: visit.may("edit_person") && who.merged_into.is_none(), who })
    }

    /// The link that changes the fact at `key`.
    pub fn change(&self, to: &str, key: &str, words: &'static str) -> Option<(String, &'static str)> {
        self.edit.then(|| (format!("{}/about/{to}#{key}", self.at), words))
    }

    /// The button that confirms a fact as it stands; `what` and `id` say which.
    pub fn confirm(&self, what: &str, id: i64, named: &str) -> Option<Html> {
        self.edit.then(|| {
            Html(format!(
                "<form method=\"post\" action=\"{}/about/confirm/{what}/{id}\">{}<button class=\"kith-linkish\" type=\"submit\">Confirm<span class=\"govuk-visually-hidden\"> {}</span></button></form>",
                self.at,
                self.visit.hidden(),
                page::esc(named)
            ))
        })
    }
}

/// GET /people/{person}/about
pub fn about(visit: &Visit) -> Result<Reply, Fail> {
    visit.read(|reading| show(visit, reading, None, &Errors::none()))
}

/// The page, perhaps with one row open and what is wrong marked on it.
pub fn show(visit: &Visit, reading: &mut Reading<'_>, opened: Option<Opened>, errors: &Errors) -> Result<Reply, Fail> {
    let scene = Scene::of(visit, reading)?;
    let mut parts = vec![
        part("names", "Names and birth", "", Some(("name/new", "Add a name")), &scene),
        part("identity", "Identity and daily life", "", None, &scene),
        part("matters", "What matters to them", "", None, &scene),
        part("care", "In care", "", None, &scene),
        part("numbers", "Numbers", "No numbers are recorded yet.", Some(("number/new", "Add a number")), &scene),
        part("addresses", "Addresses", "No address is recorded yet.", Some(("address/new", "Add an address")), &scene),
        part("warnings", "Warnings", "There are no warnings.", None, &scene),
    ];
    let known = facts::Known::of(&scene, reading)?;
    for part in &mut parts {
        (part.rows, part.off) = match part.id {
            "names" => {
                let (mut rows, off) = names::rows(&scene, reading)?;
                rows.extend(birth::rows(&scene, reading)?);
                (rows, off)
            }
            "identity" => (known.rows(&scene, facts::IDENTITY), Vec::new()),
            "matters" => (known.rows(&scene, facts::MATTERS), Vec::new()),
            "care" => (known.rows(&scene, facts::CARE), Vec::new()),
            "numbers" => numbers::rows(&scene, reading)?,
            "addresses" => addresses::rows(&scene, reading)?,
            _ => warnings::rows(&scene, reading)?,
        };
    }
    parts.retain(|p| !(p.rows.is_empty() && p.nothing.is_empty()));
    if let Some(warnings) = parts.iter_mut().find(|p| p.id == "warnings") {
        warnings.add = scene.edit.then(|| (format!("{}/warnings/new", scene.at), "Add a warning"));
    }
    let status = opened.as_ref().map(|o| o.status);
    if let Some(opened) = opened {
        open(&mut parts, &opened);
    }
    let may = |permission: &str, end: &str, words| visit.may(permission).then(|| (format!("{}{end}", scene.at), words));
    let name = scene.who.short_name();
    let body = About {
        header: header(visit, reading, scene.who.id, None)?,
        short_name: if name.is_empty() { "this child" } else { name }.to_owned(),
        errors: error_summary(errors),
        parts,
        links: [
            may("read_looks", "/looks", "Who looked at this record"),
            may("read_looks", "/history", "Who changed what"),
            may("restrict", "/restrict", "Who may see this record"),
            may("merge_people", "/merge", "This person has a second record"),
        ]
        .into_iter()
        .flatten()
        .collect(),
    };
    let title = format!("About {}", scene.who.name());
    let reply = if errors.is_empty() { visit.page(title, &body)? } else { visit.page_with_errors(title, &body)? };
    Ok(match (reply, status.flatten()) {
        (Reply::Page { title, body, .. }, Some(status)) => Reply::Page { title, body, status },
        (reply, _) => reply,
    })
}

fn part(
    id: &'static str,
    title: &'static str,
    nothing: &'static str,
    add: Option<(&str, &'static str)>,
    scene: &Scene<'_>,
) -> Part {
    let add = add.and_then(|(to, words)| scene.change(to, &format!("{id}-new"), words));
    Part { id, title, nothing, rows: Vec::new(), add, adding: None, off: Vec::new() }
}

/// Opens the row, or the place for a new one, that is being changed.
fn open(parts: &mut [Part], opened: &Opened) {
    for part in parts {
        if opened.key == format!("{}-new", part.id) {
            part.adding = Some(opened.form.clone());
        }
        if let Some(row) = part.rows.iter_mut().find(|r| r.key == opened.key) {
            row.open = Some(opened.form.clone());
        }
    }
}
