//! The words of one letter, changed before it goes.

use super::letter::{one, still_open};
use crate::rules::typed::needed;
use crate::store::letter as letters;
use askama::Template;
use page::parts::{Errors, Field, error_summary, text, textarea};
use page::{Fail, Html, Reply, Visit};
use store::Reading;

/// Longest letter, in characters. Source: local.
const LONGEST: usize = 20_000;

#[derive(Template)]
#[template(path = "pages/change_letter.html")]
struct Shown {
    back: String,
    kind: String,
    errors: Html,
    path: String,
    hidden: Html,
    stands: String,
    fields: Vec<Html>,
}

/// GET /letters/{letter}/change
pub fn form(visit: &Visit) -> Result<Reply, Fail> {
    visit.read(|reading| again(visit, reading, &Errors::none()))
}

/// What it says now, so that a page that is out of date is found.
fn stands(subject: &str, body: &str) -> String {
    page::ask::digest(&format!("{subject}\n{body}"))
}

fn again(visit: &Visit, reading: &mut Reading<'_>, errors: &Errors) -> Result<Reply, Fail> {
    let letter = still_open(Some(one(visit, reading)?))?;
    let marked = paper::marked(&letter.blocks);
    let typed = |name, before| visit.form.get(name).unwrap_or(before);
    let field = |name, label, hint, value| Field { name, label, hint, value };
    let (subject, body) = (typed("subject", &letter.subject), typed("body", &marked));
    let hint = "Read by mail servers: it names nobody";
    let words = "An empty line begins a paragraph";
    let fields = vec![
        text(field("subject", "Subject", hint, subject), "", " autocomplete=\"off\"", errors),
        textarea(field("body", "What it says", words, body), 18, errors),
        textarea(field("why", "Why is it changed?", "", typed("why", "")), 2, errors),
    ];
    let shown = Shown {
        back: format!("/letters/{}", letter.id),
        kind: letter.kind.clone(),
        errors: error_summary(errors),
        path: visit.path.clone(),
        hidden: visit.hidden(),
        stands: visit.form.get("stands").map_or_else(|| stands(&letter.subject, &marked), str::to_owned),
        fields,
    };
    let title = format!("Change this letter: {}", letter.kind);
    if errors.is_empty() { visit.page(title, &shown) } else { visit.page_with_errors(title, &shown) }
}

/// POST /letters/{letter}/change
pub fn send(visit: &Visit) -> Result<Reply, Fail> {
    let letter = visit.read(|reading| still_open(Some(one(visit, reading)?)))?;
    let mut errors = Errors::none();
    let subject = errors.take("subject", needed(visit.form.text("subject"), "what it is about", 150));
    let body = visit.form.get("body").unwrap_or_default().replace("\r\n", "\n");
    let body = errors.take("body", needed(&body, "what it says", LONGEST));
    let why = errors.take("why", needed(visit.form.text("why"), "why it is changed", 1000));
    let (Some(subject), Some(body), Some(why)) = (subject, body, why) else {
        return visit.read(|reading| again(visit, reading, &errors));
    };
    let blocks = paper::blocks(&body);
    visit.act(letter.person, Some(&why), |acting| {
        let now = still_open(letters::hold(acting, letter.id)?)?;
        if stands(&now.subject, &paper::marked(&now.blocks)) != visit.form.text("stands") {
            return Err(Fail::Stale(
                "Somebody changed this letter after you opened the page. Open it again to see what it says now."
                    .to_owned(),
            ));
        }
        Ok(letters::reword(acting, now.id, &subject, &blocks)?)
    })?;
    Ok(Reply::to_saying(format!("/letters/{}", letter.id), "The letter says so now. It has not gone yet."))
}
