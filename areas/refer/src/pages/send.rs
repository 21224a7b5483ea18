//! Sending the form, once however often it is pressed, and the page that says what happens next.

use super::check::{page, ready};
use super::opened::{not_open, opened, ours};
use super::receiving::{Source, answers, receive_told};
use crate::rules::pace::{HOUR, Pace, QUICKEST_SECONDS};
use crate::store::{draft, pace};
use askama::Template;
use front_door::published::How;
use page::{Fail, Reply, Telephones, Visit};
use store::Fault;

/// Why a sending made no act.
enum NotSent {
    /// It had been sent.
    Already,
    /// Anything else.
    Fail(Fail),
}

impl From<Fault> for NotSent {
    fn from(fault: Fault) -> NotSent {
        NotSent::Fail(Fail::Fault(fault))
    }
}

/// POST /refer/{draft}/send
pub fn send(visit: &Visit) -> Result<Reply, Fail> {
    let Some(opened) = opened(visit)? else { return not_open(visit) };
    ours(visit, &opened)?;
    let sent_at = format!("{}/sent", opened.at());
    if opened.draft.reference.is_some() {
        visit.nothing_to_do();
        return Ok(Reply::to(sent_at));
    }
    let Some((told, document)) = ready(visit, &opened)? else {
        visit.nothing_to_do();
        return Ok(Reply::to(opened.at()));
    };
    let begun = visit.now.as_millisecond() - opened.draft.started_at.as_millisecond();
    if begun < QUICKEST_SECONDS * 1000 {
        let say = "That was quicker than anybody writes. Look through your answers, then press Send again.".to_owned();
        let page = page(visit, &opened, &told, document.as_ref(), Some(say))?;
        return Ok(page.dressed(429, vec![("retry-after", QUICKEST_SECONDS.to_string())]));
    }
    let sender = pace::sender("send", &visit.place);
    let limit = Pace { most: visit.house.settings.limits.forms_an_hour, seconds: HOUR };
    if let Some(seconds) = visit.read(|r| pace::must_wait(r, &sender, limit, visit.now))? {
        return super::wait::wait(visit, seconds, Some(format!("{}/check", opened.at())));
    }
    let answers = answers(&told, document.as_ref());
    let once = format!("form {}", opened.draft.name);
    let source = Source {
        how: How::PublicForm,
        code: &told.source,
        agency: None,
        once: &once,
        document: document.as_ref(),
        answers: &answers,
    };
    let done = visit.act(Some(opened.draft.id), None, |acting| {
        // Two presses at once: the second waits here for the first, and then has nothing to do.
        if draft::hold(acting, opened.draft.id)?.is_some() {
            return Err(NotSent::Already);
        }
        let received = receive_told(acting, &told, &source, visit.now)?;
        let mut plain = acting.plain();
        draft::sent(&mut plain, opened.draft.id, &received.reference)?;
        pace::count(&mut plain, &sender)?;
        Ok(())
    });
    match done {
        Ok(()) => Ok(Reply::to(sent_at)),
        Err(NotSent::Already) => {
            visit.nothing_to_do();
            // The writer's answer waits until the first sending is on the disk, so that the next page finds it.
            visit.house.store.keep(visit.now, |k| draft::hold(k, opened.draft.id))?;
            Ok(Reply::to(sent_at))
        }
        Err(NotSent::Fail(fail)) => Err(fail),
    }
}

#[derive(Template)]
#[template(path = "pages/sent.html")]
struct Sent<'a> {
    reference: String,
    council: &'a str,
    telephones: &'a Telephones,
    when: String,
}

/// GET /refer/{draft}/sent
pub fn sent(visit: &Visit) -> Result<Reply, Fail> {
    let Some(opened) = opened(visit)? else { return not_open(visit) };
    let Some(reference) = opened.draft.reference.clone() else { return Ok(Reply::to(opened.at())) };
    let settings = &visit.house.settings;
    let when = days::long(visit.today());
    visit.page("We have it", &Sent { reference, council: &settings.council, telephones: &settings.telephones, when })
}
