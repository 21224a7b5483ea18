//! One field of each kind of question.

use super::in_field;
use crate::esc;
use questions::{Kind, Question, When};

/// Where a field stands and what it holds.
pub(super) struct Spot<'a> {
    /// Its name.
    pub name: &'a str,
    /// The answer as kept.
    pub value: &'a str,
    /// The attribute that ties it to its hint, error and prompt.
    pub described: &'a str,
    /// Whether something is wrong with it.
    pub wrong: bool,
    /// Whether it is one child's own, which may stay as for all.
    pub own: bool,
    /// The people on offer.
    pub choose: &'a [(String, String)],
}

const MOST_IN_SIGHT: usize = 8;

/// Whether the question is answered by several inputs, which a fieldset holds together.
pub(super) fn is_group(question: &Question) -> bool {
    match &question.kind {
        Kind::YesNoNotKnown | Kind::Several { .. } | Kind::People | Kind::Repeating { .. } => true,
        Kind::Choice { options } | Kind::Grade { scale: options } => options.len() <= MOST_IN_SIGHT,
        _ => false,
    }
}

pub(super) fn field(question: &Question, spot: &Spot<'_>) -> String {
    let pairs = |options: &[questions::OptionChoice]| {
        options.iter().map(|o| (o.code.clone(), o.words.clone())).collect::<Vec<_>>()
    };
    match &question.kind {
        Kind::Narrative if question.one_line => line(spot, spot.value, "", ""),
        Kind::Narrative => textarea(spot),
        Kind::YesNoNotKnown => {
            let all = [("yes", "Yes"), ("no", "No"), ("not_known", "Not known")];
            ticks(spot, &all.map(|(c, w)| (c.to_owned(), w.to_owned())), false)
        }
        Kind::Choice { options } | Kind::Grade { scale: options } if options.len() <= MOST_IN_SIGHT => {
            ticks(spot, &pairs(options), false)
        }
        Kind::Choice { options } | Kind::Grade { scale: options } => select(spot, &pairs(options)),
        Kind::Several { options } => ticks(spot, &pairs(options), true),
        Kind::Date | Kind::DateTime => {
            let lies = match question.when {
                When::Past => "past",
                When::Future => "ahead",
                When::Any => "any",
            };
            let timed = if matches!(question.kind, Kind::DateTime) { " data-time" } else { "" };
            let extra = format!(" autocomplete=\"off\" data-day=\"{lies}\"{timed}");
            line(spot, &in_field(question, spot.value), "govuk-input--width-20", &extra)
        }
        Kind::Number { unit, .. } => {
            let input = line(spot, spot.value, "govuk-input--width-5", " inputmode=\"numeric\"");
            match unit {
                Some(unit) => format!(
                    "<div class=\"govuk-input__wrapper\">{input}<div class=\"govuk-input__suffix\" aria-hidden=\"true\">{}</div></div>",
                    esc(unit)
                ),
                None => input,
            }
        }
        Kind::Money => line(spot, &in_field(question, spot.value), "govuk-input--width-10", " inputmode=\"decimal\""),
        Kind::Person => select(spot, spot.choose),
        Kind::People => ticks(spot, spot.choose, true),
        Kind::Repeating { questions } => rows(questions, spot),
    }
}

fn line(spot: &Spot<'_>, value: &str, width: &str, extra: &str) -> String {
    let wrong = if spot.wrong { " govuk-input--error" } else { "" };
    format!(
        "<input class=\"govuk-input {width}{wrong}\" type=\"text\" id=\"{0}\" name=\"{0}\" value=\"{1}\"{2}{extra}>",
        spot.name,
        esc(value),
        spot.described
    )
}

fn textarea(spot: &Spot<'_>) -> String {
    let wrong = if spot.wrong { " govuk-textarea--error" } else { "" };
    let lines = spot.value.lines().map(|l| 1 + l.chars().count() / 80).sum::<usize>();
    let rows = lines.clamp(if spot.own { 2 } else { 4 }, 20);
    format!(
        "<textarea class=\"govuk-textarea{wrong}\" id=\"{0}\" name=\"{0}\" rows=\"{rows}\"{1}>\n{2}</textarea>",
        spot.name,
        spot.described,
        esc(spot.value)
    )
}

/// Radios or checkboxes. What was typed and is no choice is kept as one, so that it is not lost.
fn ticks(spot: &Spot<'_>, options: &[(String, String)], several: bool) -> String {
    let mut all: Vec<(String, String)> = options.to_vec();
    if spot.own && !several {
        all.insert(0, (String::new(), "As for all".to_owned()));
    }
    let chosen: Vec<&str> = if several { spot.value.lines().collect() } else { vec![spot.value] };
    for one in &chosen {
        if !one.is_empty() && all.iter().all(|(code, _)| code != one) {
            all.push(((*one).to_owned(), (*one).to_owned()));
        }
    }
    let (kind, class) = if several { ("checkbox", "govuk-checkboxes") } else { ("radio", "govuk-radios") };
    let items: String = all
        .iter()
        .enumerate()
        .map(|(n, (code, words))| {
            let id = if n == 0 { spot.name.to_owned() } else { format!("{}-{n}", spot.name) };
            let checked = if chosen.contains(&code.as_str()) && (!code.is_empty() || spot.own) { " checked" } else { "" };
            let described = if n == 0 { spot.described } else { "" };
            format!(
                "<div class=\"{class}__item\"><input class=\"{class}__input\" type=\"{kind}\" id=\"{id}\" name=\"{}\" value=\"{}\"{checked}{described}><label class=\"govuk-label {class}__label\" for=\"{id}\">{}</label></div>",
                spot.name,
                esc(code),
                esc(words)
            )
        })
        .collect();
    let inline = if !several && all.len() <= 4 { " govuk-radios--inline" } else { "" };
    let small = if several { "govuk-checkboxes--small" } else { "govuk-radios--small" };
    format!("<div class=\"{class} {small}{inline}\">{items}</div>")
}

fn select(spot: &Spot<'_>, options: &[(String, String)]) -> String {
    let blank = if spot.own { "As for all" } else { "" };
    let known = spot.value.is_empty() || options.iter().any(|(code, _)| code == spot.value);
    let typed =
        if known { String::new() } else { format!("<option value=\"{0}\" selected>{0}</option>", esc(spot.value)) };
    let items: String = options
        .iter()
        .map(|(code, words)| {
            let chosen = if code == spot.value { " selected" } else { "" };
            format!("<option value=\"{}\"{chosen}>{}</option>", esc(code), esc(words))
        })
        .collect();
    format!(
        "<select class=\"govuk-select\" id=\"{0}\" name=\"{0}\"{1}><option value=\"\">{blank}</option>{typed}{items}</select>",
        spot.name, spot.described
    )
}

/// Rows of inner questions, the kept ones and an empty one; a button saves and gives another.
fn rows(questions: &[Question], spot: &Spot<'_>) -> String {
    let kept = questions::rows(spot.value).unwrap_or_default();
    let mut html = String::new();
    for n in 0..=kept.len() {
        let empty = questions::Row::new();
        let row = kept.get(n).unwrap_or(&empty);
        let cells: String = questions
            .iter()
            .map(|inner| cell(inner, row, &format!("{}.{n}", spot.name), n == 0 && spot.wrong))
            .collect();
        html.push_str(&format!(
            "<div class=\"kith-row\" data-row role=\"group\" aria-label=\"Row {}\">{cells}</div>",
            n + 1
        ));
    }
    format!(
        "<div class=\"kith-repeat\" id=\"{0}\" tabindex=\"-1\" data-rows>{html}<button class=\"govuk-button govuk-button--secondary\" type=\"submit\" name=\"then\" value=\"{0}\" data-add-row>Add another row</button></div>",
        spot.name
    )
}

fn cell(inner: &Question, row: &questions::Row, name: &str, wrong: bool) -> String {
    let value = row.get(&inner.id).map(String::as_str).unwrap_or_default();
    let id = format!("{name}.{}", esc(&inner.id));
    let hint = inner.hint.as_ref().map_or(String::new(), |h| format!(" placeholder=\"{}\"", esc(h)));
    let spot = Spot { name: &id, value, described: &hint, wrong, own: false, choose: &[] };
    let short = Question { one_line: true, ..inner.clone() };
    let hints = [&inner.prompt.why, &inner.prompt.good]
        .iter()
        .map(|s| s.as_str())
        .filter(|s| !s.is_empty())
        .collect::<Vec<_>>()
        .join(" ");
    let hints = if hints.is_empty() {
        String::new()
    } else {
        format!(
            "<details class=\"kith-prompt\" open><summary>A good answer shows<span class=\"govuk-visually-hidden\">: {}</span></summary><p>{}</p></details>",
            esc(&inner.ask),
            esc(&hints)
        )
    };
    let body = field(&short, &spot);
    let first = name.ends_with(".0");
    format!(
        "<div class=\"govuk-form-group\" data-cell=\"{0}\"><label class=\"govuk-label\" for=\"{id}\">{1}</label>{2}{body}</div>",
        esc(&inner.id),
        esc(&inner.ask),
        if first { hints } else { String::new() }
    )
}
