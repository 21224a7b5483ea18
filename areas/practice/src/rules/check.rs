//! What must be right before a form goes live, and what its maker should know.

use questions::{Form, FormChange, PracticeModel, Tag, changes, unmapped, without_prompt};

use super::new_form::LONGEST_TITLE;
use super::place::rows_of;

/// What a form is checked against.
#[derive(Debug, Clone, Copy)]
pub struct Against<'a> {
    /// The name under which its records are kept.
    pub name: &'a str,
    /// What is asked today; nothing for a form that is new.
    pub live: Option<&'a Form>,
    /// Every version there was.
    pub earlier: &'a [&'a Form],
    /// The form that came with the program and of whose kind its records are.
    pub root: Option<&'a Form>,
    /// The council's practice model.
    pub model: &'a PracticeModel,
}

/// Something that stops a form from going live.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stop {
    /// The question where it is put right.
    pub question: Option<String>,
    /// What is wrong and what to do.
    pub sentence: String,
}

/// What was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Checked {
    /// What would change.
    pub changes: Vec<FormChange>,
    /// What stops it.
    pub stops: Vec<Stop>,
    /// What does not stop it, and should be known.
    pub cares: Vec<String>,
}

/// Checks a form before it goes live.
pub fn check(next: &Form, against: &Against<'_>) -> Checked {
    let mut stops = Vec::new();
    let stop = |question: Option<&str>, sentence: String| Stop { question: question.map(str::to_owned), sentence };
    names_stay(next, against, &mut stops);
    for needed in against.root.into_iter().flat_map(Form::all_questions) {
        let Some(what) = &needed.used_for else { continue };
        let said = match next.question(&needed.id) {
            None => format!(
                "“{}” was taken out, and Kith needs its answer: {}. Put it back; its words may change",
                needed.ask,
                small(what)
            ),
            Some(asked) if asked.kind.code() != needed.kind.code() => format!(
                "“{}” must stay {}, because Kith needs its answer: {}",
                asked.ask,
                small(needed.kind.words()),
                small(what)
            ),
            Some(asked) if asked.each_child && !needed.each_child => {
                format!("“{}” must stay one answer for all children, because Kith needs it: {}", asked.ask, small(what))
            }
            Some(_) => continue,
        };
        stops.push(stop(next.question(&needed.id).map(|q| q.id.as_str()), said));
    }
    for question in next.all_questions() {
        let was = against.earlier.iter().rev().find_map(|form| Some((*form, form.question(&question.id)?)));
        let Some((form, was)) = was else { continue };
        if was.kind.code() != question.kind.code() {
            stops.push(stop(
                Some(&question.id),
                format!(
                    "“{}” was answered as {} in earlier records, and cannot become {}: the answers could not be read side by side. Take it out and add a new question instead",
                    question.ask,
                    small(was.kind.words()),
                    small(question.kind.words())
                ),
            ));
        } else if rows_of(form, &was.id).is_some() != rows_of(next, &question.id).is_some() {
            let sentence = format!(
                "“{}” cannot move into or out of rows: earlier records keep its answers where they were. Add a new question there instead",
                question.ask
            );
            stops.push(stop(Some(&question.id), sentence));
        }
    }
    for question in without_prompt(next) {
        let sentence = format!("“{}” must say why it is asked and what a good answer shows. Write both", question.ask);
        stops.push(stop(Some(&question.id), sentence));
    }
    let changes = against.live.map(|live| changes(live, next, against.model)).unwrap_or_default();
    if against.live.is_some() && changes.is_empty() {
        stops.push(stop(
            None,
            "Nothing differs from what is live. Change something first, or throw the changes away".into(),
        ));
    }
    Checked { changes, stops, cares: cares(next, against) }
}

fn names_stay(next: &Form, against: &Against<'_>, stops: &mut Vec<Stop>) {
    let mut stop = |sentence: String| stops.push(Stop { question: None, sentence });
    if next.id != against.name {
        stop(format!(
            "The form is kept as “{0}”, and the text calls it “{1}”. Write id = \"{0}\" again",
            against.name, next.id
        ));
    }
    let like = against.earlier.last().map(|form| &form.like);
    if like.is_some_and(|like| *like != next.like) || against.root.is_none() {
        stop("“like” says of which kind the records are, and must stay as it was. Put it back".to_owned());
    }
    if next.title.chars().count() > LONGEST_TITLE {
        stop(format!("The title is longer than a list has room for: at most {LONGEST_TITLE} characters. Shorten it"));
    }
    if !next.in_use && next.like.is_none() {
        stop("A form that came with Kith stays in use: other pages lead to it. Take in_use = false away".to_owned());
    }
}

fn cares(next: &Form, against: &Against<'_>) -> Vec<String> {
    let mut cares = Vec::new();
    let outside = unmapped(next, against.model);
    if !outside.is_empty() {
        let asks: Vec<String> = outside.iter().map(|question| format!("“{}”", question.ask)).collect();
        cares.push(format!(
            "Not every question serves the practice model: {}. Choose a domain, for the question or for its section",
            asks.join(", ")
        ));
    }
    let has = |form: &Form, tag: Tag| form.all_questions().any(|question| question.has(tag));
    for tag in Tag::ALL {
        if against.live.is_some_and(|live| has(live, tag)) && !has(next, tag) {
            cares.push(format!(
                "No question would give the reader “{}” any more. Records would no longer be looked at for it",
                tag.words()
            ));
        }
    }
    let required = |form: &Form| form.all_questions().filter(|question| question.required_to_complete).count();
    let more = against.live.map_or(0, |live| required(next).saturating_sub(required(live)));
    if more > 0 {
        let word = if more == 1 { "one more question".to_owned() } else { format!("{more} more questions") };
        cares.push(format!("A record can be completed only with {word} answered than today"));
    }
    cares
}

/// The sentence as it goes on after a colon.
fn small(words: &str) -> String {
    let mut letters = words.chars();
    let first = letters.next().map_or(String::new(), |first| first.to_lowercase().collect());
    if words.starts_with("Kith") { words.to_owned() } else { first + letters.as_str() }
}

#[cfg(test)]
#[path = "check/tests.rs"]
pub(crate) mod tests;
