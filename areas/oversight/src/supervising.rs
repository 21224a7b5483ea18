//! What a completed supervision tells the record: of each child what was decided and what follows, of the worker nothing.

use crate::rules::plan;
use crate::store::supervision::{self, Supervision};
use crate::store::{experience, supervision_answer as answer};
use days::{Day, Instant};
use questions::{Answers, Form, Row, Tag};
use record::store::story::{NewEntry, tell};
use record::store::{action, work_clock, worker};
use record::words::{ResponsibilityRole, StoryKind};
use store::{Acting, Fault, Reading};

/// What the clock of the next supervision is about; the key is the worker's.
pub const KIND: &str = "supervision";

/// Whether answers hold anything at a question with the reflection tag.
pub fn reflective(form: &Form, answers: &Answers) -> bool {
    let says = |id: &str| answers.own(id, None).is_some_and(questions::says_something);
    form.questions().any(|(_, q)| q.has(Tag::Reflection) && says(&q.id))
}

/// Whether answers hold anything at the objectivity prompt.
pub fn objective(answers: &Answers) -> bool {
    answers.own("objectivity", None).is_some_and(questions::says_something)
}

/// A worker's first year in practice, if it was entered.
pub fn first_year(kept: Option<&experience::Practice>) -> plan::FirstYear {
    kept.and_then(|k| k.first_year_from.zip(k.first_year_until))
}

/// Starts the clock of a worker's next supervision from a day, in place of one that runs. `supervisor` is whose work it is.
pub fn start_clock(acting: &mut Acting<'_>, worker: i64, from: Day, supervisor: Option<i64>) -> Result<(), Fault> {
    for running in work_clock::about(acting, KIND, worker)? {
        if running.stopped.is_none() {
            work_clock::stop(acting, running.id, from)?;
        }
    }
    let kept = experience::practice(acting, &[worker])?.remove(&worker);
    let stage = plan::plan_on(from).and_then(|p| p.stage(first_year(kept.as_ref()), from));
    let Some(stage) = stage else { return Ok(()) };
    let href = format!("/supervision/{worker}");
    let name = supervision::name_of(acting, worker)?;
    let words = format!("Supervision with {name}");
    let about = work_clock::About { kind: KIND, id: worker, words: &words, href: &href };
    let whose = work_clock::Whose { team: None, worker: supervisor };
    work_clock::start(acting, &stage.rule, from, &about, whose, None).map(|_| ())
}

fn rows(answers: &Answers, question: &str) -> Vec<Row> {
    questions::rows(answers.own(question, None).unwrap_or_default()).unwrap_or_default()
}

/// Who carries the work for a child: the one it was discussed with, or of several the one who answers.
fn carries(
    reading: &mut Reading<'_>,
    workers: &[(i64, String)],
    child: i64,
    today: Day,
) -> Result<Option<(i64, String)>, Fault> {
    if let [only] = workers {
        return Ok(Some(only.clone()));
    }
    let answers = worker::responsible(reading, child, today)?;
    let held = answers
        .into_iter()
        .filter(|r| r.role != ResponsibilityRole::Reviewer)
        .filter_map(|r| r.worker.zip(r.worker_name));
    let held: Vec<(i64, String)> = held.collect();
    Ok(held.iter().find(|(id, _)| workers.iter().any(|(w, _)| w == id)).or(held.first()).cloned())
}

/// Tells each child's record: a story entry, actions, and tasks for what is not on record.
pub fn tell_children(acting: &mut Acting<'_>, held: &Supervision, now: Instant) -> Result<(), Fault> {
    let workers = supervision::workers(acting, held.id)?;
    let today = days::day_of(now);
    for child in supervision::children(acting, held.id)? {
        let answers = crate::pages::supervision::paper::as_answers(&answer::answers(acting, held.id, child)?);
        let owner = carries(acting, &workers, child, today)?;
        tell_story(acting, held, child, &answers, now)?;
        agree_steps(acting, held, child, &answers)?;
        let missing: Vec<String> = rows(&answers, "missing").iter().filter_map(|r| r.get("fact").cloned()).collect();
        let facts: Vec<&str> = missing.iter().map(String::as_str).filter(|f| !f.is_empty()).collect();
        if !facts.is_empty() {
            let name = owner.as_ref().map_or(held.by.as_str(), |(_, name)| name.as_str());
            let whose = (owner.as_ref().map(|(id, _)| *id).or(held.supervisor), name);
            recording::published::put_on_record(acting, child, &facts, whose, &held.by, today)?;
        }
    }
    Ok(())
}

fn tell_story(
    acting: &mut Acting<'_>,
    held: &Supervision,
    child: i64,
    answers: &Answers,
    now: Instant,
) -> Result<(), Fault> {
    let entry = NewEntry {
        kind: StoryKind::Decision,
        day: held.held_on,
        time: None,
        written_at: now,
        title: "Discussed in supervision",
        words: answers.own("discussed", None).unwrap_or_default(),
        meaning: answers.own("decided", None).unwrap_or_default(),
        turning_point: false,
        source: "Supervision",
        source_id: None,
        by: &held.by,
        origin: None,
    };
    tell(acting, child, &entry).map(|_| ())
}

fn agree_steps(acting: &mut Acting<'_>, held: &Supervision, child: i64, answers: &Answers) -> Result<(), Fault> {
    for row in rows(answers, "next_steps") {
        let text = |id: &str| row.get(id).cloned().unwrap_or_default();
        let (step, who) = (text("step"), text("who"));
        if step.is_empty() {
            continue;
        }
        let me = ["me", "i", "myself"].contains(&who.trim().to_lowercase().as_str()) || who.trim() == held.by;
        let owner = if me { held.supervisor } else { worker::worker_called(acting, &who)? };
        let new = action::NewAction {
            person: Some(child),
            words: &step,
            owner,
            owner_words: if me { &held.by } else { &who },
            due: text("by_when").parse().ok(),
            agreed_where: "supervision",
            agreed_id: Some(held.id),
            agreed_by: &held.by,
            priority: 0,
            origin: None,
        };
        action::agree(acting, &new)?;
    }
    Ok(())
}
