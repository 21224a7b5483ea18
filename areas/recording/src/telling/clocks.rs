//! The duties that a record meets and begins.

use super::happened;
use crate::pages::loaded::Loaded;
use crate::rules::story_words::for_child;
use crate::store::stopped;
use days::{Calendar, Day, Instant, Rules};
use record::store::clock::{self, Duty};
use record::words::StoryKind;
use store::{Acting, Fault};

/// Starts a duty under a rule, where the rule and its calendar reach that far. Gives its key.
pub fn start_duty(
    acting: &mut Acting<'_>,
    rule: &str,
    person: i64,
    from: Day,
    document: i64,
    worker: Option<i64>,
    stopped: Option<Day>,
) -> Result<Option<i64>, Fault> {
    let Ok(rule) = Rules::built_in().rule_on(rule, from) else { return Ok(None) };
    let Ok(due) = days::due(rule, from, Calendar::england()) else { return Ok(None) };
    let duty = Duty {
        id: 0,
        person,
        rule: due.rule,
        version: due.version.into(),
        words: rule.words.clone(),
        basis: due.basis.code().to_owned(),
        source: due.source,
        started: from,
        due: due.due,
        stopped,
        worker,
    };
    clock::start(acting, &duty, Some(document)).map(Some)
}

/// Whether the rule of this id asks for a visit to a child, which a record of a visit meets.
pub fn is_visit(rule: &str) -> bool {
    rule.ends_with("_visit")
}

/// Stops what one child's part of the record met, and starts what comes next. `recorded` is when it was known here.
pub fn run_clocks(
    acting: &mut Acting<'_>,
    loaded: &Loaded,
    child: i64,
    recorded: Instant,
    own: Option<i64>,
) -> Result<(), Fault> {
    let Some(kind) = loaded.kind() else { return Ok(()) };
    let completed = loaded.document.completed_at.unwrap_or(acting.at);
    let (day, _) = happened(loaded, completed);
    let met: fn(&str) -> bool = match kind.story {
        StoryKind::Visit => {
            let written = days::day_of(completed);
            start_duty(acting, "visit_written_up", child, day, loaded.id(), own, Some(written))?;
            if !was_seen(loaded, child) {
                return Ok(());
            }
            is_visit
        }
        _ if kind.form == "summary" => |rule| rule == "one_page_summary",
        _ if kind.form == "why_in_care" => |rule| rule == "why_in_care_review",
        _ => return Ok(()),
    };
    let running: Vec<Duty> = clock::of_person(acting, child)?
        .into_iter()
        .filter(|d| d.stopped.is_none() && met(&d.rule) && d.started <= day)
        .collect();
    let worker = running.iter().find_map(|d| d.worker).or(own);
    let mut next: Vec<&str> = Vec::new();
    for duty in &running {
        clock::stop_as_recorded(acting, duty.id, day, recorded)?;
        stopped::note(acting, loaded.id(), child, duty.id)?;
        let after = if duty.rule == "first_placement_visit" { "placement_visit" } else { duty.rule.as_str() };
        if !next.contains(&after) {
            next.push(after);
        }
    }
    match kind.form {
        "summary" => next = vec!["one_page_summary"],
        "why_in_care" => next = vec!["why_in_care_review"],
        _ => {}
    }
    for rule in next {
        start_duty(acting, rule, child, day, loaded.id(), worker, None)?;
    }
    Ok(())
}

/// A visit at which the child was not seen meets no duty to visit the child.
fn was_seen(loaded: &Loaded, child: i64) -> bool {
    match loaded.form.question("seen") {
        Some(seen) => for_child(&loaded.form, &loaded.answers, seen, child).as_deref() == Some("yes"),
        None => true,
    }
}

/// Which duties one child's part of the record met, judged afresh. What a later record built upon stays as it is.
pub fn run_clocks_again(acting: &mut Acting<'_>, loaded: &Loaded, child: i64, recorded: Instant) -> Result<(), Fault> {
    let record = loaded.id();
    let started: Vec<Duty> = clock::started_by(acting, record)?.into_iter().filter(|d| d.person == child).collect();
    let (written_up, next): (Vec<Duty>, Vec<Duty>) = started.into_iter().partition(|d| d.rule == "visit_written_up");
    if next.iter().any(|d| d.stopped.is_some()) {
        return Ok(());
    }
    for duty in written_up.iter().chain(&next) {
        clock::take_back(acting, duty.id)?;
    }
    for (note, duty) in stopped::by(acting, record, child)? {
        stopped::forget(acting, note)?;
        clock::run_again(acting, duty)?;
    }
    run_clocks(acting, loaded, child, recorded, written_up.first().and_then(|d| d.worker))
}
