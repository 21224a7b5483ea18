//! How every open child with a concern stands: a result, a reason, an open task, or nothing yet.

use crate::results::{self, ResultShort};
use crate::store::concern::{self, Concern};
use crate::store::reason::{self, Reason, Whose};
use crate::words::{self, Toolkit};
use days::Day;
use record::store::{action, worker};
use std::collections::BTreeSet;
use store::{Fault, Reading};

/// How one child stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Standing {
    /// A result that still holds.
    Result(ResultShort),
    /// A reason for none that still holds.
    Reason(Reason),
    /// A task to fill it in is open.
    Task,
    /// Neither.
    Nothing,
}

impl Standing {
    /// Its word in addresses.
    pub fn code(&self) -> &'static str {
        match self {
            Standing::Result(_) => "result",
            Standing::Reason(_) => "reason",
            Standing::Task => "task",
            Standing::Nothing => "nothing",
        }
    }

    /// What a list says.
    pub fn words(&self) -> String {
        match self {
            Standing::Result(result) => format!("Result of {}", days::long(result.day)),
            Standing::Reason(reason) => words_of(reason),
            Standing::Task => "A task to fill it in is open".to_owned(),
            Standing::Nothing => "Neither a result, nor a reason, nor a task".to_owned(),
        }
    }
}

/// A reason as it is read.
pub fn words_of(reason: &Reason) -> String {
    let kind = words::reason(&reason.code).map_or(reason.code.as_str(), |r| r.words.as_str());
    if reason.words.is_empty() { kind.to_owned() } else { format!("{kind}: {}", reason.words) }
}

fn judge(result: Option<&ResultShort>, reason: Option<&Reason>, task_open: bool, since: Day) -> Standing {
    if let Some(result) = result.filter(|r| r.day >= since) {
        return Standing::Result(result.clone());
    }
    // "Not yet" is answered by its task, and by nothing once that is settled.
    let answers = |r: &&Reason| days::day_of(r.at) >= since && words::reason(&r.code).is_some_and(|kind| !kind.task);
    match reason.filter(answers) {
        Some(reason) => Standing::Reason(reason.clone()),
        None if task_open => Standing::Task,
        None => Standing::Nothing,
    }
}

/// How one child stands.
pub fn of_person(reading: &mut Reading<'_>, toolkit: &Toolkit, person: i64, today: Day) -> Result<Standing, Fault> {
    let results = results::of_person(reading, toolkit, person)?;
    let reason = reason::latest(reading, Whose::Person(person), &toolkit.concern)?;
    let task = concern::standing(reading, person, &toolkit.concern)?.and_then(|c| c.task);
    let tasks: Vec<i64> = task.into_iter().chain(reason.as_ref().and_then(|r| r.task)).collect();
    let open = !action::open_among(reading, &tasks)?.is_empty();
    Ok(judge(results.first(), reason.as_ref(), open, toolkit.since(today)))
}

/// Every child for whom the concern stands and for whom somebody answers, with how they stand.
pub fn all(reading: &mut Reading<'_>, toolkit: &Toolkit, today: Day) -> Result<Vec<(Concern, Standing)>, Fault> {
    let concerns = concern::all_standing(reading, &toolkit.concern)?;
    let people: Vec<i64> = concerns.iter().map(|c| c.person).collect();
    let answered = worker::answered_for(reading, &people, today)?;
    let results = results::of_people(reading, toolkit, &people)?;
    let reasons = reason::latest_of(reading, &people, &toolkit.concern)?;
    let tasks: Vec<i64> =
        concerns.iter().filter_map(|c| c.task).chain(reasons.values().filter_map(|r| r.task)).collect();
    let open: BTreeSet<i64> = action::open_among(reading, &tasks)?;
    let since = toolkit.since(today);
    let stands = concerns.into_iter().filter(|c| answered.contains(&c.person)).map(|concern| {
        let reason = reasons.get(&concern.person);
        let asked = [concern.task, reason.and_then(|r| r.task)];
        let task_open = asked.into_iter().flatten().any(|task| open.contains(&task));
        let result = results.get(&concern.person).and_then(|r| r.first());
        let stands = judge(result, reason, task_open, since);
        (concern, stands)
    });
    Ok(stands.collect())
}
