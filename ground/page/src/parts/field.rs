//! Fields of a form, with their label, hint and error.

use super::Errors;
use crate::{Html, esc};

/// What every field has.
#[derive(Debug, Clone, Copy)]
pub struct Field<'a> {
    /// Its name, and its id.
    pub name: &'a str,
    /// Its label.
    pub label: &'a str,
    /// One line of help; may be empty.
    pub hint: &'a str,
    /// What stands in it.
    pub value: &'a str,
}

/// A choice: its stored word and the words read.
pub type Option_<'a> = (&'a str, &'a str);

struct Dressed {
    hint: String,
    error: String,
    described: String,
    group: &'static str,
}

fn dress(field: &Field<'_>, errors: &Errors) -> Dressed {
    let name = esc(field.name);
    let (mut by, mut hint, mut error) = (Vec::new(), String::new(), String::new());
    if !field.hint.is_empty() {
        hint = format!("<div class=\"govuk-hint\" id=\"{name}-hint\">{}</div>", esc(field.hint));
        by.push(format!("{name}-hint"));
    }
    if let Some(said) = errors.at(field.name) {
        error = format!(
            "<p class=\"govuk-error-message\" id=\"{name}-error\"><span class=\"govuk-visually-hidden\">Error:</span> {}</p>",
            esc(said)
        );
        by.push(format!("{name}-error"));
    }
    let group = if error.is_empty() { "govuk-form-group" } else { "govuk-form-group govuk-form-group--error" };
    let described = if by.is_empty() { String::new() } else { format!(" aria-describedby=\"{}\"", by.join(" ")) };
    Dressed { hint, error, described, group }
}

/// One line of text. `extra` is further attributes of ours, such as ` inputmode="numeric"`, and a width class.
pub fn text(field: Field<'_>, width: &str, extra: &str, errors: &Errors) -> Html {
    let d = dress(&field, errors);
    let (name, label, value) = (esc(field.name), esc(field.label), esc(field.value));
    let wrong = if d.error.is_empty() { "" } else { " govuk-input--error" };
    let kind = if extra.contains("type=") { "" } else { " type=\"text\"" };
    Html(format!(
        "<div class=\"{}\"><label class=\"govuk-label\" for=\"{name}\">{label}</label>{}{}<input class=\"govuk-input {width}{wrong}\" id=\"{name}\" name=\"{name}\" value=\"{value}\"{kind}{}{extra}></div>",
        d.group, d.hint, d.error, d.described
    ))
}

/// A day, typed as "21 11 2018" or "21 November 2018".
pub fn date(field: Field<'_>, errors: &Errors) -> Html {
    let hint = if field.hint.is_empty() { "For example, 21 11 2018" } else { field.hint };
    text(Field { hint, ..field }, "govuk-input--width-10", " autocomplete=\"off\"", errors)
}

/// Several lines of text.
pub fn textarea(field: Field<'_>, rows: u8, errors: &Errors) -> Html {
    let d = dress(&field, errors);
    let (name, label, value) = (esc(field.name), esc(field.label), esc(field.value));
    let wrong = if d.error.is_empty() { "" } else { " govuk-textarea--error" };
    Html(format!(
        "<div class=\"{}\"><label class=\"govuk-label\" for=\"{name}\">{label}</label>{}{}<textarea class=\"govuk-textarea{wrong}\" id=\"{name}\" name=\"{name}\" rows=\"{rows}\"{}>\n{value}</textarea></div>",
        d.group, d.hint, d.error, d.described
    ))
}

/// One of many, in a list that opens.
pub fn choice(field: Field<'_>, options: &[Option_<'_>], errors: &Errors) -> Html {
    let d = dress(&field, errors);
    let (name, label) = (esc(field.name), esc(field.label));
    let items: String = options
        .iter()
        .map(|(code, words)| {
            let chosen = if *code == field.value { " selected" } else { "" };
            format!("<option value=\"{}\"{chosen}>{}</option>", esc(code), esc(words))
        })
        .collect();
    Html(format!(
        "<div class=\"{}\"><label class=\"govuk-label\" for=\"{name}\">{label}</label>{}{}<select class=\"govuk-select\" id=\"{name}\" name=\"{name}\"{}>{items}</select></div>",
        d.group, d.hint, d.error, d.described
    ))
}

/// One of many under headings, in a list that opens. An empty heading leaves its choices outside any group.
pub fn choice_in_groups(field: Field<'_>, groups: &[(&str, Vec<(String, String)>)], errors: &Errors) -> Html {
    let d = dress(&field, errors);
    let (name, label) = (esc(field.name), esc(field.label));
    let mut items = String::new();
    for (heading, options) in groups {
        let inside: String = options
            .iter()
            .map(|(code, words)| {
                let chosen = if *code == field.value { " selected" } else { "" };
                format!("<option value=\"{}\"{chosen}>{}</option>", esc(code), esc(words))
            })
            .collect();
        items.push_str(&if heading.is_empty() {
            inside
        } else {
            format!("<optgroup label=\"{}\">{inside}</optgroup>", esc(heading))
        });
    }
    Html(format!(
        "<div class=\"{}\"><label class=\"govuk-label\" for=\"{name}\">{label}</label>{}{}<select class=\"govuk-select\" id=\"{name}\" name=\"{name}\"{}>{items}</select></div>",
        d.group, d.hint, d.error, d.described
    ))
}

/// Any of a few, all in sight; `chosen` holds the stored words of those ticked.
pub fn ticks(field: Field<'_>, options: &[Option_<'_>], chosen: &[&str], errors: &Errors) -> Html {
    let d = dress(&field, errors);
    let name = esc(field.name);
    let items: String = options
        .iter()
        .enumerate()
        .map(|(i, (code, words))| {
            let id = if i == 0 { name.clone() } else { format!("{name}-{i}") };
            let ticked = if chosen.contains(code) { " checked" } else { "" };
            format!(
                "<div class=\"govuk-checkboxes__item\"><input class=\"govuk-checkboxes__input\" type=\"checkbox\" id=\"{id}\" name=\"{name}\" value=\"{}\"{ticked}><label class=\"govuk-label govuk-checkboxes__label\" for=\"{id}\">{}</label></div>",
                esc(code),
                esc(words)
            )
        })
        .collect();
    Html(format!(
        "<div class=\"{}\"><fieldset class=\"govuk-fieldset\"{}><legend class=\"govuk-fieldset__legend\">{}</legend>{}{}<div class=\"govuk-checkboxes govuk-checkboxes--small\">{items}</div></fieldset></div>",
        d.group,
        d.described,
        esc(field.label),
        d.hint,
        d.error
    ))
}

/// One of a few, all in sight.
pub fn radios(field: Field<'_>, options: &[Option_<'_>], errors: &Errors) -> Html {
    let d = dress(&field, errors);
    let name = esc(field.name);
    let items: String = options
        .iter()
        .enumerate()
        .map(|(i, (code, words))| {
            let id = if i == 0 { name.clone() } else { format!("{name}-{i}") };
            let chosen = if *code == field.value { " checked" } else { "" };
            format!(
                "<div class=\"govuk-radios__item\"><input class=\"govuk-radios__input\" type=\"radio\" id=\"{id}\" name=\"{name}\" value=\"{}\"{chosen}><label class=\"govuk-label govuk-radios__label\" for=\"{id}\">{}</label></div>",
                esc(code),
                esc(words)
            )
        })
        .collect();
    let inline = if options.len() <= 3 { " govuk-radios--inline" } else { "" };
    Html(format!(
        "<div class=\"{}\"><fieldset class=\"govuk-fieldset\"{}><legend class=\"govuk-fieldset__legend\">{}</legend>{}{}<div class=\"govuk-radios govuk-radios--small{inline}\">{items}</div></fieldset></div>",
        d.group,
        d.described,
        esc(field.label),
        d.hint,
        d.error
    ))
}
