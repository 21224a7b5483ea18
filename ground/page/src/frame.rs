//! The frame around every page, and the pages that say why there is none.

mod menu;

use crate::{Face, Fail, Html, Nav, Reply, Telephones, Visit, assets, headers, parts};
use access::Roles;
use askama::Template;
use axum::body::Body;
use axum::http::{Response, StatusCode};
use store::Fault;

#[derive(Template)]
#[template(path = "frame.html")]
struct Frame<'a> {
    title: &'a str,
    council: &'a str,
    who: Option<(&'a str, &'a str)>,
    csrf: &'a str,
    nav: Vec<menu::Item<'a>>,
    more: Option<&'static str>,
    find: bool,
    said: Option<&'a str>,
    body: &'a Html,
    css: String,
    scripts: [String; 3],
    icon: String,
}

pub(crate) fn asset(name: &str) -> String {
    format!("/assets/{}/{name}", *assets::EDITION)
}

#[derive(Template)]
#[template(path = "public.html")]
struct PublicFrame<'a> {
    title: &'a str,
    council: &'a str,
    telephones: &'a Telephones,
    body: &'a Html,
    css: String,
    scripts: [String; 2],
    icon: String,
}

fn framed_for_the_public(visit: &Visit, title: &str, body: &Html) -> String {
    let settings = &visit.house.settings;
    let frame = PublicFrame {
        title,
        council: &settings.council,
        telephones: &settings.telephones,
        body,
        css: asset("kith.css"),
        scripts: [asset("govuk.js"), asset("kith.js")],
        icon: asset("favicon.svg"),
    };
    Html::of(&frame).0
}

fn framed(visit: &Visit, title: &str, body: &Html) -> String {
    if visit.face == Face::Public {
        return framed_for_the_public(visit, title, body);
    }
    let mine = |n: &&Nav| visit.who.is_some() && n.may.is_none_or(|m| visit.may(m));
    let mut nav: Vec<&Nav> = visit.house.areas.iter().flat_map(|a| &a.nav).filter(mine).collect();
    if let Some(who) = &visit.who {
        nav.sort_by_key(|n| Roles::built_in().rank(&who.role.id, n.href));
    }
    let (nav, more) = menu::laid_out(&nav, &visit.path);
    let frame = Frame {
        title,
        council: &visit.house.settings.council,
        who: visit.who.as_ref().map(|w| (w.name.as_str(), w.role.title.as_str())),
        csrf: visit.csrf(),
        nav,
        more,
        find: visit.may("find_people") && visit.path != "/",
        said: visit.session.as_ref().and_then(|s| s.said.as_deref()).filter(|_| visit.who.is_some()),
        body,
        css: asset("kith.css"),
        scripts: [asset("govuk.js"), asset("kith.js"), asset("files.js")],
        icon: asset("favicon.svg"),
    };
    Html::of(&frame).0
}

fn sent(status: u16, kind: &str, body: impl Into<Body>) -> Response<Body> {
    let mut response = Response::new(body.into());
    *response.status_mut() = StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    headers::put(response.headers_mut(), "content-type", kind);
    response
}

const HTML: &str = "text/html; charset=utf-8";
const JSON: &str = "application/json";
const PROBLEM: &str = "application/problem+json";

pub(crate) fn response(visit: &Visit, reply: Reply) -> Response<Body> {
    match reply {
        Reply::Page { title, body, status } => sent(status, HTML, framed(visit, &title, &body)),
        Reply::Redirect { to, .. } => {
            let mut response = sent(303, HTML, "");
            headers::put(response.headers_mut(), "location", &to);
            response
        }
        Reply::Json(text) => sent(200, JSON, text),
        Reply::Text(text) => sent(200, "text/plain; charset=utf-8", text),
        Reply::Download { name, content_type, bytes } => {
            let mut response = sent(200, content_type, bytes);
            let plain: String =
                name.chars().map(|c| if c.is_ascii_alphanumeric() || "-_.".contains(c) { c } else { '-' }).collect();
            headers::put(response.headers_mut(), "content-disposition", &format!("attachment; filename=\"{plain}\""));
            response
        }
        Reply::WithSession { token, reply } => {
            let mut response = response(visit, *reply);
            let cookie = headers::session_cookie(token.as_deref(), visit.house.settings.secure);
            headers::add_cookie(response.headers_mut(), &cookie);
            response
        }
        Reply::WithDoor { key, reply } => {
            let mut response = response(visit, *reply);
            let cookie = headers::door_cookie(&key, visit.house.settings.secure);
            headers::add_cookie(response.headers_mut(), &cookie);
            response
        }
        Reply::Onward { title, body, to } => {
            let mut response = sent(200, HTML, framed(visit, &title, &body));
            headers::put(response.headers_mut(), "refresh", &format!("0;url={to}"));
            response
        }
        Reply::Dressed { status, headers: more, reply } => {
            let mut response = response(visit, *reply);
            if let Some(status) = status.and_then(|s| StatusCode::from_u16(s).ok()) {
                *response.status_mut() = status;
            }
            for (name, value) in more {
                headers::put(response.headers_mut(), name, &value);
            }
            response
        }
        Reply::WithFormSecret { secret, under, reply } => {
            let mut response = response(visit, *reply);
            let cookie = headers::form_cookie(secret.as_deref(), &under, visit.house.settings.secure);
            headers::put(response.headers_mut(), "set-cookie", &cookie);
            response
        }
    }
}

#[derive(Template)]
#[template(path = "failure.html")]
struct Failure<'a> {
    title: &'a str,
    words: &'a str,
    link: Option<(String, &'a str)>,
    home: bool,
}

/// What a program is told, as problem details (RFC 9457).
fn problem(status: u16, title: &str, words: &str) -> Response<Body> {
    let told = serde_json::json!({ "type": "about:blank", "title": title, "status": status, "detail": words });
    let mut response = sent(status, PROBLEM, told.to_string());
    if status == 401 {
        headers::put(response.headers_mut(), "www-authenticate", "Bearer realm=\"Kith\"");
    }
    response
}

pub(crate) fn failure(visit: &Visit, fail: Fail) -> Response<Body> {
    let status = fail.status();
    if visit.script && visit.face != Face::Program {
        let json = serde_json::json!({ "fail": status, "words": fail.to_string() });
        return sent(status, JSON, json.to_string());
    }
    if let Fail::SignIn = fail {
        return sent(status, HTML, framed(visit, "Sign in", &parts::sign_in(visit, None)));
    }
    let said = fail.to_string();
    let (title, words, link) = match &fail {
        Fail::NotFound if visit.face != Face::Staff => {
            ("Nothing here", "There is nothing at this address. Check it against where you had it from.", None)
        }
        Fail::NotFound | Fail::Fault(Fault::Missing { .. }) => (
            "Page not found",
            "There is nothing at this address, or nothing that your role shows. Check the address, or find the person from the home page.",
            None,
        ),
        Fail::NotForYou => (
            "Your role does not do this",
            "What you opened belongs to another role. If it is part of your work, ask whoever looks after accounts in your council.",
            None,
        ),
        Fail::Restricted { ask, glass } => {
            ("You cannot open this record", ask.as_str(), glass.clone().map(|to| (to, "Open it with a reason")))
        }
        Fail::Forged => (
            "This form came from another site",
            "For the safety of the record Kith takes forms only from its own pages. Open the page in Kith and send it from there.",
            None,
        ),
        Fail::Fault(Fault::AlreadyDone { .. }) => (
            "Already saved",
            "You sent this twice, perhaps with a double click. It was saved once, and nothing was done again.",
            None,
        ),
        Fail::Fault(_) => (
            "Something went wrong in Kith",
            "Nothing was changed by what you just did, and drafts that said “Saved” are safe. Go back and try again; if it happens again, tell whoever looks after Kith and give them the time on your clock.",
            None,
        ),
        Fail::Stale(_) => ("This page is out of date", said.as_str(), None),
        Fail::Wait(_) => ("Please wait", said.as_str(), None),
        Fail::TooLarge(..) => ("Too large to send", said.as_str(), None),
        Fail::Refused(_) => ("That could not be used", said.as_str(), None),
        Fail::Key(words) => ("No key that is in force", *words, None),
        Fail::Method => ("Not done that way", "This address is there, and is not meant to be used that way.", None),
        Fail::SignIn => ("Sign in", said.as_str(), None),
    };
    if visit.face == Face::Program {
        return problem(status, title, words);
    }
    let home = visit.face == Face::Staff;
    let body = Html::of(&Failure { title, words, link, home });
    sent(status, HTML, framed(visit, title, &body))
}
