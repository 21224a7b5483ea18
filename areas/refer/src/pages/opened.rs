//! The form that this browser has open.

use crate::rules::code::word_of;
use crate::store::draft::{self, DAYS_KEPT, Draft};
use askama::Template;
use page::{Fail, Html, Reply, Visit};

/// A form, open in this browser.
pub struct Opened {
    /// The form.
    pub draft: Draft,
    /// The word that its pages send back.
    pub word: String,
}

impl Opened {
    /// Its address.
    pub fn at(&self) -> String {
        format!("/refer/{}", self.draft.name)
    }
}

/// The form at this address, if its secret is in this browser.
pub fn opened(visit: &Visit) -> Result<Option<Opened>, Fail> {
    let Some(secret) = &visit.form_secret else { return Ok(None) };
    let draft = visit.read(|r| draft::open(r, visit.param("draft"), secret, visit.now))?;
    Ok(draft.map(|draft| Opened { draft, word: word_of(secret) }))
}

/// Checks that what was sent comes from a page of this form. The cookie alone does not show that.
pub fn ours(visit: &Visit, opened: &Opened) -> Result<(), Fail> {
    if visit.form.get("word") == Some(opened.word.as_str()) {
        return Ok(());
    }
    let say = "This page is not the form that is open in this browser, perhaps because you came back to it by its code. Open the form again and send it from there: what was saved is in it.";
    Err(Fail::Stale(say.to_owned()))
}

#[derive(Template)]
#[template(path = "pages/not_open.html")]
struct NotOpen {
    days: i64,
}

/// There is no such form in this browser: what may have happened, and the ways on.
pub fn not_open(visit: &Visit) -> Result<Reply, Fail> {
    if visit.script {
        return Err(Fail::NotFound);
    }
    let body = Html::of(&NotOpen { days: DAYS_KEPT });
    Ok(Reply::Page { title: "This form is not open here".to_owned(), body, status: 404 })
}
