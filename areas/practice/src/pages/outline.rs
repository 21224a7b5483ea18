//! A form as its maker reads it: each question with its prompt, how it is answered, and what it gives the reader.

use askama::Template;
use page::parts::tag;
use page::{Html, esc};
use questions::{Changed, Form, FormChange, Kind, PracticeModel, Question, When};

/// What can be done at each question.
#[derive(Clone, Copy)]
pub enum Offer<'a> {
    /// Nothing: the form is only read.
    Read,
    /// A link to change the question.
    Change,
    /// Everything: change, move, add, take out. Makes the hidden fields of one small form.
    Everything(&'a dyn Fn() -> Html),
}

struct Asked {
    id: String,
    ask: String,
    how: String,
    hint: Option<String>,
    why: String,
    good: String,
    facts: Vec<(&'static str, String)>,
    mark: Html,
    back: bool,
    inner: Vec<Asked>,
}

struct Part {
    id: String,
    title: String,
    serves: String,
    mark: Html,
    asked: Vec<Asked>,
}

#[derive(Template)]
#[template(path = "pages/outline.html")]
struct Outline<'a> {
    path: String,
    parts: Vec<Part>,
    change: bool,
    everything: Option<&'a dyn Fn() -> Html>,
}

#[derive(Template)]
#[template(path = "pages/outline_question.html")]
struct One<'a> {
    asked: &'a Asked,
    path: &'a str,
    change: bool,
    everything: Option<&'a dyn Fn() -> Html>,
}

impl One<'_> {
    /// The hidden fields of one small form; each has its own, so that each can be sent once.
    fn hidden(&self) -> Html {
        self.everything.map(|make| make()).unwrap_or_default()
    }
}

/// The form, with a mark at everything in `changes`.
pub fn outline(form: &Form, model: &PracticeModel, path: &str, offer: Offer<'_>, changes: &[FormChange]) -> Html {
    let (change, everything) = match offer {
        Offer::Read => (false, None),
        Offer::Change => (true, None),
        Offer::Everything(hidden) => (true, Some(hidden)),
    };
    let parts = form
        .sections
        .iter()
        .map(|section| {
            let touched = changes.iter().any(|change| change.what == Changed::Section(section.id.clone()));
            Part {
                id: section.id.clone(),
                title: section.title.clone(),
                serves: match &section.domain {
                    Some(domain) => format!("Serves {}", model.words_for(Some(domain))),
                    None => "Each question says for itself which part of the practice model it serves".to_owned(),
                },
                mark: if touched { tag("Changed", "yellow") } else { Html::default() },
                asked: section.questions.iter().map(|question| asked(form, question, model, changes)).collect(),
            }
        })
        .collect();
    Html::of(&Outline { path: path.to_owned(), parts, change, everything })
}

impl Outline<'_> {
    fn one(&self, asked: &Asked) -> Html {
        Html::of(&One { asked, path: &self.path, change: self.change, everything: self.everything })
    }
}

fn asked(form: &Form, question: &Question, model: &PracticeModel, changes: &[FormChange]) -> Asked {
    let mut mark = Html::default();
    let mut back = false;
    for change in changes {
        match &change.what {
            Changed::Added(id) if *id == question.id => mark = tag("New", "green"),
            Changed::Question(id) if *id == question.id => (mark, back) = (tag("Changed", "yellow"), true),
            Changed::Order(id) if *id == question.id && mark.is_empty() => mark = tag("Moved", "blue"),
            _ => {}
        }
    }
    Asked {
        id: question.id.clone(),
        ask: question.ask.clone(),
        how: how(question),
        hint: question.hint.clone(),
        why: question.prompt.why.clone(),
        good: question.prompt.good.clone(),
        facts: facts(form, question, model),
        mark,
        back,
        inner: question.inner().iter().map(|inner| asked(form, inner, model, changes)).collect(),
    }
}

/// How a question is answered, in words.
pub fn how(question: &Question) -> String {
    let mut how = question.kind.words().to_owned();
    if question.one_line {
        how.push_str(", on one line");
    }
    match &question.kind {
        Kind::Choice { .. } | Kind::Several { .. } | Kind::Grade { .. } => {
            let words: Vec<&str> = question.options().iter().map(|option| option.words.as_str()).collect();
            how.push_str(&format!(": {}", words.join("; ")));
        }
        Kind::Number { min, max, unit } => {
            let limit = |word: &str, limit: &Option<i64>| limit.map_or(String::new(), |n| format!(" {word} {n}"));
            let unit = unit.as_ref().map_or(String::new(), |unit| format!(", in {unit}"));
            how.push_str(&format!("{}{}{unit}", limit("from", min), limit("to", max)));
        }
        _ if question.when != When::Any => how.push_str(&format!(", {}", question.when.words().to_lowercase())),
        _ => {}
    }
    how
}

fn facts(form: &Form, question: &Question, model: &PracticeModel) -> Vec<(&'static str, String)> {
    let mut facts = Vec::new();
    if let Some(condition) = &question.only_if {
        facts.push(("Asked only if", form.condition_words(condition)));
    }
    let mut of = Vec::new();
    if question.each_child {
        of.push("may differ for each child");
    }
    if question.required_to_complete {
        of.push("must be answered before the record can be completed");
    }
    if !of.is_empty() {
        facts.push(("Answer", of.join("; ")));
    }
    let inherited = question.domain.is_none() && form.domain_of(question).is_some();
    if !inherited {
        facts.push(("Serves", model.words_for(form.domain_of(question))));
    }
    if !question.tags.is_empty() {
        let tags: Vec<&str> = question.tags.iter().map(|tag| tag.words()).collect();
        facts.push(("Gives the reader", tags.join("; ")));
    }
    if let Some(needs) = &question.reader_needs {
        facts.push(("Without it", needs.replace("{child}", "the child")));
    }
    if question.prefill.is_some() {
        facts.push(("Offers", "what the record knows already".to_owned()));
    }
    if let Some(used_for) = &question.used_for {
        facts.push(("Kith uses it", used_for.clone()));
    }
    facts
}

/// Questions that were taken out and are still live, each with a button that puts it back.
pub fn taken_out(form: &Form, live: Option<&Form>, path: &str, hidden: &dyn Fn() -> Html) -> Html {
    let gone = live.into_iter().flat_map(Form::all_questions).filter(|was| form.question(&was.id).is_none());
    let items: String = gone
        .map(|was| {
            format!(
                "<li><div class=\"kith-work__what\"><s>{0}</s></div><form method=\"post\" action=\"{path}/edit/questions/{1}/back\">{2}<button class=\"kith-linkish\" type=\"submit\">Put it back<span class=\"govuk-visually-hidden\">: {0}</span></button></form></li>",
                esc(&was.ask),
                esc(&was.id),
                hidden()
            )
        })
        .collect();
    if items.is_empty() {
        return Html::default();
    }
    Html(format!(
        "<section class=\"kith-section\"><h2>Taken out, once you publish</h2><ul class=\"kith-work\">{items}</ul></section>"
    ))
}
