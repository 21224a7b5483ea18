//! Writing a form as text that can be read again.

use serde::Serialize;
use toml::{Table, Value};

use crate::{Condition, Form, Kind, OptionChoice, Question, Section, When};

#[derive(Serialize)]
struct FormText<'a> {
    id: &'a str,
    version: u32,
    title: &'a str,
    short: &'a str,
    purpose: &'a str,
    about: &'a str,
    entry_title: Option<&'a str>,
    section: Vec<SectionText<'a>>,
}

#[derive(Serialize)]
struct SectionText<'a> {
    id: &'a str,
    title: &'a str,
    domain: Option<&'a str>,
    question: Vec<QuestionText<'a>>,
}

#[derive(Serialize)]
struct QuestionText<'a> {
    id: &'a str,
    ask: &'a str,
    name: Option<&'a str>,
    kind: &'a str,
    why: Option<&'a str>,
    good: Option<&'a str>,
    hint: Option<&'a str>,
    one_line: Option<bool>,
    each_child: Option<bool>,
    when: Option<&'a str>,
    tags: Option<Vec<&'a str>>,
    domain: Option<&'a str>,
    prefill: Option<&'a str>,
    reader_needs: Option<&'a str>,
    required_to_complete: Option<bool>,
    min: Option<i64>,
    max: Option<i64>,
    unit: Option<&'a str>,
    only_if: Option<Value>,
    options: Option<Value>,
    scale: Option<Value>,
    question: Option<Vec<QuestionText<'a>>>,
}

impl Form {
    /// The form as text; reading it again gives the same form.
    pub fn to_toml(&self) -> String {
        let text = FormText {
            id: &self.id,
            version: self.version,
            title: &self.title,
            short: &self.short,
            purpose: &self.purpose,
            about: self.about.code(),
            entry_title: self.entry_title.as_deref(),
            section: self.sections.iter().map(section).collect(),
        };
        #[expect(
            clippy::expect_used,
            reason = "text, whole numbers and lists of tables always have a TOML form; a property test writes arbitrary ones"
        )]
        toml::to_string(&text).expect("because every field of a form has a TOML form")
    }
}

fn section(section: &Section) -> SectionText<'_> {
    SectionText {
        id: &section.id,
        title: &section.title,
        domain: section.domain.as_deref(),
        question: section.questions.iter().map(question).collect(),
    }
}

fn question(question: &Question) -> QuestionText<'_> {
    let (min, max, unit) = match &question.kind {
        Kind::Number { min, max, unit } => (*min, *max, unit.as_deref()),
        _ => (None, None, None),
    };
    let tags: Vec<&str> = question.tags.iter().map(|tag| tag.code()).collect();
    QuestionText {
        id: &question.id,
        ask: &question.ask,
        name: question.name.as_deref(),
        kind: question.kind.code(),
        why: some_text(&question.prompt.why),
        good: some_text(&question.prompt.good),
        hint: question.hint.as_deref(),
        one_line: question.one_line.then_some(true),
        each_child: question.each_child.then_some(true),
        when: (question.when != When::Any).then_some(question.when.code()),
        tags: (!tags.is_empty()).then_some(tags),
        domain: question.domain.as_deref(),
        prefill: question.prefill.as_deref(),
        reader_needs: question.reader_needs.as_deref(),
        required_to_complete: question.required_to_complete.then_some(true),
        min,
        max,
        unit,
        only_if: question.only_if.as_ref().map(condition),
        options: match &question.kind {
            Kind::Choice { options } | Kind::Several { options } => Some(choices(options)),
            _ => None,
        },
        scale: match &question.kind {
            Kind::Grade { scale } => Some(choices(scale)),
            _ => None,
        },
        question: match &question.kind {
            Kind::Repeating { questions } => Some(questions.iter().map(self::question).collect()),
            _ => None,
        },
    }
}

fn some_text(text: &str) -> Option<&str> {
    (!text.trim().is_empty()).then_some(text)
}

fn choices(options: &[OptionChoice]) -> Value {
    let table = |option: &OptionChoice| fields([("code", text(&option.code)), ("words", text(&option.words))]);
    Value::Array(options.iter().map(table).collect())
}

fn condition(of: &Condition) -> Value {
    match of {
        Condition::Is { question, value } => fields([("question", text(question)), ("is", text(value))]),
        Condition::IsNot { question, value } => fields([("question", text(question)), ("is_not", text(value))]),
        Condition::Answered { question } => fields([("answered", text(question))]),
        Condition::AnyOf(parts) => fields([("any", list(parts))]),
        Condition::AllOf(parts) => fields([("all", list(parts))]),
        Condition::Not(part) => fields([("not", condition(part))]),
    }
}

fn list(parts: &[Condition]) -> Value {
    Value::Array(parts.iter().map(condition).collect())
}

fn text(text: &str) -> Value {
    Value::String(text.to_owned())
}

fn fields<const N: usize>(fields: [(&str, Value); N]) -> Value {
    Value::Table(fields.into_iter().map(|(key, value)| (key.to_owned(), value)).collect::<Table>())
}
