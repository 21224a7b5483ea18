//! Plan and work: what is still to be done for a child, by which rule or agreement, and what was done.

pub mod action;
pub mod agree_action;
pub mod owners;

use crate::pages::child_header::header;
use crate::pages::places;
use crate::rules::lateness;
use askama::Template;
use days::Day;
use page::{Fail, Html, Place, Reply, Visit};
use record::store::action::Action;
use record::store::clock::{self, Duty};
use record::store::person;

/// One duty or action.
struct Line {
    words: String,
    href: Option<String>,
    more: String,
    due: String,
    class: &'static str,
    by: Day,
}

#[derive(Template)]
#[template(path = "pages/work.html")]
struct Work {
    header: Html,
    add: Option<String>,
    open: Vec<Line>,
    done: Vec<Line>,
    panels: Vec<Html>,
}

/// Where an action was agreed, in words.
pub fn agreed(action: &Action) -> String {
    let place = match action.agreed_where.as_str() {
        "" => String::new(),
        place => format!(" in {}", place.replace('_', " ")),
    };
    format!("Agreed{place} by {} on {}", action.agreed_by, days::long(days::day_of(action.agreed_at)))
}

/// How an action stands, and the class that colours it.
pub fn stands(action: &Action, today: Day) -> (String, &'static str) {
    match (&action.not_done, action.done_at, action.due) {
        (Some(not), _, _) => (format!("Not done, settled {}", days::long(days::day_of(not.at))), ""),
        (None, Some(at), Some(due)) => {
            let on = days::day_of(at);
            (lateness::done(due, on, None), if on > due { "" } else { "kith-due--met" })
        }
        (None, Some(at), None) => (format!("Done {}", days::long(days::day_of(at))), "kith-due--met"),
        (None, None, Some(due)) => lateness::due(due, today),
        (None, None, None) => ("No day agreed".to_owned(), ""),
    }
}

fn of_action(action: &Action, at: &str, today: Day) -> Line {
    let (due, class) = stands(action, today);
    let came = match (&action.not_done, &action.evidence) {
        (Some(not), _) => format!(". Why not: {} ({})", not.why, not.by),
        (None, Some(evidence)) => format!(". {evidence}"),
        (None, None) => String::new(),
    };
    Line {
        words: action.words.clone(),
        href: Some(format!("{at}/work/{}", action.id)),
        more: format!("{}. {}{came}", action.owner_words, agreed(action)),
        due,
        class,
        by: action.due.unwrap_or(Day::MAX),
    }
}

fn of_duty(duty: &Duty, recorded: Option<Day>, today: Day) -> Line {
    let (due, class) = match duty.stopped {
        Some(on) => (lateness::done(duty.due, on, recorded), if on > duty.due { "" } else { "kith-due--met" }),
        None => lateness::due(duty.due, today),
    };
    Line {
        words: duty.words.clone(),
        href: None,
        more: format!("Since {}. {} ({})", days::long(duty.started), duty.source, duty.basis),
        due,
        class,
        by: duty.due,
    }
}

/// GET /people/{person}/work
pub fn work(visit: &Visit) -> Result<Reply, Fail> {
    let subject = visit.subject()?;
    let today = visit.today();
    visit.read(|reading| {
        let who = person::person(reading, subject)?;
        let at = format!("/people/{}", who.kith_number);
        let recorded = clock::recorded(reading, subject)?;
        let (mut open, mut done): (Vec<Line>, Vec<Line>) = (Vec::new(), Vec::new());
        for duty in clock::of_person(reading, subject)? {
            let line = of_duty(&duty, recorded.get(&duty.id).map(|at| days::day_of(*at)), today);
            if duty.stopped.is_none() { open.push(line) } else { done.push(line) }
        }
        for action in record::store::action::of_person(reading, subject)? {
            let line = of_action(&action, &at, today);
            if action.is_open() { open.push(line) } else { done.push(line) }
        }
        open.sort_by_key(|line| line.by);
        done.sort_by_key(|line| std::cmp::Reverse(line.by));
        let panels = places::panels(visit, reading, Place::PlanAndWork, subject)?;
        let add = (visit.may("write_record") && who.merged_into.is_none()).then(|| format!("{at}/work/new"));
        let header = header(visit, reading, subject, Some(Place::PlanAndWork))?;
        visit.page(format!("Plan and work: {}", who.name()), &Work { header, add, open, done, panels })
    })
}
