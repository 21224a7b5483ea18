//! One request, as a handler sees it.

use crate::{Access, Face, Fail, File, Form, House, Html, Keyed, Params, Reply};
use access::{Session, Who};
use axum::http::Method;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use store::{Act, Acting, Actor, Fault, Reading};

/// What a program sent.
#[derive(Debug, Clone, Default)]
pub struct Sent {
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// Its type, as the header says.
    pub content_type: String,
    /// The key that makes a second sending of the same count once, as the header says.
    pub once: Option<String>,
}

/// A request: who, when, where, and what was sent.
pub struct Visit {
    /// The house.
    pub house: Arc<House>,
    /// When the request came in; the only "now" there is.
    pub now: days::Instant,
    /// Who is signed in.
    pub who: Option<Who>,
    /// Their session, even when it still awaits a second factor.
    pub session: Option<Session>,
    /// The address without its query.
    pub path: String,
    /// The address's words in braces.
    pub params: Params,
    /// What stands after `?`.
    pub query: Form,
    /// What the form sent.
    pub form: Form,
    /// Files that the form sent.
    pub files: Vec<File>,
    /// The people whose record this concerns.
    pub subjects: Vec<i64>,
    /// Whether the page's script asks, and wants JSON.
    pub script: bool,
    /// Where the request comes from, for rate limits only.
    pub place: String,
    /// What the browser's session cookie holds, whether or not a session belongs to it.
    pub cookie: Option<String>,
    /// What ties a sign-in under way at the council's own provider to this browser.
    pub door: Option<String>,
    /// Whom the route speaks to.
    pub face: Face,
    /// The secret of a form that is filled in without an account, as its cookie holds it.
    pub form_secret: Option<String>,
    /// Whose key was shown, where the route asks for one.
    pub key: Option<Keyed>,
    /// What a program sent, as it came, and the type it named.
    pub sent: Sent,
    pub(crate) act: Option<&'static str>,
    pub(crate) acts: AtomicUsize,
    pub(crate) unchanged: AtomicBool,
}

impl Visit {
    /// A request of which nothing is known but its address.
    pub(crate) fn nobody(house: Arc<House>, path: &str) -> Visit {
        Visit {
            now: house.clock.now(),
            house,
            who: None,
            session: None,
            path: path.to_owned(),
            params: Params::default(),
            query: Form::default(),
            form: Form::default(),
            files: Vec::new(),
            subjects: Vec::new(),
            script: false,
            place: String::new(),
            cookie: None,
            door: None,
            face: Face::default(),
            form_secret: None,
            key: None,
            sent: Sent::default(),
            act: None,
            acts: AtomicUsize::new(0),
            unchanged: AtomicBool::new(false),
        }
    }

    /// Who is signed in. Errors with [`Fail::SignIn`] when nobody is.
    pub fn who(&self) -> Result<&Who, Fail> {
        self.who.as_ref().ok_or(Fail::SignIn)
    }

    /// Whether the person signed in holds this permission.
    pub fn may(&self, permission: &str) -> bool {
        self.who.as_ref().is_some_and(|w| w.may(permission))
    }

    /// Whether the role of whoever is signed in opens the page at this address. Whose record it shows, and whether they
    /// may see that person, is for the door.
    pub fn may_open(&self, href: &str) -> bool {
        let path = href.split(['?', '#']).next().unwrap_or_default();
        let pages = self.house.areas.iter().flat_map(|area| &area.routes).filter(|r| r.method == Method::GET);
        // The router, too, takes a word before a place for any.
        let nearest = pages.filter_map(|r| Some((fits(r.path, path)?, r.access))).max_by_key(|(words, _)| *words);
        nearest.is_some_and(|(_, access)| match access {
            Access::Anyone => true,
            Access::SignedIn => self.who.is_some(),
            Access::May(permission) => self.may(permission),
            Access::Key => false,
        })
    }

    /// The first person this concerns. Errors with [`Fail::NotFound`] when there is none.
    pub fn subject(&self) -> Result<i64, Fail> {
        self.subjects.first().copied().ok_or(Fail::NotFound)
    }

    /// The word at `name` in the address.
    pub fn param(&self, name: &str) -> &str {
        self.params.get(name).unwrap_or_default()
    }

    /// The key at `name` in the address. Errors with [`Fail::NotFound`] when it is none.
    pub fn id(&self, name: &str) -> Result<i64, Fail> {
        self.params.id(name).ok_or(Fail::NotFound)
    }

    /// The day it is in England.
    pub fn today(&self) -> days::Day {
        days::day_of(self.now)
    }

    /// What every form of this visitor must send back.
    pub fn csrf(&self) -> &str {
        self.session.as_ref().map(|s| s.csrf.as_str()).unwrap_or_default()
    }

    /// A fresh key for a form that must count once however often it is sent.
    pub fn once(&self) -> String {
        self.house.store.dice().token()
    }

    /// The hidden fields of a form: against forgery, and against a double click.
    pub fn hidden(&self) -> Html {
        let once = self.once();
        Html(format!(
            "<input type=\"hidden\" name=\"csrf\" value=\"{}\"><input type=\"hidden\" name=\"once\" value=\"{once}\">",
            crate::esc(self.csrf())
        ))
    }

    /// Reads the database at one moment.
    pub fn read<T, E: From<Fault>>(&self, work: impl FnOnce(&mut Reading<'_>) -> Result<T, E>) -> Result<T, E> {
        self.house.store.read(work)
    }

    /// Does this route's act, about `subject`, with a reason where one was asked for.
    pub fn act<T, E: From<Fault>>(
        &self,
        subject: Option<i64>,
        reason: Option<&str>,
        work: impl FnMut(&mut Acting<'_>) -> Result<T, E>,
    ) -> Result<T, E> {
        let name = self.act.ok_or_else(|| Fault::NeedsAct(self.path.clone()))?;
        let actor = match (&self.who, &self.key) {
            (Some(who), _) => who.actor(),
            (None, Some(key)) => Actor { account: None, words: key.words.clone() },
            (None, None) => Actor { account: None, words: "Nobody signed in".to_owned() },
        };
        self.act_as(name, actor, subject, reason, work)
    }

    /// As [`Visit::act`], for an actor who is not (or not yet) the one signed in.
    pub fn act_as<T, E: From<Fault>>(
        &self,
        name: &str,
        actor: Actor,
        subject: Option<i64>,
        reason: Option<&str>,
        work: impl FnMut(&mut Acting<'_>) -> Result<T, E>,
    ) -> Result<T, E> {
        let first = self.acts.load(Ordering::SeqCst) == 0;
        let once = self.form.get("once").filter(|o| first && o.len() == 32).map(str::to_owned);
        let act = Act { name, actor, at: self.now, reason: reason.map(str::to_owned), subject, once };
        let done = self.house.store.act(&act, work)?;
        self.acts.fetch_add(1, Ordering::SeqCst);
        Ok(done)
    }

    /// What was sent is already so: a changing route then leaves no act, and says so.
    pub fn nothing_to_do(&self) {
        self.unchanged.store(true, Ordering::SeqCst);
    }

    /// A page inside the frame.
    pub fn page(&self, title: impl Into<String>, body: &impl askama::Template) -> Result<Reply, Fail> {
        Ok(Reply::Page { title: title.into(), body: Html::of(body), status: 200 })
    }

    /// The same page shown again with what is wrong marked on it.
    pub fn page_with_errors(&self, title: impl Into<String>, body: &impl askama::Template) -> Result<Reply, Fail> {
        Ok(Reply::Page { title: format!("Error: {}", title.into()), body: Html::of(body), status: 422 })
    }
}

/// How many words of a route's path stand in an address that fits it; nothing when it does not fit.
fn fits(route: &str, path: &str) -> Option<usize> {
    let (mut wanted, mut there, mut words) = (route.split('/'), path.split('/'), 0);
    loop {
        match (wanted.next(), there.next()) {
            (None, None) => return Some(words),
            (Some(want), Some(is)) if want.starts_with('{') && !is.is_empty() => {}
            (Some(want), Some(is)) if want == is => words += 1,
            _ => return None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::fits;

    #[test]
    fn an_address_fits_a_route_word_by_word_and_the_nearest_has_most_words() {
        for (route, path, words) in [
            ("/work", "/work", Some(2)),
            ("/people/{person}/work", "/people/ABC/work", Some(3)),
            ("/people/{person}", "/people/", None),
            ("/decisions/{decision}", "/decisions/7", Some(2)),
            ("/decisions/list", "/decisions/list", Some(3)),
            ("/decisions/{decision}", "/decisions/list", Some(2)),
            ("/decisions", "/decisions/7", None),
            ("/decisions/{decision}", "/decisions", None),
        ] {
            assert_eq!(fits(route, path), words, "{route} {path}");
        }
    }
}
