//! The curated chronology of a child: read, printed, added to, changed and ended with a reason.

use crate::pages::reasoned::{self, Reasoned, reason, reason_field, together};
use crate::store::chronology::{self, ChronologyEntry, Written};
use askama::Template;
use page::parts::{Errors, Field, date, text, textarea};
use page::{Fail, Html, Place, Reply, Visit, esc};
use record::store::person::{self, Person};
use record::store::story;

struct Line {
    id: i64,
    year: Option<i16>,
    day: String,
    when: String,
    age: Option<String>,
    words: String,
    meaning: String,
    source: String,
    by: String,
}

#[derive(Template)]
#[template(path = "pages/chronology.html")]
struct Chronology {
    header: Html,
    name: String,
    path: String,
    may_write: bool,
    entries: Vec<Line>,
}

fn path(who: &Person) -> String {
    format!("/people/{}", who.kith_number)
}

/// GET /people/{person}/chronology
pub fn read(visit: &Visit) -> Result<Reply, Fail> {
    let subject = visit.subject()?;
    let body = visit.read(|r| {
        let who = person::person(r, subject)?;
        let mut year = None;
        let entries = chronology::of_person(r, subject)?.into_iter().map(|e| line(&who, e, &mut year)).collect();
        Ok::<_, Fail>(Chronology {
            header: people::published::header(visit, r, subject, Some(Place::Story))?,
            name: who.short_name().to_owned(),
            path: path(&who),
            may_write: visit.may("write_record"),
            entries,
        })
    })?;
    visit.page(format!("Chronology, {}", body.name), &body)
}

fn line(who: &Person, entry: ChronologyEntry, year: &mut Option<i16>) -> Line {
    let new = *year != Some(entry.day.year());
    *year = Some(entry.day.year());
    Line {
        id: entry.id,
        year: new.then(|| entry.day.year()),
        day: entry.day.to_string(),
        when: days::short(entry.day),
        age: who.age_on(entry.day).map(|age| format!("aged {age}")),
        words: entry.words,
        meaning: entry.meaning,
        source: entry.source.trim_end_matches('.').to_owned(),
        by: entry.by,
    }
}

/// What stands in the fields.
#[derive(Default)]
struct Typed {
    day: String,
    words: String,
    source: String,
    meaning: String,
    story: Option<i64>,
}

impl Typed {
    fn of(visit: &Visit) -> Typed {
        let get = |name: &str| questions::clean(visit.form.text(name)).trim().to_owned();
        let story = visit.form.text("story").parse().ok();
        Typed { day: get("day"), words: get("words"), source: get("source"), meaning: get("meaning"), story }
    }

    fn fields(&self, errors: &Errors) -> Html {
        let field = |name, label, hint, value| Field { name, label, hint, value };
        let story =
            self.story.map_or(String::new(), |id| format!("<input type=\"hidden\" name=\"story\" value=\"{id}\">"));
        together([
            Html(story),
            date(field("day", "When did it happen?", "", &self.day), errors),
            textarea(
                field(
                    "words",
                    "What happened?",
                    "One or two sentences that somebody who never met the family understands",
                    &self.words,
                ),
                3,
                errors,
            ),
            text(
                field(
                    "source",
                    "How do we know?",
                    "For example, school's letter of 4 May 2026; seen on the visit",
                    &self.source,
                ),
                "",
                "",
                errors,
            ),
            textarea(
                field(
                    "meaning",
                    "What does it mean for the child?",
                    "What changed for them because of it",
                    &self.meaning,
                ),
                3,
                errors,
            ),
        ])
    }

    /// The entry, or what is wrong with it.
    fn check(&self, visit: &Visit, errors: &mut Errors) -> Option<days::Day> {
        let day = errors.take("day", days::parse_day(&self.day));
        if day.is_some_and(|d| d > visit.today()) {
            errors.add("day", "The day must be today or in the past");
        }
        for (name, value, missing) in [
            ("words", &self.words, "Say what happened"),
            ("source", &self.source, "Say how we know"),
            ("meaning", &self.meaning, "Say what it means for the child"),
        ] {
            if value.is_empty() {
                errors.add(name, missing);
            } else if value.chars().count() > 5_000 {
                errors.add(name, "A chronology is read at a glance. Use at most 5,000 characters, and leave the rest to the record behind it");
            }
        }
        day.filter(|_| errors.is_empty())
    }

    fn written<'a>(&'a self, day: days::Day, by: &'a str) -> Written<'a> {
        Written { day, words: &self.words, source: &self.source, meaning: &self.meaning, story: self.story, by }
    }
}

/// GET /people/{person}/chronology/new and /people/{person}/chronology/new/{story}
pub fn new_form(visit: &Visit) -> Result<Reply, Fail> {
    let subject = visit.subject()?;
    let mut typed = Typed::default();
    if let Some(id) = visit.params.id("story") {
        let wanted = story::Wanted { kind: None, skip: 0, most: 10_000 };
        let all = visit.read(|r| story::story(r, subject, &wanted))?;
        let entry = all.into_iter().find(|e| e.id == id && e.standing == "stands").ok_or(Fail::NotFound)?;
        let words =
            if entry.words.is_empty() { entry.title.clone() } else { format!("{}. {}", entry.title, entry.words) };
        let source =
            format!("{} written by {}, {}", entry.source, entry.by, days::long(days::day_of(entry.written_at)));
        typed = Typed { day: days::long(entry.day), words, source, meaning: entry.meaning, story: Some(id) };
    }
    new_shown(visit, &typed, &Errors::none())
}

fn new_shown(visit: &Visit, typed: &Typed, errors: &Errors) -> Result<Reply, Fail> {
    let subject = visit.subject()?;
    let (header, who, recent) = visit.read(|r| {
        let wanted = story::Wanted { kind: None, skip: 0, most: 20 };
        let header = people::published::header(visit, r, subject, Some(Place::Story))?;
        Ok::<_, Fail>((header, person::person(r, subject)?, story::story(r, subject, &wanted)?))
    })?;
    let from: String = recent
        .iter()
        .filter(|e| e.standing == "stands")
        .map(|e| {
            format!(
                "<li><a class=\"govuk-link\" href=\"{}/chronology/new/{}\">{}, {}</a></li>",
                path(&who),
                e.id,
                esc(&e.title),
                days::long(e.day)
            )
        })
        .collect();
    let from = if from.is_empty() || typed.story.is_some() {
        Html::default()
    } else {
        Html(format!(
            "<details class=\"govuk-details\"><summary class=\"govuk-details__summary\"><span class=\"govuk-details__summary-text\">Take it from the story</span></summary><div class=\"govuk-details__text\"><ul class=\"govuk-list\">{from}</ul></div></details>"
        ))
    };
    let asked = Reasoned {
        header,
        back: Some((format!("{}/chronology", path(&who)), "Chronology".to_owned())),
        heading: "Add to the chronology".to_owned(),
        intro: String::new(),
        fields: together([from, typed.fields(errors)]),
        action: format!("{}/chronology", path(&who)),
        button: "Add the entry",
    };
    reasoned::page(visit, asked, errors)
}

/// POST /people/{person}/chronology
pub fn add(visit: &Visit) -> Result<Reply, Fail> {
    let subject = visit.subject()?;
    let (typed, mut errors) = (Typed::of(visit), Errors::none());
    let Some(day) = typed.check(visit, &mut errors) else { return new_shown(visit, &typed, &errors) };
    let name = &visit.who()?.name;
    visit.act(Some(subject), None, |acting| {
        chronology::add(acting, subject, &typed.written(day, name)).map_err(Fail::from)
    })?;
    Ok(Reply::to_saying(format!("/people/{}/chronology", visit.param("person")), "Added to the chronology."))
}

fn standing(visit: &Visit) -> Result<ChronologyEntry, Fail> {
    let (subject, id) = (visit.subject()?, visit.id("entry")?);
    visit.read(|r| chronology::entry(r, subject, id))?.ok_or(Fail::NotFound)
}

/// GET /people/{person}/chronology/{entry}/edit
pub fn edit_form(visit: &Visit) -> Result<Reply, Fail> {
    let e = standing(visit)?;
    let typed = Typed { day: days::long(e.day), words: e.words, source: e.source, meaning: e.meaning, story: e.story };
    edit_shown(visit, &typed, &Errors::none())
}

fn edit_shown(visit: &Visit, typed: &Typed, errors: &Errors) -> Result<Reply, Fail> {
    let why = reason_field("Why is it changed?", "", visit.form.text("reason"), errors);
    asked(
        visit,
        "Change an entry of the chronology",
        together([typed.fields(errors), why]),
        "edit",
        "Change it",
        errors,
    )
}

fn asked(
    visit: &Visit,
    heading: &str,
    fields: Html,
    end: &str,
    button: &'static str,
    errors: &Errors,
) -> Result<Reply, Fail> {
    let (subject, id) = (visit.subject()?, visit.id("entry")?);
    let header = visit.read(|r| people::published::header(visit, r, subject, Some(Place::Story)))?;
    let at = format!("/people/{}/chronology", visit.param("person"));
    let asked = Reasoned {
        header,
        back: Some((at.clone(), "Chronology".to_owned())),
        heading: heading.to_owned(),
        intro: "What stood before stays in the history of the record.".to_owned(),
        fields,
        action: format!("{at}/{id}/{end}"),
        button,
    };
    reasoned::page(visit, asked, errors)
}

/// POST /people/{person}/chronology/{entry}/edit
pub fn edit(visit: &Visit) -> Result<Reply, Fail> {
    let (subject, before) = (visit.subject()?, standing(visit)?);
    let (typed, mut errors) = (Typed::of(visit), Errors::none());
    let why = reason(visit, &mut errors, "Say why it is changed");
    let Some(day) = typed.check(visit, &mut errors) else { return edit_shown(visit, &typed, &errors) };
    let name = &visit.who()?.name;
    visit.act(Some(subject), Some(&why), |acting| {
        chronology::end(acting, before.id, name, &why)?;
        chronology::add(acting, subject, &typed.written(day, name)).map_err(Fail::from)
    })?;
    Ok(Reply::to_saying(format!("/people/{}/chronology", visit.param("person")), "The entry was changed."))
}

/// GET /people/{person}/chronology/{entry}/end
pub fn end_form(visit: &Visit) -> Result<Reply, Fail> {
    standing(visit)?;
    end_shown(visit, &Errors::none())
}

fn end_shown(visit: &Visit, errors: &Errors) -> Result<Reply, Fail> {
    let entry = standing(visit)?;
    let words = Html(format!(
        "<blockquote class=\"govuk-inset-text kith-words\">{}: {}</blockquote>",
        days::long(entry.day),
        esc(&entry.words)
    ));
    let why = reason_field("Why is it taken out?", "", visit.form.text("reason"), errors);
    asked(visit, "Take an entry out of the chronology", together([words, why]), "end", "Take it out", errors)
}

/// POST /people/{person}/chronology/{entry}/end
pub fn end(visit: &Visit) -> Result<Reply, Fail> {
    let (subject, entry) = (visit.subject()?, standing(visit)?);
    let mut errors = Errors::none();
    let why = reason(visit, &mut errors, "Say why it is taken out");
    if !errors.is_empty() {
        return end_shown(visit, &errors);
    }
    let name = &visit.who()?.name;
    visit.act(Some(subject), Some(&why), |acting| chronology::end(acting, entry.id, name, &why).map_err(Fail::from))?;
    Ok(Reply::to_saying(
        format!("/people/{}/chronology", visit.param("person")),
        "The entry was taken out. The history keeps it.",
    ))
}
