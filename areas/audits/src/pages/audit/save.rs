//! Saving a draft: by its button, or answer by answer as the page's script does.

use super::paper::{Intake, Paper, draft};
use super::write;
use crate::pages::seeing::{at, is_auditor, one, still};
use crate::store::answer::{self, Kept, Outcome};
use crate::store::audit;
use crate::words::Standing;
use page::ask::{digest, in_field, place};
use page::parts::Errors;
use page::{Fail, Reply, Visit};
use questions::Kind;
use serde_json::{Value, json};
use store::{Acting, Fault};

/// Why an act that saves leaves nothing behind.
pub enum Stop {
    /// Nothing had to be written; this is how each answer stands.
    Nothing(Vec<Outcome>),
    /// It cannot be saved, with what to say.
    Fail(Fail),
}

impl From<Fault> for Stop {
    fn from(fault: Fault) -> Stop {
        Stop::Fail(fault.into())
    }
}

impl From<Fail> for Stop {
    fn from(fail: Fail) -> Stop {
        Stop::Fail(fail)
    }
}

/// Saves what can be saved of a draft; an act is left only when something was written.
pub fn save(acting: &mut Acting<'_>, visit: &Visit, paper: &Paper, intake: &Intake<'_>) -> Result<Vec<Outcome>, Stop> {
    let who = visit.who()?;
    let held = audit::hold(acting, paper.audit.id)?.ok_or(Fail::NotFound)?;
    still(&held, Standing::Draft)?;
    let outcomes = answer::save(acting, held.id, &intake.saves(), who.account, &who.name)?;
    if outcomes.iter().any(|o| matches!(o, Outcome::Saved(_))) { Ok(outcomes) } else { Err(Stop::Nothing(outcomes)) }
}

fn saved(visit: &Visit, paper: &Paper, intake: &Intake<'_>) -> Result<Vec<Outcome>, Fail> {
    match visit.act(None, None, |acting| save(acting, visit, paper, intake)) {
        Ok(outcomes) => Ok(outcomes),
        Err(Stop::Nothing(outcomes)) => {
            visit.nothing_to_do();
            Ok(outcomes)
        }
        Err(Stop::Fail(fail)) => Err(fail),
    }
}

/// What to say where another window of the same draft wrote something else meanwhile; what was typed stays in its field.
pub fn clashes(intake: &Intake<'_>, outcomes: &[Outcome]) -> Errors {
    let mut errors = intake.refused.clone();
    for (taken, outcome) in intake.taken.iter().zip(outcomes) {
        if let Outcome::Conflict(theirs) = outcome {
            let said = format!(
                "This was changed at {} to “{}”. What you typed is below: put both together and save again",
                days::clock_time(theirs.at),
                questions::show_answer(taken.typed.question, &theirs.value).text()
            );
            errors.add(taken.typed.place.clone(), said);
        }
    }
    errors
}

/// POST /audits/{audit}/draft
pub fn by_button(visit: &Visit) -> Result<Reply, Fail> {
    let paper = visit.read(|reading| draft(visit, reading))?;
    let intake = Intake::read(visit, &paper, true);
    let outcomes = saved(visit, &paper, &intake)?;
    let errors = clashes(&intake, &outcomes);
    if !errors.is_empty() {
        return visit.read(|reading| {
            let now = draft(visit, reading)?;
            write::page(visit, reading, &now, Some(&intake), &errors)
        });
    }
    let path = at(paper.audit.id);
    Ok(match visit.form.text("then") {
        "leave" => Reply::to_saying("/audits", "Your draft is saved."),
        place if place.starts_with("q-") && place.chars().all(|c| c.is_ascii_alphanumeric() || "-_".contains(c)) => {
            Reply::to(format!("{path}#{place}"))
        }
        _ => Reply::to_saying(path, "Your draft is saved."),
    })
}

fn mark(version: i64, kept: &str) -> String {
    format!("{version}.{}", digest(kept))
}

fn shown(paper: &Paper, theirs: &Kept) -> Value {
    json!({
        "place": place(&theirs.question, None),
        "mark": mark(theirs.version, &theirs.value),
        "text": paper.shown(theirs),
        "by": theirs.by,
        "account": theirs.account.to_string(),
        "at": days::clock_time(theirs.at),
    })
}

fn conflict(paper: &Paper, theirs: &Kept, mine: &str) -> Value {
    let mut said = shown(paper, theirs);
    let question = paper.form.question(&theirs.question);
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

fn missed(paper: &Paper) -> Vec<Value> {
    let missed = paper.missed(&paper.answers);
    missed.into_iter().map(|(place, words)| json!({ "place": place, "words": words })).collect()
}

/// POST /audits/{audit}/answers
pub fn by_script(visit: &Visit) -> Result<Reply, Fail> {
    let paper = visit.read(|reading| draft(visit, reading))?;
    let intake = Intake::read(visit, &paper, false);
    let outcomes = saved(visit, &paper, &intake)?;
    let (mut kept, mut conflicts, mut problems) = (Vec::new(), Vec::new(), Vec::new());
    for (taken, outcome) in intake.taken.iter().zip(&outcomes) {
        let place = &taken.typed.place;
        match outcome {
            Outcome::Saved(version) | Outcome::Already(version) => {
                kept.push(json!({ "place": place, "mark": mark(*version, &taken.kept) }));
                if let Some(words) = &taken.wrong {
                    problems.push(json!({ "place": place, "words": words }));
                }
            }
            Outcome::Conflict(theirs) => conflicts.push(conflict(&paper, theirs, &taken.kept)),
        }
    }
    let refused: Vec<Value> =
        intake.refused.all().map(|(place, words)| json!({ "place": place, "words": words })).collect();
    let now = visit.read(|reading| draft(visit, reading))?;
    Ok(Reply::json(&json!({
        "saved": kept,
        "conflicts": conflicts,
        "problems": problems,
        "refused": refused,
        "words": format!("Saved {}", days::clock_time(visit.now)),
        "missed": missed(&now),
    })))
}

/// GET /audits/{audit}/answers.json
pub fn answers_now(visit: &Visit) -> Result<Reply, Fail> {
    let paper = visit.read(|reading| {
        let (audit, _) = one(visit, reading)?;
        if !is_auditor(visit, &audit) {
            return Err(Fail::NotForYou);
        }
        Paper::of(reading, audit)
    })?;
    let who = visit.who()?;
    let is_draft = paper.audit.standing == Standing::Draft;
    let answers: Vec<Value> = paper.kept.iter().map(|k| shown(&paper, k)).collect();
    Ok(Reply::json(&json!({
        "csrf": visit.csrf(),
        "account": who.account.to_string(),
        "name": who.name,
        "draft": is_draft,
        "complete": !is_draft,
        "ended": if is_draft { "" } else { "This audit was sent." },
        "answers": answers,
        "missed": missed(&paper),
    })))
}
