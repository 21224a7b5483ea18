//! The one-page summary that a worker can speak to, and whether it is still true.

use crate::pages::loaded::Loaded;
use crate::pages::read_record::given;
use crate::rules::fresh;
use crate::rules::story_words::for_child;
use askama::Template;
use page::{Fail, Html, Place, Reply, Visit};
use questions::{Tag, show_answer};
use record::store::story::{self, Entry};
use record::store::{document, person};
use record::words::StoryKind;
use store::Reading;

#[derive(Template)]
#[template(path = "pages/one_page_summary.html")]
struct OnePageSummary {
    header: Html,
    name: String,
    update: Option<String>,
    state: Option<String>,
    stale: bool,
    basis: String,
    since: Vec<String>,
    answers: Vec<(String, Html)>,
    written: String,
    record: String,
}

/// GET /people/{person}/summary
pub fn read(visit: &Visit) -> Result<Reply, Fail> {
    let subject = visit.subject()?;
    let body = visit.read(|r| {
        let who = person::person(r, subject)?;
        let newest = document::completed_of_form(r, subject, "summary")?.into_iter().next();
        let mut body = OnePageSummary {
            header: people::published::header(visit, r, subject, Some(Place::Story))?,
            name: who.short_name().to_owned(),
            update: visit.may("write_record").then(|| format!("/people/{}/summaries/new", who.kith_number)),
            state: None,
            stale: false,
            basis: days::Rules::built_in()
                .rule_on("one_page_summary", visit.today())
                .map(|r| format!("Every {}: {}", r.length(), r.source))
                .unwrap_or_default(),
            since: Vec::new(),
            answers: Vec::new(),
            written: String::new(),
            record: String::new(),
        };
        let Some((newest, at)) = newest.and_then(|d| d.completed_at.map(|at| (d, at))) else {
            return Ok::<_, Fail>(body);
        };
        let loaded = Loaded::read(visit, r, newest.id)?;
        body.stale = fresh::stale(days::day_of(at), visit.today());
        body.state = Some(age_words(days::day_of(at), visit.today()));
        body.since =
            significant_since(r, subject, at)?.iter().map(|e| format!("{}, {}", e.title, days::long(e.day))).collect();
        body.record = loaded.path();
        if let Some(read) = self::newest(visit, r, subject)? {
            (body.written, body.answers) = (read.written, read.answers);
        }
        Ok(body)
    })?;
    visit.page(format!("One-page summary, {}", body.name), &body)
}

/// A one-page summary as it is read.
#[derive(Debug, Clone)]
pub struct Read {
    /// When and by whom it was written.
    pub written: String,
    /// Each question with its answer.
    pub answers: Vec<(String, Html)>,
}

/// The newest summary of a child.
pub fn newest(visit: &Visit, reading: &mut Reading<'_>, subject: i64) -> Result<Option<Read>, Fail> {
    let newest = document::completed_of_form(reading, subject, "summary")?.into_iter().next();
    let Some((newest, at)) = newest.and_then(|d| d.completed_at.map(|at| (d, at))) else { return Ok(None) };
    let loaded = Loaded::read(visit, reading, newest.id)?;
    let who = person::person(reading, subject)?;
    let answers = loaded.form.questions().map(|(_, q)| {
        let answer = for_child(&loaded.form, &loaded.answers, q, subject).unwrap_or_default();
        let voice = q.has(Tag::ChildsVoice).then_some(who.short_name());
        (q.ask.clone(), given(&show_answer(q, &answer), voice, &[]))
    });
    let written = format!("Written by {}, {}.", newest.completed_by.unwrap_or_default(), days::long_with_time(at));
    Ok(Some(Read { written, answers: answers.collect() }))
}

/// "Up to date, 5 days old", "Out of date: 42 days old".
pub fn age_words(written: days::Day, today: days::Day) -> String {
    let age = match fresh::days_old(written, today) {
        ..=0 => "written today".to_owned(),
        1 => "1 day old".to_owned(),
        n => format!("{n} days old"),
    };
    if fresh::stale(written, today) { format!("Out of date: {age}") } else { format!("Up to date, {age}") }
}

/// What changes a child's life: a turning point, a move in care, going missing, a decision, adoption. An event of before
/// counts when it was told only since, for the summary could not know of it.
pub fn significant_since(reading: &mut Reading<'_>, person: i64, at: days::Instant) -> Result<Vec<Entry>, Fail> {
    let wanted = story::Wanted { kind: None, skip: 0, most: 200 };
    let mut all = story::story(reading, person, &wanted)?;
    let kinds = [StoryKind::Care, StoryKind::Missing, StoryKind::Decision, StoryKind::Adoption];
    let since = |e: &Entry| e.day > days::day_of(at) || (e.received_at > at && !e.brought_in);
    all.retain(|e| e.standing == "stands" && since(e) && (e.turning_point || kinds.contains(&e.kind)));
    Ok(all)
}
