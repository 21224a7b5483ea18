//! The form's own words: its title, what it is for, what lists call its records.

use crate::pages::change_form::{Refusal, change_form, on_from, text_of};
use crate::pages::held::Held;
use crate::pages::section::Fields;
use crate::rules::new_form::LONGEST_TITLE;
use page::parts::{Errors, Field, error_summary, text, textarea, ticks};
use page::{Fail, Reply, Visit};
use questions::{Form, clean};

/// Longest purpose, in characters. Source: local.
const LONGEST_PURPOSE: usize = 600;

struct Words {
    title: String,
    short: String,
    purpose: String,
    entry_title: String,
    in_use: bool,
}

/// GET /forms/{form}/edit/words
pub fn show(visit: &Visit) -> Result<Reply, Fail> {
    let held = Held::of(visit)?;
    let words = Words {
        title: held.form.title.clone(),
        short: held.form.short.clone(),
        purpose: held.form.purpose.clone(),
        entry_title: held.form.entry_title.clone().unwrap_or_default(),
        in_use: held.form.in_use,
    };
    page(visit, &held, &words, &Errors::none())
}

fn page(visit: &Visit, held: &Held, words: &Words, errors: &Errors) -> Result<Reply, Fail> {
    let field = |name, label, hint, value| Field { name, label, hint, value };
    let mut fields = vec![
        text(field("title", "Title", "Like “Visit”", &words.title), "", "", errors),
        text(
            field("short", "Inside a sentence", "Like “visit”, as in “this is another visit”", &words.short),
            "",
            "",
            errors,
        ),
        textarea(
            field(
                "purpose",
                "What it is for",
                "One or two sentences: what this record is for and when to use it",
                &words.purpose,
            ),
            4,
            errors,
        ),
        text(
            field(
                "entry_title",
                "What a list calls one record",
                "May hold answers by the names of their questions, in braces: “Visit at {place}”. Empty for the title alone",
                &words.entry_title,
            ),
            "",
            "",
            errors,
        ),
    ];
    if held.form.like.is_some() {
        let chosen: &[&str] = if words.in_use { &["yes"] } else { &[] };
        let hint = "Without the tick nobody can begin one. Records already written stay";
        fields.push(ticks(
            field("in_use", "In use", hint, ""),
            &[("yes", "Workers can begin new records with it")],
            chosen,
            errors,
        ));
    }
    let title = "Change the title and what it is for".to_owned();
    let body = Fields {
        summary: error_summary(errors),
        title: title.clone(),
        form: held.form.title.clone(),
        path: held.path(),
        action: visit.path.clone(),
        intro: "",
        hidden: visit.hidden(),
        fields,
    };
    if errors.is_empty() { visit.page(title, &body) } else { visit.page_with_errors(title, &body) }
}

/// POST /forms/{form}/edit/words
pub fn send(visit: &Visit) -> Result<Reply, Fail> {
    let held = Held::of(visit)?;
    let line = |name: &str| clean(visit.form.text(name)).split_whitespace().collect::<Vec<_>>().join(" ");
    let words = Words {
        title: line("title"),
        short: line("short"),
        purpose: line("purpose"),
        entry_title: line("entry_title"),
        in_use: held.form.like.is_none() || visit.form.get("in_use").is_some(),
    };
    let wrong = change_form(visit, |held| {
        let mut errors = Errors::none();
        for (value, field, most, empty) in [
            (&words.title, "title", LONGEST_TITLE, "Write the title"),
            (&words.short, "short", LONGEST_TITLE, "Write how it is called inside a sentence"),
            (&words.purpose, "purpose", LONGEST_PURPOSE, "Say what the form is for"),
        ] {
            let length = value.chars().count();
            if value.is_empty() {
                errors.add(field, empty);
            } else if length > most {
                errors.add(field, format!("This has {length} characters, and {most} can be kept. Shorten it"));
            }
        }
        if words.entry_title.chars().count() > LONGEST_TITLE * 2 {
            errors.add("entry_title", "This is longer than a list has room for. Shorten it");
        }
        let next = Form {
            title: words.title.clone(),
            short: words.short.clone(),
            purpose: words.purpose.clone(),
            entry_title: Some(words.entry_title.clone()).filter(|title| !title.is_empty()),
            in_use: words.in_use,
            ..Form::clone(&held.form)
        };
        if errors.is_empty()
            && let Err(faults) = Form::parse(&next.to_toml())
        {
            for fault in faults.0 {
                errors.add("entry_title", entry_fault(&next, &fault.sentence));
            }
        }
        if errors.is_empty() { Ok(text_of(held, &next)) } else { Err(Refusal::Wrong(errors)) }
    })?;
    match wrong {
        None => Ok(on_from(visit, &held, None)),
        Some(errors) => page(visit, &Held::of(visit)?, &words, &errors),
    }
}

fn entry_fault(form: &Form, sentence: &str) -> String {
    let names: Vec<&str> = form.questions().take(5).map(|(_, question)| question.id.as_str()).collect();
    if sentence.contains("entry_title") {
        format!("In braces stands the name of a question of this form, like {}", names.join(", "))
    } else {
        sentence.to_owned()
    }
}
