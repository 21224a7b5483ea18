//! Adding a question to a form, or changing one: what was typed in its fields becomes a question, or sentences that say
//! what to do.

use questions::{Condition, Form, Kind, OptionChoice, Prompt, Question, Tag, When, clean};
use std::collections::BTreeSet;

use super::name_for::name_for;
use super::place::{self, Place};

/// What was typed, field by field.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Typed {
    /// The question as read.
    pub ask: String,
    /// Why it is asked.
    pub why: String,
    /// What a good answer shows.
    pub good: String,
    /// Help with typing the answer.
    pub hint: String,
    /// How messages call the answer.
    pub name: String,
    /// The kind's word.
    pub kind: String,
    /// Choices: the stored word, empty for a new one, and what is read; an emptied one goes.
    pub choices: Vec<(String, String)>,
    /// The smallest number.
    pub min: String,
    /// The largest number.
    pub max: String,
    /// What is counted.
    pub unit: String,
    /// On one line.
    pub one_line: bool,
    /// May differ for each child.
    pub each_child: bool,
    /// Which days it takes.
    pub when: String,
    /// When it is asked: nothing for always, `keep`, `is|seen|yes`, `not|seen|yes` or `answered|seen`.
    pub only_if: String,
    /// The domain; nothing for the section's.
    pub domain: String,
    /// Tags by their words.
    pub tags: Vec<String>,
    /// What a reader would miss.
    pub reader_needs: String,
    /// Needed to complete.
    pub required: bool,
    /// Where it stands: `after:place`, `first:meaning`, `rows:next_steps` or `new:`.
    pub stands: String,
    /// The title of a new section.
    pub section: String,
}

/// What can be kept as it is from before, and what must not be.
#[derive(Debug, Clone, Copy)]
pub struct Before<'a> {
    /// The question that is changed; nothing for a new one.
    pub question: Option<&'a Question>,
    /// Whether records were written with it, so that its kind stays.
    pub asked_already: bool,
    /// Names that other questions have or had.
    pub taken: &'a BTreeSet<String>,
}

/// A field and what is wrong with it.
pub type Wrong = (&'static str, String);

/// Longest question, in characters. Source: local.
const LONGEST_ASK: usize = 300;
/// Longest half of a prompt, in characters. Source: local, as in `questions`.
const LONGEST_PROMPT: usize = 1_000;
/// Longest of the short fields, in characters. Source: local.
const LONGEST_LINE: usize = 300;
/// Most choices. Source: local.
const MOST_CHOICES: usize = 60;

/// The form with the question as typed, and the question's name.
///
/// Errors: everything that is wrong, each with its field.
pub fn put_question(form: &Form, before: Before<'_>, typed: &Typed) -> Result<(Form, String), Vec<Wrong>> {
    let mut wrong = Vec::new();
    let question = question(form, before, typed, &mut wrong);
    let id = question.id.clone();
    let now = place::place_of(form, &id);
    let to = Place::read(&typed.stands, &line(&typed.section));
    if let Some(Place::NewSection(title)) = &to {
        needed(title, "section", "Say what the new section is called", &mut wrong);
        short_enough(title, "section", "The section's title", LONGEST_LINE, &mut wrong);
    }
    let mut next = form.clone();
    let stays = to.is_none() || to == now;
    if stays && now.is_some() {
        replace(&mut next, question);
    } else if let Some(to) = to {
        place::take(&mut next, &id);
        if place::put(&mut next, question, &to).is_err() {
            wrong.push(("stands", "Choose where the question is to stand from the list".to_owned()));
        }
    } else {
        wrong.push(("stands", "Choose where the question is to stand".to_owned()));
    }
    if wrong.is_empty()
        && let Err(faults) = Form::parse(&next.to_toml())
    {
        for fault in faults.0 {
            let about = if fault.sentence.contains("only_if") { "only_if" } else { "ask" };
            wrong.push((about, said(form, &next, &fault.place, &fault.sentence)));
        }
    }
    if wrong.is_empty() { Ok((next, id)) } else { Err(wrong) }
}

/// A fault of the whole form in the words of somebody who fills in fields.
fn said(form: &Form, next: &Form, place: &str, sentence: &str) -> String {
    let asked = place.strip_prefix("question ").and_then(|id| next.question(id).or(form.question(id)));
    if sentence.contains("is not a question above") {
        return match asked {
            Some(asked) => format!(
                "“{}” is asked depending on a question that would no longer stand above it. Move it further down, or change when it is asked",
                asked.ask
            ),
            None => {
                "It can depend only on a question above it. Move it further down, or change when it is asked".to_owned()
            }
        };
    }
    if sentence.contains("may differ for each child") {
        return "It depends on a question that may differ for each child, so this one must be able to differ too. Tick that it may differ for each child"
            .to_owned();
    }
    if sentence.contains("is not an answer that") {
        let asked = asked.map_or("another question", |asked| asked.ask.as_str());
        return format!(
            "“{asked}” is asked only for a choice that would no longer be there. Change when it is asked first"
        );
    }
    match asked {
        Some(asked) => format!("“{}”: {sentence}", asked.ask),
        None => sentence.to_owned(),
    }
}

fn question(form: &Form, before: Before<'_>, typed: &Typed, wrong: &mut Vec<Wrong>) -> Question {
    let ask = line(&typed.ask);
    needed(&ask, "ask", "Write the question as a worker reads it", wrong);
    short_enough(&ask, "ask", "The question", LONGEST_ASK, wrong);
    let prompt = Prompt { why: text(&typed.why), good: text(&typed.good) };
    needed(&prompt.why, "why", "Say why it is asked. Every question says so", wrong);
    needed(&prompt.good, "good", "Say what a good answer shows. Every question says so", wrong);
    short_enough(&prompt.why, "why", "This half of the prompt", LONGEST_PROMPT, wrong);
    short_enough(&prompt.good, "good", "This half of the prompt", LONGEST_PROMPT, wrong);
    for (value, field, what) in [
        (&typed.hint, "hint", "The help"),
        (&typed.name, "name", "The short name"),
        (&typed.reader_needs, "reader_needs", "What a reader would miss"),
        (&typed.unit, "unit", "What is counted"),
    ] {
        short_enough(&line(value), field, what, LONGEST_LINE, wrong);
    }
    let kind = match before.question.filter(|_| before.asked_already) {
        Some(asked) => same_kind(asked, typed, wrong),
        None => kind(typed, before.question, wrong),
    };
    let written = matches!(kind, Kind::Narrative | Kind::Repeating { .. });
    let tags: Vec<Tag> = Tag::ALL.into_iter().filter(|tag| typed.tags.iter().any(|t| t == tag.code())).collect();
    if !written && tags.iter().any(|tag| matches!(tag, Tag::Analysis | Tag::Reflection)) {
        let sentence = "Only free text can hold what the worker makes of it or may be wrong about. Take that tick away";
        wrong.push(("tags", sentence.to_owned()));
    }
    let days = matches!(kind, Kind::Date | Kind::DateTime);
    let old = before.question;
    Question {
        id: match old {
            Some(old) => old.id.clone(),
            None => {
                let taken = |name: &str| before.taken.contains(name) || form.question(name).is_some();
                name_for(&ask, "question", taken)
            }
        },
        one_line: typed.one_line && matches!(kind, Kind::Narrative),
        when: When::ALL.into_iter().find(|when| days && when.code() == typed.when).unwrap_or_default(),
        kind,
        name: some(line(&typed.name)),
        hint: some(line(&typed.hint)),
        each_child: typed.each_child,
        tags,
        domain: some(typed.domain.trim().to_owned()),
        only_if: only_if(old, typed, wrong),
        prefill: old.and_then(|old| old.prefill.clone()),
        reader_needs: some(line(&typed.reader_needs)),
        required_to_complete: typed.required,
        used_for: old.and_then(|old| old.used_for.clone()),
        ask,
        prompt,
    }
}

/// The kind of a question that records answer already: only its choices and limits may change.
fn same_kind(asked: &Question, typed: &Typed, wrong: &mut Vec<Wrong>) -> Kind {
    match &asked.kind {
        Kind::Choice { .. } => Kind::Choice { options: choices(typed, wrong) },
        Kind::Several { .. } => Kind::Several { options: choices(typed, wrong) },
        Kind::Grade { .. } => Kind::Grade { scale: choices(typed, wrong) },
        Kind::Number { .. } => number(typed, wrong),
        other => other.clone(),
    }
}

fn kind(typed: &Typed, old: Option<&Question>, wrong: &mut Vec<Wrong>) -> Kind {
    match typed.kind.as_str() {
        "narrative" => Kind::Narrative,
        "yes_no_not_known" => Kind::YesNoNotKnown,
        "choice" => Kind::Choice { options: choices(typed, wrong) },
        "several" => Kind::Several { options: choices(typed, wrong) },
        "grade" => Kind::Grade { scale: choices(typed, wrong) },
        "date" => Kind::Date,
        "date_time" => Kind::DateTime,
        "number" => number(typed, wrong),
        "money" => Kind::Money,
        "person" => Kind::Person,
        "people" => Kind::People,
        "repeating" if old.is_some_and(|old| matches!(old.kind, Kind::Repeating { .. })) => {
            Kind::Repeating { questions: old.map(|old| old.inner().to_vec()).unwrap_or_default() }
        }
        _ => {
            wrong.push(("kind", "Choose how the question is answered".to_owned()));
            Kind::Narrative
        }
    }
}

fn choices(typed: &Typed, wrong: &mut Vec<Wrong>) -> Vec<OptionChoice> {
    let mut options: Vec<OptionChoice> = Vec::new();
    let kept: Vec<&str> = typed.choices.iter().map(|(code, _)| code.as_str()).filter(|code| !code.is_empty()).collect();
    for (code, words) in &typed.choices {
        let words = line(words);
        if words.is_empty() {
            continue;
        }
        short_enough(&words, "choice-0", "A choice", LONGEST_LINE, wrong);
        if options.iter().any(|option| option.words.to_lowercase() == words.to_lowercase()) {
            wrong.push(("choice-0", format!("“{words}” is in the list twice. Take one away")));
            continue;
        }
        let code = if code.is_empty() {
            let taken = |name: &str| kept.contains(&name) || options.iter().any(|option| option.code == name);
            name_for(&words, "choice", taken)
        } else {
            code.clone()
        };
        options.push(OptionChoice { code, words });
    }
    if options.is_empty() {
        wrong.push(("choice-0", "Write at least one choice".to_owned()));
    }
    if options.len() > MOST_CHOICES {
        wrong.push(("choice-0", format!("There are {} choices, and {MOST_CHOICES} can be kept", options.len())));
    }
    options
}

fn number(typed: &Typed, wrong: &mut Vec<Wrong>) -> Kind {
    let mut limit = |text: &str, field: &'static str| match text.trim() {
        "" => None,
        some => match some.parse::<i64>() {
            Ok(number) => Some(number),
            Err(_) => {
                wrong.push((field, "Write a whole number in figures, or leave it empty".to_owned()));
                None
            }
        },
    };
    let (min, max) = (limit(&typed.min, "min"), limit(&typed.max, "max"));
    if min.zip(max).is_some_and(|(min, max)| min > max) {
        wrong.push(("max", "The largest number is smaller than the smallest. Exchange them".to_owned()));
    }
    Kind::Number { min, max, unit: some(line(&typed.unit)) }
}

fn only_if(old: Option<&Question>, typed: &Typed, wrong: &mut Vec<Wrong>) -> Option<Condition> {
    if typed.only_if.is_empty() {
        return None;
    }
    if typed.only_if == "keep" {
        return old.and_then(|old| old.only_if.clone());
    }
    let mut parts = typed.only_if.splitn(3, '|').map(str::to_owned);
    match (parts.next().as_deref(), parts.next(), parts.next()) {
        (Some("is"), Some(question), Some(value)) => Some(Condition::Is { question, value }),
        (Some("not"), Some(question), Some(value)) => Some(Condition::IsNot { question, value }),
        (Some("answered"), Some(question), None) => Some(Condition::Answered { question }),
        _ => {
            wrong.push(("only_if", "Choose from the list when it is asked".to_owned()));
            None
        }
    }
}

/// A simple condition as the word that stands for it in the list; nothing for one that the list cannot hold.
pub fn condition_word(condition: &Condition) -> Option<String> {
    match condition {
        Condition::Is { question, value } => Some(format!("is|{question}|{value}")),
        Condition::IsNot { question, value } => Some(format!("not|{question}|{value}")),
        Condition::Answered { question } => Some(format!("answered|{question}")),
        Condition::AnyOf(_) | Condition::AllOf(_) | Condition::Not(_) => None,
    }
}

fn replace(form: &mut Form, question: Question) {
    for outer in form.sections.iter_mut().flat_map(|section| &mut section.questions) {
        if outer.id == question.id {
            *outer = question;
            return;
        }
        if let Kind::Repeating { questions } = &mut outer.kind
            && let Some(inner) = questions.iter_mut().find(|inner| inner.id == question.id)
        {
            *inner = question;
            return;
        }
    }
}

fn needed(value: &str, field: &'static str, sentence: &str, wrong: &mut Vec<Wrong>) {
    if value.is_empty() {
        wrong.push((field, sentence.to_owned()));
    }
}

fn short_enough(value: &str, field: &'static str, what: &str, most: usize, wrong: &mut Vec<Wrong>) {
    let length = value.chars().count();
    if length > most {
        wrong.push((field, format!("{what} has {length} characters, and {most} can be kept. Shorten it")));
    }
}

fn text(typed: &str) -> String {
    clean(typed).trim().to_owned()
}

fn line(typed: &str) -> String {
    clean(typed).split_whitespace().collect::<Vec<_>>().join(" ")
}

fn some(text: String) -> Option<String> {
    (!text.is_empty()).then_some(text)
}

#[cfg(test)]
#[path = "put_question/tests.rs"]
mod tests;
