//! An agency's program tells us of a concern.

use super::{answer, concern_codes, keyed, problem, sender_of, too_many};
use crate::pages::receiving::{Source, offered_codes, receive_told, suggested};
use crate::rules::code::digest;
use crate::rules::message::{shape, told};
use crate::rules::openapi::is_once;
use crate::rules::shape::Misfit;
use crate::rules::told::Told;
use crate::store::{key, once, pace};
use front_door::published::{How, ThresholdDocument, agency_of, reference_under, threshold_on};
use page::{Fail, Reply, Visit};
use serde_json::{Value, json};
use store::Fault;

/// Of so many sendings one forgets what is kept no longer.
const TIDY_ONE_IN: u64 = 32;

/// Why a sending made no act.
enum NotSent {
    /// It had been received under the same once-only key.
    Already,
    /// Anything else.
    Fail(Fail),
}

impl From<Fault> for NotSent {
    fn from(fault: Fault) -> NotSent {
        NotSent::Fail(Fail::Fault(fault))
    }
}

fn header_fault() -> Reply {
    let missing = Misfit {
        field: "Idempotency-Key".to_owned(),
        expected: "a header with 1 to 200 letters, figures or signs, without spaces".to_owned(),
        remedy: "Send a word of your own for this message, such as a UUID, and the same word when you send it again"
            .to_owned(),
    };
    problem(
        400,
        "No Idempotency-Key",
        "The header Idempotency-Key is missing or cannot be used. With it a message that was sent twice counts once.",
        &[missing],
    )
}

/// Reads the message. Errors with the reply that says what is wrong.
fn message(visit: &Visit) -> Result<Value, Reply> {
    let kind = visit.sent.content_type.split(';').next().unwrap_or_default().trim();
    if !kind.eq_ignore_ascii_case("application/json") {
        let misfit = Misfit {
            field: "Content-Type".to_owned(),
            expected: "application/json".to_owned(),
            remedy: "Send the message as JSON with this header".to_owned(),
        };
        return Err(problem(415, "Not JSON", "This address takes application/json.", &[misfit]));
    }
    let sent: Value = serde_json::from_slice(&visit.sent.bytes).map_err(|why| {
        let detail = format!("The message is not JSON in UTF-8: line {}, column {}.", why.line(), why.column());
        problem(400, "Not JSON", &detail, &[])
    })?;
    let misfits = shape(&concern_codes()).misfits(&sent);
    if misfits.is_empty() {
        Ok(sent)
    } else {
        Err(problem(
            400,
            "Not of the shape",
            "The message does not have the shape that /api/openapi.json describes.",
            &misfits,
        ))
    }
}

/// POST /api/referrals
pub fn send(visit: &Visit) -> Result<Reply, Fail> {
    let key = keyed(visit)?;
    let sender = sender_of(key);
    if let Some(reply) = too_many(visit, &sender)? {
        return Ok(reply);
    }
    let Some(word) = visit.sent.once.as_deref().filter(|w| is_once(w)) else { return Ok(header_fault()) };
    let sent = match message(visit) {
        Ok(sent) => sent,
        Err(reply) => return Ok(reply),
    };
    let once = digest("once", &format!("{} {word}", key.owner));
    let body = digest("body", &sent.to_string());
    let (before, agency, document) = visit
        .read(|r| Ok::<_, Fail>((once::sent(r, &once)?, agency_of(r, key.owner)?, threshold_on(r, visit.today())?)))?;
    if let Some(before) = before {
        return replayed(visit, before, &body, &sent, document.as_ref());
    }
    let agency = agency.ok_or(Fail::NotFound)?;
    let (_, signs) = offered_codes(document.as_ref());
    let told = match told(&sent, &signs, visit.today()) {
        Ok(told) => told,
        Err(misfits) => {
            return Ok(problem(
                422,
                "Cannot be so",
                "The message has the right shape, and something in it cannot be so.",
                &misfits,
            ));
        }
    };
    let source = Source {
        how: How::AgencyApi,
        code: &agency.source_code,
        agency: Some((agency.id, &agency.name)),
        once: &once,
        document: document.as_ref(),
        answers: &sent,
    };
    // Any number will do for the strand: one key's messages must not wait for each other at its end.
    let subject = i64::from_le_bytes(visit.house.store.dice().number().to_le_bytes()) & i64::MAX;
    // Now and then, so that no sending is slow.
    let tidy = visit.house.store.dice().number().is_multiple_of(TIDY_ONE_IN);
    let done = visit.act(Some(subject), None, |acting| {
        let received = receive_told(acting, &told, &source, visit.now)?;
        if received.already {
            return Err(NotSent::Already);
        }
        let mut plain = acting.plain();
        if tidy {
            once::forget_old(&mut plain)?;
        }
        once::remember(&mut plain, &once, &body, &received.reference)?;
        pace::count(&mut plain, &sender)?;
        key::used(&mut plain, key.key)?;
        Ok(received.reference)
    });
    match done {
        Ok(reference) => Ok(received(201, &reference, &told, document.as_ref())),
        // Asked of the writer, whose answer waits until the first sending is on the disk: nothing is called received before.
        Err(NotSent::Already) => match visit.house.store.keep(visit.now, |k| once::sent(k, &once))? {
            Some(before) => replayed(visit, before, &body, &sent, document.as_ref()),
            None => long_ago(visit, &once),
        },
        Err(NotSent::Fail(fail)) => Err(fail),
    }
}

fn received(status: u16, reference: &str, told: &Told, document: Option<&ThresholdDocument>) -> Reply {
    let at = format!("/api/referrals/{reference}");
    let value = json!({
        "reference": reference,
        "status": "received",
        "children": told.children.len(),
        "suggested_level": suggested(document, &told.signs, told.urgent),
        "threshold_version": document.map(|d| d.version.as_str()).unwrap_or_default(),
        "status_at": at,
    });
    Reply::Dressed { status: None, headers: vec![("location", at)], reply: Box::new(answer(status, &value)) }
}

/// What was sent under this word long ago is no longer known, so it cannot be said whether this is the same message.
fn long_ago(visit: &Visit, once: &str) -> Result<Reply, Fail> {
    visit.nothing_to_do();
    let known = visit.read(|reading| reference_under(reading, once))?;
    let reference = known.ok_or_else(|| Fault::AlreadyDone { once: once.to_owned() })?;
    let misfit = Misfit {
        field: "Idempotency-Key".to_owned(),
        expected: format!("a word that was not used more than {} days ago", once::DAYS_KEPT),
        remedy: format!(
            "If this is another message, send it under a word of its own. What was received then is {reference}"
        ),
    };
    Ok(problem(
        409,
        "Received long ago",
        "A message was received under this Idempotency-Key long ago. Nothing was received now.",
        &[misfit],
    ))
}

/// The same message under the same word gets the same answer; another message is refused.
fn replayed(
    visit: &Visit,
    (body, reference): (String, String),
    now: &str,
    sent: &Value,
    document: Option<&ThresholdDocument>,
) -> Result<Reply, Fail> {
    visit.nothing_to_do();
    if body != now {
        let misfit = Misfit {
            field: "Idempotency-Key".to_owned(),
            expected: "a word that was not used for another message".to_owned(),
            remedy: "Send this message under a word of its own".to_owned(),
        };
        return Ok(problem(
            409,
            "Another message has this key",
            "Another message was received under this Idempotency-Key. Nothing was received of this one.",
            &[misfit],
        ));
    }
    let (_, signs) = offered_codes(document);
    // It was read once; a day that has since come or gone does not unsay that.
    let told = told(sent, &signs, visit.today()).unwrap_or_else(|_| Told {
        children: vec![Default::default(); sent.get("children").and_then(Value::as_array).map_or(1, Vec::len)],
        ..Told::default()
    });
    Ok(received(200, &reference, &told, document))
}
