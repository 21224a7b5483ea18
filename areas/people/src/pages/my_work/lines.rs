//! One line of somebody's work: a duty to a child, a duty about a thing, an action, a warning to look at again.

use crate::rules::lateness;
use crate::store::my_children;
use days::Day;
use page::{Fail, Visit};
use record::store::{action, clock, person, work_clock, worker};
use std::collections::HashMap;
use store::Reading;

/// Most lines of each kind that are read. Source: local.
pub const MOST: i64 = 200;

/// One line.
#[derive(Debug, Clone)]
pub struct Line {
    /// What is to be done.
    pub words: String,
    /// The child's key; nothing where it is about no child on record.
    pub person: Option<i64>,
    /// The child's page of work.
    pub href: Option<String>,
    /// Where it is done.
    pub do_it: Option<String>,
    /// The child's name, or what else it is about.
    pub who: String,
    /// How it stands.
    pub due: String,
    /// The class that colours it.
    pub class: &'static str,
    /// The rule behind it, or who agreed it.
    pub basis: String,
    /// When it is due.
    pub day: Day,
    /// It waits in the queue of a team, and nobody has it yet.
    pub waits: bool,
    weight: u8,
}

/// The law's duties weigh most, then guidance's.
fn weight(basis: &str) -> u8 {
    match basis {
        "statute" => 0,
        "guidance" => 1,
        _ => 2,
    }
}

/// Everything a worker must do, and what waits in the queues of their teams as far as their role does it: of what is late
/// the law's duties first, what lies ahead by its day.
pub fn lines(visit: &Visit, reading: &mut Reading<'_>, worker: i64) -> Result<Vec<Line>, Fail> {
    let today = visit.today();
    let duties = clock::of_worker(reading, worker, MOST)?;
    let actions = action::of_worker(reading, worker, MOST)?;
    let warnings = my_children::warnings_due(reading, worker, today)?;
    let things = work_clock::of_worker(reading, worker, MOST)?;
    let teams = worker::teams_of(reading, worker, today)?;
    let mut waiting = work_clock::waiting(reading, &teams, MOST)?;
    waiting.retain(|thing| visit.may_open(&thing.href));
    let ids = duties.iter().map(|d| d.person).chain(actions.iter().filter_map(|a| a.person));
    let ids: Vec<i64> = ids.chain(warnings.iter().map(|w| w.person)).collect();
    let people: HashMap<i64, person::Person> = person::people(reading, &ids)?.into_iter().map(|p| (p.id, p)).collect();
    let place = |id: i64| people.get(&id).map(|p| (p.name(), format!("/people/{}/work", p.kith_number))).unzip();
    let mut lines: Vec<Line> = Vec::new();
    for duty in duties {
        let (who, href) = place(duty.person);
        let (due, class) = lateness::due(duty.due, today);
        lines.push(Line {
            words: duty.words,
            person: Some(duty.person),
            href,
            do_it: None,
            who: who.unwrap_or_default(),
            due,
            class,
            basis: format!("{} ({})", duty.source, duty.basis),
            day: duty.due,
            waits: false,
            weight: weight(&duty.basis),
        });
    }
    for (thing, waits) in things.into_iter().map(|t| (t, false)).chain(waiting.into_iter().map(|t| (t, true))) {
        let (due, class) = lateness::due(thing.due, today);
        lines.push(Line {
            words: thing.words,
            person: None,
            href: None,
            do_it: Some(thing.href).filter(|href| visit.may_open(href)),
            who: thing.about_words,
            due,
            class,
            basis: format!("{} ({})", thing.source, thing.basis),
            day: thing.due,
            waits,
            weight: weight(&thing.basis),
        });
    }
    for action in actions {
        let (who, href) = action.person.map(&place).unwrap_or_default();
        let (due, class) = action.due.map_or(("No day agreed".to_owned(), ""), |d| lateness::due(d, today));
        lines.push(Line {
            words: action.words,
            person: action.person,
            do_it: href.as_ref().map(|href| format!("{href}/{}", action.id)),
            href,
            who: who.unwrap_or_default(),
            due,
            class,
            basis: format!("Agreed by {}", action.agreed_by),
            day: action.due.unwrap_or(Day::MAX),
            waits: false,
            weight: 3,
        });
    }
    for warning in warnings {
        let Some(who) = people.get(&warning.person) else { continue };
        let (due, class) = lateness::due(warning.review_on, today);
        let at = format!("/people/{}", who.kith_number);
        lines.push(Line {
            words: format!("Look at the warning again: {}", warning.words),
            person: Some(warning.person),
            do_it: Some(format!("{at}/warnings/{}", warning.id)),
            href: Some(format!("{at}/about#warnings")),
            who: who.name(),
            due,
            class,
            basis: format!("Warning by {}", warning.made_by),
            day: warning.review_on,
            waits: false,
            weight: 2,
        });
    }
    // Of what is late the law's duties stand first, and of each the latest missed; what lies ahead stands by its day.
    lines.sort_by_key(|line| {
        let late = line.day < today;
        (late.then_some(line.weight), if late { today - line.day } else { line.day - today }.get_days(), line.weight)
    });
    Ok(lines)
}
