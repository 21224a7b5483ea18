//! What a completed record tells the four streams: the story of each child, the steps agreed, the duties met and begun.

pub mod clocks;
mod steps;

pub use clocks::run_clocks;
#[cfg(test)]
pub use clocks::start_duty;
pub use steps::agree_steps;

use crate::manner::Manner;
use crate::pages::loaded::Loaded;
use crate::rules::story_words::{Told, for_child, told};
use crate::store::{chronology, stopped};
use crate::words::Kind;
use days::{Day, Instant};
use questions::Kind as Asked;
use record::store::{action, clock, document, fact, story};
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
    told(loaded.manner.map_or(&[], Manner::told), &loaded.form, &loaded.answers, child, &loaded.called(child))
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
        kind: loaded.manner.map_or(StoryKind::Event, Manner::story),
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
pub fn take_back(acting: &mut Acting<'_>, loaded: &Loaded, who: (i64, i64), stub: &str, by: &str) -> Result<(), Fault> {
    let (wrong, right) = who;
    let record = loaded.id();
    for (person, entry) in story::told_by(acting, record)? {
        if person == wrong && entry.standing == "stands" {
            let title = format!("{} moved to another record", loaded.words());
            story::retell(acting, entry.id, "moved", &title, stub, "")?;
            chronology::end_taken_from(acting, entry.id, by, "It was taken from a record filed here by mistake")?;
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

/// Tells the story again after one question's answer was corrected: its words, its meaning, when it happened, and which
/// duties it met.
pub fn retell(acting: &mut Acting<'_>, loaded: &Loaded, corrected: &str) -> Result<(), Fault> {
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
    let moved = loaded.document.happened_day != Some(day);
    if moved || corrected == "seen" {
        // That a child was seen after all is known only since now; another day for it was a slip of the pen.
        let recorded = if moved { completed } else { acting.at };
        for child in loaded.ids() {
            clocks::run_clocks_again(acting, loaded, child, recorded)?;
        }
    }
    Ok(())
}
