//! What recording shows on pages that are not its own: a child's records, and the drafts on the home page.

use crate::manner::Manner;
use crate::pages::loaded::listed;
use crate::pages::one_page_summary::age_words;
use crate::rules::fresh;
use crate::store::chronology;
use crate::words::Kind;
use page::parts::tag;
use page::{Fail, Html, Visit, esc};
use record::store::document::{self, Document, Listed, Standing};
use record::store::form;
use record::store::person::{self, Person};
use std::collections::HashMap;
use store::{Fault, Reading};

const MOST: i64 = 200;

/// A child's documents: drafts first, then the latest, then what was moved away.
pub fn records(visit: &Visit, reading: &mut Reading<'_>, subject: i64) -> Result<Option<Html>, Fail> {
    let all = document::of_person(reading, subject, 0, MOST)?;
    let mut items = lines(reading, &all, Some(subject))?;
    let moved = document::moved_away(reading, subject)?;
    let to: Vec<i64> = moved.iter().map(|(_, m)| m.to).collect();
    let sights = visit.house.sights.sights(reading, visit.who()?, &to, visit.now)?;
    let people = people(reading, &to)?;
    for ((document, moved), sight) in moved.into_iter().zip(sights) {
        let words = esc(&called(reading, &document)?);
        let why = if let Some(to) = people.get(&moved.to).filter(|_| sight == access::Sight::Open) {
            format!(
                "It was about <a class=\"govuk-link\" href=\"/records/{}\">{}</a>. {}",
                document.id,
                esc(&to.name()),
                esc(&moved.why)
            )
        } else {
            "It was about somebody else.".to_owned()
        };
        items.push_str(&format!(
            "<li><div class=\"kith-stub\"><b>Moved to another record</b> {words}, filed here by mistake; moved by {} on {}. {why}</div></li>",
            esc(&moved.by),
            days::long(days::day_of(moved.at))
        ));
    }
    for document in document::discarded_of(reading, subject)? {
        let words = esc(&called(reading, &document)?);
        items.push_str(&format!(
            "<li><div class=\"kith-work__what\"><a class=\"govuk-link\" href=\"/records/{}\">{words}</a> {}<span class=\"kith-quiet\">Draft begun by {}, discarded {}</span></div></li>",
            document.id,
            tag("Discarded", "grey"),
            esc(&document.made_by_words),
            days::long_with_time(document.changed_at)
        ));
    }
    if items.is_empty() {
        items =
            "<li><p class=\"kith-empty\">Nothing has been written yet. Use “Add” to record a visit or a note.</p></li>"
                .to_owned();
    }
    Ok(Some(Html(format!(
        "<section><h2 class=\"govuk-heading-m\">Visits, notes and direct work</h2><ul class=\"kith-work\">{items}</ul></section>"
    ))))
}

/// Above a child's story: the one-page summary with its age, and the curated chronology.
pub fn story(visit: &Visit, reading: &mut Reading<'_>, subject: i64) -> Result<Option<Html>, Fail> {
    let who = person::person(reading, subject)?;
    let at = format!("/people/{}", who.kith_number);
    let newest = document::completed_of_form(reading, subject, "summary")?.into_iter().find_map(|d| d.completed_at);
    let (words, class) = match newest.map(days::day_of) {
        Some(day) if fresh::stale(day, visit.today()) => (age_words(day, visit.today()), "kith-due kith-due--late"),
        Some(day) => (age_words(day, visit.today()), "kith-quiet"),
        None => ("not written yet".to_owned(), "kith-quiet"),
    };
    let entries = chronology::of_person(reading, subject)?.len();
    let entries = if entries == 1 { "1 entry".to_owned() } else { format!("{entries} entries") };
    Ok(Some(Html(format!(
        "<p class=\"kith-bar kith-no-print\"><span><a class=\"govuk-link\" href=\"{at}/summary\">One-page summary</a> <span class=\"{class}\">{}</span></span><span><a class=\"govuk-link\" href=\"{at}/chronology\">Chronology</a> <span class=\"kith-quiet\">{entries}</span></span></p>",
        esc(&words)
    ))))
}

/// For a manager, under Plan and work: where to note what was said and is not on record.
pub fn missing_facts(visit: &Visit, reading: &mut Reading<'_>, subject: i64) -> Result<Option<Html>, Fail> {
    if !visit.may("set_tasks") {
        return Ok(None);
    }
    let who = person::person(reading, subject)?;
    Ok(Some(Html(format!(
        "<p class=\"govuk-body kith-no-print\"><a class=\"govuk-link\" href=\"/people/{}/missing-facts\">Missing facts from supervision</a></p>",
        who.kith_number
    ))))
}

/// GET / : the visitor's drafts.
pub fn drafts(visit: &Visit) -> Result<Option<Html>, Fail> {
    if !visit.may("write_record") {
        return Ok(None);
    }
    let account = visit.who()?.account;
    visit.read(|r| {
        let drafts = document::drafts_of(r, account, 50)?;
        if drafts.is_empty() {
            return Ok(None);
        }
        let items = lines(r, &drafts, None)?;
        Ok(Some(Html(format!(
            "<section class=\"kith-card\"><h2 class=\"kith-card__title\">Your drafts</h2><ul class=\"kith-work\">{items}</ul></section>"
        ))))
    })
}

/// What a list calls a document: its kind, or the title of the form that the council made.
fn called(reading: &mut Reading<'_>, document: &Document) -> Result<String, Fail> {
    Ok(match Kind::of_form(&document.form) {
        Some(kind) => kind.words.to_owned(),
        None => form::version(reading, &document.form, document.form_version)?.title.clone(),
    })
}

/// What a worker may begin with the forms that the council made.
pub fn adds(visit: &Visit, reading: &mut Reading<'_>, number: &str) -> Result<Vec<(String, String)>, Fail> {
    if !visit.may("write_record") {
        return Ok(Vec::new());
    }
    let built_in: Vec<&str> = visit.house.areas.iter().flat_map(|a| a.forms).map(|(name, _)| *name).collect();
    let made = form::made_here(reading, visit.now, &built_in)?;
    Ok(made
        .iter()
        .filter(|live| Manner::of(visit, &live.form).is_some_and(Manner::is_added))
        .map(|live| (live.form.title.clone(), format!("/people/{number}/forms/{}/new", live.form.id)))
        .collect())
}

fn people(reading: &mut Reading<'_>, ids: &[i64]) -> Result<HashMap<i64, Person>, Fault> {
    Ok(person::people(reading, ids)?.into_iter().map(|p| (p.id, p)).collect())
}

/// Documents in a list; under `child`'s own page the names are those of the others.
fn lines(reading: &mut Reading<'_>, all: &[Listed], child: Option<i64>) -> Result<String, Fail> {
    let documents: Vec<i64> = all.iter().map(|one| one.document.id).collect();
    let concerned = document::people_of_all(reading, &documents)?;
    let ids: Vec<i64> = concerned.values().flatten().copied().collect();
    let known = people(reading, &ids)?;
    let others = |document: i64| {
        let others = concerned.get(&document).into_iter().flatten().filter(|p| Some(**p) != child);
        listed(&others.filter_map(|p| known.get(p)).map(Person::name).collect::<Vec<_>>())
    };
    let mut items = String::new();
    for one in all {
        let words = called(reading, &one.document)?;
        items.push_str(&line(one, &words, &others(one.document.id), child));
    }
    Ok(items)
}

fn line(listed_one: &Listed, words: &str, names: &str, child: Option<i64>) -> String {
    let document = &listed_one.document;
    let about = match (child, names.is_empty()) {
        (_, true) => String::new(),
        (None, false) => format!(": {names}"),
        (Some(_), false) => format!(", also about {names}"),
    };
    let (state, when) = match (document.standing, document.happened_day) {
        (Standing::Draft, _) => {
            (tag("Draft", "yellow").0, format!("last written {}", days::long_with_time(listed_one.written_at)))
        }
        (_, Some(day)) => (
            String::new(),
            format!(
                "happened {}, written by {}",
                days::long(day),
                document.completed_by.as_deref().unwrap_or_default()
            ),
        ),
        _ => (String::new(), String::new()),
    };
    format!(
        "<li><div class=\"kith-work__what\"><a class=\"govuk-link\" href=\"/records/{}\">{}</a> {state}<span class=\"kith-quiet\">{}</span></div></li>",
        document.id,
        esc(&format!("{words}{about}")),
        esc(&when)
    )
}
