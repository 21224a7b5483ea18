//! Too much from one place: what to do instead, and when to try again.

use crate::rules::pace::words;
use askama::Template;
use page::{Fail, Html, Reply, Telephones, Visit};

#[derive(Template)]
#[template(path = "pages/wait.html")]
struct Wait<'a> {
    telephones: &'a Telephones,
    wait: String,
    kept: Option<String>,
}

/// The page that says how long to wait. `kept`: the address of what was written, which is not lost.
pub fn wait(visit: &Visit, seconds: i64, kept: Option<String>) -> Result<Reply, Fail> {
    let telephones = &visit.house.settings.telephones;
    let body = Html::of(&Wait { telephones, wait: words(seconds), kept });
    let page = Reply::Page { title: "Please wait, or ring us".to_owned(), body, status: 429 };
    Ok(page.dressed(429, vec![("retry-after", seconds.to_string())]))
}
