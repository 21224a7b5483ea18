//! What is done next, each with somebody and a day, chosen in the same place as the decision.

use super::asked::{field, value};
use crate::finish::NextStep;
use page::parts::{Errors, choice, date, text};
use page::{Fail, Html, Visit};
use people::published::typed::{coming_day, line};
use record::store::worker;
use store::Reading;

/// Steps that the form offers: the names of their fields. Source: local.
const STEPS: [[&str; 4]; 3] = [
    ["step_1", "owner_1", "owner_words_1", "due_1"],
    ["step_2", "owner_2", "owner_words_2", "due_2"],
    ["step_3", "owner_3", "owner_words_3", "due_3"],
];

fn workers(visit: &Visit, reading: &mut Reading<'_>) -> Result<Vec<(String, String, String)>, Fail> {
    let mut known = std::collections::BTreeSet::new();
    let posts = worker::posts(reading, visit.today())?.into_iter().filter(|p| known.insert(p.worker));
    let mut posts: Vec<_> = posts.collect();
    let me = visit.who()?.worker;
    posts.sort_by_key(|p| Some(p.worker) != me);
    Ok(posts.into_iter().map(|p| (p.worker.to_string(), format!("{}, {}", p.name, p.team_name), p.name)).collect())
}

/// The fields, a group for each step.
pub fn fields(visit: &Visit, reading: &mut Reading<'_>, errors: &Errors) -> Result<Vec<Html>, Fail> {
    let workers = workers(visit, reading)?;
    let offered: Vec<(&str, &str)> = std::iter::once(("", "Choose"))
        .chain(workers.iter().map(|(code, words, _)| (code.as_str(), words.as_str())))
        .collect();
    Ok(STEPS
        .iter()
        .zip(["First step", "Second step", "Third step"])
        .map(|([step, owner, owner_words, due], label)| {
            let off = " autocomplete=\"off\"";
            let parts = [
                text(field(visit, step, label, "", ""), "", off, errors).0,
                "<div class=\"kith-row\">".to_owned(),
                choice(field(visit, owner, "Who does it?", "", ""), &offered, errors).0,
                text(field(visit, owner_words, "Or somebody else", "", ""), "", off, errors).0,
                date(field(visit, due, "By when?", "", ""), errors).0,
                "</div>".to_owned(),
            ];
            Html(parts.concat())
        })
        .collect())
}

/// What was typed; what is wrong is noted at its field.
pub fn read(visit: &Visit, reading: &mut Reading<'_>, errors: &mut Errors) -> Result<Vec<NextStep>, Fail> {
    let workers = workers(visit, reading)?;
    let mut steps = Vec::new();
    for [step, owner, owner_words, due] in STEPS {
        let words = errors.take(step, line(value(visit, step), "the step", 300)).unwrap_or_default();
        let named = errors.take(owner_words, line(value(visit, owner_words), "who does it", 100)).unwrap_or_default();
        let chosen = workers.iter().find(|(code, ..)| code == value(visit, owner));
        let day = errors.take(due, coming_day(value(visit, due), "The day", visit.today()));
        if words.is_empty() {
            if chosen.is_some() || !named.is_empty() || day.flatten().is_some() {
                errors.add(step, "Say what is to be done");
            }
            continue;
        }
        if chosen.is_none() && named.is_empty() {
            errors.add(owner, "Choose who does it, or name somebody else");
        }
        match day {
            Some(Some(day)) => steps.push(NextStep {
                words,
                owner: chosen.and_then(|(code, ..)| code.parse().ok()),
                owner_words: chosen.map_or(named, |(_, _, name)| name.clone()),
                due: day.to_string(),
            }),
            Some(None) => errors.add(due, "Enter the day by which it is done"),
            None => {}
        }
    }
    Ok(steps)
}
