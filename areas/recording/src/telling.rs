//! What a completed record tells the four streams: the story of each child, the steps agreed, the duties met and begun.

use crate::pages::loaded::Loaded;
use crate::rules::story_words::{Told, for_child, told};
use crate::store::stopped;
use crate::words::Kind;
use days::{Calendar, Day, Instant, Rules};
use questions::Kind as Asked;
use record::store::clock::Duty;
use record::store::{action, clock, document, fact, story, worker};
use record::words::{FactKind, StoryKind};
use store::{Acting, Fault};

/// The day and time a record tells of: its first day, or day and time, that is answered for all; else the day it is completed.
pub fn happened(loaded: &Loaded, completed: Instant) -> (Day, Option<String>) {
    for (_, question) in loaded.form.questions() {
        let Some(answer) = loaded.answers.own(&question.id, None) else { continue };
        match question.kind {
            Asked::DateTime => {
                if let Ok(when) = answer.parse::<days::LocalTime>() {
                    return (when.date(), Some(format!("{:02}:{:02}", when.hour(), when.minute())));
                }
            }
            Asked::Date if question.when == questions::When::Past => {
                if let Ok(day) = answer.parse() {
                    return (day, None);
                }
            }
            _ => {}
        }
    }
    (days::day_of(completed), None)
}

/// The entry that a child's story gets.
pub fn words_for(loaded: &Loaded, child: i64) -> Told {
    told(loaded.kind(), &loaded.form, &loaded.answers, child, &loaded.called(child))
}

/// Tells the story of one child.
pub fn tell_story(
    acting: &mut Acting<'_>,
    loaded: &Loaded,
    child: i64,
    written_at: Instant,
    by: &str,
) -> Result<(), Fault> {
    let (day, time) = happened(loaded, written_at);
    let words = words_for(loaded, child);
    let source = loaded.words();
    let new = story::NewEntry {
        kind: loaded.kind().map_or(StoryKind::Event, |k| k.story),
        day,
        time: time.as_deref(),
        written_at,
        title: &words.title,
        words: &words.words,
        meaning: &words.meaning,
        turning_point: false,
        source,
        source_id: Some(loaded.id()),
        by,
        origin: None,
    };
    story::tell(acting, child, &new)?;
    Ok(())
}

/// A step as it stands in a row of the record.
struct Step {
    words: String,
    who: String,
    by_when: Option<Day>,
}

fn steps(loaded: &Loaded) -> Vec<Step> {
    let rows = questions::rows(loaded.answers.own("next_steps", None).unwrap_or_default()).unwrap_or_default();
    let text = |row: &questions::Row, id: &str| row.get(id).cloned().unwrap_or_default();
    rows.iter()
        .map(|row| Step { words: text(row, "step"), who: text(row, "who"), by_when: text(row, "by_when").parse().ok() })
        .filter(|step| !step.words.is_empty())
        .collect()
}

/// Agrees the steps, each once for every child: each child's plan must hold it.
pub fn agree_steps(
    acting: &mut Acting<'_>,
    loaded: &Loaded,
    children: &[i64],
    by: &str,
    own: Option<i64>,
) -> Result<(), Fault> {
    for step in steps(loaded) {
        let me = ["me", "i", "myself"].contains(&step.who.trim().to_lowercase().as_str()) || step.who.trim() == by;
        let owner = if me { own } else { worker::worker_called(acting, &step.who)? };
        let owner_words = if me { by } else { step.who.as_str() };
        for child in children {
            let new = action::NewAction {
                person: Some(*child),
                words: &step.words,
                owner,
                owner_words,
                due: step.by_when,
                agreed_where: &loaded.document.form,
                agreed_id: Some(loaded.id()),
                agreed_by: by,
                priority: 0,
                origin: None,
            };
            action::agree(acting, &new)?;
        }
    }
    Ok(())
}

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

/// Stops what one child's part of the record met, and starts what comes next.
pub fn run_clocks(
    acting: &mut Acting<'_>,
    loaded: &Loaded,
    child: i64,
    written: Day,
    own: Option<i64>,
) -> Result<(), Fault> {
    let Some(kind) = loaded.kind() else { return Ok(()) };
    let completed = loaded.document.completed_at.unwrap_or(acting.at);
    let (day, _) = happened(loaded, completed);
    let met: fn(&str) -> bool = match kind.story {
        StoryKind::Visit => {
            start_duty(acting, "visit_written_up", child, day, loaded.id(), own, Some(written))?;
            if !was_seen(loaded, child) {
                return Ok(());
            }
            |rule| rule.ends_with("_visit")
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
        clock::stop(acting, duty.id, day)?;
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

/// Keeps what the child was told about why they are in care as a fact about them.
pub fn set_facts(acting: &mut Acting<'_>, loaded: &Loaded, child: i64, by: &str) -> Result<(), Fault> {
    if loaded.kind().map(|k| k.form) != Some("why_in_care") {
        return Ok(());
    }
    let Some(question) = loaded.form.question("words_for_child") else { return Ok(()) };
    let Some(words) = for_child(&loaded.form, &loaded.answers, question, child) else { return Ok(()) };
    fact::set_fact(
        acting,
        child,
        FactKind::WhyInCare,
        "",
        &words,
        Kind::of_form("why_in_care").map_or("", |k| k.words),
        by,
    )?;
    Ok(())
}

/// Undoes for one child what the record told of them by mistake, before it is told of the right one.
pub fn take_back(acting: &mut Acting<'_>, loaded: &Loaded, wrong: i64, right: i64, stub: &str) -> Result<(), Fault> {
    let record = loaded.id();
    for (person, entry) in story::told_by(acting, record)? {
        if person == wrong && entry.standing == "stands" {
            let title = format!("{} moved to another record", loaded.words());
            story::retell(acting, entry.id, "moved", &title, stub, "")?;
        }
    }
    for step in action::agreed_in(acting, record)? {
        if step.person == Some(wrong) {
            action::give_to(acting, step.id, right)?;
        }
    }
    for duty in clock::started_by(acting, record)? {
        if duty.person == wrong {
            clock::take_back(acting, duty.id)?;
        }
    }
    for (note, duty) in stopped::by(acting, record, wrong)? {
        stopped::forget(acting, note)?;
        clock::run_again(acting, duty)?;
    }
    let told = loaded.form.question("words_for_child").and_then(|q| for_child(&loaded.form, &loaded.answers, q, wrong));
    for fact in fact::facts(acting, wrong)? {
        if fact.kind == FactKind::WhyInCare && Some(&fact.words) == told.as_ref() {
            fact::end_fact(acting, fact.id)?;
        }
    }
    Ok(())
}

/// Tells the story again after a correction: its words, its meaning, and when it happened.
pub fn retell(acting: &mut Acting<'_>, loaded: &Loaded) -> Result<(), Fault> {
    let completed = loaded.document.completed_at.unwrap_or(acting.at);
    let (day, time) = happened(loaded, completed);
    document::set_happened(acting, loaded.id(), day, time.as_deref())?;
    for (child, entry) in story::told_by(acting, loaded.id())? {
        if entry.standing != "stands" {
            continue;
        }
        let words = words_for(loaded, child);
        story::retell(acting, entry.id, &entry.standing, &words.title, &words.words, &words.meaning)?;
        story::redate(acting, entry.id, day, time.as_deref())?;
    }
    for duty in clock::started_by(acting, loaded.id())? {
        if duty.rule == "visit_written_up" && duty.started != day {
            clock::take_back(acting, duty.id)?;
            start_duty(acting, &duty.rule, duty.person, day, loaded.id(), duty.worker, duty.stopped)?;
        }
    }
    Ok(())
}
