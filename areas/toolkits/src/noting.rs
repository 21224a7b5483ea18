//! What is noted about a toolkit: that there is a concern, why there is no result, that there is one now; and the task that
//! asks for it, so that no child with the concern is without a result, a reason or an open task.

use crate::results;
use crate::store::concern;
use crate::store::reason::{self, Whose};
use crate::words::{self, Toolkit};
use days::{Calendar, Day, Rules};
use record::store::action::{self, Action, NewAction};
use record::store::worker;
use store::{Acting, Fault, Reading};

/// Where the tasks of this area are agreed.
pub const AGREED_WHERE: &str = "toolkit";

fn open_tasks(reading: &mut Reading<'_>, person: i64) -> Result<Vec<Action>, Fault> {
    let mut all = action::of_person(reading, person)?;
    all.retain(|a| a.is_open() && a.agreed_where == AGREED_WHERE);
    Ok(all)
}

/// The open task that asks for the toolkit; it is made when there is none.
fn ask_for(acting: &mut Acting<'_>, whose: Whose, toolkit: &Toolkit, by: &str) -> Result<i64, Fault> {
    let today = days::day_of(acting.at);
    let due = Rules::built_in()
        .rule_on("toolkit_result", today)
        .ok()
        .and_then(|rule| days::due(rule, today, Calendar::england()).ok())
        .map(|due| due.due);
    let (person, owner) = match whose {
        Whose::Person(person) => {
            if let Some(task) = open_tasks(acting, person)?.first() {
                return Ok(task.id);
            }
            (Some(person), worker::doing_the_work(acting, person, today)?)
        }
        Whose::Contact(_) => (None, None),
    };
    let (owner, owner_words) = owner.unwrap_or((None, "Whoever comes to answer for the child".to_owned()));
    let words = format!("Fill in the toolkit with the family, or say why not: {}", toolkit.words.to_lowercase());
    let new = NewAction {
        person,
        words: &words,
        owner,
        owner_words: &owner_words,
        due,
        agreed_where: AGREED_WHERE,
        agreed_id: None,
        agreed_by: by,
        priority: 0,
        origin: None,
    };
    action::agree(acting, &new)
}

/// Notes that something is a concern for a child since a day, unless it stands already. A toolkit is then asked for.
pub fn note_concern(
    acting: &mut Acting<'_>,
    person: i64,
    code: &str,
    from: Day,
    source: &str,
    by: &str,
) -> Result<(), Fault> {
    let Some(toolkit) = words::toolkit_for(code) else { return Ok(()) };
    if concern::standing(acting, person, code)?.is_some() {
        return Ok(());
    }
    let noted = concern::note(acting, person, code, from, source, by)?;
    let since = toolkit.since(days::day_of(acting.at));
    let result = results::of_person(acting, toolkit, person)?.first().is_some_and(|r| r.day >= since);
    let reason = reason::latest(acting, Whose::Person(person), code)?.is_some_and(|r| days::day_of(r.at) >= since);
    if !result && !reason {
        let task = ask_for(acting, Whose::Person(person), toolkit, by)?;
        concern::set_task(acting, noted, task)?;
    }
    Ok(())
}

/// Notes that something is a concern no longer, and settles the task that asked for the toolkit.
pub fn end_concern(acting: &mut Acting<'_>, standing: &concern::Concern, why: &str, by: &str) -> Result<(), Fault> {
    let today = days::day_of(acting.at);
    concern::end(acting, standing.id, today, why, by)?;
    for task in open_tasks(acting, standing.person)? {
        action::leave_undone(acting, task.id, why, by)?;
    }
    Ok(())
}

/// Notes why there is no result. "Not yet" leaves an open task; any other reason settles the one there is.
pub fn note_reason(
    acting: &mut Acting<'_>,
    whose: Whose,
    code: &str,
    given: (&str, &str),
    by: &str,
) -> Result<(), Fault> {
    let (Some(toolkit), Some(kind)) = (words::toolkit_for(code), words::reason(given.0)) else { return Ok(()) };
    let task = match (kind.task, whose) {
        (true, _) => Some(ask_for(acting, whose, toolkit, by)?),
        (false, Whose::Person(person)) => {
            let why = if given.1.is_empty() { kind.words.clone() } else { format!("{}: {}", kind.words, given.1) };
            for task in open_tasks(acting, person)? {
                action::leave_undone(acting, task.id, &why, by)?;
            }
            None
        }
        (false, Whose::Contact(_)) => None,
    };
    reason::note(acting, whose, code, given, by, task)?;
    Ok(())
}

/// A toolkit was filled in: the tasks that asked for it are done.
pub fn result_given(acting: &mut Acting<'_>, person: i64, shows: &str, by: &str) -> Result<(), Fault> {
    for task in open_tasks(acting, person)? {
        action::finish(acting, task.id, shows, by)?;
    }
    Ok(())
}
