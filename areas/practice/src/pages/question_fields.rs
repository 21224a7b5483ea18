//! The fields of one question.

use crate::pages::held::Held;
use crate::rules::place::{Place, place_of, rows_of};
use crate::rules::put_question::{Typed, condition_word};
use page::parts::{Errors, Field, choice, choice_in_groups, text, textarea, ticks};
use page::{Form as Sent, Html};
use questions::{Form, Kind, Question, Tag, When};

/// Empty lines for choices that are not there yet.
const MORE_CHOICES: usize = 4;
/// Most lines for choices that are read from a form that was sent.
const MOST_LINES: usize = 100;

/// What is asked about one question, and how it stands.
pub struct Asking<'a> {
    /// The form.
    pub held: &'a Held,
    /// The question that is changed; nothing for a new one.
    pub question: Option<&'a Question>,
    /// Whether records answer it already.
    pub asked_already: bool,
    /// What stands in the fields.
    pub typed: &'a Typed,
    /// What is wrong with it.
    pub errors: &'a Errors,
}

/// What stands in the fields for a question as it is.
pub fn typed_of(form: &Form, question: &Question) -> Typed {
    let (min, max, unit) = match &question.kind {
        Kind::Number { min, max, unit } => (*min, *max, unit.clone()),
        _ => (None, None, None),
    };
    let figures = |n: Option<i64>| n.map_or(String::new(), |n| n.to_string());
    Typed {
        ask: question.ask.clone(),
        why: question.prompt.why.clone(),
        good: question.prompt.good.clone(),
        hint: question.hint.clone().unwrap_or_default(),
        name: question.name.clone().unwrap_or_default(),
        kind: question.kind.code().to_owned(),
        choices: question.options().iter().map(|o| (o.code.clone(), o.words.clone())).collect(),
        min: figures(min),
        max: figures(max),
        unit: unit.unwrap_or_default(),
        one_line: question.one_line,
        each_child: question.each_child,
        when: question.when.code().to_owned(),
        only_if: question
            .only_if
            .as_ref()
            .map_or(String::new(), |condition| condition_word(condition).unwrap_or_else(|| "keep".to_owned())),
        domain: question.domain.clone().unwrap_or_default(),
        tags: question.tags.iter().map(|tag| tag.code().to_owned()).collect(),
        reader_needs: question.reader_needs.clone().unwrap_or_default(),
        required: question.required_to_complete,
        stands: place_of(form, &question.id).map_or(String::new(), |place| place.word()),
        section: String::new(),
    }
}

/// What was sent.
pub fn typed_from(sent: &Sent) -> Typed {
    let text = |name: &str| sent.get(name).unwrap_or_default().to_owned();
    let choices = (0..MOST_LINES).map_while(|n| {
        let words = sent.get(&format!("choice-{n}"))?.to_owned();
        Some((text(&format!("choice-{n}-code")), words))
    });
    Typed {
        ask: text("ask"),
        why: text("why"),
        good: text("good"),
        hint: text("hint"),
        name: text("name"),
        kind: text("kind"),
        choices: choices.collect(),
        min: text("min"),
        max: text("max"),
        unit: text("unit"),
        one_line: sent.get("one_line").is_some(),
        each_child: sent.get("each_child").is_some(),
        when: text("when"),
        only_if: text("only_if"),
        domain: text("domain"),
        tags: sent.all("tags").map(str::to_owned).collect(),
        reader_needs: text("reader_needs"),
        required: sent.get("required").is_some(),
        stands: text("stands"),
        section: text("section"),
    }
}

fn field<'a>(name: &'a str, label: &'a str, hint: &'a str, value: &'a str) -> Field<'a> {
    Field { name, label, hint, value }
}

/// The words: what is always in sight.
pub fn words(a: &Asking<'_>) -> Vec<Html> {
    let t = a.typed;
    let wide = "";
    vec![
        text(field("ask", "The question", "As a worker reads it", &t.ask), wide, "", a.errors),
        textarea(
            field("why", "Why we ask", "Beside the question, for the worker. One or two sentences", &t.why),
            3,
            a.errors,
        ),
        textarea(
            field(
                "good",
                "A good answer shows",
                "What good detail looks like; an example helps more than a rule",
                &t.good,
            ),
            4,
            a.errors,
        ),
        text(
            field(
                "hint",
                "Help with typing it",
                "Under the question. May be empty. For example, “For example, 21 11 2018”",
                &t.hint,
            ),
            wide,
            "",
            a.errors,
        ),
    ]
}

/// How it is answered.
pub fn how(a: &Asking<'_>) -> Vec<Html> {
    let t = a.typed;
    let mut all = Vec::new();
    let kind = a.question.filter(|_| a.asked_already).map(|question| &question.kind);
    let rows = matches!(a.question.map(|q| &q.kind), Some(Kind::Repeating { .. }));
    match kind {
        Some(kind) => all.push(Html(format!(
            "<p class=\"govuk-body\">{}. <span class=\"kith-quiet\">Records answer it already, so this stays. To ask in another way, take the question out and add a new one.</span></p>",
            kind.words()
        ))),
        None if rows => all.push(Html("<input type=\"hidden\" name=\"kind\" value=\"repeating\">".to_owned())),
        None => all.push(choice(field("kind", "How is it answered?", "", &t.kind), &KINDS, a.errors)),
    }
    let may_be = |codes: &[&str]| kind.is_none_or(|kind| codes.contains(&kind.code())) && !rows;
    if may_be(&["narrative"]) {
        all.push(ticks(
            field("one_line", "Free text", "", ""),
            &[("yes", "On one line, like a name or a place")],
            ticked(t.one_line),
            a.errors,
        ));
    }
    if may_be(&["choice", "several", "grade"]) {
        all.push(choices(a));
    }
    if may_be(&["number"]) {
        let short = "govuk-input--width-10";
        all.push(Html("<p class=\"govuk-body kith-quiet\">For a whole number:</p><div class=\"kith-row\">".to_owned()));
        all.push(text(field("min", "The smallest", "", &t.min), short, " inputmode=\"numeric\"", a.errors));
        all.push(text(field("max", "The largest", "", &t.max), short, " inputmode=\"numeric\"", a.errors));
        all.push(text(field("unit", "What is counted", "", &t.unit), short, "", a.errors));
        all.push(Html("</div>".to_owned()));
    }
    if may_be(&["date", "date_time"]) {
        let options = When::ALL.map(|when| (when.code(), when.words()));
        all.push(choice(
            field("when", "Which days can it be?", "For a day, or a day and a time", &t.when),
            &options,
            a.errors,
        ));
    }
    all.push(text(
        field("name", "Short name", "What messages call the answer, like “Place of the visit”. May be empty", &t.name),
        "",
        "",
        a.errors,
    ));
    all
}

/// The kinds that the fields can make, in the order of how often they are used.
const KINDS: [(&str, &str); 12] = [
    ("", "Choose"),
    ("narrative", "Free text"),
    ("yes_no_not_known", "Yes, no or not known"),
    ("choice", "One of a list"),
    ("several", "Any of a list"),
    ("date", "A day"),
    ("date_time", "A day and a time"),
    ("number", "A whole number"),
    ("money", "An amount of money"),
    ("grade", "A step on a scale"),
    ("person", "One person"),
    ("people", "Any number of people"),
];

fn ticked(yes: bool) -> &'static [&'static str] {
    if yes { &["yes"] } else { &[] }
}

fn choices(a: &Asking<'_>) -> Html {
    let known = a.typed.choices.iter().filter(|(code, words)| !code.is_empty() || !words.trim().is_empty());
    let mut lines: Vec<(&str, &str)> = known.map(|(code, words)| (code.as_str(), words.as_str())).collect();
    lines.extend([("", ""); MORE_CHOICES]);
    let mut html = String::from(
        "<fieldset class=\"govuk-fieldset govuk-form-group\"><legend class=\"govuk-fieldset__legend\">Choices</legend><div class=\"govuk-hint\">For one of a list, any of a list, or a scale from first to last. Empty a line to take a choice away; earlier records keep it. Save to get more lines.</div>",
    );
    for (n, (code, words)) in lines.iter().enumerate() {
        let name = format!("choice-{n}");
        html.push_str(&format!("<input type=\"hidden\" name=\"{name}-code\" value=\"{}\">", page::esc(code)));
        let label = format!("Choice {}", n + 1);
        html.push_str(&text(field(&name, &label, "", words), "", "", a.errors).0);
    }
    html.push_str("</fieldset>");
    Html(html)
}

/// When it is asked, of whom, and where it stands.
pub fn when(a: &Asking<'_>) -> Vec<Html> {
    let t = a.typed;
    let inside = a.question.and_then(|question| rows_of(&a.held.form, &question.id));
    let mut all =
        vec![choice_in_groups(field("stands", "Where does it stand?", "", &t.stands), &places(a, inside), a.errors)];
    if a.question.is_none() || inside.is_none() {
        all.push(text(
            field("section", "Title of the new section", "Only when it stands in a new section", &t.section),
            "",
            "",
            a.errors,
        ));
    }
    if inside.is_none() {
        all.push(choice_in_groups(
            field("only_if", "When is it asked?", "Depending on a question above it", &t.only_if),
            &conditions(a),
            a.errors,
        ));
        all.push(ticks(
            field("each_child", "Brothers and sisters", "", ""),
            &[("yes", "The answer may differ for each child")],
            ticked(t.each_child),
            a.errors,
        ));
    }
    all.push(ticks(
        field("required", "Completing", "Few questions should: a record that cannot be completed is not read", ""),
        &[("yes", "It must be answered before the record can be completed")],
        ticked(t.required),
        a.errors,
    ));
    all
}

type Groups = Vec<(&'static str, Vec<(String, String)>)>;

fn places(a: &Asking<'_>, inside: Option<&str>) -> Vec<(&'static str, Vec<(String, String)>)> {
    let own = a.question.map(|question| question.id.as_str());
    let mut top = Vec::new();
    let mut rows = Vec::new();
    for section in &a.held.form.sections {
        top.push((Place::First(section.id.clone()).word(), format!("{}: first", section.title)));
        for question in &section.questions {
            if Some(question.id.as_str()) != own {
                let words = format!("{}: after “{}”", section.title, question.ask);
                top.push((Place::After(question.id.clone()).word(), words));
            }
            if matches!(question.kind, Kind::Repeating { .. }) && inside.is_none_or(|outer| outer == question.id) {
                rows.push((
                    Place::InRows(question.id.clone()).word(),
                    format!("“{}”: first in each row", question.ask),
                ));
                for inner in question.inner().iter().filter(|inner| Some(inner.id.as_str()) != own) {
                    let words = format!("“{}”: after “{}”", question.ask, inner.ask);
                    rows.push((Place::After(inner.id.clone()).word(), words));
                }
            }
        }
    }
    let new = vec![(Place::NewSection(String::new()).word(), "In a new section at the end".to_owned())];
    let all: Groups = if inside.is_some() {
        vec![("In each row", rows)]
    } else if own.is_some() {
        vec![("In a section", top), ("New section", new)]
    } else {
        vec![("In a section", top), ("New section", new), ("In each row", rows)]
    };
    all
}

fn conditions(a: &Asking<'_>) -> Vec<(&'static str, Vec<(String, String)>)> {
    let mut always = vec![(String::new(), "Always".to_owned())];
    if a.typed.only_if == "keep"
        && let Some(condition) = a.question.and_then(|question| question.only_if.as_ref())
    {
        always.push(("keep".to_owned(), format!("As now: only if {}", a.held.form.condition_words(condition))));
    }
    let mut only = Vec::new();
    for (_, question) in a.held.form.questions() {
        if a.question.is_some_and(|own| own.id == question.id) {
            break;
        }
        let values: Vec<(&str, &str)> = match &question.kind {
            Kind::YesNoNotKnown => vec![("yes", "Yes"), ("no", "No"), ("not_known", "Not known")],
            _ => question.options().iter().map(|o| (o.code.as_str(), o.words.as_str())).collect(),
        };
        for (code, words) in &values {
            only.push((format!("is|{}|{code}", question.id), format!("Only if “{}” is “{words}”", question.ask)));
        }
        only.push((format!("answered|{}", question.id), format!("Only if “{}” is answered", question.ask)));
        for (code, words) in &values {
            let words = format!("Only if “{}” is answered, and not “{words}”", question.ask);
            only.push((format!("not|{}|{code}", question.id), words));
        }
    }
    vec![("", always), ("Only if", only)]
}

/// What it gives the reader, and which part of the practice model it serves.
pub fn gives(a: &Asking<'_>) -> Vec<Html> {
    let t = a.typed;
    let section = a
        .question
        .and_then(|own| {
            a.held.form.questions().find(|(_, q)| q.id == own.id || q.inner().iter().any(|i| i.id == own.id))
        })
        .and_then(|(section, _)| section.domain.as_deref());
    let inherited = match section {
        Some(domain) => format!("As its section: {}", a.held.model.words_for(Some(domain))),
        None => "As its section".to_owned(),
    };
    let mut domains: Vec<(&str, &str)> = vec![("", &inherited)];
    domains.extend(a.held.model.domains.iter().map(|domain| (domain.id.as_str(), domain.title.as_str())));
    if !t.domain.is_empty() && a.held.model.domain(&t.domain).is_none() {
        domains.push((&t.domain, &t.domain));
    }
    let tags = Tag::ALL.map(|tag| (tag.code(), tag.words()));
    let chosen: Vec<&str> = t.tags.iter().map(String::as_str).collect();
    vec![
        choice(field("domain", "Which part of the practice model does it serve?", "", &t.domain), &domains, a.errors),
        ticks(field("tags", "What does the answer give the reader?", "", ""), &tags, &chosen, a.errors),
        text(
            field(
                "reader_needs",
                "What would a reader miss without it?",
                "Shown while writing, until it is answered. {child} stands for the child's name: “A reader would not hear {child}”. May be empty",
                &t.reader_needs,
            ),
            "",
            "",
            a.errors,
        ),
    ]
}
