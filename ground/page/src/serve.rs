//! The door: who is it, may they, whose record is it, is the form ours; then the handler; then what is left behind.

use crate::{About, Access, Face, Fail, File, Form, House, Params, Reply, Route, Sent, Visit, form, frame, headers};
use access::{Session, Sight, Who};
use axum::body::Body;
use axum::extract::{FromRequest, Multipart, Request};
use axum::http::{HeaderMap, Method, StatusCode, Uri, header};
use axum::response::Response;
use std::sync::Arc;
use std::sync::atomic::Ordering;
use store::Reading;

pub(crate) const COOKIE: &str = "kith_session";
pub(crate) const DOOR_COOKIE: &str = "kith_door";
pub(crate) const FORM_COOKIE: &str = "kith_form";

/// What is known before the body is read.
pub(crate) struct Arrival {
    pub house: Arc<House>,
    pub route: Arc<Route>,
    pub headers: HeaderMap,
    pub uri: Uri,
    pub params: Params,
    pub place: String,
}

pub(crate) async fn serve(arrival: Arrival, request: Request) -> Response {
    let known = if arrival.route.method == Method::GET {
        Ok((arrival, Taken::default()))
    } else {
        taken_in(arrival, request).await
    };
    let (arrival, body) = match known {
        Ok(known) => known,
        Err(response) => return *response,
    };
    let answered = tokio::task::spawn_blocking(move || answer(arrival, body)).await;
    answered.unwrap_or_else(|_| {
        let mut response =
            Response::new(Body::from("Something went wrong in Kith. Nothing was changed. Go back and try again."));
        *response.status_mut() = StatusCode::INTERNAL_SERVER_ERROR;
        response
    })
}

type Known = (Arrival, Taken);

/// What a request brought.
#[derive(Default)]
struct Taken {
    form: Form,
    files: Vec<File>,
    bytes: Vec<u8>,
}

/// Reads the body, unless a large one comes from somebody who may not send it.
async fn taken_in(arrival: Arrival, request: Request) -> Result<Known, Box<Response>> {
    let (most, instead) = (arrival.route.most_bytes, arrival.route.too_large);
    let arrival = if most > 8 * 1024 * 1024 {
        // A crowd of strangers must not fill the memory: ask who it is before the body is read.
        let asked = tokio::task::spawn_blocking(move || {
            let mut visit = visit(&arrival, Taken::default());
            let refused = welcome(&arrival, &mut visit, Stage::BeforeTheBody).err();
            (arrival, refused.map(|fail| failed(&visit, fail)))
        });
        match asked.await {
            Ok((arrival, None)) => arrival,
            Ok((_, Some(response))) => return Err(Box::new(response)),
            Err(_) => return Err(Box::new(Response::new(Body::empty()))),
        }
    } else {
        arrival
    };
    let kind = arrival.headers.get(header::CONTENT_TYPE).and_then(|v| v.to_str().ok()).unwrap_or_default();
    let read = match arrival.route.face {
        Face::Program => bytes(request, most, instead).await.map(|bytes| Taken { bytes, ..Taken::default() }),
        // A stranger's form holds no files.
        Face::Staff if kind.starts_with("multipart/form-data") => parts(request, most, instead).await,
        Face::Staff | Face::Public => bytes(request, most, instead).await.and_then(|bytes| {
            let form = Form::read(&bytes).map_err(|f| Fail::Refused(f.to_string()))?;
            Ok(Taken { form, ..Taken::default() })
        }),
    };
    match read {
        Ok(taken) => Ok((arrival, taken)),
        Err(fail) => {
            let told = tokio::task::spawn_blocking(move || failed(&visit(&arrival, Taken::default()), fail)).await;
            Err(Box::new(told.unwrap_or_default()))
        }
    }
}

async fn bytes(request: Request, most: usize, instead: &'static str) -> Result<Vec<u8>, Fail> {
    let read = axum::body::to_bytes(request.into_body(), most).await;
    read.map(Vec::from).map_err(|_| Fail::TooLarge(most / 1024, instead))
}

async fn parts(request: Request, most: usize, instead: &'static str) -> Result<Taken, Fail> {
    let broken = || {
        Fail::Refused("The upload was cut off on the way. Choose the files again and send them once more.".to_owned())
    };
    let mut parts = Multipart::from_request(request, &()).await.map_err(|_| broken())?;
    let (mut form, mut files, mut taken) = (Form::default(), Vec::new(), 0);
    while let Some(mut part) = parts.next_field().await.map_err(|_| broken())? {
        let field = part.name().unwrap_or_default().to_owned();
        let name = part.file_name().map(form::tidy);
        let mut bytes = Vec::new();
        while let Some(chunk) = part.chunk().await.map_err(|_| broken())? {
            taken += chunk.len();
            if taken > most {
                return Err(Fail::TooLarge(most / 1024, instead));
            }
            bytes.extend_from_slice(&chunk);
        }
        match name {
            Some(name) if !name.is_empty() || !bytes.is_empty() => files.push(File { field, name, bytes }),
            Some(_) => {}
            None => {
                let text = String::from_utf8(bytes).map_err(|_| broken())?;
                form.push(field, form::tidy(&text)).map_err(|f| Fail::Refused(f.to_string()))?;
            }
        }
    }
    Ok(Taken { form, files, bytes: Vec::new() })
}

fn visit(arrival: &Arrival, taken: Taken) -> Visit {
    let said = |name: &str| arrival.headers.get(name).and_then(|v| v.to_str().ok()).map(str::to_owned);
    let face = arrival.route.face;
    // What a browser sends by itself says nothing about who asks, where no session is meant.
    let cookie = |name: &str, of: Face| headers::cookie(&arrival.headers, name).filter(|_| face == of);
    Visit {
        params: arrival.params.clone(),
        query: Form::read(arrival.uri.query().unwrap_or_default().as_bytes()).unwrap_or_default(),
        form: taken.form,
        files: taken.files,
        sent: Sent {
            bytes: taken.bytes,
            content_type: said("content-type").unwrap_or_default(),
            once: said("idempotency-key"),
        },
        script: arrival.headers.contains_key("x-kith-script"),
        place: arrival.place.clone(),
        cookie: cookie(COOKIE, Face::Staff),
        door: cookie(DOOR_COOKIE, Face::Staff),
        form_secret: cookie(FORM_COOKIE, Face::Public),
        face,
        act: arrival.route.act,
        ..Visit::nobody(arrival.house.clone(), arrival.uri.path())
    }
}

fn answer(arrival: Arrival, taken: Taken) -> Response {
    let mut visit = visit(&arrival, taken);
    let replied = welcome(&arrival, &mut visit, Stage::Whole).and_then(|()| (arrival.route.handler)(&visit));
    let replayed = matches!(&replied, Err(Fail::Fault(store::Fault::AlreadyDone { .. })));
    let replied = match replied {
        Err(Fail::Fault(store::Fault::AlreadyDone { once })) => done_before(&visit, &once),
        other => other,
    };
    let left = replied.and_then(|reply| leave(&arrival, &visit, reply));
    let mut response = match left {
        Ok(reply) => frame::response(&visit, reply),
        Err(fail) => failed(&visit, fail),
    };
    if arrival.house.settings.count_acts {
        let acts = visit.acts.load(Ordering::SeqCst);
        response.headers_mut().insert("kith-acts", acts.into());
        response.headers_mut().insert("kith-acts-declared", u16::from(arrival.route.act.is_some()).into());
        headers::put(response.headers_mut(), "kith-route", arrival.route.path);
        response.headers_mut().insert("kith-subjects", visit.subjects.len().into());
        if replayed || visit.unchanged.load(Ordering::SeqCst) {
            headers::put(response.headers_mut(), "kith-replayed", "1");
        }
    }
    response
}

/// How much of a request has been read.
#[derive(Clone, Copy, PartialEq)]
enum Stage {
    /// Headers alone: who it is can be asked, the form's word against forgery cannot.
    BeforeTheBody,
    /// All of it.
    Whole,
}

/// Everything that must hold before a handler runs.
fn welcome(arrival: &Arrival, visit: &mut Visit, stage: Stage) -> Result<(), Fail> {
    let route = &arrival.route;
    if route.face == Face::Program {
        return by_key(arrival, visit);
    }
    if route.method != Method::GET && !same_site(&arrival.headers) {
        return Err(Fail::Forged);
    }
    if route.face == Face::Public && route.access == Access::Anyone {
        return Ok(());
    }
    let token = visit.cookie.clone();
    let house = arrival.house.clone();
    house.store.read(|reading| {
        if let Some(token) = token {
            let (session, who) = known(reading, &token, visit.now)?;
            (visit.session, visit.who) = (session, who);
        }
        match route.access {
            Access::Anyone => {}
            Access::SignedIn => {
                visit.who()?;
            }
            Access::Key => return Err(Fail::NotFound),
            Access::May(permission) => {
                if !visit.who()?.may(permission) {
                    return Err(Fail::NotForYou);
                }
            }
        }
        if stage == Stage::Whole && route.method != Method::GET && route.access != Access::Anyone {
            let sent = arrival.headers.get("x-kith-csrf").and_then(|v| v.to_str().ok()).or(visit.form.get("csrf"));
            if sent != Some(visit.csrf()) {
                let said = "This page was open while you signed in again. Nothing is lost: go back, reload the page, and send it once more.";
                return Err(Fail::Stale(said.to_owned()));
            }
        }
        whose(arrival, visit, reading)
    })
}

/// A program is known by its key alone. A key stands in a header that no browser sends by itself, so that no other site can
/// make somebody's browser speak with it.
fn by_key(arrival: &Arrival, visit: &mut Visit) -> Result<(), Fail> {
    let find = match (arrival.route.access, arrival.route.known_by) {
        (Access::Anyone, _) => return Ok(()),
        (Access::Key, Some(find)) => find,
        _ => return Err(Fail::NotFound),
    };
    let said = arrival.headers.get(header::AUTHORIZATION).and_then(|v| v.to_str().ok()).and_then(|v| v.split_once(' '));
    let shown = said.filter(|(scheme, _)| scheme.eq_ignore_ascii_case("bearer")).map(|(_, key)| key.trim());
    let none = "Send your organisation's key in the header “Authorization: Bearer KEY”. The council gives keys to organisations that it works with.";
    let shown = shown.filter(|key| !key.is_empty()).ok_or(Fail::Key(none))?;
    let now = visit.now;
    visit.key = visit.read(|reading| find(reading, shown, now))?;
    let unknown = "This key is not in force: it may have been replaced or revoked. Ask the council for a new one.";
    visit.key.as_ref().map(|_| ()).ok_or(Fail::Key(unknown))
}

fn known(reading: &mut Reading<'_>, token: &str, now: days::Instant) -> Result<(Option<Session>, Option<Who>), Fail> {
    let Some(session) = access::session(reading, token, now)? else { return Ok((None, None)) };
    let who = if session.awaiting.is_none() { access::who_is(reading, session.account)? } else { None };
    Ok((Some(session), who))
}

/// Finds the people the address concerns and checks that the visitor may see each.
fn whose(arrival: &Arrival, visit: &mut Visit, reading: &mut Reading<'_>) -> Result<(), Fail> {
    let sights = arrival.house.sights.clone();
    let name = visit.params.get("person").map(str::to_owned);
    let subjects = match (arrival.route.about, &name) {
        (About::Nobody, _) => return Ok(()),
        (About::Of(find), _) => find(reading, &visit.params)?,
        (About::Perhaps(find), _) => match find(reading, &visit.params)? {
            Some(nobody) if nobody.is_empty() => return Ok(()),
            found => found.unwrap_or_default(),
        },
        (About::Person | About::PersonUnseen, Some(name)) => sights.subject(reading, name)?.into_iter().collect(),
        (About::Person | About::PersonUnseen, None) => Vec::new(),
    };
    if subjects.is_empty() {
        return Err(Fail::NotFound);
    }
    let who = visit.who()?.clone();
    for subject in &subjects {
        match sights.sight(reading, &who, *subject, visit.now)? {
            Sight::Open => {}
            Sight::Absent => return Err(Fail::NotFound),
            Sight::Closed { .. } if matches!(arrival.route.about, About::PersonUnseen) => {}
            Sight::Closed { ask, glass } => {
                let glass = name.as_ref().filter(|_| glass).map(|n| format!("/people/{n}/ask"));
                return Err(Fail::Restricted { ask, glass });
            }
        }
    }
    visit.subjects = subjects;
    Ok(())
}

/// Forms are taken only from our own pages. Browsers say where a request comes from; a command-line client says nothing.
fn same_site(headers: &HeaderMap) -> bool {
    let said = |name: &str| headers.get(name).and_then(|v| v.to_str().ok());
    match (said("sec-fetch-site"), said("origin"), said("host")) {
        (Some(site), _, _) => matches!(site, "same-origin" | "none"),
        (None, Some(origin), Some(host)) => origin.split_once("://").is_some_and(|(_, o)| o == host),
        (None, _, _) => true,
    }
}

/// After a good reply: the look, the session's time, the sentence for the next page, where a form led.
fn leave(arrival: &Arrival, visit: &Visit, reply: Reply) -> Result<Reply, Fail> {
    let looked = arrival.route.method == Method::GET && matches!(reply, Reply::Page { .. } | Reply::Download { .. });
    let looks = visit.who.as_ref().filter(|_| looked && !visit.subjects.is_empty());
    let session = visit.session.as_ref();
    let idle = session.filter(|s| visit.now.as_millisecond() - s.seen_at.as_millisecond() > 60_000);
    let heard = session.filter(|s| s.said.is_some() && matches!(reply, Reply::Page { .. }));
    let (say, led) = match &reply {
        Reply::Redirect { to, say } => (say.clone().zip(session), Some(to)),
        _ => (None, None),
    };
    let once = visit.form.get("once").filter(|_| visit.acts.load(Ordering::SeqCst) > 0).zip(led);
    if looks.is_none() && idle.is_none() && heard.is_none() && say.is_none() && once.is_none() {
        return Ok(reply);
    }
    visit.house.store.keep(visit.now, |keeping| {
        if let Some(who) = looks {
            for subject in &visit.subjects {
                access::note_look(keeping, who.account, *subject, arrival.route.path)?;
            }
        }
        if let Some(session) = idle {
            access::keep_alive(keeping, session.id)?;
        }
        if let Some(session) = heard {
            access::take_said(keeping, session.id)?;
        }
        if let Some((words, session)) = &say {
            access::say_next(keeping, session.id, words)?;
        }
        if let Some((once, to)) = once {
            let at = keeping.at;
            keeping.insert("once_answer", &[("once", once.into()), ("location", to.into()), ("at", at.into())])?;
        }
        Ok::<(), Fail>(())
    })?;
    Ok(reply)
}

/// A second sending of the same form goes where the first one went.
fn done_before(visit: &Visit, once: &str) -> Result<Reply, Fail> {
    let sql = "SELECT location FROM once_answer WHERE once = $1";
    let led: Option<String> = visit.read(|r| r.one(sql, &[once.into()])).map_err(Fail::Fault)?;
    match led {
        Some(to) => Ok(Reply::to(to)),
        None => Err(Fail::Fault(store::Fault::AlreadyDone { once: once.to_owned() })),
    }
}

fn failed(visit: &Visit, fail: Fail) -> Response {
    if let Fail::Fault(fault) = &fail
        && fail.status() == 500
    {
        tracing::error!(route = visit.act.unwrap_or("a page"), "{fault}");
    }
    frame::failure(visit, fail)
}
