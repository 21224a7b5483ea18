//! The API for agencies' programs.

pub mod receive;
pub mod status;

use crate::rules::message::shape;
use crate::rules::openapi::document;
use crate::rules::pace::Pace;
use crate::rules::shape::Misfit;
use crate::store::{key, pace};
use front_door::published::{concerns, threshold_on};
use page::{Fail, Keyed, Reply, Visit};
use serde_json::{Value, json};

const JSON: &str = "application/json";
const PROBLEM: &str = "application/problem+json";

/// Whose key was shown. The door has let nobody else in.
fn keyed(visit: &Visit) -> Result<&Keyed, Fail> {
    visit.key.as_ref().ok_or(Fail::NotFound)
}

fn answer(status: u16, value: &Value) -> Reply {
    Reply::json(value).dressed(status, vec![("content-type", JSON.to_owned())])
}

/// A fault as problem details (RFC 9457), with each field, what was expected and what to do.
fn problem(status: u16, title: &str, detail: &str, errors: &[Misfit]) -> Reply {
    let errors: Vec<Value> =
        errors.iter().map(|m| json!({ "field": m.field, "expected": m.expected, "do": m.remedy })).collect();
    let mut told = json!({ "type": "about:blank", "title": title, "status": status, "detail": detail });
    if let (Some(told), false) = (told.as_object_mut(), errors.is_empty()) {
        told.insert("errors".to_owned(), json!(errors));
    }
    Reply::json(&told).dressed(status, vec![("content-type", PROBLEM.to_owned())])
}

/// The answer to more than is taken with one key, if this is more.
fn too_many(visit: &Visit, sender: &str) -> Result<Option<Reply>, Fail> {
    let limit = Pace { most: visit.house.settings.limits.requests_a_minute, seconds: 60 };
    let Some(seconds) = visit.read(|r| pace::must_wait(r, sender, limit, visit.now))? else { return Ok(None) };
    let detail = format!(
        "This key has sent {} requests within a minute. Wait {seconds} seconds and send the same again: nothing was received of this one.",
        limit.most
    );
    let reply = problem(429, "Too many requests", &detail, &[]);
    Ok(Some(Reply::Dressed {
        status: None,
        headers: vec![("retry-after", seconds.to_string())],
        reply: Box::new(reply),
    }))
}

fn sender_of(key: &Keyed) -> String {
    pace::sender("key", &key.key.to_string())
}

/// Notes a request that changes nothing else.
fn noted(visit: &Visit, key: &Keyed, sender: &str) -> Result<(), Fail> {
    visit.house.store.keep(visit.now, |keeping| {
        pace::count(keeping, sender)?;
        key::used(keeping, key.key)
    })?;
    Ok(())
}

/// The codes of the concerns.
fn concern_codes() -> Vec<&'static str> {
    concerns().iter().map(|c| c.code.as_str()).collect()
}

/// GET /api/thresholds
pub fn thresholds(visit: &Visit) -> Result<Reply, Fail> {
    let Some(document) = visit.read(|r| threshold_on(r, visit.today()))? else {
        return Ok(problem(
            404,
            "No threshold document",
            "The council has no threshold document in force today. Referrals are taken all the same.",
            &[],
        ));
    };
    let levels: Vec<Value> = document
        .levels
        .iter()
        .map(|l| json!({ "level": l.number, "name": l.name, "words": l.words, "where_to_go": l.where_to_go }))
        .collect();
    let signs: Vec<Value> = document
        .indicators
        .iter()
        .map(|i| json!({ "code": i.code, "words": i.words, "level": i.level, "concern": i.concern }))
        .collect();
    let concerns: Vec<Value> = concerns().iter().map(|c| json!({ "code": c.code, "words": c.words })).collect();
    Ok(answer(
        200,
        &json!({
            "version": document.version,
            "title": document.title,
            "in_force_from": document.from.to_string(),
            "levels": levels,
            "signs": signs,
            "concerns": concerns,
        }),
    ))
}

/// GET /api/openapi.json
pub fn description(visit: &Visit) -> Result<Reply, Fail> {
    Ok(answer(200, &document(&visit.house.settings.council, &shape(&concern_codes()))))
}
