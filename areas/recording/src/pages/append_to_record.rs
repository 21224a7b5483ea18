//! Adding to a completed record.

use crate::pages::loaded::Loaded;
use crate::pages::typed::{Intake, no_draft};
use askama::Template;
use page::parts::{Errors, Field, error_summary, text, textarea};
use page::{Fail, Html, Reply, Visit};
use record::store::document::{self, Standing};

#[derive(Template)]
#[template(path = "pages/append_to_record.html")]
struct AppendToRecord {
    path: String,
    title: String,
    summary: Html,
    late: Option<String>,
    hidden: Html,
    words: Html,
    reason: Html,
}

/// GET /records/{record}/append
pub fn form(visit: &Visit) -> Result<Reply, Fail> {
    let loaded = finished(visit)?;
    shown(visit, &loaded, ("", ""), None, &Errors::none())
}

/// The record of this address, once it is completed.
pub fn finished(visit: &Visit) -> Result<Loaded, Fail> {
    let loaded = Loaded::of(visit)?;
    match loaded.document.standing {
        Standing::Complete => Ok(loaded),
        Standing::Draft => Err(Fail::Stale("This record is still a draft: open it and write in it.".to_owned())),
        Standing::Discarded => Err(Fail::NotFound),
    }
}

fn shown(
    visit: &Visit,
    loaded: &Loaded,
    typed: (&str, &str),
    late: Option<String>,
    errors: &Errors,
) -> Result<Reply, Fail> {
    let body = AppendToRecord {
        path: loaded.path(),
        title: format!("{}, {}", loaded.title(), loaded.names()),
        summary: error_summary(errors),
        hidden: visit.hidden(),
        words: textarea(
            Field { name: "words", label: "What do you want to add?", hint: "", value: typed.0 },
            8,
            errors,
        ),
        reason: text(
            Field {
                name: "reason",
                label: "Why is it added now?",
                hint: "For example, the school rang back",
                value: typed.1,
            },
            "",
            "",
            errors,
        ),
        late: late.clone(),
    };
    if late.is_some() {
        let title = "Completed while you were writing".to_owned();
        return Ok(Reply::Page { title, body: Html::of(&body), status: 409 });
    }
    if errors.is_empty() {
        visit.page("Add to this record", &body)
    } else {
        visit.page_with_errors("Add to this record", &body)
    }
}

/// What somebody typed into a draft that was completed meanwhile: offered as an addition, so that nothing is lost.
pub fn late(visit: &Visit, loaded: &Loaded, intake: &Intake<'_>) -> Result<Reply, Fail> {
    let Fail::Stale(words) = no_draft(loaded) else { return Err(Fail::NotFound) };
    if loaded.document.standing != Standing::Complete {
        return Err(Fail::Stale(words));
    }
    let typed: Vec<String> = intake
        .taken
        .iter()
        .filter(|t| loaded.answers.own(&t.typed.question.id, t.typed.person).unwrap_or_default() != t.kept)
        .map(|t| {
            let whose = t.typed.person.map_or(String::new(), |p| format!(", for {}", loaded.called(p)));
            format!("{}{whose}\n{}", t.typed.question.ask, questions::show_answer(t.typed.question, &t.kept).text())
        })
        .collect();
    if typed.is_empty() {
        visit.nothing_to_do();
        return Ok(Reply::to(loaded.path()));
    }
    shown(visit, loaded, (&typed.join("\n\n"), ""), Some(words), &Errors::none())
}

/// POST /records/{record}/append
pub fn append(visit: &Visit) -> Result<Reply, Fail> {
    let loaded = finished(visit)?;
    let (words, reason) = (questions::clean(visit.form.text("words")), questions::clean(visit.form.text("reason")));
    let mut errors = Errors::none();
    if words.trim().is_empty() {
        errors.add("words", "Write what you want to add");
    } else if words.chars().count() > questions::LONGEST_ANSWER {
        errors.add("words", "This is longer than one addition can hold. Divide it into two");
    }
    if reason.trim().is_empty() {
        errors.add("reason", "Say why it is added now");
    }
    if !errors.is_empty() {
        return shown(visit, &loaded, (&words, &reason), None, &errors);
    }
    let name = &visit.who()?.name;
    visit.act(visit.subjects.first().copied(), Some(&reason), |acting| {
        document::append(acting, loaded.id(), &words, &reason, name).map_err(Fail::from)
    })?;
    Ok(Reply::to_saying(loaded.path(), "Added to the record."))
}
