//! Noting that something is a concern for a child, and that it is one no longer.

use super::toolkits_of_child::shown;
use crate::noting;
use crate::store::concern;
use crate::words::{Toolkit, toolkit_for};
use askama::Template;
use page::parts::{Errors, Field, error_summary, textarea};
use page::{Fail, Html, Place, Reply, Visit};

/// Longest reason, in characters. Source: local.
const LONGEST: usize = 1_000;

#[derive(Template)]
#[template(path = "pages/note_concern.html")]
struct End {
    header: Html,
    summary: Html,
    title: String,
    action: String,
    hidden: Html,
    why: Html,
}

fn toolkit(visit: &Visit) -> Result<&'static Toolkit, Fail> {
    toolkit_for(visit.param("concern")).ok_or(Fail::NotFound)
}

fn at(visit: &Visit) -> String {
    format!("/people/{}/toolkits", visit.param("person"))
}

fn needed(visit: &Visit, name: &str, say: &str, errors: &mut Errors) -> String {
    let words = questions::clean(visit.form.text(name)).trim().to_owned();
    if words.is_empty() {
        errors.add(name, say);
    } else if words.chars().count() > LONGEST {
        errors.add(name, format!("Use at most {LONGEST} characters"));
    }
    words
}

/// POST /people/{person}/toolkits/{concern}/concern
pub fn note(visit: &Visit) -> Result<Reply, Fail> {
    let (subject, toolkit) = (visit.subject()?, toolkit(visit)?);
    let mut errors = Errors::none();
    let from = errors.take("from", days::parse_day(visit.form.text("from")));
    if from.is_some_and(|day| day > visit.today()) {
        errors.add("from", "The day lies ahead. Write the day since which it is a concern");
    }
    let source = needed(visit, "source", "Say what shows it, such as “Visit of 20 November”", &mut errors);
    let (Some(from), true) = (from, errors.is_empty()) else { return shown(visit, &errors) };
    let by = &visit.who()?.name;
    visit.act(Some(subject), None, |acting| {
        noting::note_concern(acting, subject, &toolkit.concern, from, &source, by).map_err(Fail::from)
    })?;
    Ok(Reply::to_saying(at(visit), format!("{} is noted as a concern.", toolkit.words)))
}

/// GET /people/{person}/toolkits/{concern}/end
pub fn end_form(visit: &Visit) -> Result<Reply, Fail> {
    end_shown(visit, &Errors::none())
}

fn end_shown(visit: &Visit, errors: &Errors) -> Result<Reply, Fail> {
    let toolkit = toolkit(visit)?;
    let hint = "What changed for the child, and what shows it";
    let why = Field { name: "why", label: "Why is it a concern no longer?", hint, value: visit.form.text("why") };
    let header = visit.read(|r| people::published::header(visit, r, visit.subject()?, Some(Place::PlanAndWork)))?;
    let body = End {
        header,
        summary: error_summary(errors),
        title: toolkit.words.clone(),
        action: format!("{}/{}/end", at(visit), toolkit.concern),
        hidden: visit.hidden(),
        why: textarea(why, 4, errors),
    };
    let title = format!("{} is a concern no longer", toolkit.words);
    if errors.is_empty() { visit.page(title, &body) } else { visit.page_with_errors(title, &body) }
}

/// POST /people/{person}/toolkits/{concern}/end
pub fn end(visit: &Visit) -> Result<Reply, Fail> {
    let (subject, toolkit) = (visit.subject()?, toolkit(visit)?);
    let mut errors = Errors::none();
    let why = needed(visit, "why", "Say why it is a concern no longer: somebody will ask", &mut errors);
    if !errors.is_empty() {
        return end_shown(visit, &errors);
    }
    let by = &visit.who()?.name;
    visit.act(Some(subject), Some(&why), |acting| {
        let standing = concern::standing(acting, subject, &toolkit.concern)?
            .ok_or_else(|| Fail::Stale("It was ended by somebody else meanwhile. Open the page again.".to_owned()))?;
        noting::end_concern(acting, &standing, &why, by).map_err(Fail::from)
    })?;
    Ok(Reply::to_saying(at(visit), format!("{} is noted as a concern no longer.", toolkit.words)))
}
