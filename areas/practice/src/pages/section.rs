//! The heading of a section, and the part of the practice model it serves.

use crate::pages::change_form::{Refusal, change_form, on_from, text_of};
use crate::pages::held::Held;
use askama::Template;
use page::parts::{Errors, Field, choice, error_summary, text};
use page::{Fail, Html, Reply, Visit};
use questions::{Form, Section, clean};

#[derive(Template)]
#[template(path = "pages/fields.html")]
pub struct Fields {
    /// What is wrong.
    pub summary: Html,
    /// The page's title.
    pub title: String,
    /// The form's title.
    pub form: String,
    /// The form's address.
    pub path: String,
    /// Where it is sent.
    pub action: String,
    /// A line above the fields.
    pub intro: &'static str,
    /// Against forgery and double clicks.
    pub hidden: Html,
    /// The fields.
    pub fields: Vec<Html>,
}

/// Longest heading, in characters. Source: local.
const LONGEST: usize = 120;

fn section_of(visit: &Visit, held: &Held) -> Result<Section, Fail> {
    let id = visit.param("section");
    held.form.sections.iter().find(|section| section.id == id).cloned().ok_or(Fail::NotFound)
}

/// GET /forms/{form}/edit/sections/{section}
pub fn show(visit: &Visit) -> Result<Reply, Fail> {
    let held = Held::of(visit)?;
    let section = section_of(visit, &held)?;
    page(visit, &held, &section.title, section.domain.as_deref().unwrap_or_default(), &Errors::none())
}

fn page(visit: &Visit, held: &Held, heading: &str, domain: &str, errors: &Errors) -> Result<Reply, Fail> {
    let mut domains = vec![("", "Each question says for itself")];
    domains.extend(held.model.domains.iter().map(|domain| (domain.id.as_str(), domain.title.as_str())));
    if !domain.is_empty() && held.model.domain(domain).is_none() {
        domains.push((domain, domain));
    }
    let title = "Change a heading".to_owned();
    let body = Fields {
        summary: error_summary(errors),
        title: title.clone(),
        form: held.form.title.clone(),
        path: held.path(),
        action: visit.path.clone(),
        intro: "",
        hidden: visit.hidden(),
        fields: vec![
            text(Field { name: "title", label: "The heading", hint: "", value: heading }, "", "", errors),
            choice(
                Field {
                    name: "domain",
                    label: "Which part of the practice model do its questions serve?",
                    hint: "A question can say otherwise",
                    value: domain,
                },
                &domains,
                errors,
            ),
        ],
    };
    if errors.is_empty() { visit.page(title, &body) } else { visit.page_with_errors(title, &body) }
}

/// POST /forms/{form}/edit/sections/{section}
pub fn send(visit: &Visit) -> Result<Reply, Fail> {
    let held = Held::of(visit)?;
    section_of(visit, &held)?;
    let heading = clean(visit.form.text("title")).split_whitespace().collect::<Vec<_>>().join(" ");
    let domain = visit.form.text("domain").to_owned();
    let wrong = change_form(visit, |held| {
        let mut errors = Errors::none();
        if heading.is_empty() {
            errors.add("title", "Write the heading");
        }
        let length = heading.chars().count();
        if length > LONGEST {
            errors.add("title", format!("The heading has {length} characters, and {LONGEST} can be kept. Shorten it"));
        }
        let known = held.form.sections.iter().any(|section| section.domain.as_deref() == Some(&domain));
        if !domain.is_empty() && held.model.domain(&domain).is_none() && !known {
            errors.add("domain", "Choose a part of the practice model from the list");
        }
        if !errors.is_empty() {
            return Err(Refusal::Wrong(errors));
        }
        let id = section_of(visit, held)?.id;
        let mut next = Form::clone(&held.form);
        for section in next.sections.iter_mut().filter(|section| section.id == id) {
            section.title.clone_from(&heading);
            section.domain = Some(domain.clone()).filter(|domain| !domain.is_empty());
        }
        Ok(text_of(held, &next))
    })?;
    match wrong {
        None => Ok(on_from(visit, &held, None)),
        Some(errors) => page(visit, &Held::of(visit)?, visit.form.text("title"), &domain, &errors),
    }
}
