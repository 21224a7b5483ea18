//! Who may be given something to do: a worker of the council, or somebody else in words.

use crate::pages::about::edit::typed;
use crate::rules::typed::line;
use page::parts::{Errors, Field, choice, text};
use page::{Fail, Html, Visit};
use record::store::worker;
use store::Reading;

/// Somebody who does it: the worker's key where it is one of ours, and the name.
pub type Owner = (Option<i64>, String);

fn workers(visit: &Visit, reading: &mut Reading<'_>) -> Result<Vec<(String, String, i64)>, Fail> {
    let mut known = std::collections::BTreeSet::new();
    let posts = worker::posts(reading, visit.today())?.into_iter();
    let mut posts: Vec<_> = posts.filter(|p| known.insert(p.worker)).collect();
    let me = visit.who()?.worker;
    posts.sort_by_key(|p| Some(p.worker) != me);
    Ok(posts.into_iter().map(|p| (p.worker.to_string(), format!("{}, {}", p.name, p.team_name), p.worker)).collect())
}

/// The two fields that ask who does it; the visitor is offered first.
pub fn fields(visit: &Visit, reading: &mut Reading<'_>, errors: &Errors) -> Result<[Html; 2], Fail> {
    let workers = workers(visit, reading)?;
    let offered: Vec<(&str, &str)> = std::iter::once(("", "Choose, or name somebody else below"))
        .chain(workers.iter().map(|(code, words, _)| (code.as_str(), words.as_str())))
        .collect();
    let at = |name, label, hint, value| Field { name, label, hint, value };
    let hint = "A parent, a teacher, a foster carer";
    Ok([
        choice(at("owner", "Who does it?", "", typed(visit, "owner", "")), &offered, errors),
        text(
            at("owner_words", "Or somebody else", hint, typed(visit, "owner_words", "")),
            "govuk-input--width-20",
            " autocomplete=\"off\"",
            errors,
        ),
    ])
}

/// Who was chosen or named; what is wrong is noted at the field.
pub fn read(visit: &Visit, reading: &mut Reading<'_>, errors: &mut Errors) -> Result<Option<Owner>, Fail> {
    let value = |name: &str| visit.form.get(name).unwrap_or_default();
    let chosen = workers(visit, reading)?.into_iter().find(|(code, ..)| code == value("owner"));
    let named = errors.take("owner_words", line(value("owner_words"), "who does it", 100));
    let Some(named) = named else { return Ok(None) };
    Ok(match (chosen, named.is_empty()) {
        (Some(_), false) => {
            errors.add("owner", "Choose a worker or name somebody else, not both");
            None
        }
        (Some((_, words, worker)), true) => {
            let name = words.split(',').next().unwrap_or(&words).to_owned();
            Some((Some(worker), name))
        }
        (None, false) => Some((None, named)),
        (None, true) => {
            errors.add("owner", "Choose who does it, or name somebody else");
            None
        }
    })
}
