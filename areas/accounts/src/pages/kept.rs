//! What was written when the session ran out, shown after sign-in so that it can be sent.

use crate::pages::carried;
use crate::rules::landing;
use access::Who;
use askama::Template;
use page::{Html, Reply, Visit};

#[derive(Template)]
#[template(path = "pages/kept.html")]
struct Page<'a> {
    name: &'a str,
    to: &'a str,
    csrf: &'a str,
    once: String,
    kept: carried::Kept,
}

/// Where somebody goes after sign-in: the page they wanted, or the page that keeps what they wrote.
pub fn onward(visit: &Visit, who: &Who, csrf: &str) -> Reply {
    onward_with(visit, who, csrf, visit.form.text("to"), visit.form.get("carried").unwrap_or_default())
}

/// The page of ours that was wanted.
pub fn ours(to: &str) -> &str {
    landing::landing(to)
}

/// The same for what came by another way than this request's form.
pub fn onward_with(visit: &Visit, who: &Who, csrf: &str, to: &str, carried: &str) -> Reply {
    let to = ours(to);
    match carried::kept(carried) {
        Some(kept) if to != "/" => {
            let page = Page { name: &who.name, to, csrf, once: visit.once(), kept };
            Reply::Page { title: "Signed in".to_owned(), body: Html::of(&page), status: 200 }
        }
        _ => Reply::to(to),
    }
}
