//! The questions of a form as fields: once for all, then what differs for each child.

mod field;
mod only_if;
mod read;
#[cfg(test)]
mod tests;

use crate::parts::Errors;
use crate::{Html, esc};
use questions::{Answers, Kind, Question};
use std::collections::BTreeMap;

pub use read::{Typed, keep, places};

/// Everything needed to ask a form.
pub struct Asking<'a> {
    /// The form.
    pub form: &'a questions::Form,
    /// What was answered so far, as it is kept.
    pub answers: &'a Answers,
    /// The children it concerns, by the names to speak of them.
    pub children: &'a [(i64, String)],
    /// The people that a question for a person offers: as kept, and by name.
    pub choose: &'a [(String, String)],
    /// What is known about the answer at each place.
    pub marks: &'a BTreeMap<String, Mark>,
    /// What is wrong, at each place.
    pub errors: &'a Errors,
}

/// What is known about the answer at one place.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Mark {
    /// The version of the answer that the field starts from; 0 for none.
    pub version: i64,
    /// Who changed it last, in words; may be empty.
    pub changed: String,
    /// A fact that is offered where nothing was answered yet: as kept, and where it was taken from.
    pub offered: Option<(String, String)>,
    /// Shown over the field: the choice between two people's answers.
    pub over: Html,
}

/// The name of the field for a question and a person (`None`: everybody): `q-seen-0`.
pub fn place(question: &str, person: Option<i64>) -> String {
    format!("q-{question}-{}", person.unwrap_or(0))
}

/// The question and person of a field's name.
pub fn placed(place: &str) -> Option<(&str, Option<i64>)> {
    let (question, person) = place.strip_prefix("q-")?.rsplit_once('-')?;
    let person: i64 = person.parse().ok()?;
    Some((question, Some(person).filter(|p| *p != 0)))
}

/// An answer as it stands in a field: days in words, money in pounds, the rest as kept.
pub fn in_field(question: &Question, kept: &str) -> String {
    match question.kind {
        Kind::Date | Kind::DateTime | Kind::Money => questions::show_answer(question, kept).text(),
        Kind::Repeating { .. } => rows_in_field(question, kept),
        _ => kept.to_owned(),
    }
}

fn rows_in_field(question: &Question, kept: &str) -> String {
    let Some(rows) = questions::rows(kept) else { return kept.to_owned() };
    let cell = |id: String, cell: String| {
        let inner = question.inner().iter().find(|inner| inner.id == id);
        let shown = inner.map_or_else(|| cell.clone(), |inner| in_field(inner, &cell));
        (id, shown)
    };
    read::as_json(rows.into_iter().map(|row| row.into_iter().map(|(id, text)| cell(id, text)).collect()).collect())
}

/// A short digest of an answer, by which an unchanged field is told from a changed one.
pub fn digest(kept: &str) -> String {
    use sha2::{Digest, Sha256};
    Sha256::digest(kept.as_bytes()).iter().take(6).map(|b| format!("{b:02x}")).collect()
}

/// Every section of the form with its questions.
pub fn ask_form(asking: &Asking<'_>) -> Html {
    let mut html = String::new();
    for section in &asking.form.sections {
        html.push_str(&format!("<section class=\"kith-section\"><h2>{}</h2>", esc(&section.title)));
        for question in &section.questions {
            html.push_str(&ask(asking, question).0);
        }
        html.push_str("</section>");
    }
    Html(html)
}

/// One question.
pub fn ask(asking: &Asking<'_>, question: &Question) -> Html {
    let id = esc(&question.id);
    let prompted = !question.prompt.why.is_empty() || !question.prompt.good.is_empty();
    let group = field::is_group(question);
    let (tag, class) = (if group { "fieldset" } else { "div" }, if prompted { " kith-ask--prompted" } else { "" });
    let only_if =
        question.only_if.as_ref().map_or(String::new(), |c| format!(" data-only-if=\"{}\"", esc(&only_if::json(c))));
    let shared = place(&question.id, None);
    let hint = question
        .hint
        .as_ref()
        .map_or(String::new(), |h| format!("<div class=\"govuk-hint\" id=\"{shared}-hint\">{}</div>", esc(h)));
    let ask = esc(&question.ask);
    let asked = if group {
        format!("<legend class=\"kith-ask__question\">{ask}{hint}</legend>")
    } else {
        format!(
            "<div class=\"kith-ask__question\"><label class=\"govuk-label\" for=\"{shared}\">{ask}</label>{hint}</div>"
        )
    };
    let fields = fields(asking, question);
    Html(format!(
        "<{tag} class=\"kith-ask{class}\" id=\"ask-{id}\" data-question=\"{id}\" data-kind=\"{}\"{only_if}>{asked}{}<div class=\"kith-ask__field\">{fields}</div></{tag}>",
        question.kind.code(),
        prompt(question, prompted)
    ))
}

fn prompt(question: &Question, prompted: bool) -> String {
    if !prompted {
        return String::new();
    }
    let half = |head: &str, words: &str| {
        if words.is_empty() { String::new() } else { format!("<b>{head}</b><p>{}</p>", esc(words)) }
    };
    format!(
        "<details class=\"kith-prompt\" open><summary>Why we ask, and what a good answer shows<span class=\"govuk-visually-hidden\">: {}</span></summary><div id=\"prompt-{}\">{}{}</div></details>",
        esc(&question.ask),
        esc(&question.id),
        half("Why we ask", &question.prompt.why),
        half("A good answer shows", &question.prompt.good)
    )
}

/// One question for one person alone, or for everybody (`None`), as when a single answer is corrected.
pub fn ask_one(asking: &Asking<'_>, question: &Question, person: Option<i64>) -> Html {
    let alone = Question { each_child: false, ..question.clone() };
    let name = place(&question.id, person);
    let ask = esc(&question.ask);
    let (tag, asked) = if field::is_group(question) {
        ("fieldset", format!("<legend class=\"kith-ask__question\">{ask}</legend>"))
    } else {
        (
            "div",
            format!(
                "<div class=\"kith-ask__question\"><label class=\"govuk-label\" for=\"{name}\">{ask}</label></div>"
            ),
        )
    };
    Html(format!(
        "<{tag} class=\"kith-ask kith-ask--prompted\">{asked}{}<div class=\"kith-ask__field\">{}</div></{tag}>",
        prompt(question, true),
        spot(asking, &alone, person)
    ))
}

/// The field for all, and under a fold those for each child.
fn fields(asking: &Asking<'_>, question: &Question) -> String {
    let shared = spot(asking, question, None);
    if !question.each_child || asking.children.len() < 2 {
        return shared;
    }
    let mut open = "";
    let mut each = String::new();
    for (person, name) in asking.children {
        let spot_name = place(&question.id, Some(*person));
        if asking.answers.own(&question.id, Some(*person)).is_some() || asking.errors.at(&spot_name).is_some() {
            open = " open";
        }
        let about =
            format!("Only for {}<span class=\"govuk-visually-hidden\">: {}</span>", esc(name), esc(&question.ask));
        let body = spot(asking, question, Some(*person));
        each.push_str(&if field::is_group(question) {
            format!("<fieldset class=\"kith-each\"><legend class=\"kith-each__child\">{about}</legend>{body}</fieldset>")
        } else {
            format!("<div class=\"kith-each\"><label class=\"govuk-label kith-each__child\" for=\"{spot_name}\">{about}</label>{body}</div>")
        });
    }
    let names = any_of(asking.children.iter().map(|(_, name)| esc(name)));
    let word = if matches!(question.kind, Kind::Narrative) { "What differs for" } else { "Different for" };
    format!(
        "{shared}<details class=\"govuk-details kith-differs\"{open}><summary class=\"govuk-details__summary\"><span class=\"govuk-details__summary-text\">{word} {names}</span></summary><div class=\"kith-differs__each\">{each}</div></details>"
    )
}

/// "Ella", "Ella or Tomasz", "Ella, Tomasz or Zain".
fn any_of(names: impl Iterator<Item = String>) -> String {
    let mut names = names.collect::<Vec<_>>();
    match (names.pop(), names.join(", ")) {
        (Some(last), before) if !before.is_empty() => format!("{before} or {last}"),
        (last, _) => last.unwrap_or_default(),
    }
}

/// One field with its error, its version and who changed it.
fn spot(asking: &Asking<'_>, question: &Question, person: Option<i64>) -> String {
    let name = place(&question.id, person);
    let none = Mark::default();
    let mark = asking.marks.get(&name).unwrap_or(&none);
    let kept = asking.answers.own(&question.id, person).unwrap_or_default();
    let offered = mark.offered.as_ref().filter(|_| mark.version == 0 && kept.is_empty());
    let value = offered.map_or(kept, |(value, _)| value.as_str());
    let from =
        offered.map_or(String::new(), |(_, from)| format!("<span class=\"kith-prefilled\">{}</span>", esc(from)));
    let error = asking.errors.at(&name).map_or(String::new(), |said| {
        format!(
            "<p class=\"govuk-error-message\" id=\"{name}-error\"><span class=\"govuk-visually-hidden\">Error:</span> {}</p>",
            esc(said)
        )
    });
    let mut by = Vec::new();
    if question.hint.is_some() {
        by.push(format!("{}-hint", place(&question.id, None)));
    }
    if !error.is_empty() {
        by.push(format!("{name}-error"));
    }
    if !question.prompt.good.is_empty() {
        by.push(format!("prompt-{}", question.id));
    }
    let described = if by.is_empty() { String::new() } else { format!(" aria-describedby=\"{}\"", by.join(" ")) };
    let fields = field::field(
        question,
        &field::Spot {
            name: &name,
            value,
            described: &described,
            wrong: !error.is_empty(),
            own: person.is_some(),
            choose: asking.choose,
        },
    );
    format!(
        "<div class=\"kith-spot\" data-place=\"{name}\" data-person=\"{}\"{}>{}{from}{error}{fields}<input type=\"hidden\" name=\"v-{name}\" value=\"{}.{}\"><p class=\"kith-ask__saved\" data-changed>{}</p></div>",
        person.unwrap_or(0),
        if offered.is_some() { " data-offered" } else { "" },
        mark.over,
        mark.version,
        digest(kept),
        esc(&mark.changed)
    )
}

/// What a reader would still miss: each with the place that would tell them.
pub fn missed_panel(missed: &[(String, String)]) -> Html {
    let items: String = missed
        .iter()
        .map(|(place, words)| {
            format!(
                "<li data-missed=\"{}\"><a class=\"govuk-link\" href=\"#{}\">{}</a></li>",
                esc(place),
                esc(place),
                esc(words)
            )
        })
        .collect();
    let none = if missed.is_empty() { "" } else { " hidden" };
    Html(format!(
        "<aside class=\"kith-missed\" aria-labelledby=\"missed\"><h2 id=\"missed\">What a reader would still miss</h2><ul>{items}</ul><p data-nothing{none}>Nothing that this form knows of. Read it once more as somebody who never met the family.</p></aside>"
    ))
}
