//! Checking before publishing: what would change, for whom, and what stands in the way.

use crate::pages::difference::differences;
use crate::pages::edit_form::overtaken;
use crate::pages::held::Held;
use crate::rules::check::{Against, Checked, check};
use crate::rules::open_drafts::loses_place;
use crate::words::{counted, listed};
use askama::Template;
use page::ask::digest;
use page::parts::{Errors, Field, error_summary, text};
use page::{Fail, Html, Reply, Visit};
use record::store::{form, form_use};
use std::collections::BTreeMap;
use store::Reading;

#[derive(Template)]
#[template(path = "pages/check_form.html")]
struct Page {
    summary: Html,
    conflict: Option<String>,
    title: String,
    path: String,
    new: bool,
    stops: Vec<(Option<String>, String)>,
    cares: Vec<String>,
    changes: Html,
    questions: String,
    follows: Vec<String>,
    reason: Html,
    stands: String,
    hidden: Html,
}

/// What becomes of the drafts that are open.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Drafts {
    /// Keys of those that go on with the new version.
    pub go_on: Vec<i64>,
    /// How many stay with the version they were begun with, by why.
    pub stay: BTreeMap<String, i64>,
}

/// The form as this person has it, checked against what is live.
pub fn checked(visit: &Visit, reading: &mut Reading<'_>, held: &Held) -> Result<Checked, Fail> {
    let earlier = held.earlier(reading)?;
    let earlier: Vec<&questions::Form> = earlier.iter().map(std::convert::AsRef::as_ref).collect();
    let root = held.root(visit);
    let against = Against {
        name: &held.name,
        live: held.live_form(),
        earlier: &earlier,
        root: root.as_ref(),
        model: &held.model,
    };
    Ok(check(&held.form, &against))
}

/// What would become of open drafts if the form went live.
pub fn drafts(reading: &mut Reading<'_>, held: &Held) -> Result<Drafts, Fail> {
    let mut drafts = Drafts::default();
    let mut known: BTreeMap<i64, Option<String>> = BTreeMap::new();
    for (document, version) in form_use::open_drafts(reading, &held.name)? {
        let why = match known.get(&version) {
            Some(why) => why.clone(),
            None => {
                let begun_with = form::version(reading, &held.name, version)?;
                let why = loses_place(&begun_with, &held.form);
                known.insert(version, why.clone());
                why
            }
        };
        match why {
            None => drafts.go_on.push(document),
            Some(why) => *drafts.stay.entry(why).or_default() += 1,
        }
    }
    Ok(drafts)
}

/// GET /forms/{form}/edit/check
pub fn show(visit: &Visit) -> Result<Reply, Fail> {
    page(visit, &Errors::none(), None)
}

/// The check, with what was wrong when it was sent.
pub fn page(visit: &Visit, errors: &Errors, conflict: Option<String>) -> Result<Reply, Fail> {
    let (held, checked, drafts, complete) = visit.read(|r| {
        let held = Held::read(visit, r)?;
        let (checked, drafts) = (checked(visit, r, &held)?, drafts(r, &held)?);
        let complete = form_use::by_form(r)?.get(&held.name).map_or(0, |used| used.complete);
        Ok::<_, Fail>((held, checked, drafts, complete))
    })?;
    let path = held.path();
    if held.change.is_none() && conflict.is_none() {
        return Ok(Reply::to_saying(format!("{path}/edit"), "Nothing is changed, so there is nothing to publish."));
    }
    let overtaken = conflict.clone().or_else(|| held.overtaken_by().map(overtaken));
    let stops = checked
        .stops
        .into_iter()
        .map(|stop| (stop.question.map(|id| format!("{path}/edit/questions/{id}")), stop.sentence))
        .collect();
    let hint = "It stands in the form's history. For example, “Workers asked what ‘presentation’ means”";
    let value = visit.form.get("reason").unwrap_or_default();
    let body = Page {
        summary: error_summary(errors),
        conflict: overtaken,
        title: held.form.title.clone(),
        new: held.live.is_none(),
        stops,
        cares: checked.cares,
        changes: differences(&checked.changes),
        questions: counted(i64::try_from(held.form.all_questions().count()).unwrap_or(0), "question", "questions"),
        follows: follows(&held, &drafts, complete),
        reason: text(
            Field { name: "reason", label: "Why is it changed?", hint, value },
            "",
            " autocomplete=\"off\"",
            errors,
        ),
        stands: digest(held.text()),
        hidden: visit.hidden(),
        path,
    };
    let title = format!("Check “{}” before publishing", held.form.title);
    match (conflict.is_some(), errors.is_empty()) {
        (true, _) => match visit.page(title, &body)? {
            Reply::Page { title, body, .. } => Ok(Reply::Page { title, body, status: 409 }),
            other => Ok(other),
        },
        (false, true) => visit.page(title, &body),
        (false, false) => visit.page_with_errors(title, &body),
    }
}

/// What happens on publishing, in sentences.
fn follows(held: &Held, drafts: &Drafts, complete: i64) -> Vec<String> {
    let mut follows = Vec::new();
    if held.live.is_none() {
        follows.push("Workers find it under “Add” on the child's page from the moment you publish.".to_owned());
        return follows;
    }
    follows.push("New records ask it from the moment you publish.".to_owned());
    let go_on = i64::try_from(drafts.go_on.len()).unwrap_or(0);
    if go_on > 0 {
        follows.push(format!(
            "{} show it the next time the page is opened; everything written stays.",
            counted(go_on, "open draft will", "open drafts will")
        ));
    }
    let stay: i64 = drafts.stay.values().sum();
    if stay > 0 {
        let why = listed(&drafts.stay.keys().cloned().collect::<Vec<_>>());
        follows.push(format!(
            "{} with the questions they were begun with, so that no answer loses its place: {why}.",
            counted(stay, "open draft goes on", "open drafts go on")
        ));
    }
    follows.push(if complete == 0 {
        "No record has been completed with it yet.".to_owned()
    } else {
        format!(
            "{} the questions and prompts they were written with.",
            counted(complete, "completed record keeps", "completed records keep")
        )
    });
    follows
}
