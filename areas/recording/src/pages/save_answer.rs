//! Answers saved by the page's script while somebody types, and what others wrote meanwhile.

use crate::pages::loaded::{Loaded, key};
use crate::pages::typed::{Intake, Stop, ended, no_draft, save};
use page::ask::{digest, in_field};
use page::{Fail, Reply, Visit};
use questions::Kind;
use record::store::answer::{Kept, Outcome};
use record::store::document::Standing;
use serde_json::{Value, json};

/// POST /records/{record}/answers
pub fn save_answers(visit: &Visit) -> Result<Reply, Fail> {
    let loaded = Loaded::of(visit)?;
    if !loaded.is_draft() {
        return Err(no_draft(&loaded));
    }
    let intake = Intake::read(visit, &loaded, &visit.form, false);
    let saves = intake.saves();
    let record = loaded.id();
    let outcomes = match visit.act(visit.subjects.first().copied(), None, |acting| save(acting, visit, record, &saves))
    {
        Ok(outcomes) => outcomes,
        Err(Stop::Nothing(outcomes)) => {
            visit.nothing_to_do();
            outcomes
        }
        Err(Stop::Fault(fault)) => return Err(fault.into()),
        Err(Stop::Fail(fail)) => return Err(fail),
        Err(Stop::NotADraft | Stop::Cannot) => return Err(no_draft(&Loaded::of(visit)?)),
    };
    let (mut saved, mut conflicts, mut problems) = (Vec::new(), Vec::new(), Vec::new());
    for (taken, outcome) in intake.taken.iter().zip(&outcomes) {
        let place = &taken.typed.place;
        match outcome {
            Outcome::Saved(version) | Outcome::Already(version) => {
                saved.push(json!({ "place": place, "mark": mark(*version, &taken.kept) }));
                if let Some(words) = &taken.wrong {
                    problems.push(json!({ "place": place, "words": words }));
                }
            }
            Outcome::Conflict(theirs) => conflicts.push(conflict(&loaded, theirs, &taken.kept)),
        }
    }
    let refused: Vec<Value> =
        intake.refused.all().map(|(place, words)| json!({ "place": place, "words": words })).collect();
    let now = Loaded::of(visit)?;
    Ok(Reply::json(&json!({
        "saved": saved,
        "conflicts": conflicts,
        "problems": problems,
        "refused": refused,
        "words": format!("Saved {}", days::clock_time(visit.now)),
        "missed": missed(&now),
    })))
}

/// "3.ab12cd34ef56": the version and digest that a field starts from.
fn mark(version: i64, kept: &str) -> String {
    format!("{version}.{}", digest(kept))
}

fn missed(loaded: &Loaded) -> Vec<Value> {
    loaded.missed().into_iter().map(|(place, words)| json!({ "place": place, "words": words })).collect()
}

fn shown(loaded: &Loaded, theirs: &Kept) -> Value {
    json!({
        "place": key(theirs),
        "mark": mark(theirs.version, &theirs.value),
        "text": loaded.shown(theirs),
        "by": theirs.by,
        "account": theirs.account.to_string(),
        "at": days::clock_time(theirs.at),
    })
}

fn conflict(loaded: &Loaded, theirs: &Kept, mine: &str) -> Value {
    let mut said = shown(loaded, theirs);
    let question = loaded.form.question(&theirs.question);
    let read = |value: &str| question.map_or_else(|| value.to_owned(), |q| questions::show_answer(q, value).text());
    if let Some(object) = said.as_object_mut() {
        object.insert("asked".to_owned(), json!(question.map(|q| q.ask.as_str())));
        object.insert("theirs_read".to_owned(), json!(read(&theirs.value)));
        object.insert("mine_read".to_owned(), json!(read(mine)));
        if let Some(question) = question.filter(|q| matches!(q.kind, Kind::Narrative)) {
            object.insert("both".to_owned(), json!(in_field(question, &questions::both(mine, &theirs.value))));
        }
    }
    said
}

/// GET /records/{record}/answers.json
pub fn answers_now(visit: &Visit) -> Result<Reply, Fail> {
    let loaded = Loaded::of(visit)?;
    let answers: Vec<Value> = loaded.kept.iter().map(|k| shown(&loaded, k)).collect();
    let who = visit.who()?;
    Ok(Reply::json(&json!({
        "csrf": visit.csrf(),
        "account": who.account.to_string(),
        "name": who.name,
        "draft": loaded.is_draft(),
        "complete": loaded.document.standing == Standing::Complete,
        "ended": if loaded.is_draft() { String::new() } else { ended(&loaded) },
        "answers": answers,
        "missed": missed(&loaded),
    })))
}
